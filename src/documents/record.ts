// A file of the corpus, and its records before they are parsed. Only shapes.
// The fingerprint is known before parsing, so that an unchanged record costs a hash and no more.

import type { Document, DocumentWarning, Location, SkippedDocument } from './document.js';

/** A regular file below the corpus folder, as the walk saw it. */
export interface SourceFile {
  /** Relative to the corpus, `/` between parts, NFC: data, never joined back to a path by itself. */
  readonly path: string;
  /** The path to open (absolute). */
  readonly absolutePath: string;
  readonly bytes: number;
  readonly mtimeMs: number;
}

export type ParsedRecord =
  | {
      readonly kind: 'documents';
      /** One; several where a record holds its text in several languages. */
      readonly documents: readonly Document[];
      readonly warnings: readonly DocumentWarning[];
    }
  | { readonly kind: 'skipped'; readonly skipped: SkippedDocument };

/** A record whose raw form has been read but not parsed. */
export interface RawRecord extends Location {
  /** 16 lower-case hex digits: the first 64 bits of SHA-1 over the raw record. */
  readonly fingerprint: string;
  /**
   * Parses and cleans the record; to be called once. Never throws for bad input: that is a skipped document. Formats that take
   * long are parsed on a thread, and give a promise.
   */
  parse(): ParsedRecord | Promise<ParsedRecord>;
}

/** Records of a file in order, some hundred at a time, with what was skipped in its place among them. */
export type RecordBatch = readonly (RawRecord | SkippedDocument)[];
export type RecordBatches = AsyncGenerator<RecordBatch, void, undefined>;
