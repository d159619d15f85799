// Walks along a packed dictionary: key after key, or in jumps.

/** Keys a block. */
export const BLOCK = 16;
/** Bytes of the key before that an entry can refer to; it may have more in common with it. */
export const MAX_SHARED = 255;
const decoder = new TextDecoder();

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
    const suffix = (bytes[at + 1] ?? 0) | ((bytes[at + 2] ?? 0) << 8);
    const length = shared + suffix;
    if (length > this.key.length) {
      const larger = new Uint8Array(length * 2);
      larger.set(this.key);
      this.key = larger;
    }
    for (let i = 0; i < suffix; i += 1) this.key[shared + i] = bytes[at + 3 + i] ?? 0;
    this.length = length;
    this.index += 1;
    this.#at = at + 3 + suffix;
  }

  /** Makes key number `index` the one that `next()` reaches. */
  skipTo(index: number): void {
    const block = Math.floor(index / BLOCK);
    if (index <= this.index || block > Math.floor((this.index + 1) / BLOCK)) this.#startBlock(block);
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

  text(): string {
    return decoder.decode(this.key.subarray(0, this.length));
  }

  #startBlock(block: number): void {
    this.index = block * BLOCK - 1;
    this.#at = this.#blocks[block] ?? this.#bytes.length;
  }
}
