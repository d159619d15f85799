// The parameters of a search, for GET /search and for the page alike, and how they become a SearchRequest.
// Values that only the engine can judge (a filter, a field's name) are handed on as they are.

import { z } from 'zod';
import { defaultRequest } from '../../search/default-request.js';
import type { SearchRequest, SortOrder } from '../../search/engine.js';
import { HttpError } from '../http/http-error.js';
import {
  listOfAttributes,
  listOfNames,
  oneOf,
  type ParameterKind,
  text,
  textLike,
  wholeNumber,
  yesOrNo,
} from '../http/parameter-kinds.js';
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
/** What all documents have that can be counted. */
export const COMMON_FACETS: readonly string[] = ['section', 'source', 'language', 'tags', 'year'];

/** Longest text that values of a facet are looked for by, and longest name of a field. */
const MAX_FACET_QUERY_LENGTH = 200;
const MAX_NAME_LENGTH = 80;

/** An order by name or by fields. */
const sortOrder: ParameterKind<SortOrder> = {
  schema: z.string().max(400).refine(isSortOrder),
  expected:
    'one of relevance, recency, date:desc, date:asc, or fields with :asc or :desc, or _geoPoint(48.86,2.35):asc, separated by commas',
};

/** What documents are put in order by: a field, or the distance from a place. */
const SORT_KEY = String.raw`(?:[\p{L}\p{M}\p{N}_.-]+|_geoPoint\([^()]{3,160}\)):(?:asc|desc)`;
const SORT_ORDER = new RegExp(`^(?:relevance|recency|${SORT_KEY}(?:,${SORT_KEY}){0,4})$`, 'u');

/** Whether a text is an order by name or by fields. */
export function isSortOrder(text: string): text is SortOrder {
  return SORT_ORDER.test(text);
}

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
    sortOrder,
    DEFAULTS.sort,
    'Order of the hits; recency: in bands of relevance, the newer first within each; or fields, as price:asc,date:desc, or the distance from a place, as _geoPoint(48.86,2.35):asc.',
  ),
  recency: withDefault(
    textLike(/^(?:[1-9]\d{0,3}[hdwmy])?$/, 'a half-life such as 12h, 30d, 2w, 6m or 1y'),
    '',
    'Half-life of recency; makes relevance mean recency. 30d unless told.',
  ),
  facets: withDefault(listOfNames, DEFAULTS.facets, 'Facets to count, separated by commas.'),
  facetQuery: withDefault(
    text(MAX_FACET_QUERY_LENGTH),
    '',
    'Only values with a word that begins so are listed of the facets.',
  ),
  disjunctive: withDefault(
    listOfNames,
    [],
    'Facets that are counted as if the filter had no conditions on them, so that their other values can be chosen, too.',
  ),
  distinct: withDefault(
    text(MAX_NAME_LENGTH),
    '',
    'A field of the documents: of those with the same value only the first is shown.',
  ),
  attributesToRetrieve: withDefault(
    listOfAttributes,
    [],
    'Fields of the documents that hits come with, separated by commas; * for all.',
  ),
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
  const { q, limit, offset, page, hitsPerPage, filter, fields, recency, duplicatesOf, ...others } = values;
  const { asTyped, distinct, attributesToRetrieve, ...rest } = others;
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
    filter: filterOrNone(filter),
    fields: fields.length === 0 ? null : fields,
    distinct: distinct === '' ? null : distinct,
    attributesToRetrieve: attributesToRetrieve.length === 0 ? null : attributesToRetrieve,
    recency: recency === '' ? null : recency,
    duplicatesOf: duplicatesOf === '' ? null : duplicatesOf,
  });
  return { request, paging };
}

/** A filter as a request takes it: a blank one is none. */
export function filterOrNone(filter = ''): string | null {
  return filter.trim() === '' ? null : filter;
}

/**
 * The request as it is. Does not compile with a field that no engine knows: what a person sends is never lost without a
 * word.
 */
function exactRequest<Given extends SearchRequest>(
  request: Given & Readonly<Record<Exclude<keyof Given, keyof SearchRequest>, never>>,
): SearchRequest {
  return request;
}
