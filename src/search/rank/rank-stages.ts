// The order of what was found: readings one after another, within each by score, date or both.

import type { Generation } from '../../index/read/generation.js';
import type { RankingParameters } from '../../index/format/schema.js';
import { isAnyOf, needsRankedWord } from '../plan/condition.js';
import { countOf, emptySet, unite, type DocumentSet } from '../../index/read/document-set.js';
import type { SearchRequest } from '../engine.js';
import type { Stage } from './find-stages.js';
import { sortByDate } from './sort-by-date.js';
import { parseHalfLife, RecencyOrder, DEFAULT_HALF_LIFE } from './recency-order.js';
import { stageScore } from './stage-score.js';
import type { Plan } from '../plan/plan-query.js';
import { rankDocuments, rankSet, scoreDocument } from '../score/max-score.js';
import { rerank, type RankedDocument } from './rerank.js';
import { initialThreshold } from '../score/initial-threshold.js';
import type { SegmentSearch } from '../score/segment-search.js';
import { TopDocuments, type DocumentCollector } from '../score/top-documents.js';

/** Looking a document up in a list costs about this many steps along it. */
const SEEK_COST = 8;

/** A hit before it is read: where it is, and what reading of the query found it. */
export interface RankedHit extends RankedDocument {
  readonly stage: Stage;
}

/** The hits of a page in the order asked for. Throws FindlingError `invalid_parameter`, `search_timeout`. */
export function rankStages(
  generation: Generation,
  stages: readonly Stage[],
  { sort, recency, offset, limit }: SearchRequest,
  parameters: RankingParameters,
): RankedHit[] {
  const wanted = offset + limit;
  const halfLife =
    sort === 'recency' || typeof recency === 'string' ? parseHalfLife(recency ?? DEFAULT_HALF_LIFE) : null;
  if (limit === 0) return [];
  if (sort === 'date:asc' || sort === 'date:desc' || stages.every(({ plan }) => plan.words.length === 0)) {
    return rankByDate(generation, stages, sort !== 'date:asc', wanted).slice(offset);
  }
  const ranked: RankedHit[] = [];
  stages.forEach((stage) => {
    if (ranked.length >= wanted) return;
    const room = wanted - ranked.length;
    for (const hit of halfLife === null
      ? best(generation, stage, room, parameters)
      : recent(generation, stage, room, halfLife))
      ranked.push({ ...hit, score: stageScore(hit.score, stage.number), stage: stage });
  });
  return ranked.slice(offset);
}

function best(
  generation: Generation,
  stage: Stage,
  count: number,
  parameters: RankingParameters,
): RankedDocument[] {
  const depth = Math.max(count, parameters.rerankWindow);
  const floor = stage.isWhole ? initialThreshold(stage.searches, stage.plan.words, depth) : undefined;
  const top = new TopDocuments(depth, generation, floor);
  offerStage(stage, top);
  return rerank(generation, stage, top.sorted(), count, parameters);
}

function recent(generation: Generation, stage: Stage, count: number, halfLife: number): RankedDocument[] {
  const top = new TopDocuments(1, generation);
  offerStage(stage, top);
  const latest = new RecencyOrder(count, generation, top.sorted()[0]?.score ?? 0, halfLife);
  offerStage(stage, latest);
  return latest.sorted().map((scored) => ({ ...scored, isReranked: false }));
}

function offerStage({ searches, sets, plan }: Stage, collector: DocumentCollector): void {
  for (const search of searches) {
    rankSegment(search, plan, sets[search.number] ?? null, collector);
  }
}

function rankByDate(
  generation: Generation,
  stages: readonly Stage[],
  newestFirst: boolean,
  wanted: number,
): RankedHit[] {
  const all = generation.segments.map(({ segment }, number) => {
    const set = emptySet(segment.documentCount);
    for (const { sets } of stages) unite(set, sets[number] ?? set);
    return set;
  });
  const stageOf = (segment: number, document: number): Stage | undefined =>
    stages.find(({ sets }) => (((sets[segment]?.[document >>> 5] ?? 0) >>> (document & 31)) & 1) === 1);
  const scoreOf = (segment: number, document: number): number => {
    const stage = stageOf(segment, document);
    const search = stage?.searches[segment];
    if (stage === undefined || search === undefined) return 0;
    return stageScore(scoreDocument(search.postingsOf(stage.plan.words), document), stage.number);
  };
  return sortByDate(generation, all, newestFirst, wanted, scoreOf).flatMap((hit): RankedHit[] => {
    const stage = stageOf(hit.segment, hit.document);
    return stage === undefined ? [] : [{ ...hit, stage: stage, isReranked: false }];
  });
}

/**
 * Offers the documents of a segment that can be among the best.
 * @param allowed documents that may be found, or null for all that hold a word
 */
export function rankSegment(
  search: SegmentSearch,
  plan: Plan,
  allowed: DocumentSet | null,
  top: DocumentCollector,
): void {
  const words = search.postingsOf(plan.words);
  const { number, deadline } = search;
  if (allowed === null || isAnyOf(plan.words, plan.condition)) {
    rankDocuments(number, words, allowed, top, deadline);
    return;
  }
  const found = countOf(allowed);
  if (found === 0) return;
  const postings = words.reduce((sum, { length }) => sum + length, 0);
  if (found * SEEK_COST >= postings && needsRankedWord(plan.condition, new Set(plan.words))) {
    rankDocuments(number, words, allowed, top, deadline);
  } else rankSet(number, words, allowed, top, deadline);
}
