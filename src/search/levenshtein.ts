// Words of a dictionary within a few typing errors of a given one. An automaton of bits reads the keys (Wu, Manber,
// "Fast text searching allowing errors", 1992; exchanging two adjacent letters is one error, after Hyyrö, 2003), keeps
// its states for what neighbouring keys share, and jumps over keys it cannot accept to the next one it could
// (as Lucene does: Schulz, Mihov, 2002).

import type { Dictionary } from '../index/dictionary.js';
import type { DictionaryWalk } from '../index/dictionary-walk.js';

/** Longest word that is looked for, in letters: a state has a bit for each and one more. */
export const MAX_SIMILAR_LETTERS = 31;

/** Bytes of a key there is room for at first. */
const FIRST_ROOM = 128;
const encoder = new TextEncoder();

/**
 * Visits every key from number `from` to `to` (exclusive) within `limit` errors of `word`, in order. A word of more than
 * 31 letters finds nothing.
 */
export function findSimilar(
  dictionary: Dictionary,
  word: string,
  limit: number,
  from: number,
  to: number,
  visit: (key: number, errors: number, text: string) => void,
): void {
  const automaton = new Automaton(word, limit);
  if (from >= to || automaton.letters > MAX_SIMILAR_LETTERS) return;
  const walk = dictionary.walk(from);
  walk.next();
  while (walk.index < to) {
    const errors = automaton.read(walk);
    if (errors >= 0) visit(walk.index, errors, walk.text());
    const more = automaton.isAlive ? walk.hasNext() : walk.advance(automaton.target, automaton.findTarget());
    if (!more) return;
    if (automaton.isAlive) walk.next();
  }
}

/** The automaton after the letters of one key. Level `e` of a state has bit `i` set if `i` letters are read with `e` errors. */
class Automaton {
  readonly letters: number;
  /** False if no key that begins with the letters read can be accepted. */
  isAlive = true;
  /** Bytes before which no key is accepted; written by `findTarget`. */
  target = new Uint8Array(FIRST_ROOM + MAX_SIMILAR_LETTERS * 4);
  readonly #limit: number;
  /** A bit for every place a state may be in. */
  readonly #mask: number;
  readonly #wordBytes: Uint8Array;
  /** Where each letter of the word begins among its bytes; one more closes the last. */
  readonly #wordStarts: Uint16Array;
  /** Per letter that occurs in the word: the bits of its places. */
  readonly #places = new Map<number, number>();
  readonly #asciiPlaces = new Uint32Array(128);
  /** One state a letter of the key: `limit + 1` levels each. */
  #states: Uint32Array<ArrayBuffer>;
  /** Letters of the key that are read, and where each ends among its bytes. */
  #read = new Uint32Array(FIRST_ROOM);
  #ends = new Uint16Array(FIRST_ROOM + 1);
  #depth = 0;
  #bytes = new Uint8Array(FIRST_ROOM);

  constructor(word: string, limit: number) {
    const letters = Array.from(word, (letter) => letter.codePointAt(0) ?? 0);
    this.letters = letters.length;
    this.#limit = limit;
    this.#mask = 2 ** Math.min(letters.length + 1, 32) - 1;
    this.#wordBytes = encoder.encode(word);
    this.#wordStarts = new Uint16Array(letters.length + 1);
    letters.slice(0, MAX_SIMILAR_LETTERS).forEach((letter, place) => {
      this.#wordStarts[place + 1] = (this.#wordStarts[place] ?? 0) + sizeOfLetter(letter);
      if (letter < 128) this.#asciiPlaces[letter] = (this.#asciiPlaces[letter] ?? 0) | (1 << place);
      else this.#places.set(letter, (this.#places.get(letter) ?? 0) | (1 << place));
    });
    this.#states = new Uint32Array((limit + 1) * (FIRST_ROOM + 1));
    // Without having read anything, the first letters of the word may be missing.
    for (let level = 0; level <= limit; level += 1) this.#states[level] = 2 ** Math.min(level + 1, 32) - 1;
  }

  /** Reads a key, less what it shares with the one before. Returns its errors, or -1 if it is not accepted. */
  read({ key, length }: DictionaryWalk): number {
    let depth = this.#sharedDepth(key, length);
    let at = this.#ends[depth] ?? 0;
    this.#reserve(length);
    this.isAlive = true;
    while (at < length) {
      const size = sizeOf(key[at] ?? 0);
      for (let i = at; i < at + size; i += 1) this.#bytes[i] = key[i] ?? 0;
      this.#read[depth] = decode(key, at, size);
      at += size;
      depth += 1;
      this.#ends[depth] = at;
      if (!this.#step(depth)) {
        this.isAlive = false;
        break;
      }
    }
    this.#depth = depth;
    return this.isAlive ? this.#accepted(depth) : -1;
  }

  /**
   * After a key on which the automaton died: writes the next bytes to look for to `target` and returns their number.
   * Where no error is left to be made, only the rest of the word can follow; elsewhere it is the next other letter.
   */
  findTarget(): number {
    const parent = this.#depth - 1;
    const first = parent * (this.#limit + 1);
    let spare = 0;
    for (let level = 0; level < this.#limit; level += 1) spare |= this.#states[first + level] ?? 0;
    if (spare !== 0 || this.#isExchangeOpen(parent)) return this.#passOver(this.#depth);
    let best = -1;
    for (let open = this.#states[first + this.#limit] ?? 0; open !== 0; open &= open - 1) {
      const place = 31 - Math.clz32(open & -open);
      if (this.#compareRest(parent, place) > 0 && (best < 0 || this.#compareRests(place, best) < 0))
        best = place;
    }
    return best < 0 ? this.#passOver(parent) : this.#writeRest(parent, best);
  }

  /** True if the letter read last may be the first of two exchanged: the other one may then follow it. */
  #isExchangeOpen(depth: number): boolean {
    if (depth === 0 || this.#limit === 0) return false;
    const before = this.#states[(depth - 1) * (this.#limit + 1) + this.#limit - 1] ?? 0;
    return (before & (this.#placesOf(this.#read[depth - 1] ?? 0) >>> 1)) !== 0;
  }

  /** Fills the state after `depth` letters; false if it is empty. */
  #step(depth: number): boolean {
    const states = this.#states;
    const width = this.#limit + 1;
    const before = (depth - 1) * width;
    const after = depth * width;
    const places = this.#placesOf(this.#read[depth - 1] ?? 0);
    const exchanged = depth > 1 ? (places & (this.#placesOf(this.#read[depth - 2] ?? 0) >>> 1)) >>> 0 : 0;
    let any = 0;
    for (let level = 0; level < width; level += 1) {
      let state = ((states[before + level] ?? 0) & places) << 1;
      if (level > 0) {
        const less = states[before + level - 1] ?? 0;
        // A letter too many, a wrong one, one left out, two exchanged.
        state |= less | (less << 1) | ((states[after + level - 1] ?? 0) << 1);
        if (exchanged !== 0) state |= ((states[before - width + level - 1] ?? 0) & exchanged) << 2;
      }
      state = (state & this.#mask) >>> 0;
      states[after + level] = state;
      any |= state;
    }
    return any !== 0;
  }

  #accepted(depth: number): number {
    const width = this.#limit + 1;
    for (let level = 0; level < width; level += 1) {
      if ((((this.#states[depth * width + level] ?? 0) >>> this.letters) & 1) === 1) return level;
    }
    return -1;
  }

  #placesOf(letter: number): number {
    return letter < 128 ? (this.#asciiPlaces[letter] ?? 0) : (this.#places.get(letter) ?? 0);
  }

  /** Letters read of the key before that this key begins with. */
  #sharedDepth(key: Uint8Array, length: number): number {
    const read = this.#ends[this.#depth] ?? 0;
    const end = Math.min(length, read);
    let shared = 0;
    while (shared < end && key[shared] === this.#bytes[shared]) shared += 1;
    let depth = this.#depth;
    while ((this.#ends[depth] ?? 0) > shared) depth -= 1;
    return depth;
  }

  /** The first bytes after all keys that begin with the first `depth` letters read; 0 when there are none such. */
  #passOver(depth: number): number {
    const length = this.#ends[depth] ?? 0;
    if (length === 0) return 0;
    this.#copyRead(length);
    this.target[length - 1] = (this.#bytes[length - 1] ?? 0) + 1;
    return length;
  }

  #writeRest(depth: number, place: number): number {
    const end = this.#ends[depth] ?? 0;
    const start = this.#wordStarts[place] ?? 0;
    const rest = this.#wordBytes.length - start;
    this.#copyRead(end);
    for (let i = 0; i < rest; i += 1) this.target[end + i] = this.#wordBytes[start + i] ?? 0;
    return end + rest;
  }

  /** Copies bytes read to the target: they are few, so that a loop is faster than a view. */
  #copyRead(length: number): void {
    for (let i = 0; i < length; i += 1) this.target[i] = this.#bytes[i] ?? 0;
  }

  /** Compares the rest of the word from `place` with the letter on which the automaton died. */
  #compareRest(parent: number, place: number): number {
    const start = this.#wordStarts[place] ?? 0;
    const from = this.#ends[parent] ?? 0;
    const to = this.#ends[parent + 1] ?? 0;
    for (let at = from; at < to; at += 1) {
      const difference = (this.#wordBytes[start + at - from] ?? -1) - (this.#bytes[at] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** Compares the rests of the word from two places. */
  #compareRests(a: number, b: number): number {
    const word = this.#wordBytes;
    const startA = this.#wordStarts[a] ?? 0;
    const startB = this.#wordStarts[b] ?? 0;
    const shorter = word.length - Math.max(startA, startB);
    for (let i = 0; i < shorter; i += 1) {
      const difference = (word[startA + i] ?? 0) - (word[startB + i] ?? 0);
      if (difference !== 0) return difference;
    }
    return startB - startA;
  }

  /** Makes room for a key of this many bytes. */
  #reserve(bytes: number): void {
    if (bytes <= this.#bytes.length) return;
    const room = bytes * 2;
    this.#bytes = copyTo(new Uint8Array(room), this.#bytes);
    this.#read = copyTo(new Uint32Array(room), this.#read);
    this.#ends = copyTo(new Uint16Array(room + 1), this.#ends);
    this.#states = copyTo(new Uint32Array((room + 1) * (this.#limit + 1)), this.#states);
    this.target = new Uint8Array(room + MAX_SIMILAR_LETTERS * 4);
  }
}

function copyTo<Type extends Uint8Array | Uint16Array | Uint32Array>(to: Type, from: Type): Type {
  to.set(from);
  return to;
}

function sizeOf(head: number): number {
  if (head < 0x80) return 1;
  if (head < 0xe0) return 2;
  return head < 0xf0 ? 3 : 4;
}

function sizeOfLetter(letter: number): number {
  if (letter < 0x80) return 1;
  if (letter < 0x800) return 2;
  return letter < 0x1_0000 ? 3 : 4;
}

function decode(key: Uint8Array, at: number, size: number): number {
  const head = key[at] ?? 0;
  if (size === 1) return head;
  let letter = head & (0xff >>> (size + 1));
  for (let i = 1; i < size; i += 1) letter = (letter << 6) | ((key[at + i] ?? 0) & 0x3f);
  return letter;
}
