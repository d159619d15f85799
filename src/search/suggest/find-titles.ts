// The titles of documents that hold all words in their title: found in the posting lists alone, without scores. No document
// is read before it is known to be among the best.

import { TopK } from '../../collections/top-k.js';
import { FIRST_TABLE_CODE } from '../../index/format/frequency-codes.js';
import { HEADING_FIELD } from '../../index/format/schema.js';
import {
  addDocument,
  countOf,
  type DocumentSet,
  emptySet,
  forEachDocument,
  listOf,
  seekDocument,
  subtract,
} from '../../index/read/document-set.js';
import type { SegmentSnapshot } from '../../index/read/segment-snapshot.js';
import type { DictionarySearch } from '../dictionary/find-similar-words.js';
import type { AnalyzedWord } from '../plan/analyze-query-text.js';
import { WORK } from '../search-budget.js';
import { termOrdinals } from '../spelling/term-ordinals.js';

/** A document whose title was found. */
interface FoundTitle {
  /** Number of the segment in the generation. */
  readonly number: number;
  readonly snapshot: SegmentSnapshot;
  readonly document: number;
  /** In milliseconds; minus infinity where there is none. */
  readonly date: number;
  readonly words: number;
}

/**
 * Titles that hold all words: those of the newest documents first, of equally old or undated ones the shortest first. Where the
 * budget is spent, of the documents looked at before.
 * @param alternatives per word typed, the words one of which the title must hold
 */
export function findTitles(
  { generation, budget }: DictionarySearch,
  alternatives: readonly (readonly AnalyzedWord[])[],
  limit: number,
): string[] {
  if (alternatives.length === 0) return [];
  const best = new TopK(limit, compareTitles);
  for (const [number, snapshot] of generation.segments.entries()) {
    const { columns, lengths } = snapshot.segment.sections;
    forEachDocument(holdingInTitle({ generation, budget }, snapshot, number, alternatives), (document) => {
      const date = columns.dates[document] ?? Number.NaN;
      best.offer({
        number,
        snapshot,
        document,
        date: Number.isNaN(date) ? Number.NEGATIVE_INFINITY : date,
        words: lengths[HEADING_FIELD]?.[document] ?? 0,
      });
    });
  }
  return best.sorted().map(({ snapshot, document }) => snapshot.segment.stored.head(document).title);
}

function compareTitles(a: FoundTitle, b: FoundTitle): number {
  if (a.date !== b.date) return b.date - a.date;
  return a.words - b.words || a.number - b.number || a.document - b.document;
}

/** The documents of a segment that hold all words in their title. The rarest word goes first. */
function holdingInTitle(
  { generation, budget }: DictionarySearch,
  snapshot: SegmentSnapshot,
  number: number,
  alternatives: readonly (readonly AnalyzedWord[])[],
): DocumentSet {
  const byRarity = alternatives
    .map((words) => {
      const terms = new Set(words.flatMap((word) => termOrdinals(generation, word)[number] ?? []));
      let postings = 0;
      for (const ordinal of terms) postings += snapshot.segment.postingCountOf(ordinal);
      return { terms, postings };
    })
    .sort((a, b) => a.postings - b.postings);
  let found: DocumentSet | null = null;
  for (const { terms, postings } of byRarity) {
    const set = emptySet(snapshot.segment.documentCount);
    const work = Math.min(postings, found === null ? postings : countOf(found) * terms.size * WORK.seek);
    if (postings === 0 || !budget.spend(terms.size * WORK.lookup + work)) return set;
    const among: Uint16Array | null = found === null ? null : listOf(found);
    for (const ordinal of terms) addTitles(snapshot, ordinal, among, set);
    found = set;
  }
  const all = found ?? emptySet(snapshot.segment.documentCount);
  if (snapshot.deleted !== null) subtract(all, snapshot.deleted);
  return all;
}

/** Adds to `set` the documents that hold a term in their title; where `among` is not null, only of those. */
function addTitles(
  { segment }: SegmentSnapshot,
  ordinal: number,
  among: Uint16Array | null,
  set: DocumentSet,
): void {
  const { first: start, end, docIds } = segment.openPostings(ordinal);
  const { codes } = segment.frequencies;
  // Lower codes mean that the term is in the text and in no other field.
  const isInTitle = (posting: number): boolean =>
    (codes[posting] ?? 0) >= FIRST_TABLE_CODE && segment.frequencies.frequency(posting, HEADING_FIELD) > 0;
  if (among === null) {
    for (let posting = start; posting < end; posting += 1) {
      if (isInTitle(posting)) addDocument(set, docIds[posting] ?? 0);
    }
    return;
  }
  const postings = docIds.subarray(start, end);
  let posting = 0;
  for (let at = 0; at < among.length && posting < postings.length; at += 1) {
    const document = among[at] ?? 0;
    posting = seekDocument(postings, posting, document);
    if (postings[posting] === document && isInTitle(start + posting)) addDocument(set, document);
  }
}
