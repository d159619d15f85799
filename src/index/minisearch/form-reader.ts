// The forms of one segment in the order of their words, and where each stands. A segment keeps one posting list for all
// forms of a term; which of them stands where is kept with the positions.

import { COMPOUND_BYTE, FIRST_WORD_KEY } from '../../text/inner-form.js';
import type { DictionaryWalk } from '../format/dictionary-walk.js';
import { fieldOf } from '../format/field-position.js';
import { FIRST_TABLE_CODE } from '../format/frequency-codes.js';
import { BODY_FIELD, fields } from '../format/schema.js';
import { PositionCursor } from '../read/position-cursor.js';
import type { Segment } from '../read/segment.js';
import type { WordPostings } from './word-postings.js';

const WIDTH = fields.length;

/** Reads forms one after another. */
export class FormReader {
  /** Stands at the form to be read, as long as the reader is open. */
  readonly walk: DictionaryWalk;
  /** False once all forms were passed. */
  isOpen = true;
  readonly #segment: Segment;
  readonly #numbers: Int32Array;
  readonly #cursor: PositionCursor;
  /**
   * By form: slot and frequency in turn, see `WordPostings`. Of forms to come whose term was read for another form; forms
   * of a term begin alike, so that few are waiting at a time.
   */
  readonly #waiting = new Map<number, number[]>();

  /** @param numbers by number of the document in the segment: the one it gets, or -1 to leave it out */
  constructor(segment: Segment, numbers: Int32Array) {
    this.#segment = segment;
    this.#numbers = numbers;
    this.#cursor = new PositionCursor(segment);
    // Parts of words are no words of MiniSearch.
    this.walk = segment.forms.walk(segment.forms.lowerBound(FIRST_WORD_KEY));
    this.next();
  }

  /** Goes to the next form. */
  next(): void {
    this.isOpen = this.walk.hasNext();
    if (!this.isOpen) return;
    this.walk.next();
    // Several words as one are the same word as their letters.
    const mark = this.walk.key.indexOf(COMPOUND_BYTE);
    if (mark > 0 && mark < this.walk.length) this.walk.length = mark;
  }

  /** Adds the postings of the form; once for each form. */
  addTo(postings: WordPostings): void {
    const { index: form } = this.walk;
    const { formTerms, termFormStarts } = this.#segment.sections;
    const termOrdinal = formTerms[form] ?? 0;
    const forms = (termFormStarts[termOrdinal + 1] ?? 0) - (termFormStarts[termOrdinal] ?? 0);
    if (forms === 1) {
      this.#addOnlyForm(termOrdinal, postings);
      return;
    }
    if (!this.#waiting.has(form)) this.#readTerm(termOrdinal);
    const list = this.#waiting.get(form) ?? [];
    for (let at = 0; at < list.length; at += 2) postings.add(list[at] ?? 0, list[at + 1] ?? 0);
    this.#waiting.delete(form);
  }

  /** Frequencies alone say everything of a term with one form. */
  #addOnlyForm(termOrdinal: number, postings: WordPostings): void {
    const { frequencies } = this.#segment;
    const { first, end, docIds } = this.#segment.openPostings(termOrdinal);
    for (let posting = first; posting < end; posting += 1) {
      const number = this.#numbers[docIds[posting] ?? 0] ?? -1;
      if (number < 0) continue;
      const code = frequencies.codes[posting] ?? 0;
      if (code < FIRST_TABLE_CODE) postings.add(number * WIDTH + BODY_FIELD, code);
      else {
        for (let field = 0; field < WIDTH; field += 1) {
          const frequency = frequencies.frequency(posting, field);
          if (frequency > 0) postings.add(number * WIDTH + field, frequency);
        }
      }
    }
  }

  #readTerm(termOrdinal: number): void {
    const { first, end, docIds } = this.#segment.openPostings(termOrdinal);
    const lists = Array.from(this.#segment.formsOfTerm(termOrdinal), (form) => {
      const list: number[] = [];
      this.#waiting.set(form, list);
      return list;
    });
    const cursor = this.#cursor;
    for (let posting = first; posting < end; posting += 1) {
      const number = this.#numbers[docIds[posting] ?? 0] ?? -1;
      if (number < 0) continue;
      const count = cursor.read(termOrdinal, posting);
      const { fieldPositions, ordinals } = cursor;
      for (let at = 0; at < count; at += 1) {
        const list = lists[ordinals[at] ?? 0];
        if (list !== undefined) countAt(list, number * WIDTH + fieldOf(fieldPositions[at] ?? 0));
      }
    }
  }
}

/** Positions come field by field, so that those of one form in one field lie together. */
function countAt(list: number[], slot: number): void {
  const last = list.length - 2;
  if (list[last] === slot) list[last + 1] = (list[last + 1] ?? 0) + 1;
  else list.push(slot, 1);
}
