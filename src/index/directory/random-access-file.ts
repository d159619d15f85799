// Open files of both kinds of directories, in the thread that opened them and in those it shares them with.

import { closeSync, readSync } from 'node:fs';
import { FindlingError } from '../../errors.js';
import type { RandomAccessFile, SharedFile } from './readable-directory.js';

/** A file by its descriptor, which it closes. */
export class FileOnDisk implements RandomAccessFile {
  readonly shared: SharedFile;
  readonly #path: string;
  readonly #descriptor: number;

  constructor(path: string, descriptor: number) {
    this.shared = { kind: 'descriptor', path, descriptor };
    this.#path = path;
    this.#descriptor = descriptor;
  }

  read(offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    let at = 0;
    while (at < length) {
      const count = readSync(this.#descriptor, bytes, at, length - at, offset + at);
      if (count === 0) throw endsBefore(this.#path, offset + length);
      at += count;
    }
    return bytes;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** A file in memory. */
export class FileInMemory implements RandomAccessFile {
  readonly shared: SharedFile;
  readonly #path: string;
  readonly #bytes: Uint8Array;

  constructor(path: string, bytes: Uint8Array) {
    this.shared = { kind: 'bytes', path, bytes };
    this.#path = path;
    this.#bytes = bytes;
  }

  read(offset: number, length: number): Uint8Array {
    if (offset + length > this.#bytes.length) throw endsBefore(this.#path, offset + length);
    return this.#bytes.subarray(offset, offset + length);
  }

  close(): void {
    // Memory is let go of with the last reference to it.
  }
}

/** Opens a file that another thread has open. Closing it here leaves it open there. */
export function openSharedFile(shared: SharedFile): RandomAccessFile {
  const file =
    shared.kind === 'bytes'
      ? new FileInMemory(shared.path, shared.bytes)
      : new FileOnDisk(shared.path, shared.descriptor);
  return { shared, read: (offset, length) => file.read(offset, length), close: () => undefined };
}

function endsBefore(path: string, end: number): FindlingError {
  return new FindlingError('index_damaged', `${path} ends before byte ${end}`);
}
