// Numbers for the spellings met in texts, found without making a string: open addressing over the UTF-16 units of
// the text itself. The table of one analyzer; a full one is emptied by its owner.
// Frequent words come early: what is kept by number lies close together for them, and slots are small.

import { TextUnits, type Units } from './text-units.js';
import { hashOf } from './word-hash.js';

/** Slots at first; always a power of two, at most three in five of them taken. */
const FIRST_SLOTS = 1 << 12;
const MAX_TAKEN = 0.6;
// What a slot holds lies side by side: number of the spelling plus 1, or 0; hash.
const WIDTH = 2;
const HASH = 1;

export class WordTable {
  /** Spellings held. */
  size = 0;
  #slots = new Int32Array(FIRST_SLOTS * WIDTH);
  #mask = FIRST_SLOTS - 1;
  #units = new Uint16Array(FIRST_SLOTS * 4);
  /** By number: where the units of a spelling begin; one more closes the last. */
  #starts = new Uint32Array(FIRST_SLOTS);
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
    this.#slots.fill(0);
  }

  /** Where the slot begins that holds the spelling, or the free one where it would stand. */
  #slotOf(hash: number, units: Units, start: number, end: number): number {
    const slots = this.#slots;
    for (let place = hash & this.#mask; ; place = (place + 1) & this.#mask) {
      const slot = place * WIDTH;
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
    const number = this.size;
    const unit = this.#starts[number] ?? 0;
    const unitEnd = unit + end - start;
    while (unitEnd > this.#units.length)
      this.#units = copied(this.#units, new Uint16Array(this.#units.length * 2));
    this.#units.set(units.subarray(start, end), unit);
    if (number + 1 === this.#starts.length)
      this.#starts = copied(this.#starts, new Uint32Array((number + 1) * 2));
    this.#starts[number + 1] = unitEnd;
    this.#slots[slot] = number + 1;
    this.#slots[slot + HASH] = hash;
    this.size += 1;
    if (this.size > this.#mask * MAX_TAKEN) this.#enlarge();
    return number;
  }

  #enlarge(): void {
    const before = this.#slots;
    const slots = new Int32Array(before.length * 2);
    const mask = slots.length / WIDTH - 1;
    for (let slot = 0; slot < before.length; slot += WIDTH) {
      const taken = before[slot] ?? 0;
      if (taken === 0) continue;
      const hash = before[slot + HASH] ?? 0;
      let place = hash & mask;
      while (slots[place * WIDTH] !== 0) place = (place + 1) & mask;
      slots[place * WIDTH] = taken;
      slots[place * WIDTH + HASH] = hash;
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}

function copied<Numbers extends Uint16Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
