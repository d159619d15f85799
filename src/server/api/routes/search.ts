// GET /search: hits for a query, as the contract writes them.
// It only translates; what is found is the engine's, what may be asked is in search-parameters.ts.

import type { RequestHandler } from 'express';
import { toSearchAnswer } from '../search-answer.js';
import type { SearchGate } from '../search-gate.js';
import { readSearch } from '../search-parameters.js';

/** Answers 200 with a SearchAnswer, or a PagedSearchAnswer when asked with `page` or `hitsPerPage`. */
export function answerSearch(gate: SearchGate): RequestHandler {
  return async (request, response) => {
    const { request: asked, paging } = readSearch(request.originalUrl);
    response.json(toSearchAnswer(await gate.search(asked), paging));
  };
}
