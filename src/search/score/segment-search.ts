// One segment during one search: the postings of each word of the query, opened once.

import { LatestMemo } from '../../collections/memo.js';
import type { DocumentSet } from '../../index/read/document-set.js';
import { ALL_FIELDS } from '../plan/field-mask.js';
import type { QueryTerm } from '../plan/query-term.js';
import type { WeightedTerm } from '../plan/terms/resolve-terms.js';
import { type SearchBudget, WORK } from '../search-budget.js';
import { k1Of } from './bm25f.js';
import { SearchScratch } from './search-scratch.js';
import type { SegmentWeights } from './segment-weights.js';
import { TermPostings } from './term-postings.js';

/**
 * The postings of a word among the documents of one analyzer. A document is indexed under one analyzer, so that it is in
 * the postings of a word under one analyzer at most, unless it has a field in a language of its own.
 */
export interface AnalyzerPostings {
  /** Index of the analyzer in the header of the segment. */
  readonly analyzer: number;
  readonly terms: readonly WeightedTerm[];
  readonly postings: TermPostings;
}

/** A word in a document. */
export interface TermOccurrence {
  /** See `bm25f.ts`. */
  readonly weight: number;
  /** The posting of the only term of the word under the analyzer of the document, or -1 where several are united. */
  readonly posting: number;
  /** Where it occurs under several analyzers, its weight under each: each counts by itself. */
  readonly apart?: readonly number[];
}

/** Postings over all fields, by the terms of a word in a segment: those of a word typed lately are the same object. */
const openedPostings = new LatestMemo<readonly WeightedTerm[], readonly AnalyzerPostings[]>();

/** What matching and scoring read of a segment. Made anew for every search. */
export class SegmentSearch {
  /** Index of the segment in its generation. */
  readonly number: number;
  readonly weights: SegmentWeights;
  /** A bit for each field that is searched, see `field-mask.ts`. */
  readonly fieldMask: number;
  readonly budget: SearchBudget;
  readonly scratch: SearchScratch;
  /** The words whose postings are open, and the postings of each: few, so that to look through them is faster than to hash. */
  readonly #words: QueryTerm[] = [];
  readonly #postings: (readonly AnalyzerPostings[])[] = [];

  constructor(
    number: number,
    weights: SegmentWeights,
    fieldMask: number,
    budget: SearchBudget,
    scratch: SearchScratch,
  ) {
    this.number = number;
    this.weights = weights;
    this.fieldMask = fieldMask;
    this.budget = budget;
    this.scratch = scratch;
  }

  /** The documents that are not deleted; null where none is, for then all may be found. */
  get allowed(): DocumentSet | null {
    return this.weights.allowed;
  }

  /** The terms of a word in this segment. */
  terms(word: QueryTerm): readonly WeightedTerm[] {
    return word.terms[this.number] ?? [];
  }

  /**
   * The postings of a word, analyzer by analyzer, of those analyzers under which it occurs in the fields searched; none where
   * the budget is spent.
   */
  postingsByAnalyzer(word: QueryTerm): readonly AnalyzerPostings[] {
    const words = this.#words;
    for (let index = 0; index < words.length; index += 1) {
      if (words[index] === word) return this.#postings[index] ?? [];
    }
    const postings = this.#openedAlready(word) ?? this.#open(word);
    words.push(word);
    this.#postings.push(postings);
    return postings;
  }

  /** The postings of the words that occur, in the order of the query. */
  postingsOf(words: readonly QueryTerm[]): TermPostings[] {
    const all: TermPostings[] = [];
    for (const word of words) for (const { postings } of this.postingsByAnalyzer(word)) all.push(postings);
    return all;
  }

  /** What a word is in a document, or null where it does not occur. */
  find(word: QueryTerm, document: number): TermOccurrence | null {
    const all: TermOccurrence[] = [];
    for (const { postings } of this.postingsByAnalyzer(word)) {
      const index = postings.find(document);
      if (index < 0) continue;
      const occurrence = { weight: postings.weight(index), posting: postings.postingAt(index) };
      if (!this.weights.isMixed) return occurrence;
      // In a field with a language of its own it may occur once more.
      all.push(occurrence);
    }
    const [first = null] = all;
    if (first === null || all.length === 1) return first;
    const apart = all.map(({ weight }) => weight);
    return { ...first, weight: apart.reduce((sum, weight) => sum + weight, 0), apart };
  }

  /**
   * Calls `visit` for each analyzer under which all words occur, with the postings of each word in their order: the
   * documents that hold all words are those that are, under one of these analyzers, in all of the postings.
   */
  forEachAnalyzer(words: readonly QueryTerm[], visit: (postings: readonly AnalyzerPostings[]) => void): void {
    const [first] = words;
    if (first === undefined) return;
    for (const own of this.postingsByAnalyzer(first)) {
      const same = [own];
      for (let word = 1; word < words.length && same.length === word; word += 1) {
        for (const other of this.postingsByAnalyzer(words[word] ?? first))
          if (other.analyzer === own.analyzer) same.push(other);
      }
      if (same.length === words.length) visit(same);
    }
  }

  /** The postings of another word of the query that is the same: a word that is repeated is opened once. */
  #openedAlready(word: QueryTerm): readonly AnalyzerPostings[] | undefined {
    const terms = this.terms(word);
    const same = this.#words.findIndex(
      (other) => this.terms(other) === terms && other.mask === word.mask && other.idf === word.idf,
    );
    return this.#postings[same];
  }

  #open(word: QueryTerm): readonly AnalyzerPostings[] {
    const mask = this.fieldMask & word.mask;
    const terms = this.terms(word);
    if (!this.budget.spend(this.#workOf(terms, mask))) return [];
    if (mask !== ALL_FIELDS) return openPostings(this, word, mask);
    return (
      openedPostings.get(terms, this.weights, word.idf) ??
      openedPostings.set(terms, openPostings(this, word, mask), this.weights, word.idf)
    );
  }

  /** What it takes to open the postings of some terms: those of a term alone are read as they are. */
  #workOf(terms: readonly WeightedTerm[], mask: number): number {
    if (mask === ALL_FIELDS && terms.length < 2) return WORK.lookup;
    const { termPostings } = this.weights.snapshot.segment.sections;
    let postings = 0;
    for (const { termOrdinal } of terms)
      postings += (termPostings[termOrdinal + 1] ?? 0) - (termPostings[termOrdinal] ?? 0);
    return terms.length * WORK.lookup + postings * WORK.unitedPosting;
  }
}

function openPostings(search: SegmentSearch, word: QueryTerm, mask: number): AnalyzerPostings[] {
  const { weights, scratch } = search;
  const scoring = { weights, idf: word.idf, k1: k1Of(word, weights.parameters), mask };
  const byAnalyzer = new Map<number, WeightedTerm[]>();
  for (const term of search.terms(word)) {
    const analyzer = weights.snapshot.segment.analyzerOf(term.termOrdinal);
    const terms = byAnalyzer.get(analyzer);
    if (terms === undefined) byAnalyzer.set(analyzer, [term]);
    else terms.push(term);
  }
  return Array.from(byAnalyzer, ([analyzer, terms]): AnalyzerPostings[] => {
    const postings = TermPostings.open(scoring, terms, scratch);
    return postings === null ? [] : [{ analyzer, terms, postings }];
  }).flat();
}

/** Opens the segments of a generation, in order, for one search over the fields of a mask. */
export function openSegments(
  segments: readonly SegmentWeights[],
  fieldMask: number,
  budget: SearchBudget,
  scratch = new SearchScratch(),
): SegmentSearch[] {
  return segments.map((weights, number) => new SegmentSearch(number, weights, fieldMask, budget, scratch));
}
