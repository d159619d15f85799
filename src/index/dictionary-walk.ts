// Walks along a packed dictionary: key after key, or in jumps to the next key not before a given one.

/** Keys a block. */
export const BLOCK = 16;
/** Bytes of the key before that an entry can refer to; it may have more in common with it. */
export const MAX_SHARED = 255;
const decoder = new TextDecoder();

/** Bytes of a key that make one exact number. */
const HEAD_BYTES = 6;

/** The first bytes of a key as a number: keys are ordered as these are, where they differ. */
export function headOf(bytes: Uint8Array, at: number, length: number): number {
  let head = 0;
  for (let i = 0; i < HEAD_BYTES; i += 1) head = head * 256 + (i < length ? (bytes[at + i] ?? 0) : 0);
  return head;
}

/** How many bytes two keys have in common, of which the first `from` are known to be. */
function commonBytes(
  key: Uint8Array,
  length: number,
  wanted: Uint8Array,
  wantedLength: number,
  from: number,
): number {
  const limit = Math.min(length, wantedLength);
  let common = from;
  while (common < limit && key[common] === wanted[common]) common += 1;
  return common;
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
  readonly #heads: Float64Array;
  #at = 0;
  /** Bytes the key reached has in common with the one before, as far as the dictionary says. */
  #shared = 0;

  constructor(size: number, bytes: Uint8Array, blocks: Uint32Array, heads: Float64Array) {
    this.#size = size;
    this.#bytes = bytes;
    this.#blocks = blocks;
    this.#heads = heads;
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
    this.#shared = shared;
    this.length = length;
    this.index += 1;
    this.#at = at + 3 + suffix;
  }

  /** Makes key number `index` the one that `next()` reaches. */
  skipTo(index: number): void {
    this.#startBlock(Math.floor(index / BLOCK));
    while (this.index + 1 < index && this.hasNext()) this.next();
  }

  /**
   * Goes on to the first key not before the first `length` bytes of `wanted`; stays where it is if it is there already.
   * False if there is none. Whole blocks are passed over without reading them. With no bytes at all there is none.
   */
  advance(wanted: Uint8Array, length: number): boolean {
    if (length === 0) return false;
    const block = Math.floor(this.index / BLOCK);
    const last = this.#lastBlockBefore(block, wanted, length);
    // Bytes the key has in common with the wanted one: what the next key shares with it need not be compared again.
    let common = 0;
    if (last > block) this.#startBlock(last);
    else {
      common = commonBytes(this.key, this.length, wanted, length, 0);
      if (this.#isNotBefore(wanted, length, common)) return true;
    }
    while (this.hasNext()) {
      this.next();
      const shared = this.#shared;
      if (shared > common) continue;
      if (shared < common && shared < MAX_SHARED) return true;
      common = commonBytes(this.key, this.length, wanted, length, shared);
      if (this.#isNotBefore(wanted, length, common)) return true;
    }
    return false;
  }

  /** True if the key is not before the wanted one, given how many bytes they have in common. */
  #isNotBefore(wanted: Uint8Array, length: number, common: number): boolean {
    return common === length || (common < this.length && (this.key[common] ?? 0) > (wanted[common] ?? 0));
  }

  text(): string {
    return decoder.decode(this.key.subarray(0, this.length));
  }

  #startBlock(block: number): void {
    this.index = block * BLOCK - 1;
    this.#at = this.#blocks[block] ?? this.#bytes.length;
  }

  /** The last block from `block` on whose first key is before `wanted`, by galloping; `block` itself if none is. */
  #lastBlockBefore(block: number, wanted: Uint8Array, length: number): number {
    let low = block;
    let step = 1;
    const head = headOf(wanted, 0, length);
    while (low + step < this.#blocks.length && this.#isHeadBefore(low + step, head, wanted, length)) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, this.#blocks.length);
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if (this.#isHeadBefore(middle, head, wanted, length)) low = middle;
      else high = middle;
    }
    return low;
  }

  #isHeadBefore(block: number, head: number, wanted: Uint8Array, wantedLength: number): boolean {
    const own = this.#heads[block] ?? 0;
    if (own !== head) return own < head;
    const bytes = this.#bytes;
    const at = this.#blocks[block] ?? 0;
    const length = (bytes[at + 1] ?? 0) | ((bytes[at + 2] ?? 0) << 8);
    const limit = Math.min(length, wantedLength);
    for (let i = 0; i < limit; i += 1) {
      const difference = (bytes[at + 3 + i] ?? 0) - (wanted[i] ?? 0);
      if (difference !== 0) return difference < 0;
    }
    return length < wantedLength;
  }
}
