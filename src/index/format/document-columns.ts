// What is known of every document without reading it: dates, facets, origin. One array a property.

import {
  forEachSingle,
  type KeywordName,
  MANY_KEYWORD,
  type ManyKeyword,
  type SingleKeyword,
  singleKeywords,
} from '../../built-in-fields.js';
import { dateToTime } from '../../documents/dates/date-time.js';
import type { IndexedDocument } from './indexed-document.js';
import { SIGNATURE_WORDS } from './signature.js';

/** The strings that the columns refer to by number; kept as JSON in the header of the segment. */
export interface ColumnNames {
  /** Distinct values of each facet. Columns count them from 1; 0 is none. */
  readonly values: Readonly<Record<KeywordName, readonly string[]>>;
  /** Distinct paths below the corpus. Columns count them from 0. */
  readonly paths: readonly string[];
}

/** The columns of a segment. */
export interface ColumnSections {
  /** As `dateToTime` makes them: milliseconds since 1970 UTC, NaN for none. */
  readonly dates: Float64Array;
  /** 64 bits a document, high half first. */
  readonly fingerprints: Uint32Array;
  /** For recognizing near-duplicates; `SIGNATURE_WORDS` words a document: see `signature.ts`. */
  readonly signatures: Uint32Array;
  /** The path in `ColumnNames`, from 0. */
  readonly paths: Uint32Array;
  /** Of each keyword with one value or none: the value in `ColumnNames` from 1, or 0. */
  readonly single: Readonly<Record<SingleKeyword, Uint16Array>>;
  /** The first value of each document in `many`; one more closes the last. */
  readonly manyStarts: Uint32Array;
  /** Of the keyword with many values: those values in `ColumnNames` from 1. */
  readonly many: Uint32Array;
}

/** Numbers distinct strings in the order they come. */
class Numbering {
  readonly values: string[] = [];
  readonly #numbers = new Map<string, number>();

  number(value: string): number {
    let number = this.#numbers.get(value);
    if (number === undefined) {
      number = this.values.length;
      this.values.push(value);
      this.#numbers.set(value, number);
    }
    return number;
  }
}

/** What the columns hold of one document, but for its signature. */
export interface DocumentColumns
  extends Readonly<Record<SingleKeyword, string | null>>, Readonly<Record<ManyKeyword, readonly string[]>> {
  /** As `dateToTime` makes it: milliseconds since 1970 UTC, NaN for none. */
  readonly time: number;
  /** 64 bits in two halves, signed or not. */
  readonly fingerprintHigh: number;
  readonly fingerprintLow: number;
  readonly path: string;
}

/** A document that is being indexed: its columns, and the number it had when it came. */
export interface NumberedColumns extends DocumentColumns {
  readonly id: string;
  /** How many came before it. */
  readonly number: number;
}

const NO_VALUES: readonly string[] = [];

/** The columns of a document that is being indexed. Its signature is not known yet. */
export function columnsOfDocument(
  { document, path, fingerprint }: IndexedDocument,
  number: number,
): NumberedColumns {
  const { id, date } = document;
  const many = document[MANY_KEYWORD];
  return {
    id,
    number,
    time: dateToTime(date),
    // Signed: V8 keeps integers of 31 bits and a sign without an object of their own.
    fingerprintHigh: Number.parseInt(fingerprint.slice(0, 8), 16) | 0,
    fingerprintLow: Number.parseInt(fingerprint.slice(8, 16), 16) | 0,
    path,
    ...forEachSingle((name) => document[name]),
    [MANY_KEYWORD]: many.length === 0 ? NO_VALUES : [...new Set(many)],
  };
}

/** Reads the columns of one document back. */
export function readColumns(sections: ColumnSections, names: ColumnNames, document: number): DocumentColumns {
  const valueOf = (name: SingleKeyword): string | null => {
    const number = sections.single[name][document] ?? 0;
    return number === 0 ? null : (names.values[name][number - 1] ?? null);
  };
  const { manyStarts, fingerprints } = sections;
  const many = Array.from(
    sections.many.subarray(manyStarts[document] ?? 0, manyStarts[document + 1] ?? 0),
    (number) => names.values[MANY_KEYWORD][number - 1] ?? '',
  );
  return {
    time: sections.dates[document] ?? Number.NaN,
    fingerprintHigh: fingerprints[document * 2] ?? 0,
    fingerprintLow: fingerprints[document * 2 + 1] ?? 0,
    path: names.paths[sections.paths[document] ?? 0] ?? '',
    ...forEachSingle(valueOf),
    [MANY_KEYWORD]: many,
  };
}

/** Writes the columns of documents, which are added in order of their numbers. */
export class ColumnsWriter {
  readonly #paths = new Numbering();
  readonly #single = forEachSingle(() => new Numbering());
  readonly #many = new Numbering();
  readonly #manyNumbers: number[] = [];
  readonly #sections: Omit<ColumnSections, 'many'>;
  #document = 0;

  /** @param count how many documents will be added */
  constructor(count: number) {
    this.#sections = {
      dates: new Float64Array(count),
      fingerprints: new Uint32Array(count * 2),
      signatures: new Uint32Array(count * SIGNATURE_WORDS),
      paths: new Uint32Array(count),
      single: forEachSingle(() => new Uint16Array(count)),
      manyStarts: new Uint32Array(count + 1),
    };
  }

  add(columns: DocumentColumns, signature: Uint32Array): void {
    const { time, fingerprintHigh, fingerprintLow, path } = columns;
    const sections = this.#sections;
    const document = this.#document;
    this.#document += 1;
    sections.dates[document] = time;
    sections.fingerprints[document * 2] = fingerprintHigh;
    sections.fingerprints[document * 2 + 1] = fingerprintLow;
    sections.signatures.set(signature, document * SIGNATURE_WORDS);
    sections.paths[document] = this.#paths.number(path);
    for (const name of singleKeywords) {
      const value = columns[name];
      sections.single[name][document] = value === null ? 0 : this.#single[name].number(value) + 1;
    }
    for (const value of columns[MANY_KEYWORD]) this.#manyNumbers.push(this.#many.number(value) + 1);
    sections.manyStarts[document + 1] = this.#manyNumbers.length;
  }

  finish(): { names: ColumnNames; sections: ColumnSections } {
    return {
      names: {
        values: {
          ...forEachSingle((name) => this.#single[name].values),
          [MANY_KEYWORD]: this.#many.values,
        },
        paths: this.#paths.values,
      },
      sections: { ...this.#sections, many: Uint32Array.from(this.#manyNumbers) },
    };
  }
}
