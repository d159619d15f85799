// Pseudo-relevance feedback within the second step of ranking (Rocchio, "Relevance Feedback in Information Retrieval", 1971): of
// the documents read by position, those that share the telling words of the very best ones rise. Nothing is found by it, and
// only long queries have it: they describe a subject, in other words than its documents may use.
//
// A term of the first documents weighs
//
//   t = idf * sum over these documents of share * w / (k1 + w)        share = (score / best score)^8, summing to 1
//
// with w its weight in the title and the first words of the text (see `score/bm25f.ts`). So the second document counts half as
// much as the first where it scores 0.92 times as high; where one document is far ahead, it alone counts. The terms of
// the highest t add to the score of a document
//
//   feedback * t / highest t * idf * (k1 + 1) * w / (k1 + w)
//
// One without a text cannot hold them, which says nothing against it: it gets what those with a text get on average.

import { memoize } from '../../collections/memo.js';
import {
  analyzerForLanguage,
  BODY_FIELD,
  HEADING_FIELD,
  type RankingParameters,
} from '../../index/format/schema.js';
import { termKey } from '../../index/format/term-key.js';
import type { DocumentAddress } from '../../index/read/document-address.js';
import type { Generation } from '../../index/read/generation.js';
import { type Analyzer, PLAIN, type Word } from '../../text/analysis.js';
import { analyzersOf } from '../plan/analyzers-of.js';
import { ALL_FIELDS } from '../plan/field-mask.js';
import { inverseDocumentFrequency } from '../plan/inverse-document-frequency.js';
import { typedWords } from '../plan/query-term.js';
import { saturate } from '../score/bm25f.js';
import type { SegmentSearch } from '../score/segment-search.js';
import type { SegmentWeights } from '../score/segment-weights.js';
import type { ScoredDocument } from '../score/top-documents.js';
import { WORK } from '../search-budget.js';
import type { PlannedSearch } from './planned-search.js';

/** Documents whose terms are asked: the first ones. */
const MAX_DOCUMENTS = 5;
/** Terms that are asked. */
const MAX_TERMS = 20;
/** Fewer documents have nothing to tell apart. */
export const MIN_DOCUMENTS = 3;
/** UTF-16 units of a text that are read: about a hundred words. */
export const MAX_UNITS = 700;
/** A term in a larger share of all documents tells no subject. */
const MAX_SHARE = 0.1;
/** A document that counts less than this is not read. */
const MIN_SHARE = 0.05;
/** Terms of a document that are asked: the most telling ones. */
const MAX_DOCUMENT_TERMS = 40;
/** Documents of a segment whose terms are remembered. */
const MAX_REMEMBERED = 500;

/** A term of the first documents. */
interface FeedbackTerm {
  readonly form: string;
  /** Its idf, times what it counts. */
  readonly idf: number;
  /** By segment: its ordinal, or -1. */
  readonly ordinals: readonly number[];
}

/** What adds to the score of a document. */
export interface FedTerm {
  /** In a form it was met in; null for what stands in for a text that is not there. */
  readonly form: string | null;
  readonly value: number;
}

/** What the terms of the first documents add to the score of others. */
export class Feedback {
  readonly #terms: readonly FeedbackTerm[];
  readonly #k1: number;
  /** What the documents with a text get on average; 0 where all have one. */
  readonly #mean: number;

  /** @param ranked the documents that are to be ordered */
  constructor(
    terms: readonly FeedbackTerm[],
    k1: number,
    searches: readonly SegmentSearch[],
    ranked: readonly DocumentAddress[],
  ) {
    this.#terms = terms;
    this.#k1 = k1;
    const withText = ranked.flatMap(({ segment, document }) => {
      const search = searches[segment];
      return search !== undefined && hasText(search, document) ? [{ search, document }] : [];
    });
    const isAsked = withText.length > 0 && withText.length < ranked.length;
    const sums = isAsked ? withText.map(({ search, document }) => this.#sumOf(search, document)) : [0];
    this.#mean = sums.reduce((total, sum) => total + sum, 0) / sums.length;
  }

  /** What is added to the score of a document; never negative. */
  score(search: SegmentSearch, document: number): number {
    const sum = this.#sumOf(search, document);
    return sum >= this.#mean || hasText(search, document) ? sum : this.#mean;
  }

  /** The terms that add to the score of a document; their values sum to what `score` gives. */
  explain(search: SegmentSearch, document: number): readonly FedTerm[] {
    const fed: FedTerm[] = this.#terms
      .map((term) => ({ form: term.form, value: this.#scoreOf(term, search, document) }))
      .filter(({ value }) => value > 0);
    const missing = this.score(search, document) - this.#sumOf(search, document);
    return missing > 0 ? [...fed, { form: null, value: missing }] : fed;
  }

  #sumOf(search: SegmentSearch, document: number): number {
    let sum = 0;
    for (const term of this.#terms) sum += this.#scoreOf(term, search, document);
    return sum;
  }

  #scoreOf({ idf, ordinals }: FeedbackTerm, { number, weights }: SegmentSearch, document: number): number {
    const ordinal = ordinals[number] ?? -1;
    const posting = ordinal < 0 ? -1 : weights.snapshot.segment.findPosting(ordinal, document);
    return posting < 0 ? 0 : saturate(weights.weight(posting, document, ALL_FIELDS), idf, this.#k1);
  }
}

function hasText({ weights }: SegmentSearch, document: number): boolean {
  return (weights.snapshot.segment.sections.lengths[BODY_FIELD]?.[document] ?? 0) > 0;
}

/** Whether a query has feedback: words enough, in all fields, in a script with words. */
export function hasFeedback(
  { plan: { words }, searches }: PlannedSearch,
  { feedback, feedbackWords }: RankingParameters,
): boolean {
  const typed = typedWords(words);
  return (
    feedback > 0 &&
    typed.length >= feedbackWords &&
    typed.every(({ mask, isBigram }) => mask === ALL_FIELDS && !isBigram) &&
    searches.every(({ fieldMask }) => fieldMask === ALL_FIELDS)
  );
}

/**
 * The feedback of the first documents; null where they have nothing to tell or the budget is spent.
 * @param ranked best first, all that the second step reads
 */
export function findFeedback(
  generation: Generation,
  searches: readonly SegmentSearch[],
  ranked: readonly ScoredDocument[],
  { feedback, k1 }: RankingParameters,
): Feedback | null {
  if (ranked.length < MIN_DOCUMENTS) return null;
  const first = ranked.slice(0, MAX_DOCUMENTS);
  const told = new Map<string, { readonly term: DocumentTerm; told: number }>();
  for (const [index, share] of sharesOf(first).entries()) {
    const { segment, document } = first[index] ?? { segment: -1, document: -1 };
    const search = searches[segment];
    if (search === undefined || share < MIN_SHARE) continue;
    if (!search.budget.spend(MAX_UNITS * WORK.analyzedUnit)) return null;
    for (const term of termsOf(generation, search.weights, document)) {
      const more = share * term.told;
      const known = told.get(term.key);
      if (known === undefined) told.set(term.key, { term, told: more });
      else known.told += more;
    }
  }
  if (searches[0]?.budget.spend(told.size * searches.length * WORK.lookup) !== true) return null;
  const terms = [...told.values()]
    .sort((a, b) => byTold({ told: a.told, stem: a.term.stem }, { told: b.told, stem: b.term.stem }))
    .slice(0, MAX_TERMS);
  const highest = terms[0]?.told;
  if (highest === undefined) return null;
  return new Feedback(
    terms.map(({ term: { analyzer, stem, form, idf }, told: own }) => ({
      form,
      idf: ((feedback * own) / highest) * idf,
      ordinals: generation.segments.map(({ segment }) => segment.findTerm(analyzer, stem)),
    })),
    k1,
    searches,
    ranked,
  );
}

/** What each document counts: (score / best score)^8, summing to 1. */
function sharesOf(ranked: readonly ScoredDocument[]): number[] {
  const best = ranked[0]?.score ?? 0;
  const powers = ranked.map(({ score }) => {
    const square = (score / best) ** 2;
    return square * square * (square * square);
  });
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function byTold(
  a: { readonly told: number; readonly stem: string },
  b: { readonly told: number; readonly stem: string },
): number {
  return b.told - a.told || (a.stem < b.stem ? -1 : 1);
}

/** A telling term of the beginning of a document. */
interface DocumentTerm extends Word {
  readonly key: string;
  readonly idf: number;
  /** `idf * w / (k1 + w)`. */
  readonly told: number;
}

/** By segment, then by document: its terms, for the documents that are found first are often the same. */
const remembered: (weights: SegmentWeights) => Map<number, readonly DocumentTerm[]> = memoize(
  () => new Map(),
);

/** The telling terms of the title and of the beginning of the text of a document, each once. */
function termsOf(generation: Generation, weights: SegmentWeights, document: number): readonly DocumentTerm[] {
  const known = remembered(weights);
  let terms = known.get(document);
  if (terms === undefined) {
    if (known.size >= MAX_REMEMBERED) known.clear();
    terms = readTerms(generation, weights, document);
    known.set(document, terms);
  }
  return terms;
}

/** Whether a word tells no subject: a number is shared by chance, a stop word by all. */
export function tellsNothing(analyzer: Analyzer, form: string, stem: string): boolean {
  return /^\p{N}/u.test(stem) || analyzer.isStopWord(form, stem);
}

function readTerms(generation: Generation, weights: SegmentWeights, document: number): DocumentTerm[] {
  const { stored } = weights.snapshot.segment;
  const { title, language } = stored.head(document, true);
  const text = stored.text(document, 0, MAX_UNITS);
  const analyzer = analyzersOf(generation).named(analyzerForLanguage(language));
  const words = new Map<string, { readonly word: Word; weight: number }>();
  const read = (part: string, norm: number): void => {
    analyzer.analyze(part, (word, _position, _start, end, role) => {
      // The last word may be cut.
      if (role !== PLAIN || end === MAX_UNITS) return;
      const known = words.get(word.stem);
      if (known === undefined) words.set(word.stem, { word, weight: norm });
      else known.weight += norm;
    });
  };
  read(title.slice(0, MAX_UNITS), weights.norm(HEADING_FIELD, document));
  read(text, weights.norm(BODY_FIELD, document));
  const terms = [...words.values()].flatMap(({ word: { form, stem }, weight }) => {
    if (tellsNothing(analyzer, form, stem)) return [];
    const documents = generation.documentFrequency(analyzer.name, stem);
    // What one document holds tells nothing of others.
    if (documents < 2 || documents > generation.documentCount * MAX_SHARE) return [];
    const idf = inverseDocumentFrequency(generation.documentCount, documents);
    const told = (idf * weight) / (weights.parameters.k1 + weight);
    return [{ analyzer: analyzer.name, form, stem, key: termKey(analyzer.name, stem), idf, told }];
  });
  return terms.sort(byTold).slice(0, MAX_DOCUMENT_TERMS);
}
