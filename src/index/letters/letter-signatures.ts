// Letter signatures: which letters each word of a dictionary is made of, as bits. Two words whose bits differ much are far from
// each other, which tells most of them apart without reading them (signature hashing: Boytsov, "Indexing methods for approximate
// dictionary searching", Journal of Experimental Algorithmics 16, 2011).

import { letterAt, sizeOfLetter } from './utf8-letters.js';

const encoder = new TextEncoder();

/** Letters share this many bits: those of the Latin alphabet have one each. */
const LETTER_BITS = 27;
/** The bits of a signature that stand for letters; the bits above hold the number of letters. */
export const LETTERS = 2 ** LETTER_BITS - 1;
/** Words of more letters count as this long. */
export const MAX_LETTERS = 31;

/**
 * The signature of a word, given as the first `length` bytes of UTF-8: a bit for each letter in it, and above those how many
 * letters it has, `MAX_LETTERS` at most.
 */
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

/** How many letters the word with this signature has, `MAX_LETTERS` at most. */
export function lettersOf(signature: number): number {
  return signature >>> LETTER_BITS;
}

/** The signatures of all words of a dictionary, grouped by the number of their letters. */
export interface LetterSignatures {
  /** By number of letters, where those words begin in `bits` and `keys`; one more closes the last group. */
  readonly starts: Uint32Array;
  /** Per word the bits of its letters. */
  readonly bits: Uint32Array;
  /** Per word its number in the dictionary, ascending within a group. */
  readonly keys: Uint32Array;
}

/** The signatures of words in their order: it is that of their numbers in a dictionary. */
export function signWords(words: readonly string[]): LetterSignatures {
  const signatures = new Int32Array(words.length);
  for (let word = 0; word < words.length; word += 1) {
    const bytes = encoder.encode(words[word]);
    signatures[word] = signatureOf(bytes, bytes.length);
  }
  return groupByLetters(signatures);
}

/** A counting sort by number of letters: it keeps the order of the dictionary within a group. */
function groupByLetters(signatures: Int32Array): LetterSignatures {
  const starts = new Uint32Array(MAX_LETTERS + 2);
  for (const signature of signatures) {
    const letters = lettersOf(signature);
    starts[letters + 1] = (starts[letters + 1] ?? 0) + 1;
  }
  for (let letters = 1; letters < starts.length; letters += 1) {
    starts[letters] = (starts[letters] ?? 0) + (starts[letters - 1] ?? 0);
  }
  const bits = new Uint32Array(signatures.length);
  const keys = new Uint32Array(signatures.length);
  const next = starts.slice();
  signatures.forEach((signature, key) => {
    const letters = lettersOf(signature);
    const at = next[letters] ?? 0;
    next[letters] = at + 1;
    bits[at] = signature & LETTERS;
    keys[at] = key;
  });
  return { starts, bits, keys };
}
