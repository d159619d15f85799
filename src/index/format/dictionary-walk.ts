// Reads the keys of a packed dictionary in order: one after another, or in jumps.

import { grow } from '../../collections/grow.js';

/** Keys a block; the first key of a block is stored whole. */
export const DICTIONARY_BLOCK = 16;
/** Bytes that an entry can share with the key before; the keys may have more in common. */
export const MAX_SHARED = 255;
/** Bytes of an entry before its suffix: shared length (1) and suffix length (2). */
export const ENTRY_HEAD = 3;

const decoder = new TextDecoder();

/** The length of the suffix of the entry that begins at byte `at`. */
export function suffixLength(bytes: Uint8Array, at: number): number {
  return (bytes[at + 1] ?? 0) | ((bytes[at + 2] ?? 0) << 8);
}

/** Reads keys one after another. `key`, `length` and `index` describe the key last reached. */
export class DictionaryWalk {
  /** The bytes of the key; only the first `length` count, and the next step overwrites them. */
  key = new Uint8Array(64);
  length = 0;
  /** The number of the key; before the first step, the one before the first key. */
  index = -1;
  readonly #size: number;
  readonly #bytes: Uint8Array;
  readonly #blocks: Uint32Array;
  #at = 0;

  constructor(size: number, bytes: Uint8Array, blocks: Uint32Array) {
    this.#size = size;
    this.#bytes = bytes;
    this.#blocks = blocks;
  }

  /** True if there is a key after this one. */
  hasNext(): boolean {
    return this.index + 1 < this.#size;
  }

  /** Reaches the next key; there must be one. */
  next(): void {
    const bytes = this.#bytes;
    const at = this.#at;
    const shared = bytes[at] ?? 0;
    const suffix = suffixLength(bytes, at);
    const length = shared + suffix;
    if (length > this.key.length) this.key = grow(this.key, length * 2);
    for (let i = 0; i < suffix; i += 1) this.key[shared + i] = bytes[at + ENTRY_HEAD + i] ?? 0;
    this.length = length;
    this.index += 1;
    this.#at = at + ENTRY_HEAD + suffix;
  }

  /** Makes key number `index` the one that `next()` reaches. */
  skipTo(index: number): void {
    const block = Math.floor(index / DICTIONARY_BLOCK);
    if (index <= this.index || block > Math.floor((this.index + 1) / DICTIONARY_BLOCK))
      this.#startBlock(block);
    while (this.index + 1 < index && this.hasNext()) this.next();
  }

  /** Below 0 if its key comes before the first `length` bytes of `key`, 0 if they are the same, above 0 if it comes behind. */
  compareTo({ key, length }: Pick<DictionaryWalk, 'key' | 'length'>): number {
    const shorter = Math.min(this.length, length);
    for (let at = 0; at < shorter; at += 1) {
      const difference = (this.key[at] ?? 0) - (key[at] ?? 0);
      if (difference !== 0) return difference;
    }
    return this.length - length;
  }

  /** The key last reached. */
  text(): string {
    return decoder.decode(this.key.subarray(0, this.length));
  }

  #startBlock(block: number): void {
    this.index = block * DICTIONARY_BLOCK - 1;
    this.#at = this.#blocks[block] ?? this.#bytes.length;
  }
}
