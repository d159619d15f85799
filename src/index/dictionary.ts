// A sorted, front-coded dictionary: each key shares the beginning of the key before it, blocks of 16 restart whole.
// Keys are compared as UTF-8 bytes, which is code-point order. Witten, Moffat, Bell, "Managing Gigabytes", section 4.1.

const BLOCK = 16;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export interface DictionarySections {
  /** Entries: shared length (1 byte), suffix length (2 bytes), suffix. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Offset of each block of 16 keys in `bytes`. */
  readonly blocks: Uint32Array<ArrayBuffer>;
}

const surrogate = /[\ud800-\udfff]/;

/** Orders strings as their UTF-8 bytes are ordered. */
export function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  if (!surrogate.test(a) && !surrogate.test(b)) return a < b ? -1 : 1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Orders the keys of a collection as `compareKeys` does, the plain way where that gives the same order. */
export function keyOrder(keys: readonly string[]): (a: string, b: string) => number {
  if (keys.some((key) => surrogate.test(key))) return compareKeys;
  return (a, b) => (a < b ? -1 : a > b ? 1 : 0);
}

/** Sorts in place as `compareKeys` does. */
export function sortKeys(keys: string[]): string[] {
  return keys.some((key) => surrogate.test(key)) ? keys.sort(compareKeys) : keys.sort();
}

/** Packs sorted keys (repeats allowed). A key may have at most 65,535 bytes. */
export function encodeDictionary(keys: readonly string[]): DictionarySections {
  let size = 0;
  for (const key of keys) size += 3 + key.length * 3;
  const bytes = new Uint8Array(size);
  const blocks = new Uint32Array(Math.ceil(keys.length / BLOCK));
  const scratch = new Uint8Array(65_536 * 3);
  let previous = new Uint8Array(0);
  let at = 0;
  keys.forEach((key, index) => {
    const { written } = encoder.encodeInto(key, scratch);
    let shared = 0;
    if (index % BLOCK === 0) blocks[index / BLOCK] = at;
    else {
      const limit = Math.min(previous.length, written, 255);
      while (shared < limit && previous[shared] === scratch[shared]) shared += 1;
    }
    const suffix = written - shared;
    bytes[at] = shared;
    bytes[at + 1] = suffix & 0xff;
    bytes[at + 2] = suffix >>> 8;
    bytes.set(scratch.subarray(shared, written), at + 3);
    at += 3 + suffix;
    previous = scratch.slice(0, written);
  });
  return { bytes: bytes.slice(0, at), blocks };
}

/** A view over a packed dictionary. Keys are numbered from 0 in sorted order. */
export class Dictionary {
  readonly size: number;
  readonly #bytes: Uint8Array;
  readonly #blocks: Uint32Array;

  constructor(size: number, sections: DictionarySections) {
    this.size = size;
    this.#bytes = sections.bytes;
    this.#blocks = sections.blocks;
  }

  /** The number of the first key not before `key`; `size` when all are before it. */
  lowerBound(key: string): number {
    const wanted = encoder.encode(key);
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compareBlockHead(middle, wanted) < 0) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return 0;
    const walk = this.walk((low - 1) * BLOCK);
    const end = Math.min(low * BLOCK, this.size);
    for (let index = (low - 1) * BLOCK; index < end; index += 1) {
      walk.next();
      if (compareBytes(walk.key, walk.length, wanted) >= 0) return index;
    }
    return end;
  }

  /** The number of `key`, or -1; of repeated keys the first. */
  find(key: string): number {
    const index = this.lowerBound(key);
    return index < this.size && this.key(index) === key ? index : -1;
  }

  /** The key with this number. */
  key(index: number): string {
    const first = Math.floor(index / BLOCK) * BLOCK;
    const walk = this.walk(first);
    for (let at = first; at <= index; at += 1) walk.next();
    return walk.text();
  }

  /** A walk whose first `next()` reaches key number `index` (a multiple of 16, or anything: it skips ahead). */
  walk(index = 0): DictionaryWalk {
    const block = Math.floor(index / BLOCK);
    const walk = new DictionaryWalk(this.#bytes, this.#blocks[block] ?? this.#bytes.length);
    for (let at = block * BLOCK; at < index; at += 1) walk.next();
    return walk;
  }

  /**
   * A number at or after `from` up to which (exclusive) all keys begin with the first `length` bytes of `prefix`,
   * provided the keys just before `from` do: whole blocks are passed over without reading them.
   */
  skipPrefix(from: number, prefix: Uint8Array, length: number): number {
    const first = Math.ceil(from / BLOCK);
    let low = first;
    let step = 1;
    while (low + step <= this.#blocks.length && this.#headBeginsWith(low + step - 1, prefix, length)) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, this.#blocks.length + 1) - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#headBeginsWith(middle, prefix, length)) low = middle + 1;
      else high = middle;
    }
    return low === first ? from : Math.max(from, (low - 1) * BLOCK);
  }

  #headBeginsWith(block: number, prefix: Uint8Array, length: number): boolean {
    const at = this.#blocks[block];
    if (at === undefined) return false;
    const size = (this.#bytes[at + 1] ?? 0) | ((this.#bytes[at + 2] ?? 0) << 8);
    if (size < length) return false;
    for (let i = 0; i < length; i += 1) if (this.#bytes[at + 3 + i] !== prefix[i]) return false;
    return true;
  }

  #compareBlockHead(block: number, wanted: Uint8Array): number {
    const at = this.#blocks[block] ?? 0;
    const length = (this.#bytes[at + 1] ?? 0) | ((this.#bytes[at + 2] ?? 0) << 8);
    const limit = Math.min(length, wanted.length);
    for (let i = 0; i < limit; i += 1) {
      const difference = (this.#bytes[at + 3 + i] ?? 0) - (wanted[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return length - wanted.length;
  }
}

function compareBytes(key: Uint8Array, length: number, wanted: Uint8Array): number {
  const limit = Math.min(length, wanted.length);
  for (let i = 0; i < limit; i += 1) {
    const difference = (key[i] ?? 0) - (wanted[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return length - wanted.length;
}

/** Reads keys one after another. `key`, `length` and `shared` describe the key last reached. */
export class DictionaryWalk {
  /** The bytes of the key; only the first `length` count, and the next step overwrites them. */
  key = new Uint8Array(256);
  length = 0;
  /** How many bytes the key has in common with the one before it (0 at the head of a block). */
  shared = 0;
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

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
    this.shared = shared;
    this.length = length;
    this.#at = at + 3 + suffix;
  }

  text(): string {
    return decoder.decode(this.key.subarray(0, this.length));
  }
}
