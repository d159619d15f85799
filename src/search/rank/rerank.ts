// The second step of ranking: the best documents by their words alone are ordered anew by what the positions of the words
// add, with documents whose title is the query before all others. Only so many are read by position on every page, and
// nothing is taken from a score: pages fit together, and scores never rise down the list.

import type { RankingParameters } from '../../index/format/schema.js';
import type { Generation } from '../../index/read/generation.js';
import type { Plan } from '../plan/plan-query.js';
import type { SegmentSearch } from '../score/segment-search.js';
import { type ScoredDocument, TopDocuments } from '../score/top-documents.js';
import { WORK } from '../search-budget.js';
import { ExactTitle } from './exact-title.js';
import { Proximity } from './proximity.js';

/** A document with its final score. */
export interface RankedDocument extends ScoredDocument {
  /** True if positions and title are in the score. */
  readonly isReranked: boolean;
}

/** A plan and the segments it is asked of. */
export interface PlannedSearch {
  readonly plan: Plan;
  /** By the index of the segment in the generation. */
  readonly searches: readonly SegmentSearch[];
}

/**
 * The best documents after both steps. Where the budget is spent, those that have not been read stay behind the others as they
 * were ranked: what is added to a score is never negative.
 * @param ranked best first by words alone: at least the first `rerankWindow` and the first `wanted`, if there are so many
 */
export function rerank(
  generation: Generation,
  { plan, searches }: PlannedSearch,
  ranked: readonly ScoredDocument[],
  wanted: number,
  parameters: RankingParameters,
): RankedDocument[] {
  const proximity = new Proximity(plan, parameters);
  const { rerankWindow } = parameters;
  const best = new TopDocuments(Math.min(wanted, rerankWindow), generation);
  const title = new ExactTitle(plan, parameters);
  let read = 0;
  for (const { segment, document, score } of ranked.slice(0, rerankWindow)) {
    const search = searches[segment];
    if (!search?.budget.spend(plan.words.length * WORK.lookup)) break;
    read += 1;
    const bonus = title.isTitleOf(search, document) ? title.bonus : 0;
    best.offer(segment, document, bonus + proximity.score(search, document, score, best.threshold - bonus));
  }
  return [...markAs(true, best.sorted()), ...markAs(false, ranked.slice(read, wanted))];
}

function markAs(isReranked: boolean, ranked: readonly ScoredDocument[]): RankedDocument[] {
  return ranked.map(({ segment, document, score }) => ({ segment, document, score, isReranked }));
}
