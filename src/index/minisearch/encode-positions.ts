// Where the words of an exported index stand, for phrases: a part of the export that is loaded only when a phrase is asked for.

import { FIRST_WORD_KEY, lettersOfForm } from '../../text/inner-form.js';
import { fieldOf, positionOf } from '../format/field-position.js';
import { DocumentOrder } from '../read/document-order.js';
import type { Generation } from '../read/generation.js';
import { PositionCursor } from '../read/position-cursor.js';
import type { Segment } from '../read/segment.js';
import type { SitePositions } from './site-format.js';

/** More than any field position: a document and a field position make one number, by which they are ordered. */
const DOCUMENT = 2 ** 30;

/** The positions of each word, in the order asked for; documents are numbered in the order of their ids. */
export function* listPositions(generation: Generation, words: readonly string[]): Generator<SitePositions> {
  const byWord = collectPositions(generation);
  for (const word of words) {
    yield [word, encodePlaces(Float64Array.from(byWord.get(word) ?? []).sort())];
    byWord.delete(word);
  }
}

/** By word: the number of a document times `DOCUMENT`, plus the field position, in any order. */
function collectPositions(generation: Generation): Map<string, number[]> {
  const byWord = new Map<string, number[]>();
  const order = DocumentOrder.of(generation);
  const numbers = generation.segments.map(({ segment }) => new Int32Array(segment.documentCount).fill(-1));
  for (let number = 0; number < order.length; number += 1) {
    const { segment, document } = order.addressAt(number);
    const ofSegment = numbers[segment];
    if (ofSegment !== undefined) ofSegment[document] = number;
  }
  generation.segments.forEach(({ segment }, at) => {
    readSegment(segment, numbers[at] ?? new Int32Array(0), byWord);
  });
  return byWord;
}

function readSegment(segment: Segment, numbers: Int32Array, byWord: Map<string, number[]>): void {
  const cursor = new PositionCursor(segment);
  const firstWord = segment.forms.lowerBound(FIRST_WORD_KEY);
  for (let term = 0; term < segment.terms.size; term += 1) {
    const lists = Array.from(segment.formsOfTerm(term), (form) => {
      // Parts of words are no words of the export.
      if (form < firstWord) return null;
      // Several words as one are the same word as their letters.
      const word = lettersOfForm(segment.forms.key(form));
      const list = byWord.get(word) ?? [];
      byWord.set(word, list);
      return list;
    });
    if (lists.every((list) => list === null)) continue;
    const { first, end, docIds } = segment.openPostings(term);
    for (let posting = first; posting < end; posting += 1) {
      const number = numbers[docIds[posting] ?? 0] ?? -1;
      if (number < 0) continue;
      const count = cursor.read(term, posting);
      for (let at = 0; at < count; at += 1)
        lists[cursor.ordinals[at] ?? 0]?.push(number * DOCUMENT + (cursor.fieldPositions[at] ?? 0));
    }
  }
}

/** By field: the number of a document less that of the one before, how many positions, and each less the one before; and so on. */
function encodePlaces(places: Float64Array): Readonly<Record<string, readonly number[]>> {
  const byField = new Map<number, { list: number[]; document: number; position: number; countAt: number }>();
  for (const place of places) {
    const document = Math.floor(place / DOCUMENT);
    const fieldPosition = place % DOCUMENT;
    const field = fieldOf(fieldPosition);
    const position = positionOf(fieldPosition);
    const last = byField.get(field) ?? { list: [], document: 0, position: 0, countAt: -1 };
    byField.set(field, last);
    const { list, countAt } = last;
    if (countAt === -1 || last.document !== document) {
      list.push(document - last.document, 1, position);
      last.countAt = list.length - 2;
    } else {
      list[countAt] = (list[countAt] ?? 0) + 1;
      list.push(position - last.position);
    }
    last.document = document;
    last.position = position;
  }
  return Object.fromEntries([...byField].map(([field, { list }]) => [field, list]));
}
