// The second step of ranking: the best documents by their words alone are ordered anew by what the positions of the words
// add, with documents whose title is the query before all others, however long their text. Only so many are read by
// position, the same on every page, and nothing is taken from a score: pages fit together, and scores never rise down the list.

import type { RankingParameters } from '../../index/format/schema.js';
import type { DocumentAddress, Generation } from '../../index/read/generation.js';
import { type ScoredDocument, TopDocuments } from '../score/top-documents.js';
import { WORK } from '../search-budget.js';
import { ExactTitle } from './exact-title.js';
import { findExactTitles } from './find-exact-titles.js';
import type { PlannedSearch } from './planned-search.js';
import { Proximity } from './proximity.js';

/** A document with its final score. */
export interface RankedDocument extends ScoredDocument {
  /** True if positions and title are in the score. */
  readonly isReranked: boolean;
}

/**
 * The best documents after both steps. Where the budget is spent, those that have not been read stay behind the others as they
 * were ranked: what is added to a score is never negative.
 * @param ranked best first by words alone: at least the first `rerankWindow` and the first `wanted`, if there are so many
 */
export function rerank(
  generation: Generation,
  planned: PlannedSearch,
  ranked: readonly ScoredDocument[],
  wanted: number,
  parameters: RankingParameters,
): RankedDocument[] {
  const { plan, searches } = planned;
  const { rerankWindow } = parameters;
  const proximity = new Proximity(plan, parameters);
  const title = new ExactTitle(plan, parameters);
  const head = ranked.slice(0, rerankWindow);
  // Fewer documents are all that were found.
  const titled =
    head.length < rerankWindow ? [] : findExactTitles(generation, planned, title, head, rerankWindow);
  const best = new TopDocuments(Math.min(wanted, titled.length + head.length), generation);
  let read = 0;
  for (const { segment, document, score } of [...titled, ...head]) {
    const search = searches[segment];
    if (!search?.budget.spend(plan.words.length * WORK.lookup)) break;
    read += 1;
    const bonus = title.isTitleOf(search, document) ? title.bonus : 0;
    best.offer(segment, document, bonus + proximity.score(search, document, score, best.threshold - bonus));
  }
  const reranked = best.sorted();
  const rest = ranked
    .slice(Math.max(0, read - titled.length))
    .filter((other) => !includes(titled.slice(0, read), other));
  return [...markAs(true, reranked), ...markAs(false, rest.slice(0, wanted - reranked.length))];
}

function includes(documents: readonly DocumentAddress[], { segment, document }: DocumentAddress): boolean {
  return documents.some((other) => other.document === document && other.segment === segment);
}

function markAs(isReranked: boolean, ranked: readonly ScoredDocument[]): RankedDocument[] {
  return ranked.map(({ segment, document, score }) => ({ segment, document, score, isReranked }));
}
