// Scores as people read them, in the terminal and on the page alike.

import type { SearchRequest } from '../engine.js';

/** A score with three decimals, or with three significant digits where those would be nothing: `9.056`, `0.000451`. */
export function printScore(score: number): string {
  if (score === 0 || score >= 0.01) return score.toFixed(3);
  return score.toFixed(Math.min(20, 2 - Math.floor(Math.log10(score))));
}

/** A sentence on what besides scores orders the hits; null where nothing does. */
export function describeOrder({
  query,
  sort,
  recency,
}: Pick<SearchRequest, 'query' | 'sort' | 'recency'>): string | null {
  if (sort === 'date:desc' || sort === 'date:asc' || query.trim() === '')
    return 'Ordered by date: scores do not decide.';
  return sort === 'recency' || typeof recency === 'string'
    ? 'Ordered by bands of the score, within each the newer before the older.'
    : null;
}
