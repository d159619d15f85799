// A sorted, front-coded dictionary: each key is stored as what differs from the key before, and every 16th key whole.
// Witten, Moffat, Bell, "Managing Gigabytes", section 4.1. The bytes are described in docs/format.md.

import { DICTIONARY_BLOCK, DictionaryWalk, ENTRY_HEAD, MAX_SHARED, suffixLength } from './dictionary-walk.js';

const encoder = new TextEncoder();

/** A packed dictionary. */
export interface DictionarySections {
  /** Entries: shared length (1 byte), suffix length (2 bytes), suffix. */
  readonly bytes: Uint8Array;
  /** Offset of each block of `DICTIONARY_BLOCK` keys in `bytes`. */
  readonly blocks: Uint32Array;
}

/** The bytes of one key after another, in memory that is used again. */
class KeyBytes {
  bytes: Uint8Array;
  length = 0;

  /** @param maxLength of most keys, in UTF-16 units: longer ones take new memory */
  constructor(maxLength: number) {
    this.bytes = new Uint8Array(maxLength * 3);
  }

  set(key: string): void {
    if (key.length * 3 > this.bytes.length) this.bytes = new Uint8Array(key.length * 3);
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

  /** How many bytes it has in common with the beginning of another key; at most `MAX_SHARED`. */
  sharedWith(other: KeyBytes): number {
    const limit = Math.min(other.length, this.length, MAX_SHARED);
    let shared = 0;
    while (shared < limit && other.bytes[shared] === this.bytes[shared]) shared += 1;
    return shared;
  }
}

/** Letters of most keys that are looked up. */
const USUAL_LENGTH = 256;
/** The key that is being looked up: looking one up is one step, and most keys are ASCII. */
const wanted = new KeyBytes(USUAL_LENGTH);

/** Packs sorted keys (repeats allowed). A key may have at most 65,535 bytes. */
export function encodeDictionary(keys: readonly string[]): DictionarySections {
  let size = 0;
  let maxLength = 0;
  for (const key of keys) {
    size += ENTRY_HEAD + key.length * 3;
    maxLength = Math.max(maxLength, key.length);
  }
  const bytes = new Uint8Array(size);
  const blocks = new Uint32Array(Math.ceil(keys.length / DICTIONARY_BLOCK));
  let [key, previous] = [new KeyBytes(maxLength), new KeyBytes(maxLength)];
  let at = 0;
  for (let index = 0; index < keys.length; index += 1) {
    key.set(keys[index] ?? '');
    let shared = 0;
    if (index % DICTIONARY_BLOCK === 0) blocks[index / DICTIONARY_BLOCK] = at;
    else shared = key.sharedWith(previous);
    const suffix = key.length - shared;
    bytes[at] = shared;
    bytes[at + 1] = suffix & 0xff;
    bytes[at + 2] = suffix >>> 8;
    at += ENTRY_HEAD;
    for (let from = shared; from < key.length; from += 1) bytes[at++] = key.bytes[from] ?? 0;
    [key, previous] = [previous, key];
  }
  return { bytes: bytes.slice(0, at), blocks };
}

/** Bytes of a key that fit in one number exactly. */
const PREFIX_BYTES = 6;

/** The first bytes of a key as a number: where these numbers differ, they are ordered as the keys are. */
function prefixOf(bytes: Uint8Array, at: number, length: number): number {
  let prefix = 0;
  for (let i = 0; i < PREFIX_BYTES; i += 1) prefix = prefix * 256 + (i < length ? (bytes[at + i] ?? 0) : 0);
  return prefix;
}

/** Looks up keys in a packed dictionary, of which it is a view. Keys are numbered from 0 in sorted order. */
export class Dictionary {
  readonly size: number;
  readonly #bytes: Uint8Array;
  readonly #blocks: Uint32Array;
  /** The prefix of the first key of each block: close together in memory, where the keys are far apart. */
  readonly #prefixes: Float64Array;
  /** Reads single keys for `key`. */
  readonly #reader: DictionaryWalk;

  /** @param size how many keys there are */
  constructor(size: number, { bytes, blocks }: DictionarySections) {
    this.size = size;
    this.#bytes = bytes;
    this.#blocks = blocks;
    this.#prefixes = new Float64Array(blocks.length);
    for (let block = 0; block < blocks.length; block += 1) {
      const at = blocks[block] ?? 0;
      this.#prefixes[block] = prefixOf(bytes, at + ENTRY_HEAD, suffixLength(bytes, at));
    }
    this.#reader = this.walk();
  }

  /** The number of the first key not before `key`; `size` when all are before it. */
  lowerBound(key: string): number {
    return this.#seek(key, false);
  }

  /** The number of `key`, or -1; of repeated keys the first. */
  find(key: string): number {
    return this.#seek(key, true);
  }

  /** The key with this number, which must be below `size`. */
  key(index: number): string {
    this.#reader.skipTo(index);
    this.#reader.next();
    return this.#reader.text();
  }

  /** A walk whose first `next()` reaches key number `index`. */
  walk(index = 0): DictionaryWalk {
    const walk = new DictionaryWalk(this.size, this.#bytes, this.#blocks);
    walk.skipTo(index);
    return walk;
  }

  /**
   * The number of the first key not before `key`; with `exact`, -1 if it is another. A binary search of its own over
   * the blocks, since it compares keys, not numbers; then the keys of one block one by one.
   */
  #seek(key: string, exact: boolean): number {
    wanted.set(key);
    const { bytes: keyBytes, length: keyLength } = wanted;
    let low = 0;
    let high = this.#blocks.length;
    const prefix = prefixOf(keyBytes, 0, keyLength);
    while (low < high) {
      const middle = (low + high) >>> 1;
      const difference = (this.#prefixes[middle] ?? 0) - prefix || this.#compareFirstKey(middle);
      if (difference < 0) low = middle + 1;
      else high = middle;
    }
    const end = Math.min(low * DICTIONARY_BLOCK, this.size);
    if (low > 0) {
      const bytes = this.#bytes;
      let at = this.#blocks[low - 1] ?? 0;
      // Bytes the key before has in common with the wanted one: what a key shares with it need not be compared again.
      let common = 0;
      for (let index = (low - 1) * DICTIONARY_BLOCK; index < end; index += 1) {
        const shared = bytes[at] ?? 0;
        const length = shared + suffixLength(bytes, at);
        if (shared < common && shared < MAX_SHARED) return exact ? -1 : index;
        if (shared === MAX_SHARED) common = Math.min(common, MAX_SHARED);
        if (shared === common) {
          const limit = Math.min(length, keyLength);
          const suffixAt = at + ENTRY_HEAD - shared;
          while (common < limit && bytes[suffixAt + common] === keyBytes[common]) common += 1;
          if (common === keyLength) return exact && length > common ? -1 : index;
          if (common < length && (bytes[suffixAt + common] ?? 0) > (keyBytes[common] ?? 0)) {
            return exact ? -1 : index;
          }
        }
        at += ENTRY_HEAD + length - shared;
      }
    }
    return exact && (low === this.#blocks.length || this.#compareFirstKey(low) !== 0) ? -1 : end;
  }

  #compareFirstKey(block: number): number {
    const at = this.#blocks[block] ?? 0;
    const length = suffixLength(this.#bytes, at);
    const limit = Math.min(length, wanted.length);
    for (let i = 0; i < limit; i += 1) {
      const difference = (this.#bytes[at + ENTRY_HEAD + i] ?? 0) - (wanted.bytes[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return length - wanted.length;
  }
}
