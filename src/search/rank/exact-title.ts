// Documents whose title is the query, word for word, come before all others.

import { type RankingParameters, TITLE_FIELD } from '../../index/format/schema.js';
import { hasField } from '../plan/field-mask.js';
import type { Plan } from '../plan/plan-query.js';
import type { QueryTerm } from '../plan/query-term.js';
import type { SegmentSearch } from '../score/segment-search.js';

/** Tells for one plan which documents have the query as their title. */
export class ExactTitle {
  /** What is added to the score of such a document: the limit of what BM25F can give for the words, (k1 + 1) * sum of idf. */
  readonly bonus: number;
  /** The words as typed that rank, in that order. */
  readonly #typed: readonly QueryTerm[];
  /** How many words the title has. */
  readonly #length: number;

  constructor({ words, stopWords }: Plan, { k1, bigramK1 }: RankingParameters) {
    this.bonus = (Math.max(k1, bigramK1) + 1) * words.reduce((sum, { idf }) => sum + idf, 0);
    this.#typed = words.filter(({ weight }) => weight >= 1).sort((a, b) => a.order - b.order);
    this.#length = this.#typed.length === 0 ? 0 : this.#typed.length + stopWords.length;
  }

  /** How many words of the query rank. */
  get wordCount(): number {
    return this.#typed.length;
  }

  /** The terms of the word that has the fewest postings in a segment, one of which every such title holds there. */
  rarestTerms(search: SegmentSearch): readonly number[] {
    const { segment } = search.weights.snapshot;
    let rarest: readonly number[] = [];
    let fewest = Number.POSITIVE_INFINITY;
    for (const word of this.#typed) {
      const terms = typedTerms(search, word);
      const postings = terms.reduce((sum, term) => sum + segment.postingCountOf(term), 0);
      if (postings >= fewest) continue;
      rarest = terms;
      fewest = postings;
    }
    return rarest;
  }

  /** True if the title of a document has as many words as the query. */
  hasLengthOf(search: SegmentSearch, document: number): boolean {
    const length = search.weights.snapshot.segment.sections.lengths[TITLE_FIELD]?.[document] ?? 0;
    return length > 0 && length === this.#length;
  }

  /** True if the title of a document has as many words as the query, with those that rank in the order typed. */
  isTitleOf(search: SegmentSearch, document: number): boolean {
    if (!this.hasLengthOf(search, document)) return false;
    let before = -1;
    for (const word of this.#typed) {
      const position = firstPosition(search, word, document, before);
      if (position < 0) return false;
      before = position;
    }
    return true;
  }
}

/** The terms of a word in a segment that stand for the word as typed; none where it is not asked of titles. */
function typedTerms(search: SegmentSearch, word: QueryTerm): readonly number[] {
  if (!hasField(search.fieldMask & word.mask, TITLE_FIELD)) return [];
  return search.terms(word).flatMap(({ termOrdinal, boost }) => (boost < 1 ? [] : [termOrdinal]));
}

/** The first position of a word in the title after another position, or -1. */
function firstPosition(search: SegmentSearch, word: QueryTerm, document: number, after: number): number {
  const { segment } = search.weights.snapshot;
  let first = -1;
  for (const termOrdinal of typedTerms(search, word)) {
    const posting = segment.findPosting(termOrdinal, document);
    if (posting < 0) continue;
    segment.readPositions(termOrdinal, posting, (field, position) => {
      if (field === TITLE_FIELD && position > after && (first < 0 || position < first)) first = position;
    });
  }
  return first;
}
