// What a document is, and what stands in its place when a file or record gives none.
// Only shapes: reading, cleaning and indexing live in the files named after them.

import type { SectionStart } from './cleaning/line.js';

/** Where a document came from: a path below the corpus (`/` between parts, NFC) and, for records, the 1-based line or item. */
export interface Location {
  readonly path: string;
  readonly line: number | null;
}

/** A part of a document to which a link can lead. */
export interface Section extends SectionStart {
  /** Where it begins in the text of the document, in UTF-16 units. It ends where the next one begins. */
  readonly start: number;
}

/**
 * How a part of the body is set, beside the text and not in it: a list, code, or a link.
 * `value` of a list is how deep it lies in others, from 1, with `+` before it where it goes on from before; each of its lines is an
 * item. Of code it is the columns before each line, a digit to base 36 each, `-` before that of a line above which one is blank;
 * empty where there are none. Of a link it is the address as it is written.
 */
export interface Annotation {
  readonly kind: 'bullets' | 'numbers' | 'code' | 'link';
  /** In UTF-16 units of the text. */
  readonly start: number;
  readonly length: number;
  readonly value: string;
}

/** A document as it is indexed and stored: cleaned text and the fields of the contract. */
export interface Document {
  readonly id: string;
  readonly title: string;
  /** The body, paragraphs separated by a blank line. */
  readonly text: string;
  /** Headlines of linked stories ("See also"): searched with little weight, never part of the body. */
  readonly related: readonly string[];
  /** Values that are searched with little weight and never part of the body: other names of the document, of its file and folder. */
  readonly other: readonly string[];
  /** The parts of the body, in order. */
  readonly sections: readonly Section[];
  /** Lists, code and links of the body, by where they begin. */
  readonly annotations: readonly Annotation[];
  readonly url: string | null;
  /** ISO 8601, as exactly as it is known: `2015`, `2015-12`, `2015-12-12`, or with a time in UTC `2015-12-12T08:30:00Z`. */
  readonly date: string | null;
  /** A BCP 47 primary language tag in lower case (`en`, `ru`), as declared or detected; null where neither is certain. */
  readonly language: string | null;
  readonly section: string | null;
  readonly source: string | null;
  readonly tags: readonly string[];
  /** Every other field of the record, as it was (JSON values only). */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** Why a file or record gave no document: what reports count by. */
export type SkipReason =
  | 'binary'
  | 'draft'
  | 'duplicate_id'
  | 'empty'
  | 'encrypted'
  | 'malformed'
  | 'noindex'
  | 'not_a_file'
  // What is no document of anybody's: settings of programs, copies left by a sync conflict. Its message says which.
  | 'passed_over'
  | 'symlink'
  | 'too_costly'
  | 'too_large'
  | 'unreadable'
  | 'unsupported';

/** A file or record that gave no document: a value to report and count, not an exception. */
export interface SkippedDocument extends Location {
  readonly reason: SkipReason;
  /** One sentence for a person: what is wrong and, where it helps, what to do. */
  readonly message: string;
}

/** What is wrong with a file or record that gave a document nevertheless: a value to report, as a skipped document is. */
export interface DocumentWarning extends Location {
  /** One sentence for a person, as that of a skipped document. */
  readonly message: string;
}

/** The location of a file as a whole. */
export function fileLocation(path: string): Location {
  return { path, line: null };
}

/** `path:line`, or the path alone. */
export function printLocation({ path, line }: Location): string {
  return line === null ? path : `${path}:${line}`;
}
