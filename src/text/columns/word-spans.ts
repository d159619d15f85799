// Where the words of a text stand, in columns: what the tokenizer finds, before anything is folded.

import { grow } from '../../collections/grow.js';

/** What a word is. A bigram is an overlapping pair of ideographs. */
export const WORD = 0;
export const ACRONYM = 1;
export const NUMBER = 2;
export const BIGRAM = 3;

const INITIAL_CAPACITY = 1 << 10;

/** Words in the order of the text; of word `i`, `i < count`, each column says one thing. */
export class WordSpans {
  count = 0;
  /** Where each begins and ends (exclusive), in UTF-16 units. */
  starts = new Uint32Array(INITIAL_CAPACITY);
  ends = new Uint32Array(INITIAL_CAPACITY);
  /** `hashOf` the units of each. */
  hashes = new Int32Array(INITIAL_CAPACITY);
  /** WORD, ACRONYM, NUMBER or BIGRAM. */
  kinds = new Uint8Array(INITIAL_CAPACITY);
  /** 1 where nothing but a hyphen stands between the word and the one before. */
  hyphenated = new Uint8Array(INITIAL_CAPACITY);
  /** How many units of signs stand before the word, and 16 times how many behind it: see `SIGN`. */
  signs = new Uint8Array(INITIAL_CAPACITY);
  /** With how many words before it the word makes up one number or code (`978-0-306`, `1 000 000`), or 0. */
  joined = new Uint8Array(INITIAL_CAPACITY);

  /** Appends a word. */
  add(start: number, end: number, kind: number, isHyphenated: boolean, hash: number): void {
    const { count } = this;
    if (count === this.starts.length) this.#grow();
    this.starts[count] = start;
    this.ends[count] = end;
    this.hashes[count] = hash;
    this.kinds[count] = kind;
    this.hyphenated[count] = isHyphenated ? 1 : 0;
    this.signs[count] = 0;
    this.joined[count] = 0;
    this.count = count + 1;
  }

  #grow(): void {
    const capacity = this.count * 2;
    this.starts = grow(this.starts, capacity);
    this.ends = grow(this.ends, capacity);
    this.hashes = grow(this.hashes, capacity);
    this.kinds = grow(this.kinds, capacity);
    this.hyphenated = grow(this.hyphenated, capacity);
    this.signs = grow(this.signs, capacity);
    this.joined = grow(this.joined, capacity);
  }
}
