// GET /suggest: completions of what has been typed so far.

import type { RequestHandler } from 'express';
import { text, wholeNumber } from '../../http/parameter-kinds.js';
import { declareParameters, readParameters, withDefault } from '../../http/parameters.js';
import type { SearchGate } from '../search-gate.js';
import { MAX_QUERY_LENGTH } from '../search-parameters.js';

/** What GET /suggest takes. */
export const SUGGEST_PARAMETERS = declareParameters('suggest', {
  q: withDefault(text(MAX_QUERY_LENGTH), '', 'What has been typed so far.'),
  limit: withDefault(wholeNumber(1, 20), 5, 'Suggestions wanted.'),
});

/** Answers 200 with a SuggestResult. */
export function answerSuggest(gate: SearchGate): RequestHandler {
  return async (request, response) => {
    const { q, limit } = readParameters(SUGGEST_PARAMETERS, request.originalUrl);
    response.json(await gate.engine().suggest({ query: q, limit }));
  };
}
