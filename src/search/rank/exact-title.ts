// Documents whose title is the query, word for word, come before all others.

import { BODY_FIELD, HEADING_FIELD, type RankingParameters } from '../../index/format/schema.js';
import { hasField } from '../plan/has-field.js';
import type { Plan } from '../plan/plan.js';
import { type QueryTerm, typedWords } from '../plan/query-term.js';
import { OTHER_ACCENTS_BOOST } from '../plan/variants/accent-variants.js';
import type { SegmentSearch } from '../score/segment-search.js';
import { SignsOfTitle } from './signs-of-title.js';

/** The part of its score for words that a document loses to those titled so where only another name of it is the query. */
const NAME_LOSS = 0.75;

/** The part of the bonus that a document without a text has: the stub of a translation, a heading without its page. */
const STUB_SHARE = 0.8;

/** The part of the bonus that a title with other signs has: more than all that words can make up for. */
const OTHER_SIGNS_SHARE = 0.6;

/** The part of the bonus that a document has whose text holds the query, a long one, word for word. */
const SENTENCE_SHARE = 0.7;

/** Tells for one plan which documents have the query as their title. */
export class ExactTitle {
  /** What is added to the score of such a document: the limit of what BM25F can give for the words, (k1 + 1) * sum of idf. */
  readonly bonus: number;
  /** The words as typed that rank, in that order. */
  readonly #typed: readonly QueryTerm[];
  /** How many words the title has. */
  readonly #length: number;
  readonly #signs: SignsOfTitle;

  constructor({ words, stopWords }: Plan, { k1, bigramK1 }: RankingParameters) {
    this.bonus = (Math.max(k1, bigramK1) + 1) * words.reduce((sum, { idf }) => sum + idf, 0);
    this.#typed = typedWords(words).sort((a, b) => a.order - b.order);
    this.#signs = new SignsOfTitle(this.#typed, words);
    this.#length = this.#typed.length === 0 ? 0 : this.#typed.length + stopWords.length;
  }

  /** What is added to the score of a document whose text holds the query word for word. */
  get sentenceBonus(): number {
    return SENTENCE_SHARE * this.bonus;
  }

  /** How many words of the query rank. */
  get wordCount(): number {
    return this.#typed.length;
  }

  /** How many words a value that is the query has; 0 where none can be. */
  get length(): number {
    return this.#length;
  }

  /** The terms of the word that has the fewest postings in a segment: what is the query in a field holds one of them there. */
  rarestTerms(search: SegmentSearch, field = HEADING_FIELD): readonly number[] {
    const { segment } = search.weights.snapshot;
    let rarest: readonly number[] = [];
    let fewest = Number.POSITIVE_INFINITY;
    for (const word of this.#typed) {
      const terms = typedTerms(search, word, field);
      const postings = terms.reduce((sum, term) => sum + segment.postingCountOf(term), 0);
      if (postings >= fewest) continue;
      rarest = terms;
      fewest = postings;
    }
    return rarest;
  }

  /**
   * What is added to the score of a document: a title without a text, or with signs that were not typed (`C++` for `C`), is behind
   * the others, and before other names. One without the signs typed is not the query.
   */
  titleBonus(search: SegmentSearch, document: number): number {
    if (!this.isTitleOf(search, document)) return 0;
    const { segment } = search.weights.snapshot;
    if (!this.#signs.areIn(segment, document)) return 0;
    const length = segment.sections.lengths[BODY_FIELD]?.[document] ?? 0;
    const share = this.#signs.hasOthers(segment, document) ? OTHER_SIGNS_SHARE : 1;
    return share * (length === 0 ? STUB_SHARE * this.bonus : this.bonus);
  }

  /**
   * What is added to the score of a document of which another name is the query: it comes before all others, and
   * behind those whose title is the query.
   * @param score what it scores for its words
   */
  nameBonus(score: number): number {
    return this.bonus - NAME_LOSS * score;
  }

  /** True if the title of a document has as many words as the query. */
  hasLengthOf(search: SegmentSearch, document: number): boolean {
    const length = search.weights.snapshot.segment.sections.lengths[HEADING_FIELD]?.[document] ?? 0;
    return length > 0 && length === this.#length;
  }

  /** True if the title of a document has as many words as the query, with those that rank in the order typed. */
  isTitleOf(search: SegmentSearch, document: number): boolean {
    return this.hasLengthOf(search, document) && this.standsIn(search, document, HEADING_FIELD, 0);
  }

  /** True if the words that rank stand in the order typed in a field of a document, from a position to another (exclusive). */
  standsIn(
    search: SegmentSearch,
    document: number,
    field: number,
    from: number,
    to = Number.POSITIVE_INFINITY,
  ): boolean {
    let before = from - 1;
    for (const word of this.#typed) {
      const position = firstPosition(search, word, document, field, before);
      if (position < 0 || position >= to) return false;
      before = position;
    }
    return true;
  }
}

/** The terms of a word in a segment that stand for the word as typed, but for accents; none where it is not asked of the field. */
function typedTerms(search: SegmentSearch, word: QueryTerm, field: number): readonly number[] {
  if (!hasField(search.fieldMask & word.mask, field)) return [];
  return search
    .terms(word)
    .flatMap(({ termOrdinal, boost }) => (boost < OTHER_ACCENTS_BOOST ? [] : [termOrdinal]));
}

/** The first position of a word in a field after another position, or -1. */
function firstPosition(
  search: SegmentSearch,
  word: QueryTerm,
  document: number,
  field: number,
  after: number,
): number {
  const { segment } = search.weights.snapshot;
  let first = -1;
  for (const termOrdinal of typedTerms(search, word, field)) {
    const posting = segment.findPosting(termOrdinal, document);
    if (posting < 0) continue;
    segment.readPositions(termOrdinal, posting, (found, position) => {
      if (found === field && position > after && (first < 0 || position < first)) first = position;
    });
  }
  return first;
}
