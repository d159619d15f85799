// Documents of one segment in which the words of a phrase stand next to each other, in order, by their positions.

import { fieldOf } from '../../index/format/field-position.js';
import { MASK_BITS } from '../../index/format/posting-sections.js';
import { addDocument, type DocumentSet } from '../../index/read/document-set.js';
import type { PositionCursor } from '../../index/read/position-cursor.js';
import { ALL_FIELDS } from '../plan/field-mask.js';
import { hasField } from '../plan/has-field.js';
import type { AnalyzerPostings, SegmentSearch } from '../score/segment-search.js';
import { WORK } from '../search-budget.js';
import { intersectPostings } from './intersect-postings.js';

/** Units of work between two looks at the budget. */
const UNITS_A_LOOK = 10_000;
const NO_POSITIONS = new Int32Array(0);
/** The position mask of a word that may stand anywhere. */
const ANYWHERE = (1 << MASK_BITS) - 1;

/** How the words of a phrase have to stand. */
export interface PhraseOptions {
  /** By how many positions, in all, words may be moved. */
  readonly slop: number;
  /** A bit for each field that counts. All words stand in one field. */
  readonly fieldMask: number;
}

/**
 * Adds to a set the documents that hold words as a phrase; where the budget is spent, of those looked at before.
 * @param words the postings of the words, in the order of the phrase, under one analyzer
 */
export function findPhrase(
  search: SegmentSearch,
  words: readonly AnalyzerPostings[],
  { slop, fieldMask }: PhraseOptions,
  found: DocumentSet,
): void {
  const readers = words.map((word, offset) => new WordPositions(search, word, offset, fieldMask));
  const postings = words.map((word) => word.postings);
  const { budget } = search;
  let work = 0;
  intersectPostings(postings, search, (document, indexes) => {
    if (budget.isSpent) return;
    work += readers.length;
    if (mayHold(readers, indexes, slop)) {
      if (holds(readers, document, indexes, slop)) addDocument(found, document);
      for (const reader of readers) work += reader.work;
    }
    if (work < UNITS_A_LOOK) return;
    budget.spend(work);
    work = 0;
  });
  budget.spend(work);
}

/** False if the words cannot stand as a phrase by their position masks alone, for which no positions are read. */
function mayHold(readers: readonly WordPositions[], indexes: Uint32Array, slop: number): boolean {
  let starts = ANYWHERE;
  for (let word = 0; word < readers.length && starts !== 0; word += 1) {
    starts &= readers[word]?.possibleStarts(indexes[word] ?? 0, slop) ?? 0;
  }
  return starts !== 0;
}

/** @param indexes where the document is in the postings of each word */
function holds(
  readers: readonly WordPositions[],
  document: number,
  indexes: Uint32Array,
  slop: number,
): boolean {
  for (let word = 0; word < readers.length; word += 1) readers[word]?.read(document, indexes[word] ?? 0);
  return slop === 0 ? holdsExactly(readers) : holdsLoosely(readers, slop);
}

/** Where one word of a phrase stands, document after document. */
class WordPositions {
  /** Field positions (see `PositionCursor`), ascending; the first `count` of them are those of the document read last. */
  positions: Int32Array = NO_POSITIONS;
  count = 0;
  /** The index of the position looked at. */
  index = 0;
  /** What it took to read the document read last, and to look for the phrase in it. */
  work = 0;
  /** How many words of the phrase stand before this one. */
  readonly offset: number;
  readonly #search: SegmentSearch;
  readonly #word: AnalyzerPostings;
  readonly #fieldMask: number;
  readonly #cursor: PositionCursor;
  readonly #masks: Uint16Array;

  constructor(search: SegmentSearch, word: AnalyzerPostings, offset: number, fieldMask: number) {
    const { segment } = search.weights.snapshot;
    this.offset = offset;
    this.#search = search;
    this.#word = word;
    this.#fieldMask = fieldMask;
    this.#cursor = segment.positionCursor(offset);
    // Asked for only where the postings are those of one term.
    this.#masks = segment.openPositionMasks(word.terms[0]?.termOrdinal ?? -1);
  }

  /**
   * The positions modulo 16, as a mask, at which a phrase may begin whose word this is: those from which the word stands
   * `offset` to `offset + slop` words on.
   * @param index where the document is in the postings of the word
   */
  possibleStarts(index: number, slop: number): number {
    const posting = this.#word.postings.postingAt(index);
    if (posting < 0 || slop >= MASK_BITS) return ANYWHERE;
    const mask = this.#masks[posting] ?? 0;
    let starts = 0;
    for (let moved = this.offset; moved <= this.offset + slop; moved += 1) {
      const back = moved % MASK_BITS;
      starts |= (mask >>> back) | (mask << (MASK_BITS - back));
    }
    return starts & ANYWHERE;
  }

  /** @param index where the document is in the postings of the word */
  read(document: number, index: number): void {
    const { terms, postings } = this.#word;
    const posting = postings.postingAt(index);
    this.index = 0;
    this.work = WORK.openedPositions;
    if (posting >= 0) {
      this.count = this.#cursor.read(terms[0]?.termOrdinal ?? -1, posting);
      this.positions = this.#cursor.fieldPositions;
      this.work += this.count * WORK.position + this.#cursor.passedOver * WORK.passedByte;
    } else this.#readAllTerms(document);
    if (this.#fieldMask !== ALL_FIELDS) this.#leaveOutFields();
  }

  /** The position looked at less `offset`: where the phrase begins if the word is in its place. Infinity behind the last. */
  get start(): number {
    return this.index < this.count
      ? (this.positions[this.index] ?? 0) - this.offset
      : Number.POSITIVE_INFINITY;
  }

  /** Goes on to the first position that makes a start of at least this. */
  passOver(start: number): void {
    const { positions, count } = this;
    const wanted = start + this.offset;
    let { index } = this;
    while (index < count && (positions[index] ?? 0) < wanted) index += 1;
    this.index = index;
  }

  /** Of one term alone the positions are in order as they are read; only those of several are put among one another. */
  #readAllTerms(document: number): void {
    const { segment } = this.#search.weights.snapshot;
    let all: number[] | null = null;
    this.count = 0;
    for (const { termOrdinal } of this.#word.terms) {
      const posting = segment.findPosting(termOrdinal, document);
      this.work += WORK.lookup;
      if (posting < 0) continue;
      if (this.count > 0) all ??= Array.from(this.positions.subarray(0, this.count));
      const count = this.#cursor.read(termOrdinal, posting);
      this.positions = this.#cursor.fieldPositions;
      this.work += this.#cursor.passedOver * WORK.passedByte;
      this.work += count * (all === null ? WORK.position : WORK.unitedPosition);
      for (let index = 0; all !== null && index < count; index += 1) all.push(this.positions[index] ?? 0);
      this.count = all?.length ?? count;
    }
    if (all !== null) this.positions = Int32Array.from(all).sort();
  }

  #leaveOutFields(): void {
    const { positions } = this;
    let kept = 0;
    for (let index = 0; index < this.count; index += 1) {
      const position = positions[index] ?? 0;
      if (!hasField(this.#fieldMask, fieldOf(position))) continue;
      positions[kept] = position;
      kept += 1;
    }
    this.count = kept;
  }
}

/** True if all words stand at their offset from one common start. */
function holdsExactly(readers: readonly WordPositions[]): boolean {
  const [first] = readers;
  if (first === undefined) return false;
  const { positions, count, offset } = first;
  for (let index = 0; index < count; index += 1) {
    const compared = followAt((positions[index] ?? 0) - offset, readers);
    first.work += compared;
    if (compared === readers.length) return true;
  }
  return false;
}

/**
 * How many words, from the first on, stand where they should in a phrase that begins at `start`, where the first one stands; starts
 * are asked ascending.
 */
function followAt(start: number, readers: readonly WordPositions[]): number {
  for (let word = 1; word < readers.length; word += 1) {
    const reader = readers[word];
    if (reader === undefined) return word;
    const { positions, count } = reader;
    const wanted = start + reader.offset;
    let { index } = reader;
    while (index < count && (positions[index] ?? 0) < wanted) index += 1;
    reader.index = index;
    if (index === count || positions[index] !== wanted) return word;
  }
  return readers.length;
}

/**
 * True if one position of each word can be chosen so that the starts they make lie at most `slop` apart. Whatever is chosen, one of
 * them is as high as the highest looked at: what lies more than `slop` below that is passed over, until nothing does.
 */
function holdsLoosely(readers: readonly WordPositions[], slop: number): boolean {
  const [first] = readers;
  if (first === undefined) return false;
  let highest = readers.reduce((most, { start }) => Math.max(most, start), Number.NEGATIVE_INFINITY);
  for (;;) {
    let isMoved = false;
    first.work += readers.length;
    for (const reader of readers) {
      if (reader.start >= highest - slop) continue;
      isMoved = true;
      reader.passOver(highest - slop);
      if (reader.start > highest) highest = reader.start;
    }
    if (highest === Number.POSITIVE_INFINITY) return false;
    if (!isMoved) return true;
  }
}
