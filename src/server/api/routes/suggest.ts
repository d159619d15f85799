// GET /suggest: completions of what has been typed so far.

import type { RequestHandler } from 'express';
import { z } from 'zod';
import {
  integerParameter,
  queryParameter,
  readParameters,
  type ParameterSet,
} from '../../http/parameters.js';
import type { SearchDesk } from '../search-gate.js';

const shape = {
  q: queryParameter().meta({ description: 'What has been typed so far.' }),
  limit: integerParameter(1, 20).default(5).meta({ description: 'Suggestions wanted.' }),
};

/** What GET /suggest takes. */
export const SUGGEST_PARAMETERS: ParameterSet<typeof shape> = {
  schema: z.object(shape),
  codes: { q: 'invalid_suggest_q', limit: 'invalid_suggest_limit' },
};

/** Answers 200 with a SuggestResult. */
export function answerSuggest(desk: SearchDesk): RequestHandler {
  return async (request, response) => {
    const { q, limit } = readParameters(SUGGEST_PARAMETERS, request.originalUrl);
    response.json(await desk.engine().suggest({ query: q, limit }));
  };
}
