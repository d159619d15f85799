// A map from pairs of numbers to numbers, without an object or a string for a key: a hash table with open addressing and
// linear probing (Knuth, The Art of Computer Programming 3, 6.4, algorithm L).

/** Slots at first; always a power of two, at most half of them taken. */
const INITIAL_SLOTS = 1 << 10;
// What a slot holds lies side by side: left and right of the pair; its value plus 1, or 0 in a free slot.
const SLOT_WIDTH = 3;
const RIGHT = 1;
const VALUE = 2;

/** Values by pairs of numbers from 0 to 2^32 - 1. */
export class PairMap {
  #slots = new Uint32Array(INITIAL_SLOTS * SLOT_WIDTH);
  #mask = INITIAL_SLOTS - 1;
  #size = 0;

  /** The value of a pair, or -1. */
  get(left: number, right: number): number {
    return (this.#slots[this.#slotOf(left, right) + VALUE] ?? 0) - 1;
  }

  /** Sets the value of a pair, from 0 to 2^32 - 2. */
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

  /** The index at which the slot of a pair begins: the one that holds it, or the free one where it belongs. */
  #slotOf(left: number, right: number): number {
    const slots = this.#slots;
    const mixed = Math.imul(Math.imul(left, 0x9e37_79b1) ^ right, 0x85eb_ca6b);
    for (let number = (mixed ^ (mixed >>> 15)) & this.#mask; ; number = (number + 1) & this.#mask) {
      const slot = number * SLOT_WIDTH;
      if (slots[slot + VALUE] === 0 || (slots[slot] === left && slots[slot + RIGHT] === right)) return slot;
    }
  }

  #enlarge(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    this.#mask = this.#slots.length / SLOT_WIDTH - 1;
    for (let at = 0; at < before.length; at += SLOT_WIDTH) {
      if (before[at + VALUE] === 0) continue;
      const taken = before.subarray(at, at + SLOT_WIDTH);
      this.#slots.set(taken, this.#slotOf(taken[0] ?? 0, taken[RIGHT] ?? 0));
    }
  }
}
