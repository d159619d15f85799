// GET /opensearch/suggestions: completions in the shape that browsers take them in (OpenSearch Suggestions).

import { readParameters } from '../http/parameters.js';
import type { ContentMaker } from './answer-content.js';
import { SUGGEST_PARAMETERS } from './answer-suggest.js';

/** What was typed, and what it may go on to be: `["fer", ["ferry", "ferry inquiry"]]`. */
export const answerBrowserSuggest: ContentMaker = async ({ engine }, { url }) => {
  const { q, limit } = readParameters(SUGGEST_PARAMETERS, url);
  const { suggestions, generation, partial = false } = await engine().suggest({ query: q, limit });
  const text = JSON.stringify([q, suggestions.map((suggestion) => suggestion.text)]);
  return { type: 'suggestions', text, generation, partial, summary: null };
};
