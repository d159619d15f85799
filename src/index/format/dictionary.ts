// A sorted, front-coded dictionary: each key shares the beginning of the key before it, blocks of 16 restart whole.
// Keys are compared as UTF-8 bytes, which is code-point order. Witten, Moffat, Bell, "Managing Gigabytes", section 4.1.

import { BLOCK, DictionaryWalk, MAX_SHARED } from './dictionary-walk.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** Room for one key. */
const scratch = new Uint8Array(65_536);

/** Bytes of a key that make one exact number. */
const HEAD_BYTES = 6;

/** The first bytes of a key as a number: keys are ordered as these are, where they differ. */
export function headOf(bytes: Uint8Array, at: number, length: number): number {
  let head = 0;
  for (let i = 0; i < HEAD_BYTES; i += 1) head = head * 256 + (i < length ? (bytes[at + i] ?? 0) : 0);
  return head;
}

/** The head of the first key of each block: close together in memory, where the keys are far apart. */
function headsOf({ bytes, blocks }: DictionarySections): Float64Array {
  return Float64Array.from(blocks, (at) =>
    headOf(bytes, at + 3, (bytes[at + 1] ?? 0) | ((bytes[at + 2] ?? 0) << 8)),
  );
}

export interface DictionarySections {
  /** Entries: shared length (1 byte), suffix length (2 bytes), suffix. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Offset of each block of 16 keys in `bytes`. */
  readonly blocks: Uint32Array<ArrayBuffer>;
}

const surrogate = /[\ud800-\udfff]/;

let lastKey = '';
let lastBytes: Uint8Array = new Uint8Array(0);

/** The bytes of a key; the same key is mostly looked up in one segment after another. */
function encodeKey(key: string): Uint8Array {
  if (key !== lastKey) {
    lastBytes = encoder.encode(key);
    lastKey = key;
  }
  return lastBytes;
}

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

/** Room for the bytes of one key after another. */
class KeyBytes {
  readonly bytes = new Uint8Array(65_536 * 3);
  length = 0;

  set(key: string): void {
    for (let at = 0; at < key.length; at += 1) {
      const unit = key.charCodeAt(at);
      if (unit >= 0x80) {
        this.length = encoder.encodeInto(key, this.bytes).written;
        return;
      }
      this.bytes[at] = unit;
    }
    this.length = key.length;
  }

  /** How many bytes it begins with that the key before has, too, as far as they are counted. */
  sharedWith(before: KeyBytes): number {
    const limit = Math.min(before.length, this.length, MAX_SHARED);
    let shared = 0;
    while (shared < limit && before.bytes[shared] === this.bytes[shared]) shared += 1;
    return shared;
  }
}

/** Packs sorted keys (repeats allowed). A key may have at most 65,535 bytes. */
export function encodeDictionary(keys: readonly string[]): DictionarySections {
  let size = 0;
  for (const key of keys) size += 3 + key.length * 3;
  const bytes = new Uint8Array(size);
  const blocks = new Uint32Array(Math.ceil(keys.length / BLOCK));
  let [key, keyBefore] = [new KeyBytes(), new KeyBytes()];
  let at = 0;
  for (let index = 0; index < keys.length; index += 1) {
    key.set(keys[index] ?? '');
    let shared = 0;
    if (index % BLOCK === 0) blocks[index / BLOCK] = at;
    else shared = key.sharedWith(keyBefore);
    const suffix = key.length - shared;
    bytes[at] = shared;
    bytes[at + 1] = suffix & 0xff;
    bytes[at + 2] = suffix >>> 8;
    at += 3;
    for (let from = shared; from < key.length; from += 1) bytes[at++] = key.bytes[from] ?? 0;
    [key, keyBefore] = [keyBefore, key];
  }
  return { bytes: bytes.slice(0, at), blocks };
}

/** A view over a packed dictionary. Keys are numbered from 0 in sorted order. */
export class Dictionary {
  readonly size: number;
  readonly #bytes: Uint8Array;
  readonly #blocks: Uint32Array;
  readonly #heads: Float64Array;

  constructor(size: number, sections: DictionarySections) {
    this.size = size;
    this.#bytes = sections.bytes;
    this.#blocks = sections.blocks;
    this.#heads = headsOf(sections);
  }

  /** The number of the first key not before `key`; `size` when all are before it. */
  lowerBound(key: string): number {
    return this.#seek(encodeKey(key), false);
  }

  /** The number of `key`, or -1; of repeated keys the first. */
  find(key: string): number {
    return this.#seek(encodeKey(key), true);
  }

  /** The key with this number. */
  key(index: number): string {
    const bytes = this.#bytes;
    const block = Math.floor(index / BLOCK);
    let at = this.#blocks[block] ?? 0;
    let length = 0;
    for (let left = index - block * BLOCK; left >= 0; left -= 1) {
      const shared = bytes[at] ?? 0;
      const suffix = (bytes[at + 1] ?? 0) | ((bytes[at + 2] ?? 0) << 8);
      for (let i = 0; i < suffix; i += 1) scratch[shared + i] = bytes[at + 3 + i] ?? 0;
      length = shared + suffix;
      at += 3 + suffix;
    }
    return decoder.decode(scratch.subarray(0, length));
  }

  /** The number of the first key not before the wanted one; with `exact`, -1 if it is another. */
  #seek(wanted: Uint8Array, exact: boolean): number {
    let low = 0;
    let high = this.#blocks.length;
    const head = headOf(wanted, 0, wanted.length);
    while (low < high) {
      const middle = (low + high) >>> 1;
      const difference = (this.#heads[middle] ?? 0) - head || this.#compareBlockHead(middle, wanted);
      if (difference < 0) low = middle + 1;
      else high = middle;
    }
    const end = Math.min(low * BLOCK, this.size);
    if (low > 0) {
      const bytes = this.#bytes;
      let at = this.#blocks[low - 1] ?? 0;
      // Bytes the key before has in common with the wanted one: what a key shares with it need not be compared again.
      let common = 0;
      for (let index = (low - 1) * BLOCK; index < end; index += 1) {
        const shared = bytes[at] ?? 0;
        const length = shared + ((bytes[at + 1] ?? 0) | ((bytes[at + 2] ?? 0) << 8));
        if (shared < common && shared < MAX_SHARED) return exact ? -1 : index;
        if (shared === MAX_SHARED) common = Math.min(common, MAX_SHARED);
        if (shared === common) {
          const limit = Math.min(length, wanted.length);
          while (common < limit && bytes[at + 3 + common - shared] === wanted[common]) common += 1;
          if (common === wanted.length) return exact && length > common ? -1 : index;
          if (common < length && (bytes[at + 3 + common - shared] ?? 0) > (wanted[common] ?? 0)) {
            return exact ? -1 : index;
          }
        }
        at += 3 + length - shared;
      }
    }
    return exact && (low === this.#blocks.length || this.#compareBlockHead(low, wanted) !== 0) ? -1 : end;
  }

  /** A walk whose first `next()` reaches key number `index`. */
  walk(index = 0): DictionaryWalk {
    const walk = new DictionaryWalk(this.size, this.#bytes, this.#blocks);
    walk.skipTo(index);
    return walk;
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
