// Documents of one segment in which words stand next to each other, in order, by their positions.

import { fieldOf } from '../../index/format/field-position.js';
import { MASK_BITS } from '../../index/format/posting-sections.js';
import type { PositionCursor } from '../../index/read/position-cursor.js';
import type { Segment } from '../../index/read/segment.js';
import type { Deadline } from '../deadline.js';
import { forEachCommon } from './intersect-postings.js';
import { ALL_FIELDS } from '../score/segment-search.js';
import type { WeightedTerm, TermPostings } from '../score/term-postings.js';

/** Documents read between two looks at the clock. */
const DOCUMENTS_A_CHECK = 256;
const NO_PLACES = new Int32Array(0);
/** The mask of a word that may stand anywhere. */
const ANYWHERE = (1 << MASK_BITS) - 1;

/** A word of a phrase in one segment. */
export interface PhraseWord {
  readonly terms: readonly WeightedTerm[];
  readonly postings: TermPostings;
}

/** Words to be found next to each other. */
export interface Phrase {
  readonly words: readonly PhraseWord[];
  /** By how many places, in all, words may be moved. */
  readonly slop: number;
  /** A bit for each field it may stand in. */
  readonly fieldMask: number;
}

/** Calls `visit` for each document that holds the words as a phrase, ascending. Throws FindlingError `search_timeout`. */
export function findPhrase(
  segment: Segment,
  { words, slop, fieldMask }: Phrase,
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
      if (phrase.mayHold(places) && phrase.holds(document, places)) visit(document);
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

  /**
   * False if the words cannot stand like that by their position masks alone, without a reading of positions.
   * @param places of each list that is intersected, where the document stands in it
   */
  mayHold(places: Uint32Array): boolean {
    let starts = ANYWHERE;
    for (let word = 0; word < this.#readers.length && starts !== 0; word += 1) {
      starts &= this.#readers[word]?.startsAt(places[this.#numbers[word] ?? 0] ?? 0, this.#slop) ?? 0;
    }
    return starts !== 0;
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
  /** Field in the high part, position in the low one, ascending; only `count` of them count. */
  places: Int32Array = NO_PLACES;
  count = 0;
  /** The place looked at. */
  at = 0;
  /** Place of the word in the phrase. */
  readonly offset: number;
  readonly #segment: Segment;
  readonly #word: PhraseWord;
  readonly #fieldMask: number;
  readonly #cursor: PositionCursor;
  readonly #masks: Uint16Array;

  constructor(segment: Segment, word: PhraseWord, offset: number, fieldMask: number) {
    this.offset = offset;
    this.#segment = segment;
    this.#word = word;
    this.#fieldMask = fieldMask;
    this.#cursor = segment.positionCursor(offset);
    this.#masks = segment.sections.positionMasks;
  }

  /**
   * Where, modulo 16, a phrase begins in which the word stands in its place or at most `slop` behind it, as a mask.
   * @param at where the document stands in the list of the word
   */
  startsAt(at: number, slop: number): number {
    const packed = this.#word.postings.postingAt(at);
    if (packed < 0 || slop >= MASK_BITS) return ANYWHERE;
    const mask = this.#masks[packed] ?? 0;
    let starts = 0;
    for (let moved = this.offset; moved <= this.offset + slop; moved += 1) {
      const back = moved % MASK_BITS;
      starts |= (mask >>> back) | (mask << (MASK_BITS - back));
    }
    return starts & ANYWHERE;
  }

  /** @param at where the document stands in the list of the word */
  read(document: number, at: number): void {
    const { terms, postings } = this.#word;
    const packed = postings.postingAt(at);
    this.at = 0;
    if (packed >= 0) {
      this.count = this.#cursor.read(terms[0]?.termOrdinal ?? -1, packed);
      this.places = this.#cursor.fieldPositions;
    } else this.#readAll(document);
    if (this.#fieldMask !== ALL_FIELDS) this.#leaveOutFields();
  }

  /** The place looked at, less that of the word in the phrase; infinity behind the last. */
  get place(): number {
    return this.at < this.count ? (this.places[this.at] ?? 0) - this.offset : Number.POSITIVE_INFINITY;
  }

  #readAll(document: number): void {
    const all: number[] = [];
    for (const { termOrdinal } of this.#word.terms) {
      const posting = this.#segment.findPosting(termOrdinal, document);
      if (posting < 0) continue;
      const read = this.#cursor.read(termOrdinal, posting);
      for (let index = 0; index < read; index += 1) all.push(this.#cursor.fieldPositions[index] ?? 0);
    }
    this.places = Int32Array.from(all).sort();
    this.count = all.length;
  }

  #leaveOutFields(): void {
    const { places } = this;
    let kept = 0;
    for (let index = 0; index < this.count; index += 1) {
      const place = places[index] ?? 0;
      if (((this.#fieldMask >>> fieldOf(place)) & 1) === 0) continue;
      places[kept] = place;
      kept += 1;
    }
    this.count = kept;
  }
}

/** True if all words have one place in common, each less its own in the phrase. */
function holdsExactly(readers: readonly PlaceReader[]): boolean {
  const [first] = readers;
  if (first === undefined) return false;
  const { places, count, offset } = first;
  for (let at = 0; at < count; at += 1) {
    if (areAt((places[at] ?? 0) - offset, readers)) return true;
  }
  return false;
}

/** True if all words but the first stand where they should, for a phrase that begins at a place. */
function areAt(start: number, readers: readonly PlaceReader[]): boolean {
  for (let word = 1; word < readers.length; word += 1) {
    const reader = readers[word];
    if (reader === undefined) return false;
    const { places, count } = reader;
    const wanted = start + reader.offset;
    let { at } = reader;
    while (at < count && (places[at] ?? 0) < wanted) at += 1;
    reader.at = at;
    if (at === count || places[at] !== wanted) return false;
  }
  return true;
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
