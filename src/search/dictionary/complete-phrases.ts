// Phrases of the index (its collocations, docs/suggestions.md) that begin with a text, and how frequent a phrase is.

import { TopK } from '../../collections/top-k.js';
import type { Generation } from '../../index/read/generation.js';
import type { Segment } from '../../index/read/segment.js';
import { type SearchBudget, WORK } from '../search-budget.js';
import type { DictionarySearch } from './find-similar-words.js';

/** Phrases that are taken from one segment, at most: the most frequent. */
const MAX_A_SEGMENT = 24;

/** A phrase that begins with the text. */
export interface PhraseCompletion {
  /** Surface forms with one space between them. */
  readonly text: string;
  /** Documents it occurs in, deleted ones included; of large segments an estimate. */
  readonly documents: number;
}

/**
 * Phrases that begin with a text and are longer than it, the most frequent first, equally frequent ones by their text; where
 * the budget is spent, some are missing.
 * @param beginning surface forms with one space between them; the last may be the beginning of one
 */
export function completePhrases(
  { generation, budget }: DictionarySearch,
  beginning: string,
): PhraseCompletion[] {
  const texts = new Set(
    generation.segments.flatMap(({ segment }) => mostFrequent(segment, beginning, budget)),
  );
  return [...texts]
    .filter((text) => text.length > beginning.length)
    .map((text) => ({ text, documents: countPhrase(generation, text) }))
    .sort((a, b) => b.documents - a.documents || (a.text < b.text ? -1 : 1));
}

/** Documents in which a phrase occurs, deleted ones included; 0 where the index does not know it as one. */
export function countPhrase({ segments }: Generation, text: string): number {
  return segments.reduce((sum, { segment }) => {
    const number = segment.collocations.find(text);
    return number < 0 ? sum : sum + (segment.sections.collocationDocuments[number] ?? 0);
  }, 0);
}

/** The most frequent phrases of a segment that begin with a text. */
function mostFrequent(
  { collocations, sections }: Segment,
  beginning: string,
  budget: SearchBudget,
): string[] {
  const counts = sections.collocationDocuments;
  const from = collocations.lowerBound(beginning);
  const to = collocations.lowerBound(`${beginning}\u{10ffff}`);
  if (!budget.spend(2 * WORK.lookup + (to - from) + MAX_A_SEGMENT * WORK.key)) return [];
  const best = new TopK<number>(MAX_A_SEGMENT, (a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  for (let number = from; number < to; number += 1) best.offer(number);
  return best.sorted().map((number) => collocations.key(number));
}
