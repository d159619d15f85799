// The JSON that a search is answered with, on GET /search and by `findling search --json`: the engine's result, and what
// only an answer to a caller has.

import type { SearchResult } from '../../search/engine.js';
import type { Paging } from '../page/result-window.js';

/** The answer to a search asked with limit and offset. */
export interface SearchAnswer extends SearchResult {
  /** @deprecated The name that `warnings` had: the same sentences, sent for one more release. */
  readonly notes: readonly string[];
}

/** The answer to a search asked by page: where in the result this page is. */
export interface PagedSearchAnswer extends SearchAnswer, Paging {
  readonly totalPages: number;
}

/** What to send for a result; `paging` is null where the search was asked with limit and offset. */
export function toSearchAnswer(
  result: SearchResult,
  paging: Paging | null,
): SearchAnswer | PagedSearchAnswer {
  const answer = { ...result, notes: result.warnings };
  if (paging === null) return answer;
  return { ...answer, ...paging, totalPages: Math.ceil(result.totalHits / paging.hitsPerPage) };
}
