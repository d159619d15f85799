// GET /: the search page. It takes what GET /search takes and asks the same engine in the same way.

import type { RequestHandler } from 'express';
import { parseQueryString, rawQueryOf } from '../../http/query-string.js';
import { contextOf } from '../../http/request-context.js';
import type { PageSender } from '../../page/page-sender.js';
import type { SearchGate } from '../search-gate.js';
import { type AskedSearch, type Paging, readSearch } from '../search-parameters.js';

/** Answers with the page of the search; a wrong parameter gives a page that says so, with status 400. */
export function answerHome(gate: SearchGate, pages: PageSender, facets: readonly string[]): RequestHandler {
  return async (request, response) => {
    contextOf(response).showsPages = true;
    const asked = readSearch(request.originalUrl);
    const given = parseQueryString(rawQueryOf(request.originalUrl));
    const { duplicatesOf } = asked.request;
    const original = typeof duplicatesOf === 'string' ? await gate.engine().document(duplicatesOf) : null;
    // Of near-duplicates a person wants one, unless it is the near-duplicates that were asked for.
    const collapse = given.has('collapse')
      ? asked.request.collapse === true
      : typeof duplicatesOf !== 'string';
    const result = await gate.search({ ...asked.request, facets, collapse });
    pages.sendSearch(response, {
      request: asked.request,
      result,
      paging: pagingOf(asked),
      given,
      facets,
      original,
    });
  };
}

/** A page of hits even where limit and offset were given. */
function pagingOf({ paging, request }: AskedSearch): Paging {
  if (paging !== null) return paging;
  const hitsPerPage = Math.max(1, request.limit);
  return { page: Math.floor(request.offset / hitsPerPage) + 1, hitsPerPage };
}
