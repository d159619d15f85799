// The exact best documents that hold every one of some words, and some of them as phrases: ranked while the lists are
// intersected, without a set of them all. Positions are read only of documents whose score would enter.

import type { Condition } from '../plan/condition.js';
import { PhraseMatcher } from '../match/find-phrase.js';
import { forEachCommon } from '../match/intersect-postings.js';
import type { QueryTerm } from '../plan/query-term.js';
import type { SegmentSearch, TermList } from './segment-search.js';
import type { DocumentCollector } from './top-documents.js';

/** Bounds are compared with sums made in another order; this much may be lost to rounding. */
const SLACK = 1 + 1e-9;

type PhraseCondition = Condition & { readonly kind: 'phrase' };

/** A condition that is met by documents with all of the words in which all of the phrases stand. */
export interface Conjunction {
  /** Each once. */
  readonly words: readonly QueryTerm[];
  readonly phrases: readonly PhraseCondition[];
}

/** The condition as a conjunction in which all ranked words take part, or null if it is none. */
export function conjunctionOf(condition: Condition, ranked: readonly QueryTerm[]): Conjunction | null {
  const words = new Set<QueryTerm>();
  const phrases: PhraseCondition[] = [];
  const collect = (part: Condition): boolean => {
    switch (part.kind) {
      case 'word':
        words.add(part.word);
        return true;
      case 'phrase':
        for (const word of part.words) words.add(word);
        phrases.push(part);
        return true;
      case 'all':
        return part.parts.every(collect);
      case 'any':
      case 'everything':
      case 'filter':
      case 'not':
        return false;
    }
  };
  const isConjunction = collect(condition) && words.size > 0 && ranked.every((word) => words.has(word));
  return isConjunction ? { words: [...words], phrases } : null;
}

/**
 * Offers every document of a segment that can be among the best.
 * @param ranked the words that score, in the order of the query: all of them words of the conjunction
 */
export function rankConjunction(
  search: SegmentSearch,
  conjunction: Conjunction,
  ranked: readonly QueryTerm[],
  top: DocumentCollector,
): void {
  search.deadline.check();
  search.forEachAnalyzer(conjunction.words, (lists) => {
    rankLists(search, conjunction, lists, ranked, top);
  });
}

function rankLists(
  search: SegmentSearch,
  { words, phrases }: Conjunction,
  lists: readonly TermList[],
  ranked: readonly QueryTerm[],
  top: DocumentCollector,
): void {
  const { snapshot } = search.weights;
  const postings = lists.map((list) => list.postings);
  const scoring = ranked.map((word) => words.indexOf(word));
  const most = scoring.reduce((sum, list) => sum + (postings[list]?.maxScore ?? 0), 0);
  if (most * SLACK < top.threshold) return;
  /** What the other lists score at most. */
  const othersOf = postings.map((list, number) => (scoring.includes(number) ? most - list.maxScore : most));
  /** Per list the least maximum of a block in which a document may enter, at this threshold. */
  const leastMaxima = new Float64Array(postings.length);
  let known = Number.NaN;
  const matchers = phrases.map((phrase) => matcherOf(search, phrase, words, lists));
  const holds = (document: number, places: Uint32Array): boolean => {
    for (const matcher of matchers) if (!matcher.holds(document, places)) return false;
    return true;
  };
  const mayHold = (places: Uint32Array): boolean => {
    for (const matcher of matchers) if (!matcher.mayHold(places)) return false;
    return true;
  };
  forEachCommon(
    postings,
    (document, places) => {
      if (snapshot.isDeleted(document) || !mayHold(places)) return;
      // While there is room any document enters, and none needs its score to be refused.
      const isOpen = top.threshold === Number.NEGATIVE_INFINITY;
      if (isOpen && !holds(document, places)) return;
      let score = 0;
      for (const list of scoring) score += postings[list]?.score(places[list] ?? 0) ?? 0;
      if (score < top.threshold || (!isOpen && !holds(document, places))) return;
      top.offer(search.number, document, score);
    },
    (list, at) => {
      if (top.threshold !== known) {
        known = top.threshold;
        postings.forEach((other, number) => {
          leastMaxima[number] = other.leastMaximum(known / SLACK - (othersOf[number] ?? 0));
        });
      }
      return (postings[list]?.blockMaximum(at) ?? 0) >= (leastMaxima[list] ?? 0);
    },
  );
}

function matcherOf(
  search: SegmentSearch,
  phrase: PhraseCondition,
  words: readonly QueryTerm[],
  lists: readonly TermList[],
): PhraseMatcher {
  const numbers = phrase.words.map((word) => words.indexOf(word));
  const mask = phrase.words.reduce((fields, word) => fields & word.mask, search.fieldMask);
  const own = numbers.flatMap((number) => lists[number] ?? []);
  return new PhraseMatcher(search.weights.snapshot.segment, own, phrase.slop, mask, numbers);
}
