// The tokens of a text in columns, with room for more: an array of numbers per property is what the hot path reads fastest.

import type { TokenColumns } from '../analysis.js';

const INITIAL_CAPACITY = 1 << 10;

/** Tokens that are appended one by one. */
export class TokenBuffer implements TokenColumns {
  count = 0;
  words = new Uint32Array(INITIAL_CAPACITY);
  /** Whoever appends a token that is no compound sets this of it. */
  spellings = new Uint32Array(INITIAL_CAPACITY);
  positions = new Uint32Array(INITIAL_CAPACITY);
  starts = new Uint32Array(INITIAL_CAPACITY);
  ends = new Uint32Array(INITIAL_CAPACITY);
  samePosition = new Uint8Array(INITIAL_CAPACITY);

  /** Drops all tokens and makes room for `capacity` new ones: `add` does not check. */
  clear(capacity: number): void {
    this.count = 0;
    if (capacity <= this.words.length) return;
    const length = 2 ** Math.ceil(Math.log2(capacity));
    this.words = new Uint32Array(length);
    this.spellings = new Uint32Array(length);
    this.positions = new Uint32Array(length);
    this.starts = new Uint32Array(length);
    this.ends = new Uint32Array(length);
    this.samePosition = new Uint8Array(length);
  }

  /** Appends a token; `samePosition` is 1 for the whole of a hyphen compound, else 0. */
  add(word: number, position: number, start: number, end: number, samePosition: number): void {
    const { count } = this;
    this.words[count] = word;
    this.positions[count] = position;
    this.starts[count] = start;
    this.ends[count] = end;
    this.samePosition[count] = samePosition;
    this.count = count + 1;
  }
}
