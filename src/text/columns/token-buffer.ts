// The tokens of a text in columns, with room for more: an array of numbers per property is what the hot path reads fastest.

import { grow } from '../../collections/grow.js';
import type { TokenColumns } from '../analysis.js';

const INITIAL_CAPACITY = 1 << 10;

/** Tokens that are appended one by one. */
export class TokenBuffer implements TokenColumns {
  count = 0;
  words = new Uint32Array(INITIAL_CAPACITY);
  /** Whoever appends a token that stands for itself sets this of it. */
  spellings = new Uint32Array(INITIAL_CAPACITY);
  positions = new Uint32Array(INITIAL_CAPACITY);
  starts = new Uint32Array(INITIAL_CAPACITY);
  ends = new Uint32Array(INITIAL_CAPACITY);
  roles = new Uint8Array(INITIAL_CAPACITY);
  /** Tokens there is room for without those of `addBeside`. */
  #capacity = INITIAL_CAPACITY;
  /** Tokens of `addBeside`. */
  #besides = 0;

  /** Drops all tokens and makes room for `capacity` new ones: `add` does not check, `addBeside` does. */
  clear(capacity: number): void {
    this.count = 0;
    this.#besides = 0;
    this.#capacity = capacity;
    if (capacity <= this.words.length) return;
    const length = 2 ** Math.ceil(Math.log2(capacity));
    this.words = new Uint32Array(length);
    this.spellings = new Uint32Array(length);
    this.positions = new Uint32Array(length);
    this.starts = new Uint32Array(length);
    this.ends = new Uint32Array(length);
    this.roles = new Uint8Array(length);
  }

  /** Appends a token that shares its position with others, and makes room for it. */
  addBeside(word: number, position: number, start: number, end: number, role: number): void {
    this.#besides += 1;
    if (this.#capacity + this.#besides > this.words.length) this.#grow();
    this.add(word, position, start, end, role);
  }

  /** Appends a token. */
  add(word: number, position: number, start: number, end: number, role: number): void {
    const { count } = this;
    this.words[count] = word;
    this.positions[count] = position;
    this.starts[count] = start;
    this.ends[count] = end;
    this.roles[count] = role;
    this.count = count + 1;
  }

  #grow(): void {
    const length = this.words.length * 2;
    this.words = grow(this.words, length);
    this.spellings = grow(this.spellings, length);
    this.positions = grow(this.positions, length);
    this.starts = grow(this.starts, length);
    this.ends = grow(this.ends, length);
    this.roles = grow(this.roles, length);
  }
}
