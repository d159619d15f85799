// Titles that hold all words typed, the last one perhaps only begun: from the posting lists alone, without scores.
// The newest come first; of undated documents those with the shortest titles.

import type { Generation, LiveSegment } from '../index/generation.js';
import { classesOf } from './common-documents.js';
import { emptySet, forEachDocument, has, subtract, type DocumentSet } from './document-set.js';
import type { TypedWord } from './typed-words.js';

const TITLE_FIELD = 0;
/** Frequency codes up to this one say: in the text and nowhere else. */
const LAST_TEXT_CODE = 127;

interface Place {
  readonly live: LiveSegment;
  readonly document: number;
  readonly date: number;
  readonly words: number;
}

/**
 * The titles of the best documents.
 * @param alternatives for each word typed the words it may stand for
 */
export function findTitles(
  generation: Generation,
  alternatives: readonly (readonly TypedWord[])[],
  limit: number,
): string[] {
  if (alternatives.length === 0) return [];
  const best: Place[] = [];
  for (const live of generation.segments) {
    const { columns, lengths } = live.segment.sections;
    forEachDocument(withTitleWords(live, alternatives), (document) => {
      const date = columns.dates[document] ?? Number.NaN;
      const place: Place = {
        live,
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
  return best.map(({ live, document }) => live.segment.stored.document(document).title);
}

function comparePlaces(a: Place, b: Place): number {
  return a.date === b.date ? a.words - b.words : b.date - a.date;
}

function withTitleWords(live: LiveSegment, alternatives: readonly (readonly TypedWord[])[]): DocumentSet {
  const { documents } = live.segment;
  let found: DocumentSet | null = null;
  for (const words of alternatives) {
    const classes = new Set(words.flatMap((word) => classesOf(live, word)));
    if (classes.size === 0) return emptySet(documents);
    const set = emptySet(documents);
    for (const number of classes) addTitles(live, number, found, set);
    found = set;
  }
  const all = found ?? emptySet(documents);
  if (live.deleted !== null) subtract(all, live.deleted);
  return all;
}

/** Adds the documents that hold a class in their title; with `among`, only of those. */
function addTitles(
  { segment }: LiveSegment,
  classNumber: number,
  among: DocumentSet | null,
  set: DocumentSet,
): void {
  const { classPostings, codes, documents } = segment.sections;
  const end = classPostings[classNumber + 1] ?? 0;
  for (let posting = classPostings[classNumber] ?? 0; posting < end; posting += 1) {
    if ((codes[posting] ?? 0) <= LAST_TEXT_CODE) continue;
    const document = documents[posting] ?? 0;
    if (among !== null && !has(among, document)) continue;
    if (segment.frequencies.frequency(posting, TITLE_FIELD) === 0) continue;
    set[document >>> 5] = (set[document >>> 5] ?? 0) | (1 << (document & 31));
  }
}
