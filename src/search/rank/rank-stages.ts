// The order of what was found: readings one after another, within each by score, date or both.

import type { Generation } from '../../index/read/generation.js';
import type { RankingParameters } from '../../index/format/schema.js';
import { isAnyOf, needsRankedWord } from '../plan/condition.js';
import { countOf, emptySet, unite, type DocumentSet } from '../../index/read/document-set.js';
import type { SearchRequest } from '../engine.js';
import type { Tier } from './relaxation-stages.js';
import { orderByDate } from './sort-by-date.js';
import { parseHalfLife, RecentDocuments, USUAL_HALF_LIFE } from './sort-by-recency.js';
import { lowerScore } from './stage-score.js';
import type { Plan } from '../plan/plan-query.js';
import { rankDocuments, rankSet, scoreDocument } from '../score/max-score.js';
import { rankHead, type RankedDocument } from './rerank.js';
import { scoreFloor } from '../score/initial-threshold.js';
import type { SegmentSearch } from '../score/segment-search.js';
import { TopDocuments, type DocumentCollector } from '../score/top-documents.js';

/** Looking a document up in a list costs about this many steps along it. */
const SEEK_COST = 8;

/** A hit before it is read: where it is, and what reading of the query found it. */
export interface RankedHit extends RankedDocument {
  readonly tier: Tier;
}

/** The hits of a page in the order asked for. Throws FindlingError `invalid_parameter`, `search_timeout`. */
export function rankTiers(
  generation: Generation,
  tiers: readonly Tier[],
  { sort, recency, offset, limit }: SearchRequest,
  parameters: RankingParameters,
): RankedHit[] {
  const wanted = offset + limit;
  const halfLife =
    sort === 'recency' || typeof recency === 'string' ? parseHalfLife(recency ?? USUAL_HALF_LIFE) : null;
  if (limit === 0) return [];
  if (sort === 'date:asc' || sort === 'date:desc' || tiers.every(({ plan }) => plan.words.length === 0)) {
    return rankByDate(generation, tiers, sort !== 'date:asc', wanted).slice(offset);
  }
  const ranked: RankedHit[] = [];
  tiers.forEach((tier) => {
    if (ranked.length >= wanted) return;
    const room = wanted - ranked.length;
    for (const hit of halfLife === null
      ? best(generation, tier, room, parameters)
      : recent(generation, tier, room, halfLife))
      ranked.push({ ...hit, score: lowerScore(hit.score, tier.number), tier });
  });
  return ranked.slice(offset);
}

function best(
  generation: Generation,
  tier: Tier,
  count: number,
  parameters: RankingParameters,
): RankedDocument[] {
  const depth = Math.max(count, parameters.head);
  const floor = tier.isWhole ? scoreFloor(tier.searches, tier.plan.words, depth) : undefined;
  const top = new TopDocuments(depth, generation, floor);
  offerTier(tier, top);
  return rankHead(generation, tier.plan, tier.searches, top.sorted(), count, parameters);
}

function recent(generation: Generation, tier: Tier, count: number, halfLife: number): RankedDocument[] {
  const top = new TopDocuments(1, generation);
  offerTier(tier, top);
  const latest = new RecentDocuments(count, generation, top.sorted()[0]?.score ?? 0, halfLife);
  offerTier(tier, latest);
  return latest.sorted().map((scored) => ({ ...scored, isReadByPosition: false }));
}

function offerTier({ searches, sets, plan }: Tier, collector: DocumentCollector): void {
  for (const search of searches) {
    rankSegment(search, plan, sets[search.number] ?? null, collector);
  }
}

function rankByDate(
  generation: Generation,
  tiers: readonly Tier[],
  newestFirst: boolean,
  wanted: number,
): RankedHit[] {
  const all = generation.segments.map(({ segment }, number) => {
    const set = emptySet(segment.documents);
    for (const { sets } of tiers) unite(set, sets[number] ?? set);
    return set;
  });
  const tierOf = (segment: number, document: number): Tier | undefined =>
    tiers.find(({ sets }) => (((sets[segment]?.[document >>> 5] ?? 0) >>> (document & 31)) & 1) === 1);
  const scoreOf = (segment: number, document: number): number => {
    const tier = tierOf(segment, document);
    const search = tier?.searches[segment];
    if (tier === undefined || search === undefined) return 0;
    return lowerScore(scoreDocument(search.postingsOf(tier.plan.words), document), tier.number);
  };
  return orderByDate(generation, all, newestFirst, wanted, scoreOf).flatMap((hit): RankedHit[] => {
    const tier = tierOf(hit.segment, hit.document);
    return tier === undefined ? [] : [{ ...hit, tier, isReadByPosition: false }];
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
