// GET /: the search page. It takes what GET /search takes and asks the same engine in the same way.

import type { SearchRequest } from '../../search/engine.js';
import { parseQueryString, rawQueryOf } from '../http/query-string.js';
import type { Paging } from '../page/result-window.js';
import type { ContentMaker } from './answer-content.js';
import { summarise } from './answer-search.js';
import { type AskedSearch, readSearch } from './search-parameters.js';

/** The page of the search. */
export const answerHome: ContentMaker = async (sources, { url }) => {
  const { pages, pageFacets: facets } = sources;
  const asked = readSearch(url);
  const given = parseQueryString(rawQueryOf(url));
  const engine = sources.engine();
  const { duplicatesOf } = asked.request;
  const original = typeof duplicatesOf === 'string' ? await engine.document(duplicatesOf) : null;
  // Of near-duplicates a person wants one, unless it is the near-duplicates that were asked for.
  const byDefault = typeof duplicatesOf === 'string' ? false : 'if-known';
  const collapse = given.has('collapse') ? asked.request.collapse === true : byDefault;
  const request: SearchRequest = { ...asked.request, facets, collapse };
  const result = await engine.search(request);
  const view = { request: asked.request, result, paging: pagingOf(asked), given, facets, original };
  return {
    type: 'html',
    text: pages.search(view),
    generation: result.generation,
    // Once near-duplicates are known the page is another.
    partial: result.partial === true || (collapse === 'if-known' && result.collapsedHits === undefined),
    summary: summarise(request, result),
  };
};

/** A page of hits even where limit and offset were given. */
function pagingOf({ paging, request }: AskedSearch): Paging {
  if (paging !== null) return paging;
  const hitsPerPage = Math.max(1, request.limit);
  return { page: Math.floor(request.offset / hitsPerPage) + 1, hitsPerPage };
}
