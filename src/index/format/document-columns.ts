// What is known of every document without reading it: dates, facets, origin. One array a property.

import { dateToTime } from '../../documents/dates/date-time.js';
import type { IndexedDocument } from './indexed-document.js';
import { type SingleFacet, singleFacets } from './schema.js';
import { SIGNATURE_WORDS } from './signature.js';

/** The strings that the columns refer to by number; kept as JSON in the header of the segment. */
export interface ColumnNames {
  /** Distinct values of each facet. Columns count them from 1; 0 is none. */
  readonly values: Readonly<Record<SingleFacet | 'tags', readonly string[]>>;
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
  /** The value in `ColumnNames` from 1, or 0; so are the next two. */
  readonly language: Uint16Array;
  readonly section: Uint16Array;
  readonly source: Uint16Array;
  /** First tag of each document in `tags`; one more closes the last. */
  readonly tagStarts: Uint32Array;
  readonly tags: Uint32Array;
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
export interface DocumentColumns {
  /** As `dateToTime` makes it: milliseconds since 1970 UTC, NaN for none. */
  readonly time: number;
  /** 64 bits in two halves, signed or not. */
  readonly fingerprintHigh: number;
  readonly fingerprintLow: number;
  readonly path: string;
  readonly language: string | null;
  readonly section: string | null;
  readonly source: string | null;
  /** Distinct. */
  readonly tags: readonly string[];
}

/** A document that is being indexed: its columns, and the number it had when it came. */
export interface NumberedColumns extends DocumentColumns {
  readonly id: string;
  /** How many came before it. */
  readonly number: number;
}

const NO_TAGS: readonly string[] = [];

/** The columns of a document that is being indexed. Its signature is not known yet. */
export function columnsOfDocument(
  { document, path, fingerprint }: IndexedDocument,
  number: number,
): NumberedColumns {
  const { id, date, language, section, source, tags } = document;
  return {
    id,
    number,
    time: dateToTime(date),
    // Signed: V8 keeps integers of 31 bits and a sign without an object of their own.
    fingerprintHigh: Number.parseInt(fingerprint.slice(0, 8), 16) | 0,
    fingerprintLow: Number.parseInt(fingerprint.slice(8, 16), 16) | 0,
    path,
    language,
    section,
    source,
    tags: tags.length === 0 ? NO_TAGS : [...new Set(tags)],
  };
}

/** Reads the columns of one document back. */
export function readColumns(sections: ColumnSections, names: ColumnNames, document: number): DocumentColumns {
  const facet = (name: SingleFacet): string | null => {
    const number = sections[name][document] ?? 0;
    return number === 0 ? null : (names.values[name][number - 1] ?? null);
  };
  const { tagStarts, fingerprints } = sections;
  const tags = Array.from(
    sections.tags.subarray(tagStarts[document] ?? 0, tagStarts[document + 1] ?? 0),
    (number) => names.values.tags[number - 1] ?? '',
  );
  return {
    time: sections.dates[document] ?? Number.NaN,
    fingerprintHigh: fingerprints[document * 2] ?? 0,
    fingerprintLow: fingerprints[document * 2 + 1] ?? 0,
    path: names.paths[sections.paths[document] ?? 0] ?? '',
    language: facet('language'),
    section: facet('section'),
    source: facet('source'),
    tags,
  };
}

/** Writes the columns of documents, which are added in order of their numbers. */
export class ColumnsWriter {
  readonly #paths = new Numbering();
  readonly #tags = new Numbering();
  readonly #facets = { language: new Numbering(), section: new Numbering(), source: new Numbering() };
  readonly #tagNumbers: number[] = [];
  readonly #sections: Omit<ColumnSections, 'tags'>;
  #document = 0;

  /** @param count how many documents will be added */
  constructor(count: number) {
    this.#sections = {
      dates: new Float64Array(count),
      fingerprints: new Uint32Array(count * 2),
      signatures: new Uint32Array(count * SIGNATURE_WORDS),
      paths: new Uint32Array(count),
      language: new Uint16Array(count),
      section: new Uint16Array(count),
      source: new Uint16Array(count),
      tagStarts: new Uint32Array(count + 1),
    };
  }

  add(columns: DocumentColumns, signature: Uint32Array): void {
    const { time, fingerprintHigh, fingerprintLow, path, tags } = columns;
    const sections = this.#sections;
    const document = this.#document;
    this.#document += 1;
    sections.dates[document] = time;
    sections.fingerprints[document * 2] = fingerprintHigh;
    sections.fingerprints[document * 2 + 1] = fingerprintLow;
    sections.signatures.set(signature, document * SIGNATURE_WORDS);
    sections.paths[document] = this.#paths.number(path);
    for (const facet of singleFacets) {
      const value = columns[facet];
      sections[facet][document] = value === null ? 0 : this.#facets[facet].number(value) + 1;
    }
    for (const tag of tags) this.#tagNumbers.push(this.#tags.number(tag) + 1);
    sections.tagStarts[document + 1] = this.#tagNumbers.length;
  }

  finish(): { names: ColumnNames; sections: ColumnSections } {
    const { language, section, source } = this.#facets;
    return {
      names: {
        values: {
          language: language.values,
          section: section.values,
          source: source.values,
          tags: this.#tags.values,
        },
        paths: this.#paths.values,
      },
      sections: { ...this.#sections, tags: Uint32Array.from(this.#tagNumbers) },
    };
  }
}
