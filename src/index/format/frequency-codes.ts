// How often a term occurs in each field of a document, as one byte. Nearly all postings are in the body alone,
// so codes 1 to 127 are that frequency; 128 to 254 name the commonest other combinations of a segment; 255 an exception.

import { lowerBound } from '../../collections/lower-bound.js';
import { BODY_FIELD, fields } from './schema.js';

/** Codes below this are a frequency in the body, of a term that occurs nowhere else in the document. */
export const FIRST_TABLE_CODE = 128;
/** The frequencies of this code are in a list of exceptions. */
export const EXCEPTION_CODE = 255;
const TABLE_SIZE = EXCEPTION_CODE - FIRST_TABLE_CODE;
const WIDTH = fields.length;
/** The frequencies of all fields, each below this, fit in one number exactly. */
const KEY_BASE = 2 ** Math.floor(52 / WIDTH);

/** The frequencies of a segment's postings. */
export interface FrequencySections {
  /** One byte a posting. */
  readonly codes: Uint8Array;
  /** Frequencies by field for each table code, `fields.length` numbers a row. */
  readonly table: Uint32Array;
  /** Indexes of the postings whose combination is not in the table, ascending. */
  readonly exceptionPostings: Uint32Array;
  /** Their frequencies by field, `fields.length` numbers a posting. */
  readonly exceptionFrequencies: Uint32Array;
}

/** Gathers the frequencies of postings in order, then gives codes to the commonest combinations. */
export class FrequencyEncoder {
  readonly #codes: Uint8Array<ArrayBuffer>;
  readonly #combinations = new Map<number | string, number>();
  readonly #counts: number[] = [];
  readonly #rows: (readonly number[])[] = [];
  readonly #otherPostings: number[] = [];
  readonly #otherCombination: number[] = [];
  #posting = 0;

  /** @param postings how many postings will be added */
  constructor(postings: number) {
    this.#codes = new Uint8Array(postings);
  }

  /** Adds the next posting. @param frequencies by field; copied */
  add(frequencies: Uint32Array): void {
    let elsewhere = 0;
    for (let field = 0; field < WIDTH; field += 1)
      if (field !== BODY_FIELD) elsewhere += frequencies[field] ?? 0;
    const inText = frequencies[BODY_FIELD] ?? 0;
    if (elsewhere === 0 && inText < FIRST_TABLE_CODE) this.#codes[this.#posting] = inText;
    else this.#addOther(frequencies);
    this.#posting += 1;
  }

  /** Adds the next posting, of a term that occurs once in the body and nowhere else. */
  addOnce(): void {
    this.#codes[this.#posting] = 1;
    this.#posting += 1;
  }

  encode(): FrequencySections {
    const byCount = this.#counts.map((_, combination) => combination);
    byCount.sort((a, b) => (this.#counts[b] ?? 0) - (this.#counts[a] ?? 0) || a - b);
    const rank = new Uint32Array(byCount.length);
    byCount.forEach((combination, index) => (rank[combination] = index));
    const table = new Uint32Array(TABLE_SIZE * WIDTH);
    byCount.slice(0, TABLE_SIZE).forEach((combination, index) => {
      table.set(this.#rows[combination] ?? [], index * WIDTH);
    });
    const exceptionPostings: number[] = [];
    const exceptionFrequencies: number[] = [];
    this.#otherPostings.forEach((posting, index) => {
      const combination = this.#otherCombination[index] ?? 0;
      const row = rank[combination] ?? 0;
      if (row < TABLE_SIZE) this.#codes[posting] = FIRST_TABLE_CODE + row;
      else {
        this.#codes[posting] = EXCEPTION_CODE;
        exceptionPostings.push(posting);
        exceptionFrequencies.push(...(this.#rows[combination] ?? []));
      }
    });
    return {
      codes: this.#codes,
      table,
      exceptionPostings: Uint32Array.from(exceptionPostings),
      exceptionFrequencies: Uint32Array.from(exceptionFrequencies),
    };
  }

  #addOther(frequencies: Uint32Array): void {
    const key = combinationKey(frequencies);
    let combination = this.#combinations.get(key);
    if (combination === undefined) {
      combination = this.#counts.length;
      this.#combinations.set(key, combination);
      this.#counts.push(0);
      this.#rows.push([...frequencies]);
    }
    this.#counts[combination] = (this.#counts[combination] ?? 0) + 1;
    this.#otherPostings.push(this.#posting);
    this.#otherCombination.push(combination);
  }
}

/** A key of frequencies by field, equal for equal ones only; a number where all are small, which is faster to look up. */
function combinationKey(frequencies: Uint32Array): number | string {
  let key = 0;
  for (let field = 0; field < WIDTH; field += 1) {
    const frequency = frequencies[field] ?? 0;
    if (frequency >= KEY_BASE) return frequencies.join(',');
    key = key * KEY_BASE + frequency;
  }
  return key;
}

/** Reads frequencies back. */
export class FrequencyDecoder {
  readonly codes: Uint8Array;
  readonly table: Uint32Array;
  readonly #exceptionPostings: Uint32Array;
  readonly #exceptionFrequencies: Uint32Array;
  /** Per code below 255: how often the term occurs in all fields together. */
  readonly #totals: Uint32Array;

  /** @param codes one byte a posting; those of the postings asked for must be loaded by then */
  constructor(codes: Uint8Array, sections: Omit<FrequencySections, 'codes'>) {
    this.codes = codes;
    this.table = sections.table;
    this.#exceptionPostings = sections.exceptionPostings;
    this.#exceptionFrequencies = sections.exceptionFrequencies;
    this.#totals = Uint32Array.from({ length: EXCEPTION_CODE }, (_, code) => this.#sum(code));
  }

  /** How often the term of this posting occurs in this field. */
  frequency(posting: number, field: number): number {
    const code = this.codes[posting] ?? 0;
    if (code < FIRST_TABLE_CODE) return field === BODY_FIELD ? code : 0;
    if (code < EXCEPTION_CODE) return this.table[(code - FIRST_TABLE_CODE) * WIDTH + field] ?? 0;
    return this.#exceptionFrequencies[this.#exception(posting) * WIDTH + field] ?? 0;
  }

  /** How often the term of this posting occurs in all fields together. */
  total(posting: number): number {
    const code = this.codes[posting] ?? 0;
    if (code < EXCEPTION_CODE) return this.#totals[code] ?? 0;
    let sum = 0;
    for (let field = 0; field < WIDTH; field += 1) sum += this.frequency(posting, field);
    return sum;
  }

  #sum(code: number): number {
    if (code < FIRST_TABLE_CODE) return code;
    const row = (code - FIRST_TABLE_CODE) * WIDTH;
    return this.table.subarray(row, row + WIDTH).reduce((sum, frequency) => sum + frequency, 0);
  }

  #exception(posting: number): number {
    return lowerBound(this.#exceptionPostings, posting);
  }
}
