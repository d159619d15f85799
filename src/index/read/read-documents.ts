// The documents of a segment as they were indexed, for merging and export.

import type { Segment } from './segment.js';
import type { IndexedDocument } from '../format/indexed-document.js';

/** Documents in order of their numbers, those left out that `isDeleted`. */
export function* readDocuments(
  segment: Segment,
  isDeleted: (document: number) => boolean,
): Generator<IndexedDocument> {
  const { header } = segment.sections;
  for (let number = 0; number < segment.documentCount; number += 1) {
    if (isDeleted(number)) continue;
    yield {
      document: segment.stored.document(number),
      path: header.columns.paths[segment.sections.columns.paths[number] ?? 0] ?? '',
      fingerprint: fingerprintOfDocument(segment, number),
    };
  }
}

/** The fingerprint of the record a document came from: 16 hex digits. */
export function fingerprintOfDocument(segment: Segment, document: number): string {
  const { fingerprints } = segment.sections.columns;
  const hex = (half: number): string =>
    (fingerprints[document * 2 + half] ?? 0).toString(16).padStart(8, '0');
  return hex(0) + hex(1);
}
