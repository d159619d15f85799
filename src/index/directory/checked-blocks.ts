// A file whose blocks are compared with their checksums: which of them are verified is known to all threads that read it.

import { crc32 } from 'node:zlib';
import { FindlingError } from '../../errors.js';
import type { SegmentFileEntry } from '../format/manifest.js';
import { BLOCK_BYTES, countBlocks, decodeChecksums } from './block-checksums.js';
import { openSharedFile } from './random-access-file.js';
import type { RandomAccessFile, ReadableDirectory, SharedFile } from './readable-directory.js';
import { REPAIR } from './verify-file.js';

/** Bytes that are read at a time where many are wanted. */
const RUN_BYTES = 16 * BLOCK_BYTES;

/** What the threads that read a file have in common, as a plain message. */
export interface SharedBlocks {
  readonly file: SharedFile;
  readonly length: number;
  /** By block: its CRC-32. */
  readonly checksums: Uint32Array;
  /** By block: 1 once it is verified; one more says so of all. In shared memory. */
  readonly verified: Uint8Array;
}

/** What is done with the bytes of a block once they are verified, before all threads count on it. */
type TakeBlock = (bytes: Uint8Array, at: number) => void;

/** An open file whose blocks are verified when they are first read. */
export class CheckedBlocks {
  readonly shared: SharedBlocks;
  readonly #file: RandomAccessFile;

  private constructor(file: RandomAccessFile, shared: SharedBlocks) {
    this.#file = file;
    this.shared = shared;
  }

  /**
   * Opens a file and compares its length with what the manifest says of it; of its contents nothing is read yet.
   * @throws FindlingError `index_damaged`
   */
  static open(directory: ReadableDirectory, name: string, { bytes, crc32 }: SegmentFileEntry): CheckedBlocks {
    const file = directory.open(name);
    try {
      const length = file.size();
      const checksums = decodeChecksums(crc32);
      if (length !== bytes || checksums.length !== countBlocks(bytes)) {
        throw new FindlingError(
          'index_damaged',
          `${directory.name}/${name} has ${length} bytes, not ${bytes}; ${REPAIR}`,
        );
      }
      const verified = new Uint8Array(new SharedArrayBuffer(checksums.length + 1));
      return new CheckedBlocks(file, { file: file.shared, length, checksums, verified });
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /** Opens the file of another thread. */
  static openShared(shared: SharedBlocks): CheckedBlocks {
    return new CheckedBlocks(openSharedFile(shared.file), shared);
  }

  get length(): number {
    return this.shared.length;
  }

  /** Exactly `length` bytes from `offset`, verified when first read. Throws FindlingError `index_damaged`. */
  read(offset: number, length: number): Uint8Array {
    this.verify(offset, offset + length);
    return this.#file.read(offset, length);
  }

  /** True if the blocks that hold the bytes `from` to `to` (exclusive) are verified. */
  areVerified(from: number, to: number): boolean {
    const { verified, checksums } = this.shared;
    if (Atomics.load(verified, checksums.length) === 1) return true;
    const end = Math.min(countBlocks(to), checksums.length);
    for (let block = Math.floor(from / BLOCK_BYTES); block < end; block += 1)
      if (Atomics.load(verified, block) === 0) return false;
    return true;
  }

  /**
   * Verifies those of the blocks that hold the bytes `from` to `to` (exclusive) that are not yet.
   * @throws FindlingError `index_damaged`
   */
  verify(from: number, to: number, take: TakeBlock | null = null): void {
    if (this.areVerified(from, to)) return;
    const end = Math.min(countBlocks(to) * BLOCK_BYTES, this.length);
    let at = Math.floor(from / BLOCK_BYTES) * BLOCK_BYTES;
    while (at < end) {
      // What is missing in a row is read at once.
      let until = at;
      while (until < end && until - at < RUN_BYTES && !this.areVerified(until, until + 1))
        until += BLOCK_BYTES;
      if (until > at) this.#verifyRun(this.#file.read(at, Math.min(until, end) - at), at, take);
      at = Math.max(until, at + BLOCK_BYTES);
    }
  }

  #verifyRun(run: Uint8Array, start: number, take: TakeBlock | null): void {
    for (let offset = 0; offset < run.length; offset += BLOCK_BYTES) {
      const block = run.subarray(offset, offset + BLOCK_BYTES);
      this.#verifyBlock(block, start + offset);
      take?.(block, start + offset);
      this.#mark(start + offset);
    }
  }

  /**
   * Verifies those blocks of the whole file that are not yet, without holding the event loop for longer than some blocks take.
   * @throws FindlingError `index_damaged`
   */
  async verifyRest(take: TakeBlock | null = null): Promise<void> {
    await this.#forEachBlock((block, at) => {
      if (this.areVerified(at, at + 1)) return;
      this.#verifyBlock(block, at);
      take?.(block, at);
      this.#mark(at);
    });
    const { verified, checksums } = this.shared;
    Atomics.store(verified, checksums.length, 1);
  }

  /** Compares the file as it is now, all of it, with its checksums. Throws FindlingError `index_damaged`. */
  async compareAll(): Promise<void> {
    await this.#forEachBlock((block, at) => {
      this.#verifyBlock(block, at);
    });
  }

  close(): void {
    this.#file.close();
  }

  async #forEachBlock(visit: TakeBlock): Promise<void> {
    const run = new Uint8Array(Math.min(RUN_BYTES, this.length));
    for (let at = 0; at < this.length; at += RUN_BYTES) {
      const read = run.subarray(0, Math.min(RUN_BYTES, this.length - at));
      await this.#file.fill(read, at);
      for (let offset = 0; offset < read.length; offset += BLOCK_BYTES)
        visit(read.subarray(offset, offset + BLOCK_BYTES), at + offset);
    }
  }

  #verifyBlock(bytes: Uint8Array, at: number): void {
    const { checksums, file } = this.shared;
    if (crc32(bytes) === checksums[at / BLOCK_BYTES]) return;
    throw new FindlingError(
      'index_damaged',
      `${file.path} has changed since it was written (checksum of the bytes from ${at}); ${REPAIR}`,
    );
  }

  /** Stored behind the bytes that were taken, so that a thread that sees the mark sees them, too. */
  #mark(at: number): void {
    Atomics.store(this.shared.verified, at / BLOCK_BYTES, 1);
  }
}
