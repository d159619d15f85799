// The postings of one word of a query in one segment, among the documents of one analyzer: documents, ascending, each with
// the weight of the word. A word that is one term reads the packed postings as they are. A word that is several terms
// (completions, corrections, other spellings) or counts in some fields only has its postings united first.

import { lowerBound } from '../../collections/lower-bound.js';
import { FIRST_TABLE_CODE } from '../../index/format/frequency-codes.js';
import { BLOCK_POSTINGS } from '../../index/format/posting-sections.js';
import { BODY_FIELD } from '../../index/format/schema.js';
import { addDocument, listOf } from '../../index/read/document-set.js';
import { ALL_FIELDS } from '../plan/field-mask.js';
import { hasField } from '../plan/has-field.js';
import type { WeightedTerm } from '../plan/terms/resolve-terms.js';
import { minWeightFor, saturate } from './bm25f.js';
import type { SearchScratch } from './search-scratch.js';
import type { SegmentWeights } from './segment-weights.js';

/** Above every document of a segment: what stands for the document behind the last one. */
export const NO_DOCUMENT = 65_536;

/** Postings looked at one by one before galloping: what is sought is mostly near. */
const LINEAR_STEPS = 8;

/** What makes scores of the postings of a word. */
export interface TermScoring {
  readonly weights: SegmentWeights;
  readonly idf: number;
  readonly k1: number;
  /** A bit for each field that counts, see `field-mask.ts`. */
  readonly mask: number;
}

/** Postings before they are scored. */
interface UnscoredPostings {
  /** Ascending. */
  readonly docIds: Uint16Array;
  /** Of each block of `BLOCK_POSTINGS` postings the highest weight, before it is made a bound of this search. */
  readonly blockMaxima: Float32Array;
  /** The number in the segment of the first posting; 0 for united postings. */
  readonly firstPosting: number;
  /** Multiplies the weights. */
  readonly boost: number;
  /** The weights of united postings; null where they are read from the segment. */
  readonly unitedWeights: Float64Array | null;
}

/**
 * Each posting has an index, from 0 to `length` (exclusive). Whoever walks the postings keeps an index and moves it on with
 * `seek`; the postings themselves have no state.
 */
export class TermPostings {
  /** The documents, ascending. */
  readonly docIds: Uint16Array;
  readonly idf: number;
  /** No document scores more. */
  readonly maxScore: number;
  readonly #weights: SegmentWeights;
  readonly #k1: number;
  readonly #mask: number;
  readonly #firstPosting: number;
  readonly #boost: number;
  readonly #unitedWeights: Float64Array | null;
  /** Codes below this are a frequency in the body, which counts; 0 for united postings and where the body does not count. */
  readonly #textOnlyCodes: number;
  readonly #blockMaxima: Float32Array;
  /** A stored maximum times this is a bound of the weights in its block. */
  readonly #boundFactor: number;
  /** A stored maximum times this is a weight that some document in its block reaches. */
  readonly #thresholdFactor: number;

  private constructor(
    { weights, idf, k1, mask }: TermScoring,
    { docIds, blockMaxima, firstPosting, boost, unitedWeights }: UnscoredPostings,
  ) {
    this.#weights = weights;
    this.#k1 = k1;
    this.idf = idf;
    this.#mask = mask;
    this.docIds = docIds;
    this.#firstPosting = firstPosting;
    this.#boost = boost;
    this.#unitedWeights = unitedWeights;
    this.#textOnlyCodes = unitedWeights === null && hasField(mask, BODY_FIELD) ? FIRST_TABLE_CODE : 0;
    this.#blockMaxima = blockMaxima;
    this.#boundFactor = unitedWeights === null ? weights.boundFactor * boost : 1;
    this.#thresholdFactor = unitedWeights === null ? weights.thresholdFactor * boost : 1 - 1e-5;
    let highest = 0;
    for (const maximum of blockMaxima) if (maximum > highest) highest = maximum;
    this.maxScore = saturate(highest * this.#boundFactor, idf, this.#k1);
  }

  /** The postings of a word that is these terms, or null when it occurs in no field that counts. */
  static open(
    scoring: TermScoring,
    terms: readonly WeightedTerm[],
    scratch: SearchScratch,
  ): TermPostings | null {
    const [only] = terms;
    if (only === undefined) return null;
    if (terms.length > 1 || scoring.mask !== ALL_FIELDS) {
      const united = unitePostings(scoring, terms, scratch);
      return united === null ? null : new TermPostings(scoring, united);
    }
    const { segment } = scoring.weights.snapshot;
    const { termBlocks, blockMaxima } = segment.sections;
    const { first, end, docIds } = segment.openPostings(only.termOrdinal);
    const firstBlock = termBlocks[only.termOrdinal] ?? 0;
    return new TermPostings(scoring, {
      docIds: docIds.subarray(first, end),
      blockMaxima: blockMaxima.subarray(firstBlock, termBlocks[only.termOrdinal + 1] ?? firstBlock),
      firstPosting: first,
      boost: only.boost,
      unitedWeights: null,
    });
  }

  get length(): number {
    return this.docIds.length;
  }

  /** The number in the segment of the posting at an index; -1 for united postings, which are no single posting there. */
  postingAt(index: number): number {
    return this.#unitedWeights === null ? this.#firstPosting + index : -1;
  }

  /** The weight of the posting at an index, see `bm25f.ts`. */
  weight(index: number): number {
    return this.#weightOf(index, this.docIds[index] ?? 0);
  }

  #weightOf(index: number, document: number): number {
    // Nearly every posting is in the body alone: read here, where no field need be asked.
    const { codes, textNorms } = this.#weights;
    const code = codes[this.#firstPosting + index] ?? 0;
    return code < this.#textOnlyCodes
      ? this.#boost * (code * (textNorms[document] ?? 0))
      : this.#otherWeight(index, document);
  }

  #otherWeight(index: number, document: number): number {
    return this.#unitedWeights === null
      ? this.#boost * this.#weights.weight(this.#firstPosting + index, document, this.#mask)
      : (this.#unitedWeights[index] ?? 0);
  }

  /** The score of the posting at an index. */
  score(index: number): number {
    return saturate(this.weight(index), this.idf, this.#k1);
  }

  /** Adds the score of the posting at an index to `sum[0]`: a number returned would have to be put into memory. */
  addScore(index: number, sum: Float64Array): void {
    sum[0] = (sum[0] ?? 0) + saturate(this.#weightOf(index, this.docIds[index] ?? 0), this.idf, this.#k1);
  }

  /**
   * Adds the scores of the postings from index `from` to `to` (exclusive), each to the sum of its document.
   * @param base the document whose sum is `sums[0]`, not behind the first of these
   * @param touched takes a bit for each document, counted from `base`
   */
  addScores(from: number, to: number, base: number, sums: Float64Array, touched: Uint32Array): void {
    const { docIds, idf } = this;
    const k1 = this.#k1;
    for (let index = from; index < to; index += 1) {
      const document = docIds[index] ?? 0;
      const weight = this.#weightOf(index, document);
      const slot = document - base;
      sums[slot] = (sums[slot] ?? 0) + saturate(weight, idf, k1);
      addDocument(touched, slot);
    }
  }

  /** How many blocks of `BLOCK_POSTINGS` postings there are. */
  get blockCount(): number {
    return this.#blockMaxima.length;
  }

  /** Offers of each block a weight that one of its documents reaches, deleted or not; 0 where none is known. */
  offerBlockWeights(offer: (weight: number) => void): void {
    for (const maximum of this.#blockMaxima) offer(maximum * this.#thresholdFactor);
  }

  /** The first index from `from` on whose posting may score `minScore`, within rounding; `to` if there is none before it. */
  nextScoring(from: number, to: number, minScore: number): number {
    const minWeight = minWeightFor(minScore, this.idf, this.#k1);
    if (minWeight === Number.POSITIVE_INFINITY) return to;
    const { docIds } = this;
    const minMaximum = minWeight / this.#boundFactor;
    for (let index = from; index < to;) {
      const block = Math.floor(index / BLOCK_POSTINGS);
      const blockEnd = Math.min(to, (block + 1) * BLOCK_POSTINGS);
      if ((this.#blockMaxima[block] ?? 0) >= minMaximum) {
        for (; index < blockEnd; index += 1) {
          if (this.#weightOf(index, docIds[index] ?? 0) >= minWeight) return index;
        }
      }
      index = blockEnd;
    }
    return to;
  }

  /** No posting from index `from` to `to` (exclusive) scores more: a bound taken from whole blocks. */
  rangeBound(from: number, to: number): number {
    let highest = 0;
    const last = Math.floor((to - 1) / BLOCK_POSTINGS);
    for (let block = Math.floor(from / BLOCK_POSTINGS); block <= last; block += 1) {
      const maximum = this.#blockMaxima[block] ?? 0;
      if (maximum > highest) highest = maximum;
    }
    return saturate(highest * this.#boundFactor, this.idf, this.#k1);
  }

  /** The index of a document, or -1 where the word is not in it. */
  find(document: number): number {
    const index = lowerBound(this.docIds, document);
    return this.docIds[index] === document ? index : -1;
  }

  /**
   * The first index from `from` on whose document is not below `document`: `from` itself if that is so there already,
   * `length` if there is none, also for a `from` of `length`. Takes some steps one by one, then gallops, then halves what
   * is left (Bentley, Yao, "An almost optimal algorithm for unbounded searching", IPL 1976).
   */
  seek(from: number, document: number): number {
    const { docIds } = this;
    const end = docIds.length;
    const near = Math.min(end, from + LINEAR_STEPS);
    let low = from;
    while (low < near && (docIds[low] ?? NO_DOCUMENT) < document) low += 1;
    if (low < near || low >= end) return low;
    let step = LINEAR_STEPS;
    while (low + step < end && (docIds[low + step] ?? NO_DOCUMENT) < document) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, end);
    // As `lowerBound`, whose call costs a search for several words two to three percent.
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((docIds[middle] ?? NO_DOCUMENT) < document) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Unites the postings of some terms: the weight of a document is the sum over the terms, each times its boost. */
function unitePostings(
  { weights, mask }: TermScoring,
  terms: readonly WeightedTerm[],
  scratch: SearchScratch,
): UnscoredPostings | null {
  const { segment } = weights.snapshot;
  const { documentCount } = segment;
  const { codes, textNorms } = weights;
  const textOnlyCodes = hasField(mask, BODY_FIELD) ? FIRST_TABLE_CODE : 0;
  const sums = scratch.sums(documentCount);
  const touched = scratch.bits(documentCount);
  for (const { termOrdinal, boost } of terms) {
    const { first, end, docIds } = segment.openPostings(termOrdinal);
    for (let posting = first; posting < end; posting += 1) {
      const document = docIds[posting] ?? 0;
      const code = codes[posting] ?? 0;
      // As in `#weightOf`: nearly every posting is in the body alone.
      const weight =
        code < textOnlyCodes ? code * (textNorms[document] ?? 0) : weights.weight(posting, document, mask);
      if (weight === 0) continue;
      sums[document] = (sums[document] ?? 0) + boost * weight;
      addDocument(touched, document);
    }
  }
  const united = listOf(touched);
  if (united.length === 0) return null;
  const unitedWeights = new Float64Array(united.length);
  for (let index = 0; index < united.length; index += 1) {
    const document = united[index] ?? 0;
    unitedWeights[index] = sums[document] ?? 0;
    sums[document] = 0;
  }
  touched.fill(0);
  return {
    docIds: united,
    blockMaxima: blockMaximaOf(unitedWeights),
    firstPosting: 0,
    boost: 1,
    unitedWeights,
  };
}

/** The highest weight of each block, rounded to 32 bits and not below it. */
function blockMaximaOf(weights: Float64Array): Float32Array {
  const maxima = new Float32Array(Math.ceil(weights.length / BLOCK_POSTINGS));
  for (let index = 0; index < weights.length; index += 1) {
    const block = Math.floor(index / BLOCK_POSTINGS);
    const weight = (weights[index] ?? 0) * (1 + 1e-6);
    if (weight > (maxima[block] ?? 0)) maxima[block] = weight;
  }
  return maxima;
}
