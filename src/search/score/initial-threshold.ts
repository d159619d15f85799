// A score that enough documents are known to reach before any of them is scored, so that a search for the best can skip
// from the beginning what it could otherwise skip only once it has found so many. Thresholds from the postings of single
// words: Kane, Tompa, "Split-Lists and Initial Thresholds for WAND-based Search", SIGIR 2018.

import { LatestMemo } from '../../collections/memo.js';
import { TopK } from '../../collections/top-k.js';
import { BLOCK_POSTINGS } from '../../index/format/posting-sections.js';
import { shippedParameters } from '../../index/format/schema.js';
import type { QueryTerm } from '../plan/query-term.js';
import { k1Of, saturate } from './bm25f.js';
import type { SegmentSearch } from './segment-search.js';

/** With more deleted documents nothing is known: each of them may be the best of a block. */
const MAX_DELETED = 100;

/**
 * A score that at least `count` documents reach that hold one of the words and are not deleted; minus infinity if none is
 * known or the budget is spent. What such a document scores for the other words it holds is never negative.
 */
export function initialThreshold(
  searches: readonly SegmentSearch[],
  words: readonly QueryTerm[],
  count: number,
): number {
  const parameters = searches[0]?.weights.parameters ?? shippedParameters;
  let threshold = Number.NEGATIVE_INFINITY;
  // The words that may give most first: those that cannot give more than is known need not be looked at.
  const mostOf = (word: QueryTerm): number => word.idf * (k1Of(word, parameters) + 1);
  for (const word of [...words].sort((a, b) => mostOf(b) - mostOf(a))) {
    if (mostOf(word) <= threshold || searches[0]?.budget.spend(workFor(word, count)) !== true) break;
    const weight = reachedWeight(searches, word, count);
    if (weight > 0) threshold = Math.max(threshold, saturate(weight, word.idf, k1Of(word, parameters)));
  }
  return threshold;
}

/** What it takes to read the weight of a posting, or the maximum of a block, and to find out whether it is among the best. */
const UNITS_A_WEIGHT = 5;

/** What it takes to read the postings of a word, or the maxima of their blocks. */
function workFor({ documentFrequency }: QueryTerm, count: number): number {
  if (documentFrequency < count) return 0;
  const isRead = documentFrequency <= count * BLOCK_POSTINGS;
  return (isRead ? documentFrequency : documentFrequency / BLOCK_POSTINGS) * UNITS_A_WEIGHT;
}

const descending = (a: number, b: number): number => b - a;

/** By the terms of a word: those of a word typed lately are the same object. */
const reachedWeights = new LatestMemo<QueryTerm['terms'], number>();

/** A weight that `count` documents that are not deleted reach for a word; 0 if none is known. */
function reachedWeight(searches: readonly SegmentSearch[], word: QueryTerm, count: number): number {
  const [first] = searches;
  const mask = (first?.fieldMask ?? 0) & word.mask;
  // The weights of the first segment are another object for every generation and other parameters.
  const known = reachedWeights.get(word.terms, first?.weights, mask, count);
  if (known !== undefined) return known;
  const weight = findReachedWeight(searches, word, count);
  // Postings may be missing where the budget was spent: then the weight holds for this search alone.
  return first?.budget.isPartial === true
    ? weight
    : reachedWeights.set(word.terms, weight, first?.weights, mask, count);
}

function findReachedWeight(searches: readonly SegmentSearch[], word: QueryTerm, count: number): number {
  if (word.documentFrequency < count) return 0;
  // To read all postings is no more work here than to read the maxima of blocks where there are more.
  return word.documentFrequency <= count * BLOCK_POSTINGS
    ? weightOfPostings(searches, word, count)
    : weightOfBlocks(searches, word, count);
}

/** The weight that the best `count` documents reach, read from all postings. */
function weightOfPostings(searches: readonly SegmentSearch[], word: QueryTerm, count: number): number {
  const best = new TopK(count, descending);
  for (const search of searches) {
    const { snapshot } = search.weights;
    for (const { postings } of search.postingsByAnalyzer(word)) {
      for (let index = 0; index < postings.length; index += 1) {
        if (!snapshot.isDeleted(postings.docIds[index] ?? 0)) best.offer(postings.weight(index));
      }
    }
  }
  return best.worst ?? 0;
}

/** A weight that the best documents of `count` blocks reach, were as many more deleted as there are deleted documents. */
function weightOfBlocks(searches: readonly SegmentSearch[], word: QueryTerm, count: number): number {
  const deleted = searches.reduce((sum, { weights }) => sum + weights.snapshot.deletedCount, 0);
  const all = searches.flatMap((search) => search.postingsByAnalyzer(word));
  const blocks = all.reduce((sum, { postings }) => sum + postings.blockCount, 0);
  if (deleted > MAX_DELETED || count + deleted > blocks) return 0;
  const best = new TopK(count + deleted, descending);
  const offer = (weight: number): void => {
    best.offer(weight);
  };
  for (const { postings } of all) postings.offerBlockWeights(offer);
  return best.worst ?? 0;
}
