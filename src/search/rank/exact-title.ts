// Documents whose title is the query, word for word. Their score exceeds what any other document can reach.

import { fields, type RankingParameters } from '../../index/format/schema.js';
import type { Plan } from '../plan/plan-query.js';
import type { QueryTerm } from '../plan/query-term.js';
import type { SegmentSearch } from '../score/segment-search.js';

const TITLE_FIELD = fields.findIndex(({ name }) => name === 'title');

/** Tells for one plan which documents have the query as their title. */
export class ExactTitle {
  /** What is added to the score of such a document: more than the words of the query can score. */
  readonly bonus: number;
  /** Words typed as such, in that order. */
  readonly #typed: readonly QueryTerm[];
  /** Words of the title. */
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
      const place = firstPosition(search, word, document, before);
      if (place < 0) return false;
      before = place;
    }
    return true;
  }
}

/** The first position of a word in the title after another position, or -1. */
function firstPosition(search: SegmentSearch, word: QueryTerm, document: number, after: number): number {
  if ((((search.fieldMask & word.mask) >>> TITLE_FIELD) & 1) === 0) return -1;
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
