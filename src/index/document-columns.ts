// What of every document is at hand without reading it: dates, facets, origin. One array a property.

import type { IndexedDocument } from './token-log.js';
import { singleFacets, type SingleFacet } from './schema.js';

/** What belongs to the segment as a whole, kept as JSON. */
export interface ColumnNames {
  /** Distinct values of each facet; a document's number counts from 1, 0 is none. */
  readonly values: Readonly<Record<SingleFacet | 'tags', readonly string[]>>;
  /** Distinct paths below the corpus. */
  readonly paths: readonly string[];
}

export interface ColumnSections {
  /** Milliseconds since 1970 UTC, NaN for none. */
  readonly dates: Float64Array<ArrayBuffer>;
  /** 64 bits a document, high half first. */
  readonly fingerprints: Uint32Array<ArrayBuffer>;
  readonly paths: Uint32Array<ArrayBuffer>;
  readonly language: Uint16Array<ArrayBuffer>;
  readonly section: Uint16Array<ArrayBuffer>;
  readonly source: Uint16Array<ArrayBuffer>;
  /** First tag of each document in `tags`; one more closes the last. */
  readonly tagStarts: Uint32Array<ArrayBuffer>;
  readonly tags: Uint32Array<ArrayBuffer>;
}

/** A date of a document as milliseconds since 1970 UTC; NaN for none or an impossible one. */
export function dateToTime(date: string | null): number {
  return date === null ? Number.NaN : Date.parse(date);
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

/** The columns of documents in order. */
export function encodeColumns(documents: readonly IndexedDocument[]): { names: ColumnNames; sections: ColumnSections } {
  const count = documents.length;
  const paths = new Numbering();
  const tags = new Numbering();
  const facets = { language: new Numbering(), section: new Numbering(), source: new Numbering() };
  const sections: Omit<ColumnSections, 'tags'> = {
    dates: new Float64Array(count),
    fingerprints: new Uint32Array(count * 2),
    paths: new Uint32Array(count),
    language: new Uint16Array(count),
    section: new Uint16Array(count),
    source: new Uint16Array(count),
    tagStarts: new Uint32Array(count + 1),
  };
  const tagNumbers: number[] = [];
  documents.forEach(({ document, path, fingerprint }, index) => {
    sections.dates[index] = dateToTime(document.date);
    sections.fingerprints[index * 2] = Number.parseInt(fingerprint.slice(0, 8), 16);
    sections.fingerprints[index * 2 + 1] = Number.parseInt(fingerprint.slice(8, 16), 16);
    sections.paths[index] = paths.number(path);
    for (const facet of singleFacets) {
      const value = document[facet];
      sections[facet][index] = value === null ? 0 : facets[facet].number(value) + 1;
    }
    for (const tag of new Set(document.tags)) tagNumbers.push(tags.number(tag) + 1);
    sections.tagStarts[index + 1] = tagNumbers.length;
  });
  return {
    names: {
      values: {
        language: facets.language.values,
        section: facets.section.values,
        source: facets.source.values,
        tags: tags.values,
      },
      paths: paths.values,
    },
    sections: { ...sections, tags: Uint32Array.from(tagNumbers) },
  };
}
