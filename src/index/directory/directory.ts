// Where the bytes of an index live. Only the interface: a form on the file system, one in memory.
// Names are relative, with `/` between parts.

/** Reads pieces of one file; stays readable after the file was removed. */
export interface RandomAccessFile {
  /** Exactly `length` bytes from `offset`. Throws FindlingError `index_damaged` when the file is shorter. */
  read(offset: number, length: number): Uint8Array;
  close(): void;
}

/** Held by the one writer. */
export interface WriterLock {
  /** Throws FindlingError `index_locked` if the lock is no longer ours. */
  confirm(): Promise<void>;
  release(): Promise<void>;
}

export interface Contents {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the bytes, lower-case hex. */
  readonly sha256: string;
}

export interface Directory {
  /** How messages name this place. */
  readonly name: string;
  /** The folder of the file system it is, by which another thread can open it, too; null for one in memory. */
  readonly folder: string | null;
  /** Names directly below a folder (`''` for the top), sorted; empty when there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** A whole file with its checksum, or null when there is none. Reads in pieces, so that the event loop goes on. */
  read(name: string): Promise<Contents | null>;
  /** Length and checksum of a file without keeping it, or null when there is none. */
  digest(name: string): Promise<{ readonly length: number; readonly sha256: string } | null>;
  open(name: string): RandomAccessFile;
  /** Writes a new file; once this resolves it survives a power cut. Rejects if the file exists. */
  create(name: string, bytes: Uint8Array): Promise<void>;
  /** Puts a file in the place of another at one instant, durably. */
  replace(name: string, bytes: Uint8Array): Promise<void>;
  /** Removes a file or a folder with all in it; nothing happens when there is none. */
  remove(name: string): Promise<void>;
  /** Rejects with FindlingError `index_locked`, naming the owner, when another writer holds the lock. */
  lock(): Promise<WriterLock>;
}
