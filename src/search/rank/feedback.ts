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

import {
  analyzerForLanguage,
  type RankingParameters,
  TEXT_FIELD,
  TITLE_FIELD,
} from '../../index/format/schema.js';
import { termKey } from '../../index/format/term-key.js';
import type { Generation } from '../../index/read/generation.js';
import { PLAIN, type Word } from '../../text/analysis.js';
import { analyzersOf } from '../plan/analyzers-of.js';
import { ALL_FIELDS } from '../plan/field-mask.js';
import { inverseDocumentFrequency } from '../plan/inverse-document-frequency.js';
import { typedWords } from '../plan/query-term.js';
import { saturate } from '../score/bm25f.js';
import type { SegmentSearch } from '../score/segment-search.js';
import type { ScoredDocument } from '../score/top-documents.js';
import { WORK } from '../search-budget.js';
import type { PlannedSearch } from './planned-search.js';

/** Documents whose terms are asked: the first ones. */
const MAX_DOCUMENTS = 5;
/** Terms that are asked. */
const MAX_TERMS = 20;
/** Fewer documents have nothing to tell apart. */
const MIN_DOCUMENTS = 3;
/** UTF-16 units of a text that are read: about a hundred words. */
const MAX_UNITS = 700;
/** A term in a larger share of all documents tells no subject. */
const MAX_SHARE = 0.1;

/** A term of the first documents. */
interface FeedbackTerm {
  readonly form: string;
  /** Its idf, times what it counts. */
  readonly idf: number;
  /** By segment: its ordinal, or -1. */
  readonly ordinals: readonly number[];
}

/** What the terms of the first documents add to the score of others. */
export class Feedback {
  readonly #terms: readonly FeedbackTerm[];
  readonly #k1: number;

  constructor(terms: readonly FeedbackTerm[], k1: number) {
    this.#terms = terms;
    this.#k1 = k1;
  }

  /** What is added to the score of a document; never negative. */
  score(search: SegmentSearch, document: number): number {
    let sum = 0;
    for (const term of this.#terms) sum += this.#scoreOf(term, search, document);
    return sum;
  }

  /** The terms that add to the score of a document, each in a form it was met in. */
  explain(search: SegmentSearch, document: number): { readonly form: string; readonly value: number }[] {
    return this.#terms
      .map((term) => ({ form: term.form, value: this.#scoreOf(term, search, document) }))
      .filter(({ value }) => value > 0);
  }

  #scoreOf({ idf, ordinals }: FeedbackTerm, { number, weights }: SegmentSearch, document: number): number {
    const ordinal = ordinals[number] ?? -1;
    const posting = ordinal < 0 ? -1 : weights.snapshot.segment.findPosting(ordinal, document);
    return posting < 0 ? 0 : saturate(weights.weight(posting, document, ALL_FIELDS), idf, this.#k1);
  }
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
  const shares = sharesOf(first);
  const told = new Map<string, { readonly word: Word; sum: number }>();
  for (const [index, { segment, document }] of first.entries()) {
    const search = searches[segment];
    const words = search === undefined ? null : readWords(generation, search, document);
    if (words === null) return null;
    for (const [key, { word, weight }] of words) {
      const more = ((shares[index] ?? 0) * weight) / (k1 + weight);
      const known = told.get(key);
      if (known === undefined) told.set(key, { word, sum: more });
      else known.sum += more;
    }
  }
  if (searches[0]?.budget.spend(told.size * searches.length * WORK.lookup) !== true) return null;
  const terms = [...told.values()]
    .flatMap(({ word, sum }) => {
      const { analyzer, stem, form } = word;
      const documents = generation.documentFrequency(analyzer, stem);
      // What one document holds tells nothing of others.
      if (documents < 2 || documents > generation.documentCount * MAX_SHARE) return [];
      const idf = inverseDocumentFrequency(generation.documentCount, documents);
      return [{ analyzer, stem, form, idf, told: sum * idf }];
    })
    .sort((a, b) => b.told - a.told || (a.stem < b.stem ? -1 : 1))
    .slice(0, MAX_TERMS);
  const highest = terms[0]?.told;
  if (highest === undefined) return null;
  return new Feedback(
    terms.map(({ analyzer, stem, form, idf, told: own }) => ({
      form,
      idf: ((feedback * own) / highest) * idf,
      ordinals: generation.segments.map(({ segment }) => segment.findTerm(analyzer, stem)),
    })),
    k1,
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

interface WeighedWord {
  readonly word: Word;
  weight: number;
}

/** The words of the title and of the beginning of the text of a document, by their stems; null where the budget is spent. */
function readWords(
  generation: Generation,
  { weights, budget }: SegmentSearch,
  document: number,
): ReadonlyMap<string, WeighedWord> | null {
  if (!budget.spend(MAX_UNITS * WORK.analyzedUnit)) return null;
  const { stored } = weights.snapshot.segment;
  const { title, language } = stored.head(document, true);
  const text = stored.text(document, 0, MAX_UNITS);
  const analyzer = analyzersOf(generation).named(analyzerForLanguage(language));
  const words = new Map<string, WeighedWord>();
  const read = (part: string, norm: number): void => {
    analyzer.analyze(part, (word, _position, _start, end, role) => {
      // A number is shared by chance, not for the subject; the last word may be cut.
      if (role !== PLAIN || end === MAX_UNITS || analyzer.isStopWord(word.form)) return;
      const known = words.get(word.stem);
      if (known !== undefined) known.weight += norm;
      else if (!/^\p{N}/u.test(word.stem)) words.set(word.stem, { word, weight: norm });
    });
  };
  read(title.slice(0, MAX_UNITS), weights.norm(TITLE_FIELD, document));
  read(text, weights.norm(TEXT_FIELD, document));
  return new Map(Array.from(words, ([stem, word]) => [termKey(analyzer.name, stem), word]));
}
