// The titles and the beginnings of the texts of a segment as running words, from tokens in any order. Of a large segment
// only every n-th document is read, so that the cost is bounded. Same-position tokens (the whole of a hyphen compound beside
// its parts) are left out.

import { buildUint32Array } from '../../collections/build-array.js';
import { isCompoundForm, isInnerForm } from '../../text/inner-form.js';
import type { FieldLengths } from '../format/field-lengths.js';
import { fieldOf, positionOf } from '../format/field-position.js';
import { BODY_FIELD, fields, HEADING_FIELD } from '../format/schema.js';

/** Words of a field that are read: phrases worth suggesting occur early in some documents. */
const MAX_WORDS = 200;
/** About how many words of a segment are read. */
const MAX_SEGMENT_WORDS = 1_000_000;

/** The fields that are read. Each is a run of words: no phrase goes from one into the other. */
const runFields = [HEADING_FIELD, BODY_FIELD] as const;

/** The words of a segment that phrases are looked for in. */
export class RunningWords {
  /** Per word: the number of its surface form from 1, 0 for none. */
  readonly forms: Uint32Array;
  /** Where each run of each document begins in `forms`; one more closes the last. */
  readonly starts: Uint32Array;
  /** Of so many documents one is read. */
  readonly stride: number;
  /** Runs of each document in `starts`. */
  static readonly runs = runFields.length;
  readonly #formLengths: Uint32Array;
  /** By field: its run, or -1. */
  readonly #runOf: Int8Array;

  /**
   * @param lengths words of each document, one array a field
   * @param forms the surface forms of the segment
   */
  constructor(lengths: FieldLengths['byField'], forms: readonly { readonly form: string }[]) {
    const documents = lengths[0]?.length ?? 0;
    const wordsOf = (document: number, field: number): number =>
      Math.min(lengths[field]?.[document] ?? 0, MAX_WORDS);
    let words = 0;
    for (const field of runFields) {
      for (let document = 0; document < documents; document += 1) words += wordsOf(document, field);
    }
    this.stride = Math.max(1, Math.ceil(words / MAX_SEGMENT_WORDS));
    const runs = documents * runFields.length;
    this.starts = new Uint32Array(runs + 1);
    for (let run = 0; run < runs; run += 1) {
      const document = Math.floor(run / runFields.length);
      const field = runFields[run % runFields.length] ?? 0;
      const read = document % this.stride === 0 ? wordsOf(document, field) : 0;
      this.starts[run + 1] = (this.starts[run] ?? 0) + read;
    }
    this.forms = new Uint32Array(this.starts[runs] ?? 0);
    this.#formLengths = buildUint32Array(forms.length, (form) => lengthOf(forms[form]?.form ?? ''));
    this.#runOf = Int8Array.from(fields, (_, field) => runFields.findIndex((run) => run === field));
  }

  /** Adds a token of form number `form`. */
  set(document: number, fieldPosition: number, form: number): void {
    const run = this.#runOf[fieldOf(fieldPosition)] ?? -1;
    if (run < 0) return;
    const runIndex = document * runFields.length + run;
    const at = (this.starts[runIndex] ?? 0) + positionOf(fieldPosition);
    if (at >= (this.starts[runIndex + 1] ?? 0)) return;
    // What is no word by itself stands where a word does, and is taken to be longer.
    const other = this.forms[at] ?? 0;
    const isLonger = other !== 0 && (this.#formLengths[other - 1] ?? 0) <= (this.#formLengths[form] ?? 0);
    if (!isLonger) this.forms[at] = form + 1;
  }
}

/** The letters of a form; of one that is no word by itself more than any word has. */
function lengthOf(form: string): number {
  return isInnerForm(form) || isCompoundForm(form) ? 0xffff_ffff : form.length;
}
