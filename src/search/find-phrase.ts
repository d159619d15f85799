// Documents of one segment in which words stand next to each other, in order, by their positions.

import { FIELD_PLACES, PositionCursor } from '../index/position-cursor.js';
import type { Segment } from '../index/segment.js';
import type { Deadline } from './deadline.js';
import { forEachCommon } from './intersection.js';
import type { WeightedClass, WordPostings } from './word-postings.js';

/** Documents read between two looks at the clock. */
const DOCUMENTS_A_CHECK = 256;

/** A word of a phrase in one segment. */
export interface PhraseWord {
  readonly classes: readonly WeightedClass[];
  readonly postings: WordPostings;
}

/** Calls `visit` for each document that holds the words as a phrase, ascending. Throws FindlingError `search_timeout`. */
export function findPhrase(
  segment: Segment,
  words: readonly PhraseWord[],
  slop: number,
  fieldMask: number,
  deadline: Deadline,
  visit: (document: number) => void,
): void {
  const phrase = new PhraseMatcher(segment, words, slop, fieldMask);
  let read = 0;
  forEachCommon(
    words.map(({ postings }) => postings),
    (document, places) => {
      if (read % DOCUMENTS_A_CHECK === 0) deadline.check();
      read += 1;
      if (phrase.holds(document, places)) visit(document);
    },
  );
}

/** Tells of one document after another, ascending, whether it holds words as a phrase. */
export class PhraseMatcher {
  readonly #readers: readonly PlaceReader[];
  readonly #slop: number;
  readonly #numbers: readonly number[];

  /**
   * @param slop by how many places, in all, words may be moved
   * @param numbers of each word, its number among the lists that are intersected
   */
  constructor(
    segment: Segment,
    words: readonly PhraseWord[],
    slop: number,
    fieldMask: number,
    numbers = words.map((_, word) => word),
  ) {
    this.#readers = words.map((word, offset) => new PlaceReader(segment, word, offset, fieldMask));
    this.#slop = slop;
    this.#numbers = numbers;
  }

  /** @param places of each list that is intersected, where the document stands in it */
  holds(document: number, places: Uint32Array): boolean {
    const readers = this.#readers;
    for (let word = 0; word < readers.length; word += 1) {
      readers[word]?.read(document, places[this.#numbers[word] ?? 0] ?? 0);
    }
    return this.#slop === 0 ? holdsExactly(readers) : holdsLoosely(readers, this.#slop);
  }
}

/** Where one word of a phrase stands, document after document. */
class PlaceReader {
  /** Field in the high part, position less the place of the word in the phrase, ascending; only `count` of them count. */
  places = new Int32Array(32);
  count = 0;
  /** The place looked at. */
  at = 0;
  readonly #segment: Segment;
  readonly #word: PhraseWord;
  readonly #offset: number;
  readonly #fieldMask: number;
  readonly #cursor: PositionCursor;

  /** @param offset place of the word in the phrase */
  constructor(segment: Segment, word: PhraseWord, offset: number, fieldMask: number) {
    this.#segment = segment;
    this.#word = word;
    this.#offset = offset;
    this.#fieldMask = fieldMask;
    this.#cursor = new PositionCursor(segment);
  }

  /** @param at where the document stands in the list of the word */
  read(document: number, at: number): void {
    const { classes, postings } = this.#word;
    const packed = postings.postingAt(at);
    this.count = 0;
    this.at = 0;
    for (const { classNumber } of classes) {
      const posting = packed >= 0 ? packed : this.#segment.findPosting(classNumber, document);
      if (posting >= 0) this.#append(classNumber, posting);
    }
    if (classes.length > 1) this.places.subarray(0, this.count).sort();
  }

  /** The place looked at, or infinity behind the last. */
  get place(): number {
    return this.at < this.count ? (this.places[this.at] ?? 0) : Number.POSITIVE_INFINITY;
  }

  #append(classNumber: number, posting: number): void {
    const read = this.#cursor.read(classNumber, posting);
    const room = this.count + read;
    if (room > this.places.length) {
      const larger = new Int32Array(2 * room);
      larger.set(this.places);
      this.places = larger;
    }
    const { places } = this.#cursor;
    for (let index = 0; index < read; index += 1) {
      const place = places[index] ?? 0;
      if (((this.#fieldMask >>> Math.floor(place / FIELD_PLACES)) & 1) === 0) continue;
      this.places[this.count] = place - this.#offset;
      this.count += 1;
    }
  }
}

/** True if all words have one place in common. */
function holdsExactly(readers: readonly PlaceReader[]): boolean {
  const [first] = readers;
  if (first === undefined) return false;
  for (; first.at < first.count; first.at += 1) {
    const { place } = first;
    let isCommon = true;
    for (let word = 1; word < readers.length && isCommon; word += 1) {
      const reader = readers[word];
      if (reader === undefined) return false;
      while (reader.place < place) reader.at += 1;
      isCommon = reader.place === place;
    }
    if (isCommon) return true;
  }
  return false;
}

/** True if some choice of one place a word spans at most `slop`: the smallest window over sorted lists. */
function holdsLoosely(readers: readonly PlaceReader[], slop: number): boolean {
  for (;;) {
    let first: PlaceReader | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const reader of readers) {
      const { place } = reader;
      if (first === undefined || place < first.place) first = reader;
      if (place > most) most = place;
    }
    if (first === undefined || most === Number.POSITIVE_INFINITY) return false;
    if (most - first.place <= slop) return true;
    first.at += 1;
  }
}
