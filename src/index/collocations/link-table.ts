// Links between two numbered things, with a connector: an open-addressed table of bounded size that counts in how many
// documents each occurs. When it is full, what has been seen least is forgotten.

const MAX_CAPACITY = 1 << 20;
const FIELDS = 3;
const MAX_LOAD = 0.6;

export class LinkTable {
  /** Three numbers a slot: the two ends (16 bits each), connector (8 bits) and count (24), the last document. */
  #slots: Uint32Array;
  #capacity: number;
  #used = 0;

  /** @param expected links there may be; there is always room for more */
  constructor(expected: number) {
    this.#capacity = 1 << 10;
    while (this.#capacity * MAX_LOAD < expected && this.#capacity < MAX_CAPACITY) this.#capacity *= 2;
    this.#slots = new Uint32Array(this.#capacity * FIELDS);
  }

  /** Counts a link once a document. Ends are from 1 to 65,535, connectors from 0 to 255; documents come ascending. */
  count(from: number, connector: number, to: number, document: number): void {
    const slots = this.#slots;
    const slot = this.#find(from, connector, to);
    if (slots[slot] === 0) {
      this.#set(slot, from, connector, to, 1, document);
    } else if (slots[slot + 2] !== document) {
      slots[slot + 1] = (slots[slot + 1] ?? 0) + 1;
      slots[slot + 2] = document;
    }
  }

  /** Gives a link a number below 2^24, in place of a count. */
  number(from: number, connector: number, to: number, number: number): void {
    this.#set(this.#find(from, connector, to), from, connector, to, number, 0);
  }

  /** The count or number of a link, 0 for none. */
  get(from: number, connector: number, to: number): number {
    return (this.#slots[this.#find(from, connector, to) + 1] ?? 0) & 0xff_ffff;
  }

  /** Visits each link, in no order that means anything. */
  forEach(visit: (from: number, connector: number, to: number, value: number) => void): void {
    const slots = this.#slots;
    for (let slot = 0; slot < slots.length; slot += FIELDS) {
      const ends = slots[slot] ?? 0;
      const counted = slots[slot + 1] ?? 0;
      if (ends !== 0) visit(ends >>> 16, counted >>> 24, ends & 0xffff, counted & 0xff_ffff);
    }
  }

  #set(slot: number, from: number, connector: number, to: number, value: number, document: number): void {
    const slots = this.#slots;
    slots[slot] = (from << 16) | to;
    slots[slot + 1] = (connector << 24) | value;
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
      const slot = at * FIELDS;
      const known = slots[slot] ?? 0;
      if (known === 0 || (known === ends && (slots[slot + 1] ?? 0) >>> 24 === connector)) return slot;
    }
  }

  #makeRoom(): void {
    const before = this.#slots;
    let least = 0;
    if (this.#capacity < MAX_CAPACITY) this.#capacity *= 2;
    else least = this.#leastToForget();
    this.#slots = new Uint32Array(this.#capacity * FIELDS);
    this.#used = 0;
    for (let slot = 0; slot < before.length; slot += FIELDS) {
      const ends = before[slot] ?? 0;
      const counted = before[slot + 1] ?? 0;
      if (ends === 0 || (counted & 0xff_ffff) <= least) continue;
      const place = this.#find(ends >>> 16, counted >>> 24, ends & 0xffff);
      this.#slots[place] = ends;
      this.#slots[place + 1] = counted;
      this.#slots[place + 2] = before[slot + 2] ?? 0;
      this.#used += 1;
    }
  }

  /** A count such that forgetting all up to it empties half of what may be used. */
  #leastToForget(): number {
    const byCount = new Uint32Array(256);
    this.forEach((_from, _connector, _to, documents) => {
      const row = Math.min(documents, 255);
      byCount[row] = (byCount[row] ?? 0) + 1;
    });
    let least = 0;
    let left = this.#used;
    while (least < 254 && left > (this.#capacity * MAX_LOAD) / 2) {
      least += 1;
      left -= byCount[least] ?? 0;
    }
    return least;
  }
}
