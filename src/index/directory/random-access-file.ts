// Open files of both kinds of directories, in the thread that opened them and in those it shares them with.

import { closeSync, fstatSync, read, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { describeError, errnoOf, FindlingError, machineErrnoOf } from '../../errors.js';
import type { RandomAccessFile, SharedFile } from './readable-directory.js';

const readAsync = promisify(read);

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

  size(): number {
    try {
      return fstatSync(this.#descriptor).size;
    } catch (error) {
      throw this.#unreadable(error);
    }
  }

  read(offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length;) {
      let count: number;
      try {
        count = readSync(this.#descriptor, bytes, at, length - at, offset + at);
      } catch (error) {
        throw this.#unreadable(error);
      }
      if (count === 0) throw endsBefore(this.#path, offset + length);
      at += count;
    }
    return bytes;
  }

  async fill(target: Uint8Array, offset: number): Promise<void> {
    for (let at = 0; at < target.length;) {
      const { bytesRead } = await readAsync(
        this.#descriptor,
        target,
        at,
        target.length - at,
        offset + at,
      ).catch((error: unknown) => {
        throw this.#unreadable(error);
      });
      if (bytesRead === 0) throw endsBefore(this.#path, offset + target.length);
      at += bytesRead;
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #unreadable(error: unknown): FindlingError {
    return unreadable(this.#path, error);
  }
}

/** Why a file cannot be read: that it is missing or is no file is damage, all else says nothing of the index. */
export function unreadable(path: string, error: unknown): FindlingError {
  const errno = errnoOf(error);
  if (errno === 'ENOENT' || errno === 'ENOTDIR')
    return new FindlingError('index_damaged', `${path} is missing`, { cause: error });
  const code = machineErrnoOf(error) === null ? 'index_damaged' : 'index_unreadable';
  return new FindlingError(code, `${path} cannot be read: ${describeError(error)}`, { cause: error });
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

  size(): number {
    return this.#bytes.length;
  }

  read(offset: number, length: number): Uint8Array {
    if (offset + length > this.#bytes.length) throw endsBefore(this.#path, offset + length);
    return this.#bytes.subarray(offset, offset + length);
  }

  fill(target: Uint8Array, offset: number): Promise<void> {
    if (offset + target.length > this.#bytes.length)
      return Promise.reject(endsBefore(this.#path, offset + target.length));
    target.set(this.#bytes.subarray(offset, offset + target.length));
    return Promise.resolve();
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
  return {
    shared,
    size: () => file.size(),
    read: (offset, length) => file.read(offset, length),
    fill: (target, offset) => file.fill(target, offset),
    close: () => undefined,
  };
}

function endsBefore(path: string, end: number): FindlingError {
  return new FindlingError('index_damaged', `${path} ends before byte ${end}`);
}
