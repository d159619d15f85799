// A number for each pair of two numbers: open addressing, three numbers a slot. Emptied by its owner.

/** Slots at first; always a power of two, at most half of them taken. */
const FIRST_SLOTS = 1 << 10;
// Left and right of the pair; what it stands for plus 1, or 0 where there is none.
const WIDTH = 3;
const RIGHT = 1;
const VALUE = 2;

export class WordPairs {
  #slots = new Uint32Array(FIRST_SLOTS * WIDTH);
  #mask = FIRST_SLOTS - 1;
  #size = 0;

  /** What a pair stands for, or -1. */
  get(left: number, right: number): number {
    return (this.#slots[this.#slotOf(left, right) + VALUE] ?? 0) - 1;
  }

  /** Says what a pair stands for, from 0 to 2^32 - 2. */
  set(left: number, right: number, value: number): void {
    const slot = this.#slotOf(left, right);
    if (this.#slots[slot + VALUE] === 0) this.#size += 1;
    this.#slots[slot] = left;
    this.#slots[slot + RIGHT] = right;
    this.#slots[slot + VALUE] = value + 1;
    if (this.#size * 2 > this.#mask) this.#enlarge();
  }

  clear(): void {
    this.#size = 0;
    this.#slots.fill(0);
  }

  /** Where the slot begins that holds the pair, or the free one where it would stand. */
  #slotOf(left: number, right: number): number {
    const slots = this.#slots;
    const mixed = Math.imul(Math.imul(left, 0x9e37_79b1) ^ right, 0x85eb_ca6b);
    for (let place = (mixed ^ (mixed >>> 15)) & this.#mask; ; place = (place + 1) & this.#mask) {
      const slot = place * WIDTH;
      if (slots[slot + VALUE] === 0 || (slots[slot] === left && slots[slot + RIGHT] === right)) return slot;
    }
  }

  #enlarge(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    this.#mask = this.#slots.length / WIDTH - 1;
    for (let at = 0; at < before.length; at += WIDTH) {
      if (before[at + VALUE] === 0) continue;
      const pair = before.subarray(at, at + WIDTH);
      this.#slots.set(pair, this.#slotOf(pair[0] ?? 0, pair[RIGHT] ?? 0));
    }
  }
}
