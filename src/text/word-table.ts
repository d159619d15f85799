// Numbers for the spellings met in texts, found without making a string: open addressing over the UTF-16 units of
// the text itself. The table of one analyzer; a full one is emptied by its owner.

import { TextUnits, type Units } from './text-units.js';
import { hashOf } from './word-hash.js';

/** Slots at first; always a power of two, at most half of them taken. */
const FIRST_SLOTS = 1 << 12;
// What a slot holds lies side by side: number of the spelling plus 1, or 0; hash; first unit; how many units.
const WIDTH = 4;
const HASH = 1;
const UNIT = 2;
const LENGTH = 3;

export class WordTable {
  /** Spellings held. */
  size = 0;
  #slots = new Int32Array(FIRST_SLOTS * WIDTH);
  #mask = FIRST_SLOTS - 1;
  #units = new Uint16Array(FIRST_SLOTS * 4);
  #unitsTaken = 0;
  readonly #spelling = new TextUnits();

  /**
   * The number of the spelling that stands in a text from `start` to `end` (exclusive). A new one gets the next number,
   * so that it equals what `size` was before.
   * @param hash `hashOf` it
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
    this.size = 0;
    this.#unitsTaken = 0;
    this.#slots.fill(0);
  }

  /** Where the slot begins that holds the spelling, or the free one where it would stand. */
  #slotOf(hash: number, units: Units, start: number, end: number): number {
    const slots = this.#slots;
    for (let place = hash & this.#mask; ; place = (place + 1) & this.#mask) {
      const slot = place * WIDTH;
      if (slots[slot] === 0) return slot;
      if (slots[slot + HASH] === hash && this.#equals(slot, units, start, end)) return slot;
    }
  }

  #equals(slot: number, units: Units, start: number, end: number): boolean {
    if (this.#slots[slot + LENGTH] !== end - start) return false;
    const known = this.#units;
    let unit = this.#slots[slot + UNIT] ?? 0;
    for (let at = start; at < end; at += 1, unit += 1) if (known[unit] !== units[at]) return false;
    return true;
  }

  #add(units: Units, start: number, end: number, hash: number, slot: number): number {
    const length = end - start;
    const unit = this.#unitsTaken;
    while (unit + length > this.#units.length) this.#units = doubled(this.#units);
    this.#units.set(units.subarray(start, end), unit);
    this.#unitsTaken = unit + length;
    this.#slots.set([this.size + 1, hash, unit, length], slot);
    this.size += 1;
    if (this.size * 2 > this.#mask) this.#enlarge();
    return this.size - 1;
  }

  #enlarge(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    this.#mask = this.#slots.length / WIDTH - 1;
    for (let slot = 0; slot < before.length; slot += WIDTH) {
      if (before[slot] === 0) continue;
      let place = (before[slot + HASH] ?? 0) & this.#mask;
      while (this.#slots[place * WIDTH] !== 0) place = (place + 1) & this.#mask;
      this.#slots.set(before.subarray(slot, slot + WIDTH), place * WIDTH);
    }
  }
}

function doubled(units: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(units.length * 2);
  larger.set(units);
  return larger;
}
