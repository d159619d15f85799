// The words of a dictionary that letters with stars between them stand for. Nearly all are passed over by the letters they are
// made of, which are kept as bits (`letter-signatures.ts`); only the rest are read.

import { lowerBound } from '../../collections/lower-bound.js';
import { TopK } from '../../collections/top-k.js';
import { LETTERS, MAX_LETTERS, signatureOf } from '../../index/letters/letter-signatures.js';
import type { Generation } from '../../index/read/generation.js';
import type { Segment } from '../../index/read/segment.js';
import { FIRST_WORD_KEY, lettersOfForm } from '../../text/inner-form.js';
import { matchesPieces } from '../query/star-pattern.js';
import { type SearchBudget, WORK } from '../search-budget.js';

const encoder = new TextEncoder();

/** The words among which those of a pattern are, by ordinal: from `from` to `to` (exclusive), without inner forms. */
function rangeOfPattern(
  { forms }: Segment,
  pieces: readonly string[],
): { readonly from: number; readonly to: number } {
  const [head = ''] = pieces;
  return head === ''
    ? { from: forms.lowerBound(FIRST_WORD_KEY), to: forms.size }
    : { from: forms.lowerBound(head), to: forms.lowerBound(`${head}\u{10ffff}`) };
}

/** How many words of all segments are looked through for those of a pattern. */
export function countScannedWords({ segments }: Generation, pieces: readonly string[]): number {
  return segments.reduce((sum, { segment }) => {
    const { from, to } = rangeOfPattern(segment, pieces);
    return sum + to - from;
  }, 0);
}

/**
 * The ordinals of at most `limit` words of a pattern in the most documents, of equal ones the first; in no order.
 * @param pieces what stands between the stars, folded
 * @returns null where the budget is spent
 */
export function findMatchingWords(
  segment: Segment,
  pieces: readonly string[],
  limit: number,
  budget: SearchBudget,
): readonly number[] | null {
  const { forms, sections } = segment;
  const { starts, bits, keys } = sections.letters;
  const { from, to } = rangeOfPattern(segment, pieces);
  if (!budget.spend(4 * WORK.lookup + 2 * (to - from))) return null;
  const documentsOf = (form: number): number => sections.formDocuments[form] ?? 0;
  const top = new TopK<number>(limit, (a, b) => documentsOf(b) - documentsOf(a) || a - b);
  const letters = pieces.join('');
  const bytes = encoder.encode(letters);
  const wanted = signatureOf(bytes, bytes.length) & LETTERS;
  const walk = forms.walk(from);
  let threshold = 0;
  for (let count = Math.min(Array.from(letters).length, MAX_LETTERS); count <= MAX_LETTERS; count += 1) {
    const [first = 0, last = 0] = [starts[count], starts[count + 1]];
    const end = lowerBound(keys, to, first, last);
    for (let at = lowerBound(keys, from, first, last); at < end; at += 1) {
      if (((bits[at] ?? 0) & wanted) !== wanted) continue;
      const form = keys[at] ?? 0;
      if (documentsOf(form) < threshold) continue;
      if (!budget.spend(WORK.key)) return null;
      walk.skipTo(form);
      walk.next();
      if (!matchesPieces(lettersOfForm(walk.text()), pieces)) continue;
      top.offer(form);
      const { worst } = top;
      if (worst !== undefined) threshold = documentsOf(worst);
    }
  }
  return top.items;
}
