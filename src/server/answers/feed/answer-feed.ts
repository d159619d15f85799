// GET /feed.atom: the hits of a search as an Atom feed, the newest first unless told otherwise.

import { defaultRequest } from '../../../search/default-request.js';
import { wholeNumber } from '../../http/parameter-kinds.js';
import { declareParameters, readParameters, withDefault } from '../../http/parameters.js';
import { pathOf, rawQueryOf } from '../../http/query-string.js';
import type { ContentMaker } from '../answer-content.js';
import { filterOrNone, MAX_LIMIT, SEARCH_PARAMETERS } from '../search-parameters.js';
import { printFeed } from './print-feed.js';

const { q, filter, sort } = SEARCH_PARAMETERS.parameters;

/** What GET /feed.atom takes. */
export const FEED_PARAMETERS = declareParameters('feed', {
  q: withDefault(q, '', 'What to search for; without it all documents.'),
  filter: withDefault(filter, '', 'Which documents may answer, as in /search.'),
  sort: withDefault(sort, 'date:desc', 'Order of the entries, as in /search.'),
  limit: withDefault(wholeNumber(1, MAX_LIMIT), 30, 'Entries wanted.'),
});

/** An Atom feed. */
export const answerFeed: ContentMaker = async ({ engine, pages }, { url, site }) => {
  const asked = readParameters(FEED_PARAMETERS, url);
  const request = defaultRequest(asked.q, {
    filter: filterOrNone(asked.filter),
    sort: asked.sort,
    limit: asked.limit,
  });
  const { hits, generation, partial = false } = await engine().search(request);
  const address = site ?? '';
  const query = rawQueryOf(url);
  const text = printFeed({
    title: asked.q.trim() === '' ? pages.title : `${asked.q} - ${pages.title}`,
    author: pages.title,
    self: address + pathOf(url) + (query === '' ? '' : `?${query}`),
    page: `${address}/${query === '' ? '' : `?${query}`}`,
    site: address,
    hits,
  });
  return { type: 'atom', text, generation, partial, summary: null };
};
