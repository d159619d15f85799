// POST and GET /indexes/:uid/search, /multi-search and /indexes/:uid/facet-search: a search asked and answered in the shapes
// of Meilisearch, for clients made for it.

import { FindlingError } from '../../../errors.js';
import { HttpError } from '../../http/http-error.js';
import { type ContentMaker, jsonContent } from '../answer-content.js';
import { summarise } from '../answer-search.js';
import { readIndexQuery } from './index-query.js';
import { searchFacet, searchIndex } from './search-index.js';

/** A search of the index: the body of its request. */
export interface AskedOfIndex {
  /** What was sent, not checked yet. */
  readonly query: unknown;
  /** Whether values of a facet are wanted instead of documents. */
  readonly isFacet: boolean;
}

/** The answer of Meilisearch to one search. */
export const answerIndexSearch: ContentMaker = async ({ engine }, { body = '' }) => {
  const { query, isFacet } = JSON.parse(body) as AskedOfIndex;
  const asked = readIndexQuery(query);
  try {
    const { request, result, answer } = await (isFacet ? searchFacet : searchIndex)(engine(), asked);
    const content = jsonContent(answer, result.generation, result.partial);
    return isFacet ? content : { ...content, summary: summarise(request, result) };
  } catch (error) {
    if (error instanceof FindlingError && error.code === 'invalid_filter')
      throw new HttpError('invalid_search_filter', error.message);
    throw error;
  }
};
