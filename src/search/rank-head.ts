// The second stage of ranking: the head of the first stage is ordered anew by what the positions of the words say, with
// documents whose title is the query before all others.
// The head has the same depth on every page and a bonus is never negative, so pages fit together and scores never rise.

import type { Generation } from '../index/generation.js';
import { Closeness } from './closeness.js';
import type { Plan } from './plan-query.js';
import type { SegmentSearch } from './segment-search.js';
import { TopDocuments, type ScoredDocument } from './top-documents.js';
import { isWholeTitle, wholeTitleBonus } from './whole-title.js';

/** A document with its final score. */
export interface RankedDocument extends ScoredDocument {
  /** Whether the score holds what the second stage adds. */
  readonly isReadByPosition: boolean;
}

/** Documents of the first stage that are read by position. */
export const HEAD = 20;

/**
 * The best documents after both stages.
 * @param ranked the first stage, best first: at least the first `HEAD` documents and the first `wanted`, if there are so many
 * @param searches the segments, in order of their numbers
 */
export function rankHead(
  generation: Generation,
  plan: Plan,
  searches: readonly SegmentSearch[],
  ranked: readonly ScoredDocument[],
  wanted: number,
): RankedDocument[] {
  const closeness = new Closeness(plan);
  const head = ranked.slice(0, HEAD);
  const best = new TopDocuments(Math.min(wanted, HEAD), generation);
  const titleBonus = wholeTitleBonus(plan);
  for (const { segment, document, score } of head) {
    const search = searches[segment];
    if (search === undefined) continue;
    const bonus = isWholeTitle(search, plan, document) ? titleBonus : 0;
    best.offer(segment, document, bonus + closeness.score(search, document, score, best.threshold - bonus));
  }
  return [...markAs(true, best.sorted()), ...markAs(false, ranked.slice(HEAD, wanted))];
}

function markAs(isReadByPosition: boolean, ranked: readonly ScoredDocument[]): RankedDocument[] {
  return ranked.map((scored) => ({ ...scored, isReadByPosition }));
}
