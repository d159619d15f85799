// Signatures: which letters the words of a dictionary are made of, as bits: most words that are far from another one are told by
// that alone (signature hashing: Boytsov, "Indexing methods for approximate dictionary searching", JEA 16, 2011).

import type { Dictionary } from '../../index/format/dictionary.js';
import { letterAt, sizeOfLetter } from './utf8-letters.js';

/** Letters share this many bits. */
const LETTER_BITS = 27;
/** The bits of a signature that are letters; the others are their number. */
export const LETTERS = 2 ** LETTER_BITS - 1;
/** Words of more letters count as this long. */
export const MAX_LETTERS = 31;

/** The bits of the letters of a word, and above them how many it has. */
export function signatureOf(bytes: Uint8Array, length: number): number {
  let bits = 0;
  let letters = 0;
  for (let at = 0; at < length; letters += 1) {
    const letter = letterAt(bytes, at);
    bits |= 1 << (letter % LETTER_BITS);
    at += sizeOfLetter(letter);
  }
  return bits | (Math.min(letters, MAX_LETTERS) << LETTER_BITS);
}

/** How many letters the word with this signature has. */
export function lettersOf(signature: number): number {
  return signature >>> LETTER_BITS;
}

/** The signatures of the words of a dictionary, those of words of as many letters together. */
export interface Signatures {
  /** Where the words of each number of letters begin in `bits` and `keys`; one more closes the last. */
  readonly starts: Uint32Array;
  /** Of each the letters it is made of. */
  readonly bits: Int32Array;
  /** Of each the number of its word, ascending among words of as many letters. */
  readonly keys: Uint32Array;
}

const remembered = new WeakMap<Dictionary, Signatures>();

/** The signatures of all words of a dictionary, read once: half a million in a twentieth of a second. */
export function signaturesOf(dictionary: Dictionary): Signatures {
  let known = remembered.get(dictionary);
  if (known === undefined) {
    known = groupByLetters(readSignatures(dictionary));
    remembered.set(dictionary, known);
  }
  return known;
}

function readSignatures(dictionary: Dictionary): Int32Array {
  const signatures = new Int32Array(dictionary.size);
  const walk = dictionary.walk();
  while (walk.hasNext()) {
    walk.next();
    signatures[walk.index] = signatureOf(walk.key, walk.length);
  }
  return signatures;
}

/** Sorted by counting. */
function groupByLetters(signatures: Int32Array): Signatures {
  const starts = new Uint32Array(MAX_LETTERS + 2);
  for (const signature of signatures) {
    const letters = lettersOf(signature);
    starts[letters + 1] = (starts[letters + 1] ?? 0) + 1;
  }
  for (let letters = 1; letters < starts.length; letters += 1) {
    starts[letters] = (starts[letters] ?? 0) + (starts[letters - 1] ?? 0);
  }
  const bits = new Int32Array(signatures.length);
  const keys = new Uint32Array(signatures.length);
  const next = starts.slice();
  signatures.forEach((signature, key) => {
    const letters = lettersOf(signature);
    const place = next[letters] ?? 0;
    next[letters] = place + 1;
    bits[place] = signature & LETTERS;
    keys[place] = key;
  });
  return { starts, bits, keys };
}

/** The first place from `low` to `high` (exclusive) whose key is not before this one; `high` where all are. */
export function keyAtOffset(keys: Uint32Array, low: number, high: number, key: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((keys[middle] ?? 0) < key) from = middle + 1;
    else to = middle;
  }
  return from;
}
