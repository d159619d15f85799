// The keys of a dictionary within a few typing errors of a word. An error changes the length by one at most and at most two
// of the bits that say which letters a word is made of: nearly all keys are passed over by their signatures
// (`letter-signatures.ts`), and only of the rest are the errors counted (`edit-distance.ts`).

import { lowerBound } from '../../collections/lower-bound.js';
import type { Dictionary } from '../../index/format/dictionary.js';
import {
  LETTERS,
  type LetterSignatures,
  MAX_LETTERS,
  signatureOf,
} from '../../index/letters/letter-signatures.js';
import { type SearchBudget, WORK } from '../search-budget.js';
import { EditDistance, MAX_WORD_LETTERS } from './edit-distance.js';

const encoder = new TextEncoder();

/** Which keys are looked for. */
export interface ScanBounds {
  /** Errors that a key may have. */
  readonly maxErrors: number;
  /** Numbers of the keys looked at: from `from` to `to` (exclusive). */
  readonly from: number;
  readonly to: number;
  /** Letters that a key must have just as the word has them or not, as bits of `signatureOf`; none if left out. */
  readonly fixed?: number;
  readonly budget: SearchBudget;
}

/** What is looked through: a dictionary, and the letters of its keys. */
export interface ScannedDictionary {
  readonly dictionary: Dictionary;
  readonly letters: LetterSignatures;
}

/**
 * Calls `visit` for each key within the bounds, in no order; where the budget is spent, for some of them. A word of more than
 * `MAX_WORD_LETTERS` letters finds nothing.
 */
export function scanDictionary(
  { dictionary, letters: { starts, bits, keys } }: ScannedDictionary,
  word: string,
  { maxErrors, from, to, fixed = 0, budget }: ScanBounds,
  visit: (key: number, errors: number, text: string) => void,
): void {
  const distance = new EditDistance(word);
  if (distance.letters > MAX_WORD_LETTERS) return;
  const bytes = encoder.encode(word);
  const wanted = signatureOf(bytes, bytes.length) & LETTERS;
  const walk = dictionary.walk(from);
  const mostLetters = Math.min(distance.letters + maxErrors, MAX_LETTERS);
  for (let letters = Math.max(0, distance.letters - maxErrors); letters <= mostLetters; letters += 1) {
    const first = starts[letters] ?? 0;
    const last = starts[letters + 1] ?? 0;
    const start = lowerBound(keys, from, first, last);
    const end = lowerBound(keys, to, first, last);
    if (!budget.spend(WORK.lookup + (end - start) * maxErrors)) return;
    for (let at = start; at < end; at += 1) {
      if (!mayBeSimilar((bits[at] ?? 0) ^ wanted, maxErrors, fixed)) continue;
      const key = keys[at] ?? 0;
      walk.skipTo(key);
      walk.next();
      const errors = word === '' ? letters : distance.to(walk.key, walk.length);
      if (errors <= maxErrors) visit(key, errors, walk.text());
    }
  }
}

/** Clears the lowest two of the bits that differ for each error; mostly one is allowed. None may be left. */
function mayBeSimilar(differing: number, maxErrors: number, fixed: number): boolean {
  let bits = differing;
  bits &= bits - 1;
  bits &= bits - 1;
  for (let error = 1; error < maxErrors; error += 1) {
    bits &= bits - 1;
    bits &= bits - 1;
  }
  return bits === 0 && (differing & fixed) === 0;
}
