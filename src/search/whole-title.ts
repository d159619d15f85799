// Documents whose title is the query, word for word. Their score exceeds what any other document can reach.

import { fields } from '../index/schema.js';
import type { Plan } from './plan-query.js';
import type { QueryWord } from './query-word.js';
import type { SegmentSearch } from './segment-search.js';

const TITLE_FIELD = fields.findIndex(({ name }) => name === 'title');

/** What is added to the score of a document whose title is the query: more than the words of the query can score. */
export function wholeTitleBonus({ words }: Plan, k1: number): number {
  return (k1 + 1) * words.reduce((sum, { idf }) => sum + idf, 0);
}

/** True if the title of a document has as many words as the query, with those that rank in the order typed. */
export function isWholeTitle(search: SegmentSearch, plan: Plan, document: number): boolean {
  const { segment } = search.weights.live;
  const typed = plan.words.filter(({ weight }) => weight >= 1);
  const length = segment.sections.lengths[TITLE_FIELD]?.[document] ?? 0;
  if (typed.length === 0 || length !== typed.length + plan.stopWords.length) return false;
  let before = -1;
  for (const word of [...typed].sort((a, b) => a.order - b.order)) {
    const place = firstPlace(search, word, document, before);
    if (place < 0) return false;
    before = place;
  }
  return true;
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
