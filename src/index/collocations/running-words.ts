// The titles and the beginnings of the texts of a segment as running words, from tokens in any order. Of a large segment
// only every so many documents are read, so that the cost is bounded. What stands beside the running words (joined
// compounds) falls away.

import { uint32Of } from '../format/numbers.js';
import type { FieldLengths } from '../build/postings-writer.js';
import { fields } from '../format/schema.js';

/** Words of a text that are read: phrases worth suggesting occur early in some documents. */
const MAX_WORDS = 200;
/** About how many words of a segment are read at most. */
const MAX_WORDS_A_SEGMENT = 1_000_000;

const runningFields = fields.flatMap(({ name }, number) =>
  name === 'title' || name === 'text' ? [number] : [],
);

export class RunningWords {
  /** Per word: the number of its form from 1, 0 for none. */
  readonly forms: Uint32Array;
  /** Where each field of each document begins in `forms`; one more closes the last. */
  readonly starts: Uint32Array;
  /** Of so many documents one is read. */
  readonly stride: number;
  /** Runs a document has in `starts`. */
  static readonly runs = runningFields.length;
  readonly #termLengths: Uint32Array;
  readonly #runOf: Int8Array;

  /** @param terms the term of each form */
  constructor(lengths: FieldLengths['byField'], terms: readonly string[]) {
    const documents = lengths[0]?.length ?? 0;
    const wordsOf = (document: number, field: number): number =>
      Math.min(lengths[field]?.[document] ?? 0, MAX_WORDS);
    let words = 0;
    for (const field of runningFields) {
      for (let document = 0; document < documents; document += 1) words += wordsOf(document, field);
    }
    this.stride = Math.max(1, Math.ceil(words / MAX_WORDS_A_SEGMENT));
    this.starts = new Uint32Array(documents * runningFields.length + 1);
    const runs = documents * runningFields.length;
    for (let run = 0; run < runs; run += 1) {
      const document = Math.floor(run / runningFields.length);
      const field = runningFields[run % runningFields.length] ?? 0;
      const read = document % this.stride === 0 ? wordsOf(document, field) : 0;
      this.starts[run + 1] = (this.starts[run] ?? 0) + read;
    }
    this.forms = new Uint32Array(this.starts[runs] ?? 0);
    this.#termLengths = uint32Of(terms.length, (form) => terms[form]?.length ?? 0);
    this.#runOf = Int8Array.from(fields, (_, field) => runningFields.indexOf(field));
  }

  /** Notes a token: its place has the field in the high 8 bits and the position in the low 24. */
  set(document: number, place: number, form: number): void {
    const run = this.#runOf[place >>> 24] ?? -1;
    if (run < 0) return;
    const number = document * runningFields.length + run;
    const at = (this.starts[number] ?? 0) + (place & 0xff_ffff);
    if (at >= (this.starts[number + 1] ?? 0)) return;
    // A joined compound stands where its first part does, and is longer.
    const before = this.forms[at] ?? 0;
    const isLonger = before !== 0 && (this.#termLengths[before - 1] ?? 0) <= (this.#termLengths[form] ?? 0);
    if (!isLonger) this.forms[at] = form + 1;
  }
}
