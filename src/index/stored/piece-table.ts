// The distinct pieces of the texts of one segment: a hash table with open addressing and linear probing, which finds a piece by
// its UTF-16 units without making a string.

import { grow } from '../../collections/grow.js';
import { unitKinds, WORD } from './unit-kinds.js';

/** Slots at first; always a power of two. */
const INITIAL_SLOTS = 1 << 12;
/** The largest share of slots that is taken. */
const MAX_LOAD = 0.5;
/** UTF-16 units of a piece, at most. */
export const MAX_PIECE_UNITS = 64;

// A slot holds the number of a piece plus 1, or 0 where it is free, and the hash of the piece.
const SLOT_WIDTH = 2;
const HASH = 1;

/** The hash of no units. Each unit makes it `33 * hash + unit` (Bernstein's djb2). */
export const INITIAL_HASH = 5381;

/** The pieces met so far, numbered from 0 in the order in which they came. */
export class PieceTable {
  size = 0;
  /** By number: where its units begin in `units`; one more closes the last. */
  starts = new Uint32Array(INITIAL_SLOTS + 1);
  /** The units of all pieces, one behind the other. */
  units = new Uint16Array(INITIAL_SLOTS * 4);
  /** By number: its hash. */
  hashes = new Int32Array(INITIAL_SLOTS);
  #slots = new Int32Array(INITIAL_SLOTS * SLOT_WIDTH);
  #mask = INITIAL_SLOTS - 1;
  readonly #kinds = unitKinds();
  readonly #bytes = new Uint8Array(MAX_PIECE_UNITS);
  /** Of a piece that is looked up by its bytes: never more than they are. */
  readonly #piece = new Uint16Array(256);

  /**
   * The number of a piece. A new one gets the next number: how many there were before.
   * @param hash of its units, see `INITIAL_HASH`
   */
  numberOf(units: Uint16Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    for (let slot = mixed(hash) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const taken = slots[slot * SLOT_WIDTH] ?? 0;
      if (taken === 0) return this.#add(units.subarray(start, end), hash, slot);
      if (slots[slot * SLOT_WIDTH + HASH] === hash && this.#equals(taken - 1, units, start, end))
        return taken - 1;
    }
  }

  /** As `numberOf`, for a piece in UTF-8 that stands from `start` to `end` (exclusive). */
  numberOfBytes(bytes: Uint8Array, start: number, end: number): number {
    const units = this.#piece;
    let hash = INITIAL_HASH;
    let length = 0;
    let text = '';
    for (let at = start; at < end && text === ''; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) hash = addToHash(hash, (units[length++] = byte));
      else text = Buffer.from(bytes.subarray(start, end)).toString('utf8');
    }
    if (text !== '') {
      hash = INITIAL_HASH;
      for (length = 0; length < text.length; length += 1)
        hash = addToHash(hash, (units[length] = text.charCodeAt(length)));
    }
    return this.numberOf(units, 0, length, hash);
  }

  /** Whether a piece is a word, or a part of one that is very long. */
  isWord(number: number): boolean {
    const start = this.starts[number] ?? 0;
    return start !== this.starts[number + 1] && this.#kinds[this.units[start] ?? 0] === WORD;
  }

  /** A piece in UTF-8, valid until the next call. */
  bytesOf(number: number): Uint8Array {
    const start = this.starts[number] ?? 0;
    const length = (this.starts[number + 1] ?? 0) - start;
    const bytes = this.#bytes;
    for (let at = 0; at < length; at += 1) {
      const unit = this.units[start + at] ?? 0;
      if (unit >= 0x80)
        return Buffer.from(String.fromCharCode(...this.units.subarray(start, start + length)));
      bytes[at] = unit;
    }
    return bytes.subarray(0, length);
  }

  /** Negative where the first piece has the lower units. */
  compare(left: number, right: number): number {
    const units = this.units;
    const [leftStart, rightStart] = [this.starts[left] ?? 0, this.starts[right] ?? 0];
    const leftLength = (this.starts[left + 1] ?? 0) - leftStart;
    const rightLength = (this.starts[right + 1] ?? 0) - rightStart;
    for (let at = 0; at < Math.min(leftLength, rightLength); at += 1) {
      const difference = (units[leftStart + at] ?? 0) - (units[rightStart + at] ?? 0);
      if (difference !== 0) return difference;
    }
    return leftLength - rightLength;
  }

  #equals(number: number, units: Uint16Array, start: number, end: number): boolean {
    const known = this.units;
    let unit = this.starts[number] ?? 0;
    if ((this.starts[number + 1] ?? 0) - unit !== end - start) return false;
    for (let at = start; at < end; at += 1, unit += 1) if (known[unit] !== units[at]) return false;
    return true;
  }

  #add(piece: Uint16Array, hash: number, slot: number): number {
    const number = this.size;
    const start = this.starts[number] ?? 0;
    const end = start + piece.length;
    if (end > this.units.length) this.units = grow(this.units, Math.max(end, this.units.length * 2));
    this.units.set(piece, start);
    if (number === this.hashes.length) {
      this.hashes = grow(this.hashes, number * 2);
      this.starts = grow(this.starts, number * 2 + 1);
    }
    this.starts[number + 1] = end;
    this.hashes[number] = hash;
    this.#slots[slot * SLOT_WIDTH] = number + 1;
    this.#slots[slot * SLOT_WIDTH + HASH] = hash;
    this.size += 1;
    if (this.size > this.#mask * MAX_LOAD) this.#enlarge();
    return number;
  }

  #enlarge(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length / SLOT_WIDTH - 1;
    for (let number = 0; number < this.size; number += 1) {
      const hash = this.hashes[number] ?? 0;
      let slot = mixed(hash) & mask;
      while (slots[slot * SLOT_WIDTH] !== 0) slot = (slot + 1) & mask;
      slots[slot * SLOT_WIDTH] = number + 1;
      slots[slot * SLOT_WIDTH + HASH] = hash;
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}

/** The hash of the units so far and one more. */
function addToHash(hash: number, unit: number): number {
  return (Math.imul(hash, 33) + unit) | 0;
}

/** Lets the high bits of a hash count in the low ones, which choose the slot (after the finalizer of MurmurHash3). */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  return once ^ (once >>> 13);
}
