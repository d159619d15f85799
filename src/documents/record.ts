// A file of the corpus, and its records before they are parsed. Only shapes.
// The fingerprint is known before parsing, so that an unchanged record costs a hash and no more.

import type { Document, DocumentWarning, Location, SkippedDocument } from './document.js';
import type { FieldNames } from './own/field-names.js';

/** By what a file is known to be unchanged. Times are in milliseconds since 1970 UTC. */
export interface FileStamp {
  readonly bytes: number;
  /** When its bytes were last written, as programs may set it. */
  readonly mtimeMs: number;
  /** When anything about it last changed: no program can set it back. */
  readonly ctimeMs: number;
  /** The number of the file on its file system: another one where another file took its place. */
  readonly inode: number;
}

/** A regular file below the corpus folder, as the walk saw it. */
export interface SourceFile extends FileStamp {
  /** Relative to the corpus, `/` between parts, NFC: data, never joined back to a path by itself. */
  readonly path: string;
  /** The path to open (absolute). */
  readonly absolutePath: string;
}

/** A location as a reader is told it. */
export interface RecordLocation extends Location {
  /** What settings call the fields of records there; left out where they say nothing. */
  readonly names?: FieldNames | undefined;
}

/** What a record turned out to be: documents, or skipped with a reason. */
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
   * @param names what settings call the fields of the record; left out where they say nothing
   */
  parse(names?: FieldNames): ParsedRecord | Promise<ParsedRecord>;
}

/** Records of a file in order, some hundred at a time, with what was skipped in its place among them. */
export type RecordBatch = readonly (RawRecord | SkippedDocument)[];
/** The records of a file, read as they are asked for. */
export type RecordBatches = AsyncGenerator<RecordBatch, void, undefined>;
