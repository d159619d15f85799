// Documents whose title is the query, word for word, come before all others.

import { fields, type RankingParameters } from '../../index/format/schema.js';
import { hasField } from '../plan/field-mask.js';
import type { Plan } from '../plan/plan-query.js';
import type { QueryTerm } from '../plan/query-term.js';
import type { SegmentSearch } from '../score/segment-search.js';

const TITLE_FIELD = fields.findIndex(({ name }) => name === 'title');

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

  /** True if the title of a document has as many words as the query, with those that rank in the order typed. */
  isTitleOf(search: SegmentSearch, document: number): boolean {
    const length = search.weights.snapshot.segment.sections.lengths[TITLE_FIELD]?.[document] ?? 0;
    if (length === 0 || length !== this.#length) return false;
    let before = -1;
    for (const word of this.#typed) {
      const position = firstPosition(search, word, document, before);
      if (position < 0) return false;
      before = position;
    }
    return true;
  }
}

/** The first position of a word in the title after another position, or -1. */
function firstPosition(search: SegmentSearch, word: QueryTerm, document: number, after: number): number {
  if (!hasField(search.fieldMask & word.mask, TITLE_FIELD)) return -1;
  const { segment } = search.weights.snapshot;
  let first = -1;
  for (const { termOrdinal, boost } of search.terms(word)) {
    const posting = boost < 1 ? -1 : segment.findPosting(termOrdinal, document);
    if (posting < 0) continue;
    segment.readPositions(termOrdinal, posting, (field, position) => {
      if (field === TITLE_FIELD && position > after && (first < 0 || position < first)) first = position;
    });
  }
  return first;
}
