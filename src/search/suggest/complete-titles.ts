// Titles that hold all words typed, the last one perhaps only begun: from the posting lists alone, without scores.
// The newest come first; of undated documents those with the shortest titles.

import type { Generation, SegmentSnapshot } from '../../index/read/generation.js';
import { termOrdinals } from '../spelling/term-ordinals.js';
import type { Deadline } from '../deadline.js';
import {
  addDocument,
  emptySet,
  forEachDocument,
  listOf,
  seekDocument,
  subtract,
  type DocumentSet,
} from '../../index/read/document-set.js';
import type { AnalyzedWord } from '../plan/analyze-query-text.js';

const TITLE_FIELD = 0;
/** Frequency codes up to this one say: in the text and nowhere else. */
const LAST_TEXT_CODE = 127;

interface Place {
  readonly snapshot: SegmentSnapshot;
  readonly document: number;
  readonly date: number;
  readonly words: number;
}

/**
 * The titles of the best documents.
 * @param alternatives for each word typed the words it may stand for
 * @throws FindlingError `search_timeout`
 */
export function completeTitles(
  generation: Generation,
  alternatives: readonly (readonly AnalyzedWord[])[],
  limit: number,
  deadline: Deadline,
): string[] {
  if (alternatives.length === 0) return [];
  const best: Place[] = [];
  for (const [number, snapshot] of generation.segments.entries()) {
    deadline.check();
    const { columns, lengths } = snapshot.segment.sections;
    forEachDocument(withTitleWords(generation, number, alternatives), (document) => {
      const date = columns.dates[document] ?? Number.NaN;
      const place: Place = {
        snapshot,
        document,
        date: Number.isNaN(date) ? Number.NEGATIVE_INFINITY : date,
        words: lengths[TITLE_FIELD]?.[document] ?? 0,
      };
      const last = best.at(-1);
      if (best.length === limit && last !== undefined && comparePlaces(place, last) >= 0) return;
      let at = best.length;
      while (at > 0 && comparePlaces(place, best[at - 1] ?? place) < 0) at -= 1;
      best.splice(at, 0, place);
      if (best.length > limit) best.pop();
    });
  }
  return best.map(({ snapshot, document }) => snapshot.segment.stored.document(document).title);
}

function comparePlaces(a: Place, b: Place): number {
  return a.date === b.date ? a.words - b.words : b.date - a.date;
}

function withTitleWords(
  generation: Generation,
  number: number,
  alternatives: readonly (readonly AnalyzedWord[])[],
): DocumentSet {
  const snapshot = generation.segments[number];
  if (snapshot === undefined) return emptySet(0);
  const { termPostings } = snapshot.segment.sections;
  const byRarity = alternatives
    .map((words) => {
      const terms = new Set(words.flatMap((word) => termOrdinals(generation, word)[number] ?? []));
      let postings = 0;
      for (const found of terms) postings += (termPostings[found + 1] ?? 0) - (termPostings[found] ?? 0);
      return { terms, postings };
    })
    .sort((a, b) => a.postings - b.postings);
  let found: DocumentSet | null = null;
  for (const { terms, postings } of byRarity) {
    const set = emptySet(snapshot.segment.documentCount);
    if (postings === 0) return set;
    const among: Uint16Array | null = found === null ? null : listOf(found);
    for (const one of terms) addTitles(snapshot, one, among, set);
    found = set;
  }
  const all = found ?? emptySet(snapshot.segment.documentCount);
  if (snapshot.deleted !== null) subtract(all, snapshot.deleted);
  return all;
}

/** Adds the documents that hold a term in their title; with `among`, only of those. */
function addTitles(
  { segment }: SegmentSnapshot,
  termOrdinal: number,
  among: Uint16Array | null,
  set: DocumentSet,
): void {
  const { termPostings, codes, docIds } = segment.sections;
  const start = termPostings[termOrdinal] ?? 0;
  const end = termPostings[termOrdinal + 1] ?? 0;
  const isInTitle = (posting: number): boolean =>
    (codes[posting] ?? 0) > LAST_TEXT_CODE && segment.frequencies.frequency(posting, TITLE_FIELD) > 0;
  if (among === null) {
    for (let posting = start; posting < end; posting += 1) {
      if (isInTitle(posting)) addDocument(set, docIds[posting] ?? 0);
    }
    return;
  }
  const list = docIds.subarray(start, end);
  let place = 0;
  for (let at = 0; at < among.length && place < list.length; at += 1) {
    const document = among[at] ?? 0;
    place = seekDocument(list, place, document);
    if (list[place] === document && isInTitle(start + place)) addDocument(set, document);
  }
}
