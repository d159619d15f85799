// The files of an index that a browser searches without a server: MiniSearch's, cut into pieces so that a search loads only what it
// needs. Each file is JSON, compressed with gzip, so that it is small on any host. Only shapes: written by `encode-site-index.ts`,
// read by `src/web/site/`.

import type { OwnField } from '../format/own/own-schema.js';

/** Raised whenever a file is written otherwise; a reader of another version refuses it. */
export const SITE_VERSION = 3;
/** The file that names all others. It is the only one whose name does not change with its content. */
export const SITE_HEAD = 'index.bin';
/** More documents than a browser should search by itself. */
export const MAX_SITE_DOCUMENTS = 20_000;

/** `index.bin`. */
export interface SiteHead {
  readonly version: number;
  readonly generation: number;
  readonly documents: number;
  /** Names of the indexed fields, and what an occurrence in each counts. */
  readonly fields: readonly string[];
  readonly boosts: readonly number[];
  /** By field: how many different words it has, on average. */
  readonly averageLengths: readonly number[];
  /** How many different words each field of each document has, by document, then by field; of many documents the file with it. */
  readonly lengths: string | readonly number[];
  /** The file with all words, in order, one a line. */
  readonly words: string;
  /** Files of postings: the first word of each, in order of UTF-16 units, and its name. */
  readonly postings: readonly (readonly [first: string, file: string])[];
  /** Files of positions, as those of postings. */
  readonly positions: readonly (readonly [first: string, file: string])[];
  /** Files of documents: the number of the first of each, and its name. */
  readonly texts: readonly (readonly [first: number, file: string])[];
  /** Files of columns by their names: `date`, a facet, or what `siteFieldColumn` says. */
  readonly columns: Readonly<Record<string, string>>;
  /** The own fields of the documents. */
  readonly own: readonly OwnField[];
  /** The analyzer of most documents. */
  readonly analyzer: string;
  /** Words that its language passes over beside others; `searched` are words like any other in a short query. */
  readonly stopWords: { readonly always: readonly string[]; readonly searched: readonly string[] };
}

/** The name of the column with the values of an own field. */
export function siteFieldColumn(name: string): string {
  return `fields.${name}`;
}

/** The values of documents. A document names them by number from 1; 0 is none. */
export interface SiteColumn {
  /** Distinct; dates as milliseconds. */
  readonly values: readonly (string | number)[];
  /** Per document how many values it has; absent where each has one at its own index. */
  readonly counts?: readonly number[];
  readonly numbers: readonly number[];
}

/**
 * A word, by field where it stands: the number of a document less that of the one before, how many positions it has there, and each of
 * them less the one before; and so on.
 */
export type SitePositions = readonly [word: string, byField: Readonly<Record<string, readonly number[]>>];

/**
 * A word, by field where it stands: the number of a document less that of the one before, how often, and so on; and other words that
 * its language reduces to the same stem.
 */
export type SitePosting = readonly [
  word: string,
  byField: Readonly<Record<string, readonly number[]>>,
  related?: readonly string[],
];

/** A document as it is shown. */
export interface SiteDocument {
  readonly id: string;
  readonly title: string;
  /** Relative to the folder of the index where it is a page of the export. */
  readonly url: string | null;
  readonly date: string | null;
  readonly language: string | null;
  readonly source: string | null;
  readonly section: string | null;
  readonly tags: readonly string[];
  /** The beginning of the text, from which excerpts are cut. */
  readonly text: string;
}
