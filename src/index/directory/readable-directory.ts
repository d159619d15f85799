// Where the bytes of an index live, for whoever only reads them. Names are relative, with `/` between parts. Where the system fails
// (`EIO`, `EMFILE`, `EACCES`, ...), all of it fails with FindlingError `index_unreadable`: that says nothing of the index.

/**
 * An open file as a plain message to another thread of this process, which reads through it for as long as the file stays open
 * here: the descriptor of a file on the file system, or the bytes of one in memory.
 */
export type SharedFile =
  | { readonly kind: 'descriptor'; readonly path: string; readonly descriptor: number }
  | { readonly kind: 'bytes'; readonly path: string; readonly bytes: Uint8Array };

/** Reads pieces of one file; stays readable after the file was removed. */
export interface RandomAccessFile {
  /** What another thread opens the file by: see `openSharedFile`. */
  readonly shared: SharedFile;
  /** In bytes. Throws FindlingError `index_damaged` where the file cannot be asked. */
  size(): number;
  /** Exactly `length` bytes from `offset`. Throws FindlingError `index_damaged` where they are not there or cannot be read. */
  read(offset: number, length: number): Uint8Array;
  /** Fills `target` with the bytes from `offset`, without holding the event loop. Rejects as `read` throws. */
  fill(target: Uint8Array, offset: number): Promise<void>;
  close(): void;
}

/** A whole file. */
export interface Contents {
  /** In shared memory, so that other threads can be given it without a copy. */
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, lower-case hex. */
  readonly sha256: string;
}

/** What a file is known by without its bytes. */
export interface Digest {
  /** In bytes. */
  readonly length: number;
  /** SHA-256 of the bytes, lower-case hex. */
  readonly sha256: string;
}

/** Files that can be read. */
export interface ReadableDirectory {
  /** How messages name this directory. */
  readonly name: string;
  /** Names directly below a folder (`''` for the top), sorted; empty when there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** A whole file with its checksum, or null when there is none. Reads in pieces, so that the event loop goes on. */
  read(name: string): Promise<Contents | null>;
  /** Length and checksum of a file without keeping it, or null when there is none. */
  digest(name: string): Promise<Digest | null>;
  /** Text that changes when a file is written to or another takes its place, without reading it; null when there is none. */
  stamp(name: string): Promise<string | null>;
  /** Opens a file. Throws FindlingError `index_damaged` when there is none. */
  open(name: string): RandomAccessFile;
}
