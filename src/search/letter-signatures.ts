// Signatures: which letters the words of a dictionary are made of, as bits: most words that are far from another one are told by
// that alone (signature hashing: Boytsov, "Indexing methods for approximate dictionary searching", JEA 16, 2011).

import type { Dictionary } from '../index/dictionary.js';
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

const remembered = new WeakMap<Dictionary, Int32Array>();

/** The signatures of all words of a dictionary, read once: half a million in a twentieth of a second. */
export function signaturesOf(dictionary: Dictionary): Int32Array {
  let known = remembered.get(dictionary);
  if (known === undefined) {
    known = readSignatures(dictionary);
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
