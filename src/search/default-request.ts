// The request that a search makes where nothing but the query is given: the defaults of every interface.

import type { SearchRequest } from './engine.js';

/** A request for the query with all defaults but what is given. */
export function defaultRequest(query: string, given: Partial<SearchRequest> = {}): SearchRequest {
  return {
    query,
    limit: 10,
    offset: 0,
    filter: null,
    sort: 'relevance',
    facets: [],
    fields: null,
    snippets: 1,
    match: 'auto',
    fuzzy: 'auto',
    prefix: 'auto',
    explain: false,
    ...given,
  };
}
