// Where the bytes of an index live, for the one writer that commits: only it replaces and removes files. There is a directory
// on the file system and one in memory, and one suite of tests for both (test/contracts/directory.test.ts).

import type { FileCreator } from './file-creator.js';

/** Held by the one writer. */
export interface WriterLock {
  /** Throws FindlingError `index_locked` if the lock is no longer ours. */
  confirm(): Promise<void>;
  release(): Promise<void>;
}

/** Files that can be read, written, replaced and removed. */
export interface Directory extends FileCreator {
  /** Puts a file in the place of another at one instant, durably. */
  replace(name: string, bytes: Uint8Array): Promise<void>;
  /** Removes a file or a folder with all in it; nothing happens when there is none. */
  remove(name: string): Promise<void>;
  /** Rejects with FindlingError `index_locked`, naming the owner, when another writer holds the lock. */
  lock(): Promise<WriterLock>;
}
