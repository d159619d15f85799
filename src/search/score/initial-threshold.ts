// A score that enough documents reach for sure, known before any of them is walked: then a walk can pass over from the
// beginning what it could otherwise pass over only once its heap is full. Thresholds from the lists of single words are
// due to Kane, Tompa ("Split-Lists and Initial Thresholds for WAND-based Search", SIGIR 2018).

import { BLOCK_POSTINGS } from '../../index/format/posting-sections.js';
import { shippedParameters } from '../../index/format/schema.js';
import type { QueryTerm } from '../plan/query-term.js';
import type { SegmentSearch } from './segment-search.js';
import { saturate, k1Of, type SegmentWeights } from './segment-weights.js';

/** With more deleted documents, the best of blocks say too little. */
const MAX_DELETED = 100;

/**
 * A score that at least `count` documents reach that hold one of the words and are not deleted; minus infinity if none is
 * known. No document scores less for the other words it holds.
 */
export function initialThreshold(
  searches: readonly SegmentSearch[],
  words: readonly QueryTerm[],
  count: number,
): number {
  const parameters = searches[0]?.weights.parameters ?? shippedParameters;
  let floor = Number.NEGATIVE_INFINITY;
  for (const word of words) {
    const weight = rememberedWeight(searches, word, count);
    if (weight > 0) floor = Math.max(floor, saturate(weight, word.idf, k1Of(word, parameters)));
  }
  return floor;
}

interface KnownWeight {
  /** Of the first segment: they differ by generation and by parameters. */
  readonly weights: SegmentWeights | undefined;
  readonly mask: number;
  readonly count: number;
  readonly weight: number;
}

/** By the terms of a word: those of a word typed lately are the same object. */
const remembered = new WeakMap<QueryTerm['terms'], KnownWeight>();

function rememberedWeight(searches: readonly SegmentSearch[], word: QueryTerm, count: number): number {
  const weights = searches[0]?.weights;
  const mask = (searches[0]?.fieldMask ?? 0) & word.mask;
  const known = remembered.get(word.terms);
  if (known?.weights === weights && known?.mask === mask && known.count === count) return known.weight;
  const weight = weightOfBest(searches, word, count);
  remembered.set(word.terms, { weights, mask, count, weight });
  return weight;
}

/** What `count` documents that are not deleted weigh at least for a word; 0 if there are not so many. */
function weightOfBest(searches: readonly SegmentSearch[], word: QueryTerm, count: number): number {
  if (word.documentFrequency < count) return 0;
  // Reading as many postings as there are blocks in longer lists is no more work.
  if (word.documentFrequency <= count * BLOCK_POSTINGS) {
    const best = new Largest(count);
    for (const search of searches) {
      const { snapshot } = search.weights;
      for (const { postings } of search.lists(word)) {
        for (let at = 0; at < postings.length; at += 1) {
          if (!snapshot.isDeleted(postings.docIds[at] ?? 0)) best.offer(postings.weight(at));
        }
      }
    }
    return best.least;
  }
  // A deleted document is the best of one block at most.
  const deleted = searches.reduce((sum, { weights }) => sum + weights.snapshot.deletedCount, 0);
  const blocks = searches.reduce(
    (sum, search) => search.lists(word).reduce((all, { postings }) => all + postings.blocks, sum),
    0,
  );
  if (deleted > MAX_DELETED || count + deleted > blocks) return 0;
  const best = new Largest(count + deleted);
  const offer = (weight: number): void => {
    best.offer(weight);
  };
  for (const search of searches) {
    for (const { postings } of search.lists(word)) postings.offerBlockWeights(offer);
  }
  return best.least;
}

/** The largest numbers of many. */
class Largest {
  /** Ascending. */
  readonly #numbers: Float64Array;

  constructor(count: number) {
    this.#numbers = new Float64Array(count);
  }

  /** The least of the largest, or 0 while there is room. */
  get least(): number {
    return this.#numbers[0] ?? 0;
  }

  offer(number: number): void {
    const numbers = this.#numbers;
    if (number <= (numbers[0] ?? 0)) return;
    let at = 1;
    for (; at < numbers.length && (numbers[at] ?? 0) < number; at += 1) numbers[at - 1] = numbers[at] ?? 0;
    numbers[at - 1] = number;
  }
}
