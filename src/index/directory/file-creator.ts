// Where the bytes of an index live, for whoever adds files to it: what is there already can only be read.

import type { ReadableDirectory } from './readable-directory.js';

/** Files that can be read, and new ones written beside them. */
export interface FileCreator extends ReadableDirectory {
  /** The folder of the file system it is, by which another thread can open it, too; null for one in memory. */
  readonly folder: string | null;
  /** Writes a new file; once this resolves it survives a power cut. Rejects with `write_failed` if the file exists. */
  create(name: string, bytes: Uint8Array): Promise<void>;
}
