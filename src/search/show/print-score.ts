// Scores as people read them: the same in the terminal and on the page.

import type { SearchRequest } from '../engine.js';
import { saySentence, SENTENCES } from '../query/sentences.js';

/** A score with three decimals; below 0.01 with three significant digits instead: `9.056`, `0.000451`. */
export function printScore(score: number): string {
  if (score === 0 || score >= 0.01) return score.toFixed(3);
  return score.toFixed(Math.min(20, 2 - Math.floor(Math.log10(score))));
}

/** A sentence that says what orders the hits where it is not the score alone; null where it is. */
export function describeOrder({
  query,
  sort,
  recency,
}: Pick<SearchRequest, 'query' | 'sort' | 'recency'>): string | null {
  if (sort !== 'relevance' && sort !== 'recency' && !sort.startsWith('date:'))
    return saySentence('orderedByFields', { sort });
  if (sort.startsWith('date:') || query.trim() === '') return SENTENCES.orderedByDate;
  return sort === 'recency' || typeof recency === 'string' ? SENTENCES.orderedByBands : null;
}
