// GET /search: hits for a query, as the contract writes them.
// It only translates; what is found is the engine's, what may be asked is in search-parameters.ts.

import type { SearchRequest, SearchResult } from '../../search/engine.js';
import { type ContentMaker, jsonContent } from './answer-content.js';
import type { AnswerSummary } from './answerer.js';
import { toSearchAnswer } from './search-answer.js';
import { readSearch } from './search-parameters.js';

/** A SearchAnswer, or a PagedSearchAnswer when asked with `page` or `hitsPerPage`. */
export const answerSearch: ContentMaker = async ({ engine }, { url }) => {
  const { request, paging } = readSearch(url);
  const result = await engine().search(request);
  return {
    ...jsonContent(toSearchAnswer(result, paging), result.generation, result.partial),
    summary: summarise(request, result),
  };
};

/** What metrics and counts of queries are told of a search. */
export function summarise(
  { query, prefix, offset, filter, fields, duplicatesOf = null }: SearchRequest,
  { totalHits, processingTimeMs, partial }: SearchResult,
): AnswerSummary {
  const isFiltered = filter !== null || (fields !== null && fields.length > 0) || duplicatesOf !== null;
  return { query, prefix, offset, isFiltered, totalHits, processingTimeMs, partial: partial === true };
}
