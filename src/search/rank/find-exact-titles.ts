// Documents whose title is the query but whose text is so long that they are not among the best by their words alone: a law,
// a book. They are looked for along the postings of the rarest word in titles, so that most searches read next to nothing.

import { FIRST_TABLE_CODE } from '../../index/format/frequency-codes.js';
import { type DocumentSet, has } from '../../index/read/document-set.js';
import type { Generation } from '../../index/read/generation.js';
import { scoreDocument } from '../score/score-document.js';
import type { SegmentSearch } from '../score/segment-search.js';
import { type ScoredDocument, TopDocuments } from '../score/top-documents.js';
import { WORK } from '../search-budget.js';
import type { ExactTitle } from './exact-title.js';
import { documentsFoundIn, type PlannedSearch } from './planned-search.js';

/**
 * The best documents by their words whose title is the query; where the budget is spent, of those looked at before.
 * @param known documents that are left out
 * @param count how many documents at most
 */
export function findExactTitles(
  generation: Generation,
  planned: PlannedSearch,
  title: ExactTitle,
  known: readonly ScoredDocument[],
  count: number,
): ScoredDocument[] {
  const { plan, searches } = planned;
  const best = new TopDocuments(count, generation);
  for (const search of searches) {
    const found = documentsFoundIn(planned, search);
    const left = new Set<number>();
    for (const { segment, document } of known) if (segment === search.number) left.add(document);
    for (const document of titledDocuments(search, title, found, left))
      best.offer(search.number, document, scoreDocument(search.postingsOf(plan.words), document));
  }
  return best.sorted();
}

/** The documents of a segment whose title is the query, of those found and not left out. */
function titledDocuments(
  search: SegmentSearch,
  title: ExactTitle,
  found: DocumentSet | null,
  left: ReadonlySet<number>,
): ReadonlySet<number> {
  const { segment } = search.weights.snapshot;
  const titled = new Set<number>();
  for (const termOrdinal of title.rarestTerms(search)) {
    if (!search.budget.spend(WORK.lookup + segment.postingCountOf(termOrdinal))) break;
    const { first, end, docIds } = segment.openPostings(termOrdinal);
    const { codes } = segment.frequencies;
    for (let posting = first; posting < end; posting += 1) {
      // Lower codes mean that the term is in the text and in no other field.
      if ((codes[posting] ?? 0) < FIRST_TABLE_CODE) continue;
      const document = docIds[posting] ?? 0;
      if (!title.hasLengthOf(search, document) || left.has(document)) continue;
      if (found !== null && !has(found, document)) continue;
      if (!search.budget.spend(title.wordCount * WORK.lookup)) return titled;
      if (title.isTitleOf(search, document)) titled.add(document);
    }
  }
  return titled;
}
