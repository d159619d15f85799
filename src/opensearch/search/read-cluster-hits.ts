// The hits of a page of a search in a cluster: by score stage by stage, sorted over all stages, or chosen among the first ones, which are
// looked at all together.

import type { Document } from '../../documents/document.js';
import type { SearchResult } from '../../search/engine.js';
import type { parseSort } from '../../search/query/parse-sort.js';
import { documentOfSource } from '../cluster-document.js';
import { type ClusterHit, idOf } from './asked/ask-index.js';
import { readPage } from './asked/read-pages.js';
import { BY_SCORE, sortBy } from './asked/sort-query.js';
import type { ClusterQuery } from './asked/translate-condition.js';
import { type CollapsedIds, findCollapsed } from './collapse-hits.js';
import type { ClusterStage } from './find-cluster-stages.js';
import { orderByRecency } from './order-by-recency.js';
import type { SearchUnderWay } from './search-under-way.js';
import { type FoundDocument, ShownDocuments } from './show-cluster-hits.js';
import { bodyOf, type FoundStages, isListedStage, totalOf, windowOf } from './stage-pages.js';
import { countShared } from './words/count-shared.js';

/** Hits that are looked at together at most, where the order or what is shown depends on others. */
const MAX_CHOSEN = 1000;

/** What of the hits is shown. */
export interface PageOfHits {
  readonly hits: SearchResult['hits'];
  /** Documents found that others stand for. */
  readonly hidden: number;
  /** Whether some of them are missing. */
  readonly isPartial: boolean;
}

/** In which order hits are shown: by the values of fields, by score and age, or by score alone. */
export interface HitOrder {
  readonly keys: ReturnType<typeof parseSort>;
  /** In milliseconds, the age after which a hit counts half; null where age does not matter. */
  readonly halfLife: number | null;
}

type Stages = readonly ClusterStage[];

/** Reads the hits of the page. */
export async function readClusterHits(
  search: SearchUnderWay,
  found: FoundStages,
  { keys, halfLife }: HitOrder,
): Promise<PageOfHits> {
  const none = { hits: [], hidden: 0 };
  if (search.request.limit === 0 && !search.isCollapsed) return { ...none, isPartial: search.isPartial };
  if (search.isCollapsed || halfLife !== null) return readChosen(search, found.stages, { keys, halfLife });
  const hits = keys === null ? await readRanked(search, found) : await readSorted(search, found.stages, keys);
  return { ...none, hits, isPartial: search.isPartial };
}

/** Hits in the order of their scores, which were read with the stages. */
async function readRanked(
  search: SearchUnderWay,
  { stages, pages }: FoundStages,
): Promise<SearchResult['hits']> {
  const { offset, limit } = search.request;
  let before = 0;
  const found: FoundDocument[] = [];
  const windows: {
    readonly stage: ClusterStage;
    readonly from: number;
    readonly skip: number;
    readonly take: number;
  }[] = [];
  for (const stage of stages) {
    const page = pages.get(stage);
    const total = totalOf(page);
    const [start, end] = [Math.max(0, offset - before), Math.min(total, offset + limit - before)];
    before += total;
    if (page === undefined || end <= start) continue;
    const [from] = windowOf(start, limit, end);
    found.push(...foundOf(page.hits.hits, stage));
    windows.push({ stage, from, skip: start - from, take: end - start });
  }
  if (found.length === 0) return [];
  let counted: ReadonlyMap<string, number> | null = null;
  for (const { stage, from } of windows) {
    if (from > 0 || isListedStage(stage)) continue;
    const own = found.filter((each) => each.stage === stage);
    const more = await countShared(search.view, search, stage, own);
    if (more !== null) counted = new Map([...(counted ?? []), ...more]);
  }
  const shown = new ShownDocuments(search.view, search.request, found, counted);
  const ranked = windows.flatMap(({ stage, from, skip, take }) => {
    const own = found.filter((each) => each.stage === stage);
    const isReread = from === 0 && !isListedStage(stage);
    const hits = isReread ? shown.rerank(stage, skip + take) : shown.asFound(own);
    return hits.slice(skip, skip + take);
  });
  return shown.show(ranked);
}

/** Hits in the order of values. */
async function readSorted(
  search: SearchUnderWay,
  stages: Stages,
  keys: NonNullable<HitOrder['keys']>,
): Promise<SearchResult['hits']> {
  const { offset, limit, explain } = search.request;
  const body = { ...unionOf(stages), sort: sortBy(keys), track_scores: true, _source: ['document'] };
  const page = await readPage(search.ask, { ...body, ...(explain ? { explain: true } : {}) }, offset, limit);
  return show(search, foundIn(page.hits.hits, stages));
}

/** Hits of which the first ones are looked at all together, without their texts. */
async function readChosen(search: SearchUnderWay, stages: Stages, order: HitOrder): Promise<PageOfHits> {
  const { offset, limit } = search.request;
  const { keys, halfLife } = order;
  const chosen =
    keys === null && halfLife !== null
      ? (await orderByRecency(search.ask, stages, halfLife)).ids
      : await listFirst(search, stages, keys);
  const collapsed = search.isCollapsed ? await collapse(search, chosen) : null;
  const ids = (collapsed?.shown ?? chosen).slice(offset, offset + limit);
  const body = {
    ...unionOf(stages, [{ terms: { id: ids } }]),
    track_scores: true,
    _source: ['document'],
  };
  const page =
    ids.length === 0 ? null : await readPage(search.ask, { ...body, sort: BY_SCORE }, 0, ids.length);
  const found = foundIn(page?.hits.hits ?? [], stages);
  const inOrder = ids.flatMap((id) => found.find(({ document }) => document.id === id) ?? []);
  const hits = show(search, inOrder).map((hit) =>
    collapsed === null ? hit : { ...hit, duplicates: collapsed.othersOf(hit.id) },
  );
  return { hits, hidden: collapsed?.hidden ?? 0, isPartial: search.isPartial };
}

/** Documents that others stand for: in facets they do not count. */
export async function listHidden(search: SearchUnderWay, stages: Stages): Promise<readonly string[]> {
  if (!search.isCollapsed) return [];
  const ids = await listFirst(search, stages, null);
  const { shown } = await collapse(search, ids);
  const kept = new Set(shown);
  return ids.filter((id) => !kept.has(id));
}

function collapse({ view, ask, request }: SearchUnderWay, ids: readonly string[]): Promise<CollapsedIds> {
  const { distinct } = request;
  return findCollapsed(view, ask, ids, typeof distinct === 'string' ? distinct : null);
}

/** The ids of the first hits, stage by stage. */
async function listFirst(
  search: SearchUnderWay,
  stages: Stages,
  keys: HitOrder['keys'],
): Promise<readonly string[]> {
  if (keys !== null) {
    const body = { ...unionOf(stages), sort: sortBy(keys), _source: false, docvalue_fields: ['id'] };
    const page = await readPage(search.ask, body, 0, MAX_CHOSEN);
    return page.hits.hits.map(idOf);
  }
  const ids: string[] = [];
  for (const stage of stages) {
    if (ids.length >= MAX_CHOSEN) break;
    const { query, sort } = bodyOf(search, stage);
    const body = { query, sort, _source: false, docvalue_fields: ['id'] };
    const page = await readPage(search.ask, body, 0, MAX_CHOSEN - ids.length);
    ids.push(...page.hits.hits.map(idOf));
  }
  return ids;
}

/** All that any stage finds, each named by its number. */
function unionOf(stages: Stages, filter: readonly ClusterQuery[] = []): { readonly query: ClusterQuery } {
  const named = stages.map((stage) => ({
    bool: { must: [isListedStage(stage) ? stage.condition : stage.ranked], _name: String(stage.number) },
  }));
  return { query: { bool: { should: named, minimum_should_match: 1, filter } } };
}

/** The documents of hits of several stages. */
function foundIn(hits: readonly ClusterHit[], stages: Stages): readonly FoundDocument[] {
  return hits.flatMap((hit) => {
    const names = hit.matched_queries ?? [];
    const stage = stages[Math.min(...names.map(Number))] ?? stages[0];
    return stage === undefined ? [] : foundOf([hit], stage);
  });
}

/** The documents of hits of one stage. */
export function foundOf(hits: readonly ClusterHit[], stage: ClusterStage): readonly FoundDocument[] {
  return hits.flatMap((hit): FoundDocument[] => {
    const document: Document | null = documentOfSource(hit._source);
    if (document === null) return [];
    const score = isListedStage(stage) ? 0 : (hit._score ?? 0);
    return [{ document, score, stage, explanation: hit._explanation ?? null }];
  });
}

function show({ view, request }: SearchUnderWay, found: readonly FoundDocument[]): SearchResult['hits'] {
  if (found.length === 0) return [];
  const shown = new ShownDocuments(view, request, found);
  return shown.show(shown.asFound(found));
}
