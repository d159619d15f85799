// GET /search: hits for a query, as the contract writes them.
// It only translates; what is found is the engine's, what may be asked is in search-parameters.ts.

import type { RequestHandler } from 'express';
import type { SearchResult } from '../../../search/engine.js';
import type { SearchDesk } from '../search-gate.js';
import { readSearch, type Paging } from '../search-parameters.js';

/** The answer to a search asked by page: the result and where in it this page is. */
export interface PagedResult extends SearchResult, Paging {
  readonly totalPages: number;
}

/** Answers 200 with a SearchResult, or a PagedResult when asked with `page` or `hitsPerPage`. */
export function answerSearch(desk: SearchDesk): RequestHandler {
  return async (request, response) => {
    const { request: asked, paging } = readSearch(request.originalUrl);
    const result = await desk.search(asked);
    response.json(paging === null ? result : addPaging(result, paging));
  };
}

function addPaging(result: SearchResult, paging: Paging): PagedResult {
  return { ...result, ...paging, totalPages: Math.ceil(result.totalHits / paging.hitsPerPage) };
}
