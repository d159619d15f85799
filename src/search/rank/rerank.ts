// The second step of ranking: the best documents by their words alone are ordered anew by what the positions of the words
// add, with documents whose title or other name is the query before all others, however long their text. Only so many are read by
// position, the same on every page, and nothing is taken from a score: pages fit together, and scores never rise down the list.

import type { RankingParameters } from '../../index/format/schema.js';
import type { DocumentAddress } from '../../index/read/document-address.js';
import type { Generation } from '../../index/read/generation.js';
import { scoreDocument } from '../score/score-document.js';
import type { SegmentSearch } from '../score/segment-search.js';
import { type ScoredDocument, TopDocuments } from '../score/top-documents.js';
import { WORK } from '../search-budget.js';
import { ExactTitle } from './exact-title.js';
import { type Feedback, findFeedback, hasFeedback } from './feedback.js';
import { findExactTitles } from './find-exact-titles.js';
import { findNamed } from './find-named.js';
import { findSentence } from './find-sentence.js';
import { pinBonus } from './importance/pins.js';
import type { StageImportance } from './importance/stage-importance.js';
import type { PlannedSearch } from './planned-search.js';
import { Proximity } from './proximity.js';

/** A document with its final score. */
export interface RankedDocument extends ScoredDocument {
  /** True if positions and title are in the score. */
  readonly isReranked: boolean;
  /** True if another name of it than its title is the query. */
  readonly isNamed: boolean;
  /** True if its text holds the query, a long one, word for word. */
  readonly isQuoting: boolean;
  /** What the first documents add to its score, if anything. */
  readonly feedback: Feedback | null;
  /** What is configured of its importance, which is in the score; null for nothing. */
  readonly importance: StageImportance | null;
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
  const { plan, searches, importance = null } = planned;
  const { rerankWindow } = parameters;
  const proximity = new Proximity(plan, parameters, importance?.headings ?? null);
  const title = new ExactTitle(plan, parameters);
  const factorOf = (address: DocumentAddress): number => importance?.factorOf(address) ?? 1;
  // With the scores of their words, as those have that are added.
  const head = ranked
    .slice(0, rerankWindow)
    .map((other) => (importance === null ? other : { ...other, score: other.score / factorOf(other) }));
  // Fewer documents are all that were found.
  const titled =
    head.length < rerankWindow ? [] : findExactTitles(generation, planned, title, head, rerankWindow);
  const named = findNamed(generation, planned, title);
  const sentence = findSentence(generation, planned, rerankWindow);
  const added = [...titled];
  const pinned = (importance?.pinned ?? []).flatMap(({ segment, document }) => {
    const search = searches[segment];
    if (search === undefined) return [];
    return { segment, document, score: scoreDocument(search.postingsOf(plan.words), document) };
  });
  for (const other of [...named, ...sentence, ...pinned])
    if (!includes(added, other) && !includes(head, other)) added.push(other);
  // Who asks for one document by its title, name or words is not helped by what others have in common.
  const isKnownItem = [titled, named, sentence, pinned].some((known) => known.length > 0);
  const mayHaveFeedback = !isKnownItem && hasFeedback(planned, parameters);
  // With feedback any of the documents that are read may be wanted.
  const kept = mayHaveFeedback ? head.length : Math.min(wanted, added.length + head.length);
  const best = new TopDocuments(kept, generation);
  let isTitled = false;
  let read = 0;
  for (const { segment, document, score } of [...added, ...head]) {
    const search = searches[segment];
    if (!search?.budget.spend(plan.words.length * WORK.lookup)) break;
    read += 1;
    const isQuoting = includes(sentence, { segment, document });
    const bonus = Math.max(title.titleBonus(search, document), isQuoting ? title.sentenceBonus : 0);
    if (bonus > 0) isTitled = true;
    const factor = factorOf({ segment, document });
    const pin = pinBonus(pinned, { segment, document }, title.bonus);
    if (bonus > 0 || !includes(named, { segment, document })) {
      const missing = (best.threshold - bonus - pin) / factor;
      const words = factor * proximity.score(search, document, score, missing);
      best.offer(segment, document, bonus + pin + words);
    } else {
      const words = factor * proximity.score(search, document, score, Number.NEGATIVE_INFINITY);
      best.offer(segment, document, words + title.nameBonus(words) + pin);
    }
  }
  const byWords = best.sorted();
  const feedback =
    mayHaveFeedback && !isTitled && read === head.length
      ? findFeedback(generation, searches, byWords, parameters)
      : null;
  const reranked =
    feedback === null ? byWords : rankByFeedback(generation, searches, byWords, { feedback, factorOf });
  const moved = added.slice(0, read);
  const rest = ranked.slice(Math.max(0, read - added.length)).filter((other) => !includes(moved, other));
  return [
    ...reranked.map((document) => ({
      ...document,
      isReranked: true,
      isNamed: includes(named, document),
      isQuoting: includes(sentence, document),
      feedback,
      importance,
    })),
    ...rest.map((document) => asRanked(document, importance)),
  ].slice(0, wanted);
}

/** A document that is not read by position. */
export function asRanked(
  document: ScoredDocument,
  importance: StageImportance | null = null,
): RankedDocument {
  return { ...document, isReranked: false, isNamed: false, isQuoting: false, feedback: null, importance };
}

/** The documents read by position, with what feedback adds to their scores. */
function rankByFeedback(
  generation: Generation,
  searches: readonly SegmentSearch[],
  ranked: readonly ScoredDocument[],
  { feedback, factorOf }: { feedback: Feedback; factorOf: (address: DocumentAddress) => number },
): ScoredDocument[] {
  const best = new TopDocuments(ranked.length, generation);
  for (const { segment, document, score } of ranked) {
    const search = searches[segment];
    if (search === undefined) continue;
    const factor = factorOf({ segment, document });
    best.offer(segment, document, score + factor * feedback.score(search, document));
  }
  return best.sorted();
}

function includes(documents: readonly DocumentAddress[], { segment, document }: DocumentAddress): boolean {
  return documents.some((other) => other.document === document && other.segment === segment);
}
