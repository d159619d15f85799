// A file in memory that is read and verified block by block, when a block is first touched. The memory is shared with the other
// threads of the process: what one has read, all have.

import type { SegmentFileEntry } from '../format/manifest.js';
import type { LazyBytes } from '../format/sections.js';
import { CheckedBlocks, type SharedBlocks } from './checked-blocks.js';
import type { ReadableDirectory } from './readable-directory.js';

/** A file and the memory it is read into, as a plain message to another thread. */
export interface SharedBytes {
  readonly blocks: SharedBlocks;
  /** In shared memory, as long as the file. */
  readonly bytes: Uint8Array;
}

/** The bytes of a file. Memory that was not touched yet costs nothing. */
export class VerifiedBytes implements LazyBytes {
  readonly bytes: Uint8Array;
  readonly #blocks: CheckedBlocks;

  private constructor(blocks: CheckedBlocks, bytes: Uint8Array) {
    this.#blocks = blocks;
    this.bytes = bytes;
  }

  /** Opens a file; only its length is verified yet. Throws FindlingError `index_damaged`. */
  static open(directory: ReadableDirectory, name: string, entry: SegmentFileEntry): VerifiedBytes {
    const blocks = CheckedBlocks.open(directory, name, entry);
    return new VerifiedBytes(blocks, new Uint8Array(new SharedArrayBuffer(blocks.length)));
  }

  /** Opens the file of another thread. */
  static openShared({ blocks, bytes }: SharedBytes): VerifiedBytes {
    return new VerifiedBytes(CheckedBlocks.openShared(blocks), bytes);
  }

  get shared(): SharedBytes {
    return { blocks: this.#blocks.shared, bytes: this.bytes };
  }

  load(from: number, to: number): void {
    this.#blocks.verify(from, to, this.#keep);
  }

  /** Loads all of it without holding the event loop. Throws FindlingError `index_damaged`. */
  loadRest(): Promise<void> {
    return this.#blocks.verifyRest(this.#keep);
  }

  /** Compares the file as it is now with its checksums, and keeps nothing. Throws FindlingError `index_damaged`. */
  compareAll(): Promise<void> {
    return this.#blocks.compareAll();
  }

  close(): void {
    this.#blocks.close();
  }

  readonly #keep = (bytes: Uint8Array, at: number): void => {
    this.bytes.set(bytes, at);
  };
}
