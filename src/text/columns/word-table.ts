// Numbers for the spellings met in texts, found by the UTF-16 units of the text itself, without making a string: a hash table
// with open addressing and linear probing (Knuth, The Art of Computer Programming 3, 6.4, algorithm L).
// Frequent words come early and so get low numbers: what is kept by number lies close together in memory for them.

import { grow } from '../../collections/grow.js';
import { TextUnits, type Units } from './text-units.js';
import { hashOf } from './word-hash.js';

/** Slots at first; always a power of two. */
const INITIAL_SLOTS = 1 << 12;
/** The largest share of slots that is taken. */
const MAX_LOAD = 0.6;
// What a slot holds lies side by side: the number of the spelling plus 1, or 0 in a free slot; its hash.
const SLOT_WIDTH = 2;
const HASH = 1;

/** Spellings, numbered from 0 in the order in which they came. Grows without bound: its owner clears it. */
export class WordTable {
  #size = 0;
  #slots = new Int32Array(INITIAL_SLOTS * SLOT_WIDTH);
  #mask = INITIAL_SLOTS - 1;
  /** The units of all spellings, one behind the other. */
  #units = new Uint16Array(INITIAL_SLOTS * 4);
  /** By number: where the units of a spelling begin; one more closes the last. */
  #starts = new Uint32Array(INITIAL_SLOTS);
  readonly #spelling = new TextUnits();

  /**
   * The number of the spelling that stands in a text from `start` to `end` (exclusive). A new one gets the next number: how
   * many there were before.
   * @param hash `hashOf` the spelling
   */
  intern(units: Units, start: number, end: number, hash: number): number {
    const slot = this.#slotOf(hash, units, start, end);
    const number = (this.#slots[slot] ?? 0) - 1;
    return number < 0 ? this.#add(units, start, end, hash, slot) : number;
  }

  /** As `intern`, for a spelling by itself. */
  internSpelling(spelling: string): number {
    const units = this.#spelling.load(spelling);
    return this.intern(units, 0, spelling.length, hashOf(units, 0, spelling.length));
  }

  /** The number of the spelling that stands in a text from `start` to `end` (exclusive), or -1 if it has none. */
  find(units: Units, start: number, end: number, hash: number): number {
    return (this.#slots[this.#slotOf(hash, units, start, end)] ?? 0) - 1;
  }

  clear(): void {
    this.#size = 0;
    this.#slots.fill(0);
  }

  /** The index at which the slot of a spelling begins: the one that holds it, or the free one where it belongs. */
  #slotOf(hash: number, units: Units, start: number, end: number): number {
    const slots = this.#slots;
    for (let number = hash & this.#mask; ; number = (number + 1) & this.#mask) {
      const slot = number * SLOT_WIDTH;
      const taken = slots[slot] ?? 0;
      if (taken === 0 || (slots[slot + HASH] === hash && this.#equals(taken - 1, units, start, end)))
        return slot;
    }
  }

  #equals(number: number, units: Units, start: number, end: number): boolean {
    const known = this.#units;
    let unit = this.#starts[number] ?? 0;
    if ((this.#starts[number + 1] ?? 0) - unit !== end - start) return false;
    for (let at = start; at < end; at += 1, unit += 1) if (known[unit] !== units[at]) return false;
    return true;
  }

  #add(units: Units, start: number, end: number, hash: number, slot: number): number {
    const number = this.#size;
    const unit = this.#starts[number] ?? 0;
    const unitEnd = unit + end - start;
    while (unitEnd > this.#units.length) this.#units = grow(this.#units, this.#units.length * 2);
    this.#units.set(units.subarray(start, end), unit);
    if (number + 1 === this.#starts.length) this.#starts = grow(this.#starts, (number + 1) * 2);
    this.#starts[number + 1] = unitEnd;
    this.#slots[slot] = number + 1;
    this.#slots[slot + HASH] = hash;
    this.#size += 1;
    if (this.#size > this.#mask * MAX_LOAD) this.#enlarge();
    return number;
  }

  #enlarge(): void {
    const before = this.#slots;
    const slots = new Int32Array(before.length * 2);
    const mask = slots.length / SLOT_WIDTH - 1;
    for (let slot = 0; slot < before.length; slot += SLOT_WIDTH) {
      const taken = before[slot] ?? 0;
      if (taken === 0) continue;
      const hash = before[slot + HASH] ?? 0;
      let number = hash & mask;
      while (slots[number * SLOT_WIDTH] !== 0) number = (number + 1) & mask;
      slots[number * SLOT_WIDTH] = taken;
      slots[number * SLOT_WIDTH + HASH] = hash;
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}
