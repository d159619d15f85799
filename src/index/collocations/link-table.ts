// Counts in how many documents each link occurs: two numbered things with a numbered connector between them. A hash table with
// open addressing, of bounded size: when it is full, the links with the lowest counts are dropped.

/** Slots the table grows to. */
const MAX_CAPACITY = 1 << 20;
/** Numbers a slot. */
const WIDTH = 3;
/** Share of the slots that may be used: with more, looking for a free one takes long. */
const MAX_LOAD = 0.6;

/** Counts of links, or numbers given to them. */
export class LinkTable {
  /** `WIDTH` numbers a slot: the two ends (16 bits each); connector (8 bits) and count (24); the document counted last. */
  #slots: Uint32Array;
  #capacity: number;
  #used = 0;

  /** @param expected links there may be; there is always room for more */
  constructor(expected: number) {
    this.#capacity = 1 << 10;
    while (this.#capacity * MAX_LOAD < expected && this.#capacity < MAX_CAPACITY) this.#capacity *= 2;
    this.#slots = new Uint32Array(this.#capacity * WIDTH);
  }

  /** Counts a link, once for each document. Ends are from 1 to 65,535, connectors from 0 to 255; documents come ascending. */
  count(from: number, connector: number, to: number, document: number): void {
    const slots = this.#slots;
    const slot = this.#find(from, connector, to);
    if (slots[slot] === 0) {
      this.#set(slot, (from << 16) | to, (connector << 24) | 1, document);
    } else if (slots[slot + 2] !== document) {
      slots[slot + 1] = (slots[slot + 1] ?? 0) + 1;
      slots[slot + 2] = document;
    }
  }

  /** Gives a link a number below 2^24, in place of a count. */
  number(from: number, connector: number, to: number, number: number): void {
    this.#set(this.#find(from, connector, to), (from << 16) | to, (connector << 24) | number, 0);
  }

  /** The count or number of a link, 0 for none. */
  get(from: number, connector: number, to: number): number {
    return (this.#slots[this.#find(from, connector, to) + 1] ?? 0) & 0xff_ffff;
  }

  /** Visits each link, in no order that means anything. */
  forEach(visit: (from: number, connector: number, to: number, value: number) => void): void {
    const slots = this.#slots;
    for (let slot = 0; slot < slots.length; slot += WIDTH) {
      const ends = slots[slot] ?? 0;
      const counted = slots[slot + 1] ?? 0;
      if (ends !== 0) visit(ends >>> 16, counted >>> 24, ends & 0xffff, counted & 0xff_ffff);
    }
  }

  /** Fills a free slot with its three numbers. */
  #set(slot: number, ends: number, counted: number, document: number): void {
    const slots = this.#slots;
    slots[slot] = ends;
    slots[slot + 1] = counted;
    slots[slot + 2] = document;
    this.#used += 1;
    if (this.#used > this.#capacity * MAX_LOAD) this.#makeRoom();
  }

  /** The slot of a link, or the free one where it belongs. */
  #find(from: number, connector: number, to: number): number {
    const slots = this.#slots;
    const ends = ((from << 16) | to) >>> 0;
    const mask = this.#capacity - 1;
    const mixed = Math.imul(ends ^ Math.imul(connector + 1, 0x85eb_ca6b), 0x9e37_79b1);
    for (let at = (mixed ^ (mixed >>> 15)) & mask; ; at = (at + 1) & mask) {
      const slot = at * WIDTH;
      const known = slots[slot] ?? 0;
      if (known === 0 || (known === ends && (slots[slot + 1] ?? 0) >>> 24 === connector)) return slot;
    }
  }

  #makeRoom(): void {
    const previous = this.#slots;
    let dropped = 0;
    if (this.#capacity < MAX_CAPACITY) this.#capacity *= 2;
    else dropped = this.#chooseDropped();
    this.#slots = new Uint32Array(this.#capacity * WIDTH);
    this.#used = 0;
    for (let slot = 0; slot < previous.length; slot += WIDTH) {
      const ends = previous[slot] ?? 0;
      const counted = previous[slot + 1] ?? 0;
      if (ends === 0 || (counted & 0xff_ffff) <= dropped) continue;
      const free = this.#find(ends >>> 16, counted >>> 24, ends & 0xffff);
      this.#slots[free] = ends;
      this.#slots[free + 1] = counted;
      this.#slots[free + 2] = previous[slot + 2] ?? 0;
      this.#used += 1;
    }
  }

  /** The count up to which links are dropped, so that half of the slots that may be used are free. */
  #chooseDropped(): number {
    const byCount = new Uint32Array(256);
    this.forEach((_from, _connector, _to, documents) => {
      const row = Math.min(documents, 255);
      byCount[row] = (byCount[row] ?? 0) + 1;
    });
    let dropped = 0;
    let left = this.#used;
    while (dropped < 254 && left > (this.#capacity * MAX_LOAD) / 2) {
      dropped += 1;
      left -= byCount[dropped] ?? 0;
    }
    return dropped;
  }
}
