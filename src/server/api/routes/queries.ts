// GET /queries: what people ask most, and what of it finds nothing.

import type { RequestHandler } from 'express';
import { wholeNumber } from '../../http/parameter-kinds.js';
import { declareParameters, readParameters, withDefault } from '../../http/parameters.js';
import type { QueryCounts } from '../../metrics/query-counts.js';

/** What GET /queries takes. */
export const QUERIES_PARAMETERS = declareParameters('queries', {
  limit: withDefault(wholeNumber(1, 1000), 20, 'Queries wanted of each kind.'),
});

/** Answers 200 with a QueryReport. */
export function answerQueries(counts: QueryCounts): RequestHandler {
  return (request, response) => {
    const { limit } = readParameters(QUERIES_PARAMETERS, request.originalUrl);
    response.json(counts.report(limit));
  };
}
