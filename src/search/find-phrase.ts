// Documents of one segment in which words stand next to each other, in order, by their positions.

import { PositionCursor } from '../index/position-cursor.js';
import type { Segment } from '../index/segment.js';
import type { WeightedClass, WordPostings } from './word-postings.js';
import { NO_DOCUMENT } from './word-postings.js';

/** Places of one field lie this far from those of the next. */
const FIELD_PLACES = 0x200_0000;

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
  const readers = words.map((word, place) => new PlaceReader(segment, word, place, fieldMask));
  // The rarest word leads; another is asked where it stands only in documents that hold all.
  const byLength = [...readers].sort((a, b) => a.length - b.length);
  const [rarest, ...others] = byLength;
  if (rarest === undefined) return;
  for (let document = rarest.seek(0); document < NO_DOCUMENT;) {
    let next = document;
    for (let other = 0; other < others.length && next === document; other += 1) {
      next = others[other]?.seek(document) ?? NO_DOCUMENT;
    }
    if (next === document) {
      const places = readers.map((reader) => reader.read(document));
      if (slop === 0 ? holdsExactly(places) : holdsLoosely(places, slop)) visit(document);
      next = document + 1;
    }
    document = rarest.seek(next);
  }
}

/** Where one word of a phrase stands, document after document. */
class PlaceReader {
  readonly length: number;
  readonly #segment: Segment;
  readonly #word: PhraseWord;
  readonly #offset: number;
  readonly #fieldMask: number;
  readonly #cursors: readonly PositionCursor[];
  readonly #places: number[] = [];
  #at = 0;

  /** @param offset place of the word in the phrase */
  constructor(segment: Segment, word: PhraseWord, offset: number, fieldMask: number) {
    this.length = word.postings.length;
    this.#segment = segment;
    this.#word = word;
    this.#offset = offset;
    this.#fieldMask = fieldMask;
    this.#cursors = word.classes.map(({ classNumber }) => new PositionCursor(segment, classNumber));
  }

  /** The first document of the word at or after this one. Only forwards. */
  seek(document: number): number {
    const { postings } = this.#word;
    this.#at = postings.seek(this.#at, document);
    return postings.documents[this.#at] ?? NO_DOCUMENT;
  }

  /** Field in the high part, position less the offset, ascending, in the document reached. Valid until the next call. */
  read(document: number): readonly number[] {
    const places = this.#places;
    places.length = 0;
    const { classes, postings } = this.#word;
    classes.forEach(({ classNumber }, number) => {
      const packed = postings.postingAt(this.#at);
      const posting = packed >= 0 ? packed : this.#segment.findPosting(classNumber, document);
      if (posting < 0) return;
      this.#cursors[number]?.read(posting, (field, position) => {
        if (((this.#fieldMask >>> field) & 1) === 1)
          places.push(field * FIELD_PLACES + position - this.#offset);
      });
    });
    return classes.length > 1 ? places.sort((a, b) => a - b) : places;
  }
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
