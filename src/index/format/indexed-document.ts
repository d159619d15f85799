// A document and where it came from: what is indexed.

import type { Document } from '../../documents/document.js';

/** A document together with where it came from, as a segment keeps it. */
export interface IndexedDocument {
  readonly document: Document;
  /** Of its source file, below the corpus. */
  readonly path: string;
  /** Of the bytes of its record, 16 hex digits: by it a record that is in the index already is recognized. */
  readonly fingerprint: string;
}
