// What Meilisearch takes for a search, as far as it means something here: checked, and turned into a SearchRequest.

import { z } from 'zod';
import { defaultRequest } from '../../../search/default-request.js';
import type { EngineField, SearchRequest, SortOrder } from '../../../search/engine.js';
import { HttpError } from '../../http/http-error.js';
import { MAX_RESULT_WINDOW } from '../../page/result-window.js';
import { COMMON_FACETS, isSortOrder, MAX_QUERY_LENGTH } from '../search-parameters.js';
import { chooserOf } from './attribute-chooser.js';
import { translateFilter } from './translate-filter.js';

/** Most hits in one answer: InstantSearch asks for one more than a page has. */
const MAX_HITS = 200;
const DEFAULT_HITS = 20;
const MAX_NAMES = 100;
/** Snippets of a hit, of which its excerpt is made. */
const SNIPPETS = 2;

const names = z.array(z.string().max(200)).max(MAX_NAMES).nullish();
const text = z.string().max(MAX_QUERY_LENGTH).nullish();
const mark = z.string().max(200).optional();
const count = z.number().int().min(0).optional();
const flag = z.boolean().optional();
const condition = z.string().max(MAX_QUERY_LENGTH);

/** What a search of an index is asked with. Whatever else Meilisearch knows is refused by name. */
export const indexQuerySchema = z.strictObject({
  indexUid: z.string().max(200).optional(),
  q: text,
  offset: count,
  limit: count,
  page: z.number().int().min(0).nullish(),
  hitsPerPage: z.number().int().min(0).nullish(),
  filter: z
    .union([condition, z.array(z.union([condition, z.array(condition).max(MAX_NAMES)])).max(MAX_NAMES)])
    .nullish(),
  facets: names,
  sort: names,
  distinct: z.string().max(200).nullish(),
  attributesToRetrieve: names,
  attributesToCrop: names,
  cropLength: count,
  cropMarker: mark,
  attributesToHighlight: names,
  highlightPreTag: mark,
  highlightPostTag: mark,
  showMatchesPosition: flag,
  matchingStrategy: z.enum(['last', 'all', 'frequency']).optional(),
  attributesToSearchOn: names,
  // Languages are found without being told.
  locales: names,
  // Of a search in the values of a facet.
  facetName: z.string().max(200).optional(),
  facetQuery: text,
  exhaustiveFacetCount: flag,
});

/** A search of an index. */
export type IndexQuery = z.output<typeof indexQuerySchema>;

/** What Meilisearch has and Findling has not. */
const UNSUPPORTED = [
  'hybrid',
  'vector',
  'retrieveVectors',
  'media',
  'showRankingScore',
  'showRankingScoreDetails',
  'rankingScoreThreshold',
  'showPerformanceDetails',
  'personalize',
  'federationOptions',
  'useNetwork',
];

/** Which code a wrong value has; a name that is not here is `bad_request`. */
const CODES = {
  q: 'invalid_search_q',
  offset: 'invalid_search_offset',
  limit: 'invalid_search_limit',
  page: 'invalid_search_page',
  hitsPerPage: 'invalid_search_hits_per_page',
  filter: 'invalid_search_filter',
  facets: 'invalid_search_facets',
  sort: 'invalid_search_sort',
  distinct: 'invalid_search_distinct',
  attributesToRetrieve: 'invalid_search_attributes_to_retrieve',
  attributesToSearchOn: 'invalid_search_fields',
  matchingStrategy: 'invalid_search_match',
} as const satisfies Readonly<Record<string, `invalid_search_${string}`>>;

/** The codes of a field of a search that is wrong. */
export const INDEX_QUERY_CODES = Object.values(CODES);

/**
 * Reads a search. Throws HttpError in the codes of Meilisearch where it has one: `bad_request`, `invalid_search_limit`,
 * `feature_not_enabled`.
 */
export function readIndexQuery(given: unknown): IndexQuery {
  const asked = typeof given === 'object' && given !== null ? given : {};
  const unsupported = UNSUPPORTED.find((name) => isSet((asked as Record<string, unknown>)[name]));
  if (unsupported !== undefined)
    throw new HttpError(
      'feature_not_enabled',
      `${unsupported} is not supported: this index is searched by words.`,
    );
  const known = Object.fromEntries(Object.entries(asked).filter(([name]) => !UNSUPPORTED.includes(name)));
  const result = indexQuerySchema.safeParse(Array.isArray(given) ? given : known);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue?.code === 'unrecognized_keys')
    throw new HttpError(
      'bad_request',
      `Unknown field \`${issue.keys.join('`, `').slice(0, 200)}\`: expected one of \`${Object.keys(indexQuerySchema.shape).join('`, `')}\``,
    );
  const name = String(issue?.path[0] ?? '');
  throw new HttpError(
    isCoded(name) ? CODES[name] : 'bad_request',
    `Invalid value at \`.${(issue?.path ?? []).join('.')}\`: ${issue?.message ?? ''}`,
  );
}

function isCoded(name: string): name is keyof typeof CODES {
  return Object.hasOwn(CODES, name);
}

/** A feature that is asked for; one that is switched off or empty is not. */
function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}

/** Which hits an answer has, in either of the ways of Meilisearch. */
export interface IndexWindow {
  readonly limit: number;
  readonly offset: number;
  /** The page wanted, where pages were asked for; from 1, 0 for none. */
  readonly page: number | null;
}

/** The window that was asked for. Throws HttpError `invalid_search_limit`, `_offset`, `_page` or `_hits_per_page`. */
export function windowOf({ limit, offset, page, hitsPerPage }: IndexQuery): IndexWindow {
  const isPaged = (page ?? null) !== null || (hitsPerPage ?? null) !== null;
  const wanted = isPaged ? (hitsPerPage ?? DEFAULT_HITS) : (limit ?? DEFAULT_HITS);
  if (wanted > MAX_HITS)
    throw new HttpError(
      isPaged ? 'invalid_search_hits_per_page' : 'invalid_search_limit',
      `At most ${MAX_HITS} hits can be asked for at once.`,
    );
  const at = page ?? 1;
  const skipped = isPaged ? Math.max(0, at - 1) * wanted : (offset ?? 0);
  if (skipped + wanted > MAX_RESULT_WINDOW)
    throw new HttpError(
      isPaged ? 'invalid_search_page' : 'invalid_search_offset',
      `Only the first ${MAX_RESULT_WINDOW} hits can be asked for; narrow the search instead.`,
    );
  // Page 0 has no hits, as with Meilisearch.
  return isPaged
    ? { limit: at === 0 ? 0 : wanted, offset: skipped, page: at }
    : { limit: wanted, offset: skipped, page: null };
}

/** The request of a search. Throws HttpError as `windowOf` does, and for an order that is none. */
export function toRequest(
  query: IndexQuery,
  { limit, offset }: IndexWindow,
  fields: readonly EngineField[],
): SearchRequest {
  const { facets, sort, distinct, attributesToRetrieve, attributesToHighlight, attributesToCrop } = query;
  // What is to be marked or cropped is in `_formatted`, also where it is not among the attributes of the hit.
  const shown = [attributesToRetrieve ?? ['*'], attributesToHighlight ?? [], attributesToCrop ?? []].map(
    chooserOf,
  );
  const isShown = (name: string): boolean => shown.some((choose) => choose(name) !== null);
  const ownFacets = facetsOf(fields);
  const counted = (facets ?? []).flatMap((name) =>
    name === '*' ? [...COMMON_FACETS, ...ownFacets] : [name],
  );
  return {
    ...requestOfWords(query),
    limit,
    offset,
    sort: orderOf(sort ?? []),
    facets: [...new Set(counted)],
    distinct: distinct ?? null,
    attributesToRetrieve: isShown('*') ? ['*'] : fields.map(({ name }) => name).filter(isShown),
    snippets: SNIPPETS,
  };
}

/** The request for the values of a facet. Throws HttpError as `translateFilter` does. */
export function toFacetRequest(query: IndexQuery, facetName: string): SearchRequest {
  return {
    ...requestOfWords(query),
    limit: 0,
    facets: [facetName],
    facetQuery: query.facetQuery ?? '',
  };
}

/** What decides which documents are found. */
function requestOfWords({ q, filter, attributesToSearchOn, matchingStrategy }: IndexQuery): SearchRequest {
  return defaultRequest(q ?? '', {
    filter: translateFilter(filter ?? null),
    fields: attributesToSearchOn ?? null,
    match: matchingStrategy === 'all' ? 'all' : 'auto',
    // As Meilisearch does: what is typed may go on.
    prefix: 'last',
  });
}

function orderOf(sort: readonly string[]): SortOrder {
  if (sort.length === 0) return 'relevance';
  const order = sort.join(',');
  if (isSortOrder(order) && sort.every((part) => part.includes(':'))) return order;
  throw new HttpError(
    'invalid_search_sort',
    'sort takes up to five fields with their directions: ["price:asc", "date:desc"].',
  );
}

function facetsOf(fields: readonly EngineField[]): readonly string[] {
  return fields.filter(({ facet, type }) => facet && type !== 'text').map(({ name }) => name);
}
