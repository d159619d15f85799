// Answers a search, and one in the values of a facet, in the shapes of Meilisearch.

import type { SearchEngine, SearchRequest, SearchResult } from '../../../search/engine.js';
import { HttpError } from '../../http/http-error.js';
import { printIndexHit } from './index-hit.js';
import { type IndexQuery, toFacetRequest, toRequest, windowOf } from './index-query.js';

/** Least and greatest value of a facet of numbers. */
interface NumberStats {
  readonly min: number;
  readonly max: number;
}

/** What was asked of the engine, what that answered, and the answer made of it. */
export interface IndexAnswer {
  readonly request: SearchRequest;
  readonly result: SearchResult;
  readonly answer: object;
}

/** Searches. Rejects as the engine does, and with HttpError. */
export async function searchIndex(engine: SearchEngine, query: IndexQuery): Promise<IndexAnswer> {
  const window = windowOf(query);
  const request = toRequest(query, window, engine.fields?.() ?? []);
  const result = await engine.search(request);
  const { totalHits, processingTimeMs, facetDistribution } = result;
  const { limit, offset, page } = window;
  const perPage = query.hitsPerPage ?? limit;
  const counted = (query.facets ?? null) === null ? {} : { facetDistribution, facetStats: statsOf(result) };
  const paging =
    page === null
      ? { limit, offset, estimatedTotalHits: totalHits }
      : {
          hitsPerPage: perPage,
          page,
          totalPages: perPage === 0 ? 0 : Math.ceil(totalHits / perPage),
          totalHits,
        };
  const answer = {
    hits: result.hits.map((hit) => printIndexHit(hit, query)),
    query: query.q ?? '',
    processingTimeMs: Math.round(processingTimeMs),
    ...paging,
    ...counted,
  };
  return { request, result, answer };
}

/** Looks for values of a facet. Rejects as `searchIndex` does, and with `invalid_facet_search_facet_name`. */
export async function searchFacet(engine: SearchEngine, query: IndexQuery): Promise<IndexAnswer> {
  const { facetName, facetQuery = null } = query;
  if (facetName === undefined || facetName === '')
    throw new HttpError(
      'invalid_facet_search_facet_name',
      'facetName must name the facet whose values are wanted.',
    );
  const request = toFacetRequest(query, facetName);
  const result = await engine.search(request);
  const values = Object.entries(result.facetDistribution[facetName] ?? {});
  const answer = {
    facetHits: values.map(([value, count]) => ({ value, count })),
    facetQuery,
    processingTimeMs: Math.round(result.processingTimeMs),
  };
  return { request, result, answer };
}

/** Facets of numbers only; years are numbers, too. */
function statsOf({
  facetStats = {},
  facetDistribution,
}: SearchResult): Readonly<Record<string, NumberStats>> {
  const stats = Object.entries(facetStats).flatMap(([name, { min, max }]) =>
    typeof min === 'number' && typeof max === 'number' ? [[name, { min, max }] as const] : [],
  );
  const years = Object.keys(facetDistribution['year'] ?? {})
    .map(Number)
    .filter(Number.isFinite);
  return {
    ...(years.length === 0 ? {} : { year: { min: Math.min(...years), max: Math.max(...years) } }),
    ...Object.fromEntries(stats),
  };
}
