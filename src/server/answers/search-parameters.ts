// The parameters of a search, for GET /search and for the page alike, and how they become a SearchRequest.
// Values that only the engine can judge (a filter, a field's name) are handed on as they are.

import { defaultRequest } from '../../search/default-request.js';
import type { SearchRequest, SortOrder } from '../../search/engine.js';
import { HttpError } from '../http/http-error.js';
import { listOfNames, oneOf, text, textLike, wholeNumber, yesOrNo } from '../http/parameter-kinds.js';
import {
  checkParameters,
  declareParameters,
  optional,
  type ParameterValues,
  readParameters,
  withDefault,
} from '../http/parameters.js';
import { MAX_RESULT_WINDOW, type Paging } from '../page/result-window.js';

/** Longest query, filter or id, in UTF-16 units. */
export const MAX_QUERY_LENGTH = 4000;
/** Most hits in one answer. */
export const MAX_LIMIT = 100;
/** Most snippets of one hit. */
export const MAX_SNIPPETS = 5;

const SORT_ORDERS = ['relevance', 'recency', 'date:desc', 'date:asc'] as const satisfies readonly SortOrder[];
const DEFAULTS = defaultRequest('');

/** What GET /search takes. */
export const SEARCH_PARAMETERS = declareParameters('search', {
  q: withDefault(
    text(MAX_QUERY_LENGTH),
    '',
    'What to search for. Any text is valid; without it all documents, newest first.',
  ),
  limit: optional(wholeNumber(0, MAX_LIMIT), `Hits wanted; ${DEFAULTS.limit} unless told.`),
  offset: optional(
    wholeNumber(0, MAX_RESULT_WINDOW),
    `Hits to skip; offset + limit at most ${MAX_RESULT_WINDOW}.`,
  ),
  page: optional(
    wholeNumber(1, MAX_RESULT_WINDOW),
    `Page wanted, from 1, within the first ${MAX_RESULT_WINDOW} hits; instead of limit and offset.`,
  ),
  hitsPerPage: optional(wholeNumber(1, MAX_LIMIT), `Hits on a page; ${DEFAULTS.limit} unless told.`),
  filter: withDefault(
    text(MAX_QUERY_LENGTH),
    '',
    'Which documents may answer: section = "World" AND date >= 2015-12-01.',
  ),
  sort: withDefault(
    oneOf(SORT_ORDERS),
    DEFAULTS.sort,
    'Order of the hits; recency: in bands of relevance, the newer first within each.',
  ),
  recency: withDefault(
    textLike(/^(?:[1-9]\d{0,3}[hdwmy])?$/, 'a half-life such as 12h, 30d, 2w, 6m or 1y'),
    '',
    'Half-life of recency; makes relevance mean recency. 30d unless told.',
  ),
  facets: withDefault(listOfNames, DEFAULTS.facets, 'Facets to count, separated by commas.'),
  fields: withDefault(listOfNames, [], 'Fields to search in, separated by commas; all unless told.'),
  snippets: withDefault(wholeNumber(0, MAX_SNIPPETS), DEFAULTS.snippets, 'Snippets wanted for each hit.'),
  match: withDefault(
    oneOf(['auto', 'all', 'any']),
    DEFAULTS.match,
    'all: every word must occur; any: one is enough; auto: any, best matches first.',
  ),
  fuzzy: withDefault(oneOf(['auto', 'off']), DEFAULTS.fuzzy, 'Whether misspelt words may match.'),
  asTyped: withDefault(
    yesOrNo,
    false,
    'Whether exactly what was typed is searched, however it is spelt: fuzzy=off, for this query alone.',
  ),
  prefix: withDefault(
    oneOf(['auto', 'last', 'off']),
    DEFAULTS.prefix,
    'last: the last word is still being typed; auto: only unknown words are completed.',
  ),
  explain: withDefault(
    yesOrNo,
    DEFAULTS.explain,
    'Whether each hit comes with a tree that makes up its score.',
  ),
  collapse: withDefault(
    yesOrNo,
    false,
    'Whether one stands for all near-duplicates; totalHits then counts those shown, and facets count near-duplicates once for each value.',
  ),
  duplicatesOf: withDefault(
    text(MAX_QUERY_LENGTH),
    '',
    'The id of a document: only its near-duplicates answer, without itself.',
  ),
});

/** A checked search. `paging` is null when it was asked with limit and offset. */
export interface AskedSearch {
  readonly request: SearchRequest;
  readonly paging: Paging | null;
}

/** Reads a search from a request target. Throws HttpError naming the parameter that is unknown or wrong. */
export function readSearch(target: string): AskedSearch {
  return toSearch(readParameters(SEARCH_PARAMETERS, target));
}

/** Reads a search from parameters by name; others are passed over. Throws HttpError naming the parameter that is wrong. */
export function checkSearch(given: ReadonlyMap<string, string>): AskedSearch {
  return toSearch(checkParameters(SEARCH_PARAMETERS, given));
}

function toSearch(values: ParameterValues<typeof SEARCH_PARAMETERS.parameters>): AskedSearch {
  const { q, limit, offset, page, hitsPerPage, filter, fields, recency, duplicatesOf, asTyped, ...rest } =
    values;
  const { codes } = SEARCH_PARAMETERS;
  const paged = page !== undefined || hitsPerPage !== undefined;
  if (paged && (limit !== undefined || offset !== undefined)) {
    throw new HttpError(codes.page, 'Send either limit and offset or page and hitsPerPage, not both.');
  }
  const paging = paged ? { page: page ?? 1, hitsPerPage: hitsPerPage ?? DEFAULTS.limit } : null;
  const window =
    paging === null
      ? { limit: limit ?? DEFAULTS.limit, offset: offset ?? DEFAULTS.offset }
      : { limit: paging.hitsPerPage, offset: (paging.page - 1) * paging.hitsPerPage };
  if (window.offset + window.limit > MAX_RESULT_WINDOW) {
    throw paging === null
      ? new HttpError(
          codes.offset,
          `Parameters offset and limit must add up to at most ${MAX_RESULT_WINDOW}; narrow the search instead.`,
        )
      : new HttpError(
          codes.page,
          `Parameter page must stay within the first ${MAX_RESULT_WINDOW} hits; narrow the search instead.`,
        );
  }
  const request = exactRequest({
    query: q,
    ...window,
    ...rest,
    ...(asTyped ? { fuzzy: 'off' } : {}),
    filter: filter.trim() === '' ? null : filter,
    fields: fields.length === 0 ? null : fields,
    recency: recency === '' ? null : recency,
    duplicatesOf: duplicatesOf === '' ? null : duplicatesOf,
  });
  return { request, paging };
}

/** The request as it is. Does not compile with a field that no engine knows: what a person sends is never lost without a word. */
function exactRequest<Given extends SearchRequest>(
  request: Given & Readonly<Record<Exclude<keyof Given, keyof SearchRequest>, never>>,
): SearchRequest {
  return request;
}
