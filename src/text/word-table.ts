// Numbers for the spellings met in texts, found without making a string: open addressing over the UTF-16 units of
// the text itself (hash: FNV-1a, Fowler, Noll, Vo). The table of one analyzer; a full one is emptied by its owner.

/** Slots at first; always a power of two, at most half of them taken. */
const FIRST_SLOTS = 1 << 12;

export class WordTable {
  /** Spellings held. */
  size = 0;
  /** Per slot: number of the spelling plus 1, 0 for none. */
  #slots = new Uint32Array(FIRST_SLOTS);
  #hashes = new Uint32Array(FIRST_SLOTS / 2);
  /** Where each spelling begins in `#units`; one more closes the last. */
  #starts = new Uint32Array(FIRST_SLOTS / 2 + 1);
  #units = new Uint16Array(FIRST_SLOTS * 4);

  /**
   * The number of the spelling that stands in `text` from `start` to `end` (exclusive). A new one gets the next number,
   * so that it equals what `size` was before.
   */
  intern(text: string, start: number, end: number): number {
    const hash = hashOf(text, start, end);
    const slot = this.#slotOf(hash, text, start, end);
    const number = (this.#slots[slot] ?? 0) - 1;
    return number < 0 ? this.#add(text, start, end, hash, slot) : number;
  }

  /** The number of the spelling that stands in `text` from `start` to `end` (exclusive), or -1 if it has none. */
  find(text: string, start: number, end: number): number {
    return (this.#slots[this.#slotOf(hashOf(text, start, end), text, start, end)] ?? 0) - 1;
  }

  clear(): void {
    this.size = 0;
    this.#slots.fill(0);
  }

  /** The slot that holds the spelling, or the free one where it would stand. */
  #slotOf(hash: number, text: string, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0 || (this.#hashes[number] === hash && this.#equals(number, text, start, end)))
        return slot;
      slot = (slot + 1) & mask;
    }
  }

  #equals(number: number, text: string, start: number, end: number): boolean {
    const units = this.#units;
    let unit = this.#starts[number] ?? 0;
    if ((this.#starts[number + 1] ?? 0) - unit !== end - start) return false;
    for (let at = start; at < end; at += 1, unit += 1) if (units[unit] !== text.charCodeAt(at)) return false;
    return true;
  }

  #add(text: string, start: number, end: number, hash: number, slot: number): number {
    const number = this.size;
    const unit = this.#starts[number] ?? 0;
    const length = end - start;
    while (unit + length > this.#units.length) this.#units = doubled(this.#units);
    for (let at = 0; at < length; at += 1) this.#units[unit + at] = text.charCodeAt(start + at);
    this.#starts[number + 1] = unit + length;
    this.#hashes[number] = hash;
    this.#slots[slot] = number + 1;
    this.size += 1;
    if (this.size === this.#hashes.length) this.#enlarge();
    return number;
  }

  #enlarge(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.size; number += 1) {
      let slot = (this.#hashes[number] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
    const hashes = new Uint32Array(slots.length / 2);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    const starts = new Uint32Array(slots.length / 2 + 1);
    starts.set(this.#starts);
    this.#starts = starts;
  }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function doubled(units: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(units.length * 2);
  larger.set(units);
  return larger;
}
