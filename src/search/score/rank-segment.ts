// Offers the best documents of a segment for a plan, by whichever way is cheaper: along the postings, or document by
// document of those that were found.

import { countOf, type DocumentSet, forEachDocument } from '../../index/read/document-set.js';
import { isAnyOf, needsRankedWord } from '../plan/condition.js';
import type { Plan } from '../plan/plan.js';
import { WORK } from '../search-budget.js';
import { MaxScore } from './max-score.js';
import type { SegmentSearch } from './segment-search.js';
import type { TermPostings } from './term-postings.js';
import type { DocumentCollector } from './top-documents.js';

/** Documents of a set that are scored between two looks at the budget. */
const DOCUMENTS_A_LOOK = 256;

/**
 * Offers every document of the segment that can be among the best; where the budget is spent, of those looked at before.
 * @param found the documents found, or null for all that hold one of the words that rank
 */
export function rankSegment(
  search: SegmentSearch,
  plan: Plan,
  found: DocumentSet | null,
  collector: DocumentCollector,
): void {
  const words = search.postingsOf(plan.words);
  const rankAlongPostings = (): void => {
    new MaxScore(search, words, found, collector).rank();
  };
  if (found === null || isAnyOf(plan.words, plan.condition)) {
    rankAlongPostings();
    return;
  }
  const count = countOf(found);
  if (count === 0) return;
  const postings = words.reduce((sum, { length }) => sum + length, 0);
  if (count * WORK.seek >= postings && needsRankedWord(plan.condition, new Set(plan.words))) {
    rankAlongPostings();
  } else rankSet(search, words, found, collector);
}

/** Scores every document of a set and offers it. */
function rankSet(
  { number, budget }: SegmentSearch,
  words: readonly TermPostings[],
  set: DocumentSet,
  collector: DocumentCollector,
): void {
  const indexes = new Uint32Array(words.length);
  let scored = 0;
  forEachDocument(set, (document) => {
    if (scored % DOCUMENTS_A_LOOK === 0) budget.spend(DOCUMENTS_A_LOOK * (1 + words.length) * WORK.seek);
    if (budget.isSpent) return;
    scored += 1;
    let score = 0;
    for (let word = 0; word < words.length; word += 1) {
      const postings = words[word];
      if (postings === undefined) break;
      const index = postings.seek(indexes[word] ?? 0, document);
      indexes[word] = index;
      if (postings.docIds[index] === document) score += postings.score(index);
    }
    if (score >= collector.threshold) collector.offer(number, document, score);
  });
}
