// Compares files with what the manifest says of them: no byte is used that was not checked.

import { createHash } from 'node:crypto';
import { FindlingError } from '../../errors.js';
import type { FileEntry, NamedFile } from '../format/manifest.js';
import type { Digest, RandomAccessFile, ReadableDirectory } from './readable-directory.js';

/** How to repair an index, said in every message about one. */
export const REPAIR = 'run `findling index --full` to build it anew from the corpus';

/** Compares a file with what the manifest says of it. Throws FindlingError `index_damaged`. */
export async function verifyFile(
  directory: ReadableDirectory,
  name: string,
  expected: FileEntry,
): Promise<void> {
  compareDigest(`${directory.name}/${name}`, expected, await directory.digest(name));
}

/** Reads a file that a manifest names. Throws FindlingError `index_damaged` where it is not what the manifest says of it. */
export async function readVerified(directory: ReadableDirectory, expected: NamedFile): Promise<Uint8Array> {
  const path = `${directory.name}/${expected.name}`;
  const contents = await directory.read(expected.name);
  if (contents === null) throw missing(path);
  const { bytes, sha256 } = contents;
  compareDigest(path, expected, { length: bytes.length, sha256 });
  return bytes;
}

function missing(path: string): FindlingError {
  return new FindlingError('index_damaged', `${path} is missing; ${REPAIR}`);
}

/**
 * Compares length and checksum.
 * @param path how the message names the file
 * @param actual null where there is no file
 * @throws FindlingError `index_damaged`
 */
function compareDigest(path: string, expected: FileEntry, actual: Digest | null): void {
  if (actual === null) throw missing(path);
  if (actual.length !== expected.bytes) {
    throw new FindlingError(
      'index_damaged',
      `${path} has ${actual.length} bytes, not ${expected.bytes}; ${REPAIR}`,
    );
  }
  if (actual.sha256 !== expected.sha256) {
    throw new FindlingError(
      'index_damaged',
      `${path} has changed since it was written (checksum); ${REPAIR}`,
    );
  }
}

/** A file that is kept open, and read whole only when it is asked for. */
export class VerifiedFile {
  readonly #path: string;
  readonly #expected: NamedFile;
  readonly #file: RandomAccessFile;

  /** @throws FindlingError `index_damaged` where there is no such file */
  constructor(directory: ReadableDirectory, expected: NamedFile) {
    this.#path = `${directory.name}/${expected.name}`;
    this.#expected = expected;
    this.#file = directory.open(expected.name);
  }

  get sha256(): string {
    return this.#expected.sha256;
  }

  /** All of it. Throws FindlingError `index_damaged` where it has changed. */
  read(): Uint8Array {
    const bytes = this.#file.read(0, this.#expected.bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    compareDigest(this.#path, this.#expected, { length: bytes.length, sha256 });
    return bytes;
  }

  close(): void {
    this.#file.close();
  }
}
