// The parameters of a search, for GET /search and for the page alike, and how they become a SearchRequest.
// Values that only the engine can judge (a filter, a field's name) are handed on as they are.

import { z } from 'zod';
import type { SearchRequest } from '../../search/engine.js';
import { HttpError } from '../http/http-error.js';
import {
  choiceParameter,
  integerParameter,
  listParameter,
  queryParameter,
  readParameters,
  LONGEST_QUERY,
  type ParameterSet,
} from '../http/parameters.js';

/** The last hit that can be asked for: `offset + limit`, or `page * hitsPerPage`. */
export const DEEPEST_HIT = 10_000;
const USUAL_LIMIT = 10;

const shape = {
  q: queryParameter().meta({
    description: 'What to search for. Any text is valid; without it all documents, newest first.',
  }),
  limit: integerParameter(0, 100).optional().meta({ description: 'Hits wanted; 10 unless told.' }),
  offset: integerParameter(0, DEEPEST_HIT)
    .optional()
    .meta({ description: 'Hits to skip; offset + limit at most 10000.' }),
  page: integerParameter(1, DEEPEST_HIT)
    .optional()
    .meta({ description: 'Page wanted, from 1; instead of limit and offset.' }),
  hitsPerPage: integerParameter(1, 100).optional().meta({ description: 'Hits on a page; 10 unless told.' }),
  filter: z
    .string()
    .max(LONGEST_QUERY, `at most ${LONGEST_QUERY} characters long`)
    .default('')
    .meta({ description: 'Which documents may answer: section = "World" AND date >= 2015-12-01.' }),
  sort: choiceParameter(['relevance', 'recency', 'date:desc', 'date:asc']).default('relevance').meta({
    description: 'Order of the hits; recency: in bands of relevance, the newer first within each.',
  }),
  recency: z
    .string()
    .regex(/^(?:[1-9]\d{0,3}[hdwmy])?$/, 'a half-life such as 12h, 30d, 2w, 6m or 1y')
    .default('')
    .meta({ description: 'Half-life of recency; makes relevance mean recency. 30d unless told.' }),
  facets: listParameter().default([]).meta({ description: 'Facets to count, separated by commas.' }),
  fields: listParameter()
    .default([])
    .meta({ description: 'Fields to search in, separated by commas; all unless told.' }),
  snippets: integerParameter(0, 5).default(1).meta({ description: 'Snippets wanted for each hit.' }),
  match: choiceParameter(['auto', 'all', 'any']).default('auto').meta({
    description: 'all: every word must occur; any: one is enough; auto: any, best matches first.',
  }),
  fuzzy: choiceParameter(['auto', 'off'])
    .default('auto')
    .meta({ description: 'Whether misspelt words may match.' }),
  prefix: choiceParameter(['auto', 'last', 'off']).default('auto').meta({
    description: 'last: the last word is still being typed; auto: only unknown words are completed.',
  }),
  explain: choiceParameter(['true', 'false', '1', '0'])
    .default('false')
    .meta({ description: 'Whether each hit comes with a tree that makes up its score.' }),
  collapse: choiceParameter(['true', 'false', '1', '0']).default('false').meta({
    description:
      'Whether one stands for all near-duplicates; totalHits then counts those shown, and facets count near-duplicates once for each value.',
  }),
  duplicatesOf: z
    .string()
    .max(LONGEST_QUERY, `at most ${LONGEST_QUERY} characters long`)
    .default('')
    .meta({ description: 'The id of a document: only its near-duplicates answer, without itself.' }),
};

/** What GET /search takes. */
export const SEARCH_PARAMETERS: ParameterSet<typeof shape> = {
  schema: z.object(shape),
  codes: {
    q: 'invalid_search_q',
    limit: 'invalid_search_limit',
    offset: 'invalid_search_offset',
    page: 'invalid_search_page',
    hitsPerPage: 'invalid_search_hits_per_page',
    filter: 'invalid_search_filter',
    sort: 'invalid_search_sort',
    recency: 'invalid_search_recency',
    facets: 'invalid_search_facets',
    fields: 'invalid_search_fields',
    snippets: 'invalid_search_snippets',
    match: 'invalid_search_match',
    fuzzy: 'invalid_search_fuzzy',
    prefix: 'invalid_search_prefix',
    explain: 'invalid_search_explain',
    collapse: 'invalid_search_collapse',
    duplicatesOf: 'invalid_search_duplicates_of',
  },
};

/** A page of hits, counted from 1. */
export interface Paging {
  readonly page: number;
  readonly hitsPerPage: number;
}

/** A checked search. `paging` is null when it was asked with limit and offset. */
export interface AskedSearch {
  readonly request: SearchRequest;
  readonly paging: Paging | null;
}

/** Reads a search from a request target. Throws HttpError naming the parameter that is wrong. */
export function readSearch(target: string): AskedSearch {
  const {
    q,
    limit,
    offset,
    page,
    hitsPerPage,
    filter,
    fields,
    explain,
    recency,
    collapse,
    duplicatesOf,
    ...rest
  } = readParameters(SEARCH_PARAMETERS, target);
  const paged = page !== undefined || hitsPerPage !== undefined;
  if (paged && (limit !== undefined || offset !== undefined)) {
    throw new HttpError(
      'invalid_search_page',
      'Send either limit and offset or page and hitsPerPage, not both.',
    );
  }
  const paging = paged ? { page: page ?? 1, hitsPerPage: hitsPerPage ?? USUAL_LIMIT } : null;
  const window =
    paging === null
      ? { limit: limit ?? USUAL_LIMIT, offset: offset ?? 0 }
      : { limit: paging.hitsPerPage, offset: (paging.page - 1) * paging.hitsPerPage };
  if (window.offset + window.limit > DEEPEST_HIT) {
    throw paging === null
      ? new HttpError(
          'invalid_search_offset',
          `Parameters offset and limit must add up to at most ${DEEPEST_HIT}; narrow the search instead.`,
        )
      : new HttpError(
          'invalid_search_page',
          `Parameter page must stay within the first ${DEEPEST_HIT} hits; narrow the search instead.`,
        );
  }
  return {
    request: {
      query: q,
      ...window,
      ...rest,
      filter: filter.trim() === '' ? null : filter,
      fields: fields.length === 0 ? null : fields,
      recency: recency === '' ? null : recency,
      explain: explain === 'true' || explain === '1',
      collapse: collapse === 'true' || collapse === '1',
      duplicatesOf: duplicatesOf === '' ? null : duplicatesOf,
    },
    paging,
  };
}
