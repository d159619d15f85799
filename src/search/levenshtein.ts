// Words of a dictionary within a few typing errors of a given one. The dictionary is walked in order, and the rows of
// the edit matrix that neighbours share are kept (Baeza-Yates, Navarro, "Fast approximate string matching in a
// dictionary", 1998); exchanging two adjacent letters is one error (Damerau; optimal string alignment).

import type { Dictionary, DictionaryWalk } from '../index/dictionary.js';

/** Visits every key from number `from` to `to` (exclusive) within `limit` errors of `word`, in order. */
export function findSimilar(
  dictionary: Dictionary,
  word: string,
  limit: number,
  from: number,
  to: number,
  visit: (key: number, errors: number, text: string) => void,
): void {
  const matrix = new EditMatrix(word, limit);
  let walk = dictionary.walk(from);
  let dead = Number.POSITIVE_INFINITY;
  for (let key = from; key < to; key += 1) {
    walk.next();
    // A walk knows what a key shares with the one before it only within a block: elsewhere compare.
    const shared = matrix.sharedBytes(walk);
    if (shared < dead) dead = matrix.extend(walk, shared);
    if (dead !== Number.POSITIVE_INFINITY) {
      const next = dictionary.skipPrefix(key + 1, walk.key, dead);
      if (next > key + 1) {
        walk = dictionary.walk(next);
        key = next - 1;
      }
    } else if (matrix.errors <= limit) visit(key, matrix.errors, walk.text());
  }
}

/** One row a letter of the key, from the longest beginning it shares with the key before. */
class EditMatrix {
  /** Errors between the word and the key extended to last. */
  errors = 0;
  readonly #word: number[];
  readonly #limit: number;
  /** Rows of `word.length + 1` numbers. */
  #rows: Uint8Array;
  /** Letters of the key. */
  #letters = new Uint32Array(64);
  /** Per byte of the key: letters begun before it. */
  #lettersBefore = new Uint16Array(256);
  #bytes = new Uint8Array(256);
  #length = 0;

  constructor(word: string, limit: number) {
    this.#word = Array.from(word, (letter) => letter.codePointAt(0) ?? 0);
    this.#limit = limit;
    const width = this.#word.length + 1;
    this.#rows = new Uint8Array(width * 65);
    for (let column = 0; column < width; column += 1) this.#rows[column] = Math.min(column, 255);
  }

  sharedBytes({ key, length }: DictionaryWalk): number {
    const end = Math.min(length, this.#length);
    let shared = 0;
    while (shared < end && key[shared] === this.#bytes[shared]) shared += 1;
    return shared;
  }

  /**
   * Fills the rows of a key beyond what it shares with the one before. Returns infinity when all are filled, else the
   * number of bytes after which no continuation can come within the limit.
   */
  extend({ key, length }: DictionaryWalk, shared: number): number {
    this.#reserve(length);
    let at = shared;
    while (at > 0 && ((key[at] ?? 0) & 0xc0) === 0x80) at -= 1;
    let letters = at === 0 ? 0 : (this.#lettersBefore[at] ?? 0);
    this.#length = at;
    while (at < length) {
      const size = sizeOf(key[at] ?? 0);
      for (let i = 0; i < size; i += 1) {
        this.#bytes[at + i] = key[at + i] ?? 0;
        this.#lettersBefore[at + i] = letters;
      }
      this.#letters[letters] = decode(key, at, size);
      letters += 1;
      at += size;
      this.#length = at;
      this.#lettersBefore[at] = letters;
      if (this.#fillRow(letters) > this.#limit) return at;
    }
    this.errors = this.#rows[letters * (this.#word.length + 1) + this.#word.length] ?? 255;
    return Number.POSITIVE_INFINITY;
  }

  /** Fills the row after `letters` letters; returns its smallest number. */
  #fillRow(letters: number): number {
    const word = this.#word;
    const width = word.length + 1;
    const rows = this.#rows;
    const row = letters * width;
    const above = row - width;
    const letter = this.#letters[letters - 1];
    let smallest = Math.min(letters, 255);
    rows[row] = smallest;
    for (let column = 1; column < width; column += 1) {
      const same = word[column - 1] === letter;
      let least = Math.min((rows[above + column] ?? 255) + 1, (rows[row + column - 1] ?? 255) + 1);
      least = Math.min(least, (rows[above + column - 1] ?? 255) + (same ? 0 : 1));
      const swapped =
        letters > 1 &&
        column > 1 &&
        word[column - 2] === letter &&
        word[column - 1] === this.#letters[letters - 2];
      if (swapped) least = Math.min(least, (rows[above - width + column - 2] ?? 255) + 1);
      rows[row + column] = Math.min(least, 255);
      if (least < smallest) smallest = least;
    }
    return smallest;
  }

  #reserve(bytes: number): void {
    if (bytes < this.#bytes.length) return;
    const grow = <Type extends Uint8Array | Uint16Array | Uint32Array>(from: Type, to: Type): Type => {
      to.set(from);
      return to;
    };
    this.#bytes = grow(this.#bytes, new Uint8Array(bytes * 2));
    this.#lettersBefore = grow(this.#lettersBefore, new Uint16Array(bytes * 2));
    this.#letters = grow(this.#letters, new Uint32Array(bytes * 2));
    this.#rows = grow(this.#rows, new Uint8Array((this.#word.length + 1) * (bytes * 2 + 1)));
  }
}

function sizeOf(head: number): number {
  if (head < 0x80) return 1;
  if (head < 0xe0) return 2;
  return head < 0xf0 ? 3 : 4;
}

function decode(key: Uint8Array, at: number, size: number): number {
  const head = key[at] ?? 0;
  if (size === 1) return head;
  let letter = head & (0xff >>> (size + 1));
  for (let i = 1; i < size; i += 1) letter = (letter << 6) | ((key[at + i] ?? 0) & 0x3f);
  return letter;
}
