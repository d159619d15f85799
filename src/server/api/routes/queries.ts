// GET /queries: what people ask most, and what of it finds nothing.

import type { RequestHandler } from 'express';
import { z } from 'zod';
import { integerParameter, readParameters, type ParameterSet } from '../../http/parameters.js';
import type { QueryCounts } from '../../metrics/query-counts.js';

const shape = {
  limit: integerParameter(1, 1000).default(20).meta({ description: 'Queries wanted of each kind.' }),
};

/** What GET /queries takes. */
export const QUERIES_PARAMETERS: ParameterSet<typeof shape> = {
  schema: z.object(shape),
  codes: { limit: 'invalid_queries_limit' },
};

/** Answers 200 with a QueryReport. */
export function answerQueries(counts: QueryCounts): RequestHandler {
  return (request, response) => {
    const { limit } = readParameters(QUERIES_PARAMETERS, request.originalUrl);
    response.json(counts.report(limit));
  };
}
