// In which documents and fields one word stands, and how often: put together from all forms that are spelled so, in
// whatever segments they are and whatever terms they belong to.

import { fields } from '../format/schema.js';

const WIDTH = fields.length;

/** The postings of one word at a time. A slot is the number of a document times `fields.length`, plus a field. */
export class WordPostings {
  /** Documents the word stands in: the first `count`, ascending once `sort` was called. */
  readonly documents: Uint32Array;
  count = 0;
  /** By slot: how often the word stands there. */
  readonly frequencies: Uint32Array;
  /** By slot: how many different words stand there, of those met so far. */
  readonly lengths: Uint32Array;
  /** By field: 1 if the word stands there in any document. */
  readonly inField = new Uint8Array(WIDTH);

  /** @param documents how many there are */
  constructor(documents: number) {
    this.documents = new Uint32Array(documents);
    this.frequencies = new Uint32Array(documents * WIDTH);
    this.lengths = new Uint32Array(documents * WIDTH);
  }

  /** Counts occurrences of the word. */
  add(slot: number, frequency: number): void {
    const { frequencies, lengths } = this;
    const before = frequencies[slot] ?? 0;
    if (before === 0) {
      const field = slot % WIDTH;
      if (this.#isNew(slot - field)) {
        this.documents[this.count] = (slot - field) / WIDTH;
        this.count += 1;
      }
      lengths[slot] = (lengths[slot] ?? 0) + 1;
      this.inField[field] = 1;
    }
    frequencies[slot] = before + frequency;
  }

  /** Puts the documents in ascending order. */
  sort(): void {
    this.documents.subarray(0, this.count).sort();
  }

  /** Makes room for the next word; `lengths` go on counting. */
  clear(): void {
    const { documents, frequencies } = this;
    for (let at = 0; at < this.count; at += 1) {
      const start = (documents[at] ?? 0) * WIDTH;
      for (let slot = start; slot < start + WIDTH; slot += 1) frequencies[slot] = 0;
    }
    this.count = 0;
    this.inField.fill(0);
  }

  #isNew(start: number): boolean {
    const { frequencies } = this;
    for (let slot = start; slot < start + WIDTH; slot += 1) if (frequencies[slot] !== 0) return false;
    return true;
  }
}
