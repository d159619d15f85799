// Documents whose title is the query, word for word. Their score exceeds what any other document can reach.

import { fields, type RankingParameters } from '../../index/format/schema.js';
import type { Plan } from '../plan/plan-query.js';
import type { QueryWord } from '../plan/query-term.js';
import type { SegmentSearch } from '../score/segment-search.js';

const TITLE_FIELD = fields.findIndex(({ name }) => name === 'title');

/** Tells for one plan which documents have the query as their title. */
export class WholeTitle {
  /** What is added to the score of such a document: more than the words of the query can score. */
  readonly bonus: number;
  /** Words typed as such, in that order. */
  readonly #typed: readonly QueryWord[];
  /** Words of the title. */
  readonly #length: number;

  constructor({ words, stopWords }: Plan, { k1, pairK1 }: RankingParameters) {
    this.bonus = (Math.max(k1, pairK1) + 1) * words.reduce((sum, { idf }) => sum + idf, 0);
    this.#typed = words.filter(({ weight }) => weight >= 1).sort((a, b) => a.order - b.order);
    this.#length = this.#typed.length === 0 ? 0 : this.#typed.length + stopWords.length;
  }

  /** True if the title of a document has as many words as the query, with those that rank in the order typed. */
  isTitleOf(search: SegmentSearch, document: number): boolean {
    const length = search.weights.live.segment.sections.lengths[TITLE_FIELD]?.[document] ?? 0;
    if (length === 0 || length !== this.#length) return false;
    let before = -1;
    for (const word of this.#typed) {
      const place = firstPlace(search, word, document, before);
      if (place < 0) return false;
      before = place;
    }
    return true;
  }
}

/** The first position of a word in the title after another position, or -1. */
function firstPlace(search: SegmentSearch, word: QueryWord, document: number, after: number): number {
  if ((((search.fieldMask & word.mask) >>> TITLE_FIELD) & 1) === 0) return -1;
  const { segment } = search.weights.live;
  let first = -1;
  for (const { classNumber, boost } of search.classes(word)) {
    const posting = boost < 1 ? -1 : segment.findPosting(classNumber, document);
    if (posting < 0) continue;
    segment.readPositions(classNumber, posting, (field, position) => {
      if (field === TITLE_FIELD && position > after && (first < 0 || position < first)) first = position;
    });
  }
  return first;
}
