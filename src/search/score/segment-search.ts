// One segment during one search: the lists of each word, opened once.

import { fields } from '../../index/format/schema.js';
import type { Deadline } from '../deadline.js';
import type { DocumentSet } from '../../index/read/document-set.js';
import type { QueryTerm } from '../plan/query-term.js';
import { k1Of, type SegmentWeights } from './segment-weights.js';
import { TermPostings, type WeightedTerm } from './term-postings.js';

/** All fields count. */
export const ALL_FIELDS = (1 << fields.length) - 1;

/** Where a word occurs among the documents of one analyzer. A document has one, so no two lists of a word share one. */
export interface TermList {
  /** Place of the analyzer in the header of the segment. */
  readonly analyzer: number;
  readonly terms: readonly WeightedTerm[];
  readonly postings: TermPostings;
}

/** A word in a document. */
export interface TermOccurrence {
  /** Its weighted frequency. */
  readonly weight: number;
  /** The posting in the only term of the word under the analyzer of the document, or -1 where several are united. */
  readonly posting: number;
}

interface OpenedLists {
  readonly weights: SegmentWeights;
  readonly idf: number;
  readonly lists: readonly TermList[];
}

/** Lists opened over all fields, by the terms found in the segment: those of a word typed lately are the same object. */
const opened = new WeakMap<readonly WeightedTerm[], OpenedLists>();

export class SegmentSearch {
  /** Place of the segment in its generation. */
  readonly number: number;
  readonly weights: SegmentWeights;
  /** A bit for each field that is searched. */
  readonly fieldMask: number;
  readonly deadline: Deadline;
  /** The words whose lists are open, and the lists of each: few, so that to look through them is faster than to hash. */
  readonly #words: QueryTerm[] = [];
  readonly #lists: (readonly TermList[])[] = [];

  constructor(number: number, weights: SegmentWeights, fieldMask: number, deadline: Deadline) {
    this.number = number;
    this.weights = weights;
    this.fieldMask = fieldMask;
    this.deadline = deadline;
  }

  /** The documents that are not deleted; null where none is, for then all may be found. */
  get allowed(): DocumentSet | null {
    return this.weights.allowed;
  }

  terms(word: QueryTerm): readonly WeightedTerm[] {
    return word.terms[this.number] ?? [];
  }

  /** The lists of a word, without those that do not occur in the fields searched. */
  lists(word: QueryTerm): readonly TermList[] {
    const words = this.#words;
    for (let number = 0; number < words.length; number += 1) {
      if (words[number] === word) return this.#lists[number] ?? [];
    }
    const lists = this.#openLists(word);
    words.push(word);
    this.#lists.push(lists);
    return lists;
  }

  /** What a word is in a document, or null where it does not occur. */
  find(word: QueryTerm, document: number): TermOccurrence | null {
    for (const { postings } of this.lists(word)) {
      const at = postings.find(document);
      if (at >= 0) return { weight: postings.weight(at), posting: postings.postingAt(at) };
    }
    return null;
  }

  /** The postings of the words that occur, in the order of the query. */
  postingsOf(words: readonly QueryTerm[]): TermPostings[] {
    const all: TermPostings[] = [];
    for (const word of words) for (const { postings } of this.lists(word)) all.push(postings);
    return all;
  }

  /**
   * Calls `visit` for each analyzer under which all words occur, with the list of each word: a document that holds them
   * all is in these lists.
   */
  forEachAnalyzer(words: readonly QueryTerm[], visit: (lists: readonly TermList[]) => void): void {
    const [first] = words;
    if (first === undefined) return;
    for (const list of this.lists(first)) {
      const same = [list];
      for (let word = 1; word < words.length && same.length === word; word += 1) {
        for (const other of this.lists(words[word] ?? first))
          if (other.analyzer === list.analyzer) same.push(other);
      }
      if (same.length === words.length) visit(same);
    }
  }

  #openLists(word: QueryTerm): readonly TermList[] {
    const terms = this.terms(word);
    const mask = this.fieldMask & word.mask;
    if (mask !== ALL_FIELDS) return openLists(this.weights, terms, word, mask);
    const known = opened.get(terms);
    if (known?.weights === this.weights && known.idf === word.idf) return known.lists;
    const lists = openLists(this.weights, terms, word, mask);
    opened.set(terms, { weights: this.weights, idf: word.idf, lists });
    return lists;
  }
}

function openLists(
  weights: SegmentWeights,
  all: readonly WeightedTerm[],
  word: QueryTerm,
  mask: number,
): TermList[] {
  const k1 = k1Of(word, weights.parameters);
  const byAnalyzer = new Map<number, WeightedTerm[]>();
  for (const weighted of all) {
    const analyzer = weights.snapshot.segment.analyzerOf(weighted.termOrdinal);
    const terms = byAnalyzer.get(analyzer);
    if (terms === undefined) byAnalyzer.set(analyzer, [weighted]);
    else terms.push(weighted);
  }
  return Array.from(byAnalyzer, ([analyzer, terms]): TermList[] => {
    const postings = TermPostings.open(weights, terms, { idf: word.idf, k1, mask }, mask === ALL_FIELDS);
    return postings === null ? [] : [{ analyzer, terms: terms, postings }];
  }).flat();
}

/** Opens the segments of a generation, in order, for one search. */
export function openSegments(
  segments: readonly SegmentWeights[],
  fieldMask: number,
  deadline: Deadline,
): SegmentSearch[] {
  return segments.map((weights, number) => new SegmentSearch(number, weights, fieldMask, deadline));
}
