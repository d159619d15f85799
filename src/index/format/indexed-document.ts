// A document on its way into a segment.

import type { Document } from '../../documents/document.js';

/** A document together with where it came from, as a segment keeps it. */
export interface IndexedDocument {
  readonly document: Document;
  readonly path: string;
  readonly fingerprint: string;
}
