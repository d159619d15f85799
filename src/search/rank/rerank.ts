// The second stage of ranking: the head of the first stage is ordered anew by what the positions of the words say, with
// documents whose title is the query before all others.
// The head has the same depth on every page and a bonus is never negative, so pages fit together and scores never rise.

import type { Generation } from '../../index/read/generation.js';
import type { RankingParameters } from '../../index/format/schema.js';
import { Proximity } from './proximity.js';
import { TopDocuments, type ScoredDocument } from '../score/top-documents.js';
import { ExactTitle } from './exact-title.js';
import type { PlannedSearch } from './find-stages.js';

/** A document with its final score. */
export interface RankedDocument extends ScoredDocument {
  /** Whether the score holds what the second stage adds. */
  readonly isReranked: boolean;
}

/**
 * The best documents after both stages.
 * @param ranked the first stage, best first: at least the first `head` documents and the first `wanted`, if there are so many
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
  for (const { segment, document, score } of ranked.slice(0, rerankWindow)) {
    const search = searches[segment];
    if (search === undefined) continue;
    const bonus = title.isTitleOf(search, document) ? title.bonus : 0;
    best.offer(segment, document, bonus + proximity.score(search, document, score, best.threshold - bonus));
  }
  return [...markAs(true, best.sorted()), ...markAs(false, ranked.slice(rerankWindow, wanted))];
}

function markAs(isReranked: boolean, ranked: readonly ScoredDocument[]): RankedDocument[] {
  return ranked.map(({ segment, document, score }) => ({ segment, document, score, isReranked }));
}
