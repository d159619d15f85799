// The order of what was found: stage after stage, within each by score, date or both.

import type { RankingParameters } from '../../index/format/schema.js';
import { has } from '../../index/read/document-set.js';
import type { Generation } from '../../index/read/generation.js';
import type { SearchRequest } from '../engine.js';
import { askedFieldsOf } from '../plan/asked-fields.js';
import { parseSort, type SortKey } from '../query/parse-sort.js';
import { initialThreshold } from '../score/initial-threshold.js';
import { rankSegment } from '../score/rank-segment.js';
import { scoreDocument } from '../score/score-document.js';
import { type DocumentCollector, TopDocuments } from '../score/top-documents.js';
import { documentsFound, type Stage } from './find-stages.js';
import { DEFAULT_HALF_LIFE, parseHalfLife, RecencyOrder } from './recency-order.js';
import { asRanked, type RankedDocument, rerank } from './rerank.js';
import { sortByFields } from './sort-by-fields.js';
import { stageScore } from './stage-score.js';

const NEWEST_FIRST: readonly SortKey[] = [{ field: null, descending: true }];

/** A hit before its document is read. */
export interface RankedHit extends RankedDocument {
  /** The stage that found it. */
  readonly stage: Stage;
  /** Metres from the place of an order by distance; left out where there is none, or the document has no place. */
  readonly metres?: number;
}

/**
 * The hits of a page in the order asked for; where the budget is spent, the best of those looked at before. Throws FindlingError
 * `invalid_parameter`.
 */
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
  const keys = parseSort(sort, askedFieldsOf(generation.schema));
  if (keys !== null || stages.every(({ plan }) => plan.words.length === 0))
    return rankByFields(generation, stages, keys ?? NEWEST_FIRST, wanted).slice(offset);
  const ranked: RankedHit[] = [];
  for (const stage of stages) {
    const room = wanted - ranked.length;
    if (room <= 0) break;
    const best =
      halfLife === null
        ? rankByScore(generation, stage, room, parameters)
        : rankByRecency(generation, stage, room, halfLife);
    for (const hit of best) ranked.push({ ...hit, score: stageScore(hit.score, stage.number), stage });
  }
  return ranked.slice(offset);
}

/** The best `count` documents of a stage. */
function rankByScore(
  generation: Generation,
  stage: Stage,
  count: number,
  parameters: RankingParameters,
): RankedDocument[] {
  const depth = Math.max(count, parameters.rerankWindow);
  const least = stage.importance?.least ?? 1;
  const threshold = stage.isWhole
    ? initialThreshold(stage.searches, stage.plan.words, depth) * least
    : undefined;
  const top = new TopDocuments(depth, generation, threshold);
  offerStage(stage, top);
  return rerank(generation, stage, top.sorted(), count, parameters);
}

/** The first `count` documents of a stage in bands of their score, the newer first within each. */
function rankByRecency(
  generation: Generation,
  stage: Stage,
  count: number,
  halfLife: number,
): RankedDocument[] {
  const budget = stage.searches[0]?.budget;
  const top = new TopDocuments(1, generation);
  budget?.beginPart(0.5);
  offerStage(stage, top);
  budget?.endPart();
  const order = new RecencyOrder(count, generation, top.sorted()[0]?.score ?? 0, halfLife);
  offerStage(stage, order);
  return order.sorted().map((document) => asRanked(document, stage.importance));
}

function offerStage({ searches, sets, plan, importance }: Stage, collector: DocumentCollector): void {
  const weighed = importance?.weigh(collector) ?? collector;
  for (const search of searches) rankSegment(search, plan, sets[search.number] ?? null, weighed);
}

/** The first `wanted` documents of all stages by their fields; where the budget is spent, of the segments looked at before. */
function rankByFields(
  generation: Generation,
  stages: readonly Stage[],
  keys: readonly SortKey[],
  wanted: number,
): RankedHit[] {
  const all = generation.segments.map(({ segment }, number) => {
    const isAffordable = stages[0]?.searches[number]?.budget.spend(segment.documentCount) === true;
    return documentsFound(isAffordable ? stages : [], number, segment.documentCount);
  });
  const distanceKey = keys.findIndex(({ from }) => from !== undefined);
  return sortByFields(generation, all, keys, wanted).flatMap(({ segment, document, places }): RankedHit[] => {
    const stage = stages.find(({ sets }) => {
      const set = sets[segment];
      return set !== undefined && has(set, document);
    });
    const search = stage?.searches[segment];
    if (stage === undefined || search === undefined) return [];
    const words = scoreDocument(search.postingsOf(stage.plan.words), document);
    const score = words * (stage.importance?.factorOf({ segment, document }) ?? 1);
    const ranked = asRanked({ segment, document, score: stageScore(score, stage.number) }, stage.importance);
    const metres = Math.abs(places[distanceKey] ?? Infinity);
    return [Number.isFinite(metres) ? { ...ranked, stage, metres } : { ...ranked, stage }];
  });
}
