// The postings of one query word in one segment, in order of document. A word found under one stem reads the packed
// list as it is; one that stands for several (languages, completions, typos) has their lists united first.

import { FIRST_TABLE_CODE } from '../../index/format/frequency-codes.js';
import { BLOCK_POSTINGS } from '../../index/format/posting-sections.js';
import { TEXT_FIELD } from '../../index/format/schema.js';
import { forEachDocument } from '../../index/read/document-set.js';
import { saturate, type SegmentWeights } from './segment-weights.js';

/** A term a word stands for, and how much an occurrence counts. */
export interface WeightedTerm {
  readonly termOrdinal: number;
  readonly boost: number;
}

/** What occurrences of a word are worth. */
export interface TermScoring {
  readonly idf: number;
  readonly k1: number;
  /** A bit for each field that counts. */
  readonly mask: number;
}

/** A list of postings, packed or united. */
interface PostingList {
  readonly documents: Uint16Array;
  /** Number in the segment of the first posting, for packed lists. */
  readonly first: number;
  readonly boost: number;
  /** Weights ready made, for united lists. */
  readonly united: Float64Array | null;
  /** The highest weight of each block. */
  readonly blockMaxima: Float32Array;
}

/** Past the last document of any list. */
export const NO_DOCUMENT = 65_536;

/** Places looked at one by one before galloping: what is sought is mostly near. */
const STEPS = 8;

export class TermPostings {
  /** Documents, ascending. */
  readonly docIds: Uint16Array;
  readonly idf: number;
  /** The highest score any document can have. */
  readonly maxScore: number;
  readonly #weights: SegmentWeights;
  readonly #k1: number;
  readonly #mask: number;
  /** Number in the segment of the first posting, for packed lists. */
  readonly #first: number;
  readonly #boost: number;
  /** Weights ready made, for united lists. */
  readonly #united: Float64Array | null;
  /** Codes of postings below this are a frequency in the body, which counts; 0 for united lists and without the body. */
  readonly #textOnlyCodes: number;
  readonly #blockMaxima: Float32Array;
  readonly #boundFactor: number;
  readonly #thresholdFactor: number;

  private constructor(
    weights: SegmentWeights,
    { idf, k1, mask }: TermScoring,
    { documents, first, boost, united, blockMaxima }: PostingList,
  ) {
    this.#weights = weights;
    this.#k1 = k1;
    this.idf = idf;
    this.#mask = mask;
    this.docIds = documents;
    this.#first = first;
    this.#boost = boost;
    this.#united = united;
    this.#textOnlyCodes = united === null && ((mask >>> TEXT_FIELD) & 1) === 1 ? FIRST_TABLE_CODE : 0;
    this.#blockMaxima = blockMaxima;
    this.#boundFactor = united === null ? weights.boundFactor * boost : 1;
    this.#thresholdFactor = united === null ? weights.thresholdFactor * boost : 1 - 1e-5;
    let highest = 0;
    for (const maximum of blockMaxima) if (maximum > highest) highest = maximum;
    this.maxScore = saturate(highest * this.#boundFactor, idf, this.#k1);
  }

  /** The postings of a word in a segment, or null when it does not occur. */
  static open(
    weights: SegmentWeights,
    terms: readonly WeightedTerm[],
    scoring: TermScoring,
    allFields: boolean,
  ): TermPostings | null {
    const [only] = terms;
    if (only === undefined) return null;
    if (terms.length > 1 || !allFields) return unite(weights, terms, scoring);
    const { termPostings, termBlocks, docIds, blockMaxima } = weights.snapshot.segment.sections;
    const first = termPostings[only.termOrdinal] ?? 0;
    const documents = docIds.subarray(first, termPostings[only.termOrdinal + 1] ?? first);
    const firstBlock = termBlocks[only.termOrdinal] ?? 0;
    const maxima = blockMaxima.subarray(firstBlock, termBlocks[only.termOrdinal + 1] ?? firstBlock);
    const list = { documents, first, boost: only.boost, united: null, blockMaxima: maxima };
    return new TermPostings(weights, scoring, list);
  }

  static united(
    weights: SegmentWeights,
    scoring: TermScoring,
    documents: Uint16Array,
    united: Float64Array,
  ): TermPostings {
    const maxima = new Float32Array(Math.ceil(documents.length / BLOCK_POSTINGS));
    for (let at = 0; at < united.length; at += 1) {
      const block = Math.floor(at / BLOCK_POSTINGS);
      const weight = (united[at] ?? 0) * (1 + 1e-6);
      if (weight > (maxima[block] ?? 0)) maxima[block] = weight;
    }
    return new TermPostings(weights, scoring, { documents, first: 0, boost: 1, united, blockMaxima: maxima });
  }

  get length(): number {
    return this.docIds.length;
  }

  /** The number in the segment of the posting at this place; -1 in a united list. */
  postingAt(at: number): number {
    return this.#united === null ? this.#first + at : -1;
  }

  /** The weighted frequency of the posting at this place of the list. */
  weight(at: number): number {
    return this.#weightOf(at, this.docIds[at] ?? 0);
  }

  #weightOf(at: number, document: number): number {
    // Nearly every posting is in the body alone: read here, where no field need be asked.
    const { codes, textNorms } = this.#weights;
    const code = codes[this.#first + at] ?? 0;
    return code < this.#textOnlyCodes
      ? this.#boost * (code * (textNorms[document] ?? 0))
      : this.#otherWeight(at, document);
  }

  #otherWeight(at: number, document: number): number {
    return this.#united === null
      ? this.#boost * this.#weights.weight(this.#first + at, document, this.#mask)
      : (this.#united[at] ?? 0);
  }

  /** The score of the posting at this place of the list. */
  score(at: number): number {
    return saturate(this.weight(at), this.idf, this.#k1);
  }

  /** Adds the score of the posting at this place to the first number of `sum`, which needs no memory as a result would. */
  addScore(at: number, sum: Float64Array): void {
    sum[0] = (sum[0] ?? 0) + saturate(this.#weightOf(at, this.docIds[at] ?? 0), this.idf, this.#k1);
  }

  /** Adds the scores of the places `from` to `to` to `sums`, and their bits to `touched`, by document less `base`. */
  addScores(from: number, to: number, base: number, sums: Float64Array, touched: Uint32Array): void {
    const { docIds, idf } = this;
    const k1 = this.#k1;
    for (let at = from; at < to; at += 1) {
      const document = docIds[at] ?? 0;
      const weight = this.#weightOf(at, document);
      const slot = document - base;
      sums[slot] = (sums[slot] ?? 0) + saturate(weight, idf, k1);
      touched[slot >>> 5] = (touched[slot >>> 5] ?? 0) | (1 << (slot & 31));
    }
  }

  /** The number of the block that holds place `at`. */
  blockOf(at: number): number {
    return Math.floor(at / BLOCK_POSTINGS);
  }

  /** The first place of a block. */
  blockStart(block: number): number {
    return block * BLOCK_POSTINGS;
  }

  /** The maximum stored of the block that holds place `at`: what `leastMaximum` is compared with. */
  blockMaximum(at: number): number {
    return this.#blockMaxima[Math.floor(at / BLOCK_POSTINGS)] ?? 0;
  }

  /** The least maximum of a block with a posting that may score so much, within rounding; infinity if none can. */
  leastMaximum(score: number): number {
    return leastWeight(score, this.idf, this.#k1) / this.#boundFactor;
  }

  /** How many documents have a score known without reading postings: the best of each block. */
  get blocks(): number {
    return this.#blockMaxima.length;
  }

  /** Offers what the best document of each block weighs, or a little less; deleted documents count, too. */
  offerBlockWeights(offer: (weight: number) => void): void {
    for (const maximum of this.#blockMaxima) offer(maximum * this.#thresholdFactor);
  }

  /** The first place from `from` on whose score may be at least `least`, within rounding; `to` if there is none. */
  nextScoring(from: number, to: number, least: number): number {
    const weight = leastWeight(least, this.idf, this.#k1);
    if (weight === Number.POSITIVE_INFINITY) return to;
    const { docIds } = this;
    const blockWeight = weight / this.#boundFactor;
    for (let at = from; at < to;) {
      const block = Math.floor(at / BLOCK_POSTINGS);
      const blockEnd = Math.min(to, (block + 1) * BLOCK_POSTINGS);
      if ((this.#blockMaxima[block] ?? 0) >= blockWeight) {
        for (; at < blockEnd; at += 1) if (this.#weightOf(at, docIds[at] ?? 0) >= weight) return at;
      }
      at = blockEnd;
    }
    return to;
  }

  /** The highest score among the places `from` to `to` (exclusive), by whole blocks. */
  rangeBound(from: number, to: number): number {
    let highest = 0;
    const last = Math.floor((to - 1) / BLOCK_POSTINGS);
    for (let block = Math.floor(from / BLOCK_POSTINGS); block <= last; block += 1) {
      const maximum = this.#blockMaxima[block] ?? 0;
      if (maximum > highest) highest = maximum;
    }
    return saturate(highest * this.#boundFactor, this.idf, this.#k1);
  }

  /** The place of a document, or -1. */
  find(document: number): number {
    const { docIds } = this;
    let low = 0;
    let high = docIds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((docIds[middle] ?? NO_DOCUMENT) < document) low = middle + 1;
      else high = middle;
    }
    return docIds[low] === document ? low : -1;
  }

  /** The first place at or after `from` whose document is not before `document`: a few steps, then galloping, then bisection. */
  seek(from: number, document: number): number {
    const { docIds } = this;
    const end = docIds.length;
    const near = Math.min(end, from + STEPS);
    let low = from;
    while (low < near && (docIds[low] ?? NO_DOCUMENT) < document) low += 1;
    if (low < near || low >= end) return low;
    let step = STEPS;
    while (low + step < end && (docIds[low + step] ?? NO_DOCUMENT) < document) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, end);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((docIds[middle] ?? NO_DOCUMENT) < document) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The least weight that scores this much, less what may be lost to rounding. */
function leastWeight(score: number, idf: number, k1: number): number {
  const least = score * (1 - 1e-9);
  const most = idf * (k1 + 1);
  if (least <= 0) return 0;
  return least < most ? (least * k1) / (most - least) : Number.POSITIVE_INFINITY;
}

/** Room for one segment, empty between two calls. */
const sums = new Float64Array(NO_DOCUMENT);
const touched = new Uint32Array(NO_DOCUMENT / 32);

/** Unites lists: a document's weight is the sum over the terms, each times its boost. */
function unite(
  weights: SegmentWeights,
  terms: readonly WeightedTerm[],
  scoring: TermScoring,
): TermPostings | null {
  const { mask } = scoring;
  const { termPostings, docIds } = weights.snapshot.segment.sections;
  let found = 0;
  for (const { termOrdinal, boost } of terms) {
    const end = termPostings[termOrdinal + 1] ?? 0;
    for (let posting = termPostings[termOrdinal] ?? 0; posting < end; posting += 1) {
      const document = docIds[posting] ?? 0;
      const weight = boost * weights.weight(posting, document, mask);
      if (weight === 0) continue;
      const before = sums[document] ?? 0;
      sums[document] = before + weight;
      if (before !== 0) continue;
      found += 1;
      touched[document >>> 5] = (touched[document >>> 5] ?? 0) | (1 << (document & 31));
    }
  }
  if (found === 0) return null;
  const list = new Uint16Array(found);
  const united = new Float64Array(found);
  let slot = 0;
  forEachDocument(touched, (document) => {
    list[slot] = document;
    united[slot] = sums[document] ?? 0;
    sums[document] = 0;
    slot += 1;
  });
  touched.fill(0);
  return TermPostings.united(weights, scoring, list, united);
}
