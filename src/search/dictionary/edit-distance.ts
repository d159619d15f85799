// The number of typing errors between one word and many others. A letter too many, one missing, one wrong or two neighbours
// exchanged is one error: the optimal string alignment distance, that is, Levenshtein's with exchanges. It is computed with
// bits, a column of the table of distances at a time (Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau
// edit distances", Nordic Journal of Computing 10, 2003).

import { letterAt, sizeOfLetter } from '../../index/letters/utf8-letters.js';

/** The longest word that others are compared with, in letters: each letter has a bit of a 32-bit number. */
export const MAX_WORD_LETTERS = 31;

/** Counts the errors between a word of 1 to `MAX_WORD_LETTERS` letters and others of any length. */
export class EditDistance {
  /** How many letters the word has. Above `MAX_WORD_LETTERS`, `to` gives no meaningful number. */
  readonly letters: number;
  /** By letter of the word: a bit for each of its positions. ASCII has an array, which is faster. */
  readonly #positions = new Map<number, number>();
  readonly #asciiPositions = new Uint32Array(128);

  constructor(word: string) {
    const letters = Array.from(word, (letter) => letter.codePointAt(0) ?? 0);
    this.letters = letters.length;
    letters.slice(0, MAX_WORD_LETTERS).forEach((letter, position) => {
      if (letter < 128) this.#asciiPositions[letter] = (this.#asciiPositions[letter] ?? 0) | (1 << position);
      else this.#positions.set(letter, (this.#positions.get(letter) ?? 0) | (1 << position));
    });
  }

  /**
   * The errors between the word and another one, given as the first `length` bytes of UTF-8. The bits of `vp` and `vn` say
   * where a column of the table of distances rises or falls by one downwards, those of `hp` and `hn` where it does so to the
   * right, and those of `d0` where it stays the same diagonally; the names are those of the source.
   */
  to(bytes: Uint8Array, length: number): number {
    const last = 1 << (this.letters - 1);
    let errors = this.letters;
    let vp = -1;
    let vn = 0;
    let d0 = 0;
    let positionsBefore = 0;
    for (let at = 0; at < length;) {
      const letter = letterAt(bytes, at);
      at += sizeOfLetter(letter);
      const positions = this.#positionsOf(letter);
      const exchanged = ((~d0 & positions) << 1) & positionsBefore;
      d0 = ((((positions & vp) + vp) | 0) ^ vp) | positions | vn | exchanged;
      const hp = vn | ~(d0 | vp);
      const hn = d0 & vp;
      if ((hp & last) !== 0) errors += 1;
      if ((hn & last) !== 0) errors -= 1;
      const right = (hp << 1) | 1;
      vp = (hn << 1) | ~(d0 | right);
      vn = right & d0;
      positionsBefore = positions;
    }
    return errors;
  }

  #positionsOf(letter: number): number {
    return letter < 128 ? (this.#asciiPositions[letter] ?? 0) : (this.#positions.get(letter) ?? 0);
  }
}
