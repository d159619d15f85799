// What is asked where nothing but the words is said.

import type { SearchRequest } from './engine.js';

/** A request with the defaults of the contract, but for what is given. */
export function plainRequest(query: string, given: Partial<SearchRequest> = {}): SearchRequest {
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
