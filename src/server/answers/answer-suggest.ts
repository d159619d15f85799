// GET /suggest: completions of what has been typed so far.

import { text, wholeNumber } from '../http/parameter-kinds.js';
import { declareParameters, readParameters, withDefault } from '../http/parameters.js';
import { type ContentMaker, jsonContent } from './answer-content.js';
import { MAX_QUERY_LENGTH } from './search-parameters.js';

/** What GET /suggest takes. */
export const SUGGEST_PARAMETERS = declareParameters('suggest', {
  q: withDefault(text(MAX_QUERY_LENGTH), '', 'What has been typed so far.'),
  limit: withDefault(wholeNumber(1, 20), 5, 'Suggestions wanted.'),
});

/** A SuggestResult. */
export const answerSuggest: ContentMaker = async ({ engine }, { url }) => {
  const { q, limit } = readParameters(SUGGEST_PARAMETERS, url);
  const result = await engine().suggest({ query: q, limit });
  return jsonContent(result, result.generation, result.partial);
};
