// Words of a dictionary within a few typing errors of a given one. An error changes at most two bits of the letters a word
// is made of, so that nearly all words are passed over without being read; of the rest the errors are counted with bits
// (Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003).

import type { Dictionary } from '../../index/format/dictionary.js';
import { letterAt, sizeOfLetter } from './utf8-letters.js';
import { LETTERS, MAX_LETTERS, keyAtOffset, signatureOf, signaturesOf } from './letter-signatures.js';

/** Longest word that is looked for, in letters. */
export const MAX_SIMILAR_LETTERS = MAX_LETTERS;

const encoder = new TextEncoder();

/**
 * Visits every key from number `from` to `to` (exclusive) within `limit` errors of `word`, in no order: a letter too many, one
 * missing, one wrong, two neighbours exchanged. A word of more than 31 letters finds nothing.
 * @param fixed bits of letters that a key must have just as the word has them, as `signatureOf` gives them
 */
export function findSimilar(
  dictionary: Dictionary,
  word: string,
  limit: number,
  from: number,
  to: number,
  visit: (key: number, errors: number, text: string) => void,
  fixed = 0,
): void {
  const counter = new ErrorCounter(word);
  if (counter.letters > MAX_SIMILAR_LETTERS) return;
  const { starts, bits, keys } = signaturesOf(dictionary);
  const bytes = encoder.encode(word);
  const wanted = signatureOf(bytes, bytes.length) & LETTERS;
  const walk = dictionary.walk(from);
  const most = Math.min(counter.letters + limit, MAX_LETTERS);
  // Each error changes the number of letters by one at most.
  for (let letters = Math.max(0, counter.letters - limit); letters <= most; letters += 1) {
    const last = starts[letters + 1] ?? 0;
    const end = keyAtOffset(keys, starts[letters] ?? 0, last, to);
    for (let place = keyAtOffset(keys, starts[letters] ?? 0, last, from); place < end; place += 1) {
      if (!mayBeSimilar((bits[place] ?? 0) ^ wanted, limit, fixed)) continue;
      const key = keys[place] ?? 0;
      walk.skipTo(key);
      walk.next();
      const errors = word === '' ? letters : counter.count(walk.key, walk.length);
      if (errors <= limit) visit(key, errors, walk.text());
    }
  }
}

/** Of the bits that differ the lowest two are cleared for each error; mostly one is allowed. */
function mayBeSimilar(differing: number, limit: number, fixed: number): boolean {
  let bits = differing;
  bits &= bits - 1;
  bits &= bits - 1;
  for (let error = 1; error < limit; error += 1) {
    bits &= bits - 1;
    bits &= bits - 1;
  }
  return bits === 0 && (differing & fixed) === 0;
}

/** Counts the errors between one word of 1 to 31 letters and others. */
class ErrorCounter {
  readonly letters: number;
  /** Per letter that occurs in the word: the bits of its places. */
  readonly #places = new Map<number, number>();
  readonly #asciiPlaces = new Uint32Array(128);

  constructor(word: string) {
    const letters = Array.from(word, (letter) => letter.codePointAt(0) ?? 0);
    this.letters = letters.length;
    letters.slice(0, MAX_SIMILAR_LETTERS).forEach((letter, place) => {
      if (letter < 128) this.#asciiPlaces[letter] = (this.#asciiPlaces[letter] ?? 0) | (1 << place);
      else this.#places.set(letter, (this.#places.get(letter) ?? 0) | (1 << place));
    });
  }

  /**
   * The errors between the word and a key. Column by column of the table of distances: bits say where it rises or falls
   * by one, downwards and to the right, and where it is the same diagonally; the names are those of the source.
   */
  count(key: Uint8Array, length: number): number {
    const last = 1 << (this.letters - 1);
    let errors = this.letters;
    let vp = -1;
    let vn = 0;
    let d0 = 0;
    let placesBefore = 0;
    for (let at = 0; at < length;) {
      const letter = letterAt(key, at);
      at += sizeOfLetter(letter);
      const places = this.#placesOf(letter);
      const exchanged = ((~d0 & places) << 1) & placesBefore;
      d0 = ((((places & vp) + vp) | 0) ^ vp) | places | vn | exchanged;
      const hp = vn | ~(d0 | vp);
      const hn = d0 & vp;
      if ((hp & last) !== 0) errors += 1;
      if ((hn & last) !== 0) errors -= 1;
      const right = (hp << 1) | 1;
      vp = (hn << 1) | ~(d0 | right);
      vn = right & d0;
      placesBefore = places;
    }
    return errors;
  }

  #placesOf(letter: number): number {
    return letter < 128 ? (this.#asciiPlaces[letter] ?? 0) : (this.#places.get(letter) ?? 0);
  }
}
