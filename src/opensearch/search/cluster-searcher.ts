// Searches one state of an index in a cluster, step by step: stages, the hits of the page, facets, another spelling. What is found is
// shown by the code that shows hits of an index on disk.

import type { SearchRequest, SearchResult } from '../../search/engine.js';
import { parseFilter } from '../../search/query/filter/parse-filter.js';
import { parseSort } from '../../search/query/parse-sort.js';
import type { ParsedQuery } from '../../search/query/query.js';
import {
  EXTRAS_MISSING,
  HITS_MISSING,
  NO_WORD,
  NOTHING_PASSED_OVER,
  warnOfPassedOver,
} from '../../search/query/query-warnings.js';
import { findFacets } from '../../search/rank/facets/count-facets.js';
import { DEFAULT_HALF_LIFE, parseHalfLife } from '../../search/rank/recency-order.js';
import { idOf } from './asked/ask-index.js';
import { MAX_WINDOW, readPage } from './asked/read-pages.js';
import type { ClusterView } from './cluster-view.js';
import { countFound, type SearchFilters } from './count-found.js';
import type { ClusterStage } from './find-cluster-stages.js';
import { findExtras, type SearchExtras } from './find-extras.js';
import { foundOf, type HitOrder, type PageOfHits, readClusterHits } from './read-cluster-hits.js';
import { type ClusterSearchOptions, SearchUnderWay } from './search-under-way.js';
import { RERANK_WINDOW, ShownDocuments } from './show-cluster-hits.js';
import { bodyOf, findStagePages, type FoundStages, isListedStage } from './stage-pages.js';
import { countShared } from './words/count-shared.js';

/** Searches; throws FindlingError. */
export async function searchCluster(
  view: ClusterView,
  request: SearchRequest,
  options: ClusterSearchOptions,
): Promise<SearchResult> {
  const search = new SearchUnderWay(view, request, options);
  const { facets, facetFilters = {} } = request;
  findFacets([...facets, ...Object.keys(facetFilters)], view.base);
  const order = readOrder(search);
  const filters = readFilters(search);
  await search.listValues([filters.filter, ...filters.ofFacets.values()]);
  const parsed = search.parse(request.query);
  const restrictions = await search.restrictions(filters.filter);
  const isRead = (stage: ClusterStage): boolean =>
    order.keys === null && !search.isCollapsed && (order.halfLife === null || isListedStage(stage));
  const found = await findStagePages(search, parsed.query, restrictions, isRead);
  const isListed = found.stages.every(isListedStage);
  const page = await readClusterHits(search, found, isListed ? { ...order, halfLife: null } : order);
  const counted = await countFound(search, found.stages, parsed.query, filters);
  const totalHits = found.total - page.hidden;
  const extras = await findExtras(search, parsed, restrictions, totalHits);
  const ignored = found.stages[0]?.plan.passedOver.ignored ?? [];
  return {
    query: request.query,
    totalHits,
    limit: request.limit,
    offset: request.offset,
    processingTimeMs: Math.round(search.elapsedMs * 100) / 100,
    generation: view.told.generation,
    hits: page.hits,
    facetDistribution: counted.distribution,
    ...(Object.keys(counted.stats).length === 0 ? {} : { facetStats: counted.stats }),
    suggestion: search.isPartial ? null : extras.suggestion,
    warnings: warningsOf(search, parsed, found, page, extras),
    ...(ignored.length === 0 ? {} : { ignoredTerms: ignored }),
    ...(search.isPartial ? { partial: true as const } : {}),
    ...(search.isCollapsed ? { collapsedHits: page.hidden } : {}),
    ...(extras.foundAlone.length === 0 || search.isPartial ? {} : { foundAlone: extras.foundAlone }),
  };
}

/** The ids of the hits by relevance, the first ones in their final order, without reading the others. */
export async function findIdsInCluster(
  view: ClusterView,
  request: SearchRequest,
  options: ClusterSearchOptions,
): Promise<readonly string[]> {
  const search = new SearchUnderWay(view, request, options);
  const { stages } = await findStagePages(search, search.parse(request.query).query, []);
  const ids: string[] = [];
  for (const stage of stages) {
    const size = Math.min(request.limit - ids.length, MAX_WINDOW);
    if (size <= 0) break;
    const body = bodyOf(search, stage);
    const [head, all] = await Promise.all([
      readPage(search.ask, body, 0, Math.min(size, RERANK_WINDOW)),
      readPage(search.ask, { ...body, _source: false, docvalue_fields: ['id'] }, 0, size),
    ]);
    const found = foundOf(head.hits.hits, stage);
    if (found.length === 0) continue;
    const shown = new ShownDocuments(view, request, found, await countShared(view, search, stage, found));
    const first = shown.show(shown.rerank(stage, found.length)).map(({ id }) => id);
    ids.push(...first, ...all.hits.hits.map(idOf).slice(first.length));
  }
  return ids;
}

function readOrder({ view, request }: SearchUnderWay): HitOrder {
  const { sort, recency } = request;
  const isRecency = sort === 'recency' || typeof recency === 'string';
  return {
    keys: parseSort(sort, view.own),
    halfLife: isRecency ? parseHalfLife(recency ?? DEFAULT_HALF_LIFE) : null,
  };
}

function readFilters({ view: { own }, request }: SearchUnderWay): SearchFilters {
  const { filter, facetFilters = {} } = request;
  return {
    filter: filter === null ? null : parseFilter(filter, own),
    ofFacets: new Map(
      Object.values(facetFilters).map((text) => [text, text === null ? null : parseFilter(text, own)]),
    ),
  };
}

function warningsOf(
  search: SearchUnderWay,
  parsed: ParsedQuery,
  { stages }: FoundStages,
  page: PageOfHits,
  extras: SearchExtras,
): readonly string[] {
  const { passedOver = NOTHING_PASSED_OVER } = stages[0]?.plan ?? {};
  return [
    ...parsed.warnings,
    ...(stages.some(({ plan }) => plan.saysNothing) ? [NO_WORD] : []),
    ...warnOfPassedOver(passedOver),
    ...(search.isPartial ? [page.isPartial ? HITS_MISSING : EXTRAS_MISSING] : extras.warnings),
  ];
}
