// What reading the corpus asks of the system. One object, so that a test can have any call fail.

import { closeSync, fstatSync, openSync, read, readSync, realpathSync, type Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { promisify } from 'node:util';

const readAsync = promisify(read);

/** The calls by which files of the corpus are found, opened and read. Each fails as the call of Node of its name does. */
export interface CorpusFileSystem {
  /** The names in a folder, as their bytes are on disk. */
  list(folder: string): Promise<Buffer[]>;
  /** Does not follow a link. */
  lstat(path: string): Promise<Stats>;
  open(path: string, flags: number): number;
  close(descriptor: number): void;
  fstat(descriptor: number): Stats;
  realpath(path: string): string;
  /** Reads up to `length` bytes of a file from `position` to `offset` of the buffer; returns how many, 0 at its end. */
  read(descriptor: number, buffer: Buffer, offset: number, length: number, position: number): number;
  /** As `read`, without holding the event loop. */
  readAsync(
    descriptor: number,
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<number>;
}

/** The file system of the machine. */
export const machineFileSystem: CorpusFileSystem = {
  list: (folder) => readdir(folder, { encoding: 'buffer' }),
  lstat: (path) => lstat(path),
  open: (path, flags) => openSync(path, flags),
  close: (descriptor) => {
    closeSync(descriptor);
  },
  fstat: (descriptor) => fstatSync(descriptor),
  realpath: (path) => realpathSync.native(path),
  read: readSync,
  readAsync: async (descriptor, buffer, offset, length, position) =>
    (await readAsync(descriptor, buffer, offset, length, position)).bytesRead,
};
