// Documents of one segment in which words stand next to each other, in order, by their positions.

import type { Segment } from '../index/segment.js';
import type { WeightedClass, WordPostings } from './word-postings.js';
import { NO_DOCUMENT } from './word-postings.js';

/** A word of a phrase in one segment. */
export interface PhraseWord {
  readonly classes: readonly WeightedClass[];
  readonly postings: WordPostings;
}

/**
 * Calls `visit` for each document that holds the words as a phrase, ascending. With `slop`, words may be moved by that
 * many places in all.
 */
export function findPhrase(
  segment: Segment,
  words: readonly PhraseWord[],
  slop: number,
  fieldMask: number,
  visit: (document: number) => void,
): void {
  const cursors = words.map(() => 0);
  const [first] = words;
  if (first === undefined) return;
  let document = first.postings.documents[0] ?? NO_DOCUMENT;
  while (document < NO_DOCUMENT) {
    let next = document;
    for (let index = 0; index < words.length; index += 1) {
      const postings = words[index]?.postings;
      if (postings === undefined) return;
      const at = postings.seek(cursors[index] ?? 0, next);
      cursors[index] = at;
      const found = postings.documents[at] ?? NO_DOCUMENT;
      if (found > next) {
        next = found;
        break;
      }
    }
    if (next > document) {
      document = next;
      continue;
    }
    if (holdsPhrase(segment, words, document, slop, fieldMask)) visit(document);
    document += 1;
  }
}

function holdsPhrase(
  segment: Segment,
  words: readonly PhraseWord[],
  document: number,
  slop: number,
  fieldMask: number,
): boolean {
  const places = words.map(({ classes }, offset) =>
    readPlaces(segment, classes, document, fieldMask, offset),
  );
  return slop === 0 ? holdsExactly(places) : holdsLoosely(places, slop);
}

/** Where a word stands: field in the high bits, position less the word's place in the phrase, ascending. */
export function readPlaces(
  segment: Segment,
  classes: readonly WeightedClass[],
  document: number,
  fieldMask: number,
  offset: number,
): number[] {
  const places: number[] = [];
  for (const { classNumber } of classes) {
    const posting = segment.findPosting(classNumber, document);
    if (posting < 0) continue;
    segment.readPositions(classNumber, posting, (field, position) => {
      if (((fieldMask >>> field) & 1) === 1) places.push(field * 0x200_0000 + position - offset);
    });
  }
  return classes.length > 1 ? places.sort((a, b) => a - b) : places;
}

function holdsExactly(places: readonly (readonly number[])[]): boolean {
  const [first, ...rest] = places;
  if (first === undefined) return false;
  const cursors = rest.map(() => 0);
  return first.some((place) =>
    rest.every((list, index) => {
      let at = cursors[index] ?? 0;
      while (at < list.length && (list[at] ?? 0) < place) at += 1;
      cursors[index] = at;
      return list[at] === place;
    }),
  );
}

/** True if some choice of one place a word spans at most `slop`: the smallest window over sorted lists. */
function holdsLoosely(places: readonly (readonly number[])[], slop: number): boolean {
  const cursors = places.map(() => 0);
  for (;;) {
    let lowest = 0;
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < places.length; index += 1) {
      const place = places[index]?.[cursors[index] ?? 0];
      if (place === undefined) return false;
      if (place < least) {
        least = place;
        lowest = index;
      }
      if (place > most) most = place;
    }
    if (most - least <= slop) return true;
    cursors[lowest] = (cursors[lowest] ?? 0) + 1;
  }
}
