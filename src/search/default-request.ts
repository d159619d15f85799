// The request that a search box makes where nothing but the query was given.

import type { SearchRequest } from './engine.js';

/** A request for the first page of a query: every option has its default (docs/query-language.md), but for those given. */
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
