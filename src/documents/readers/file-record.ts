// The record of a file that is one document: its path says something about it, and its site may not publish it.

import type { RawRecord } from '../record.js';
import { skippedAt } from '../source/skipped.js';
import { MappedRecord } from './mapped-record.js';
import { addPathNames } from './path-names.js';
import { findUnpublished, type ReadUnpublished } from './unpublished.js';

/** The record with what its path adds to its document; skipped where its site does not publish it. */
export function toFileRecord(record: RawRecord, read: ReadUnpublished): RawRecord {
  return new MappedRecord(record, record.fingerprint, (parsed) => {
    if (parsed.kind === 'skipped') return parsed;
    for (const document of parsed.documents) {
      const unpublished = findUnpublished(document, record.path, read);
      if (unpublished === null) continue;
      return { kind: 'skipped', skipped: skippedAt(record, unpublished.reason, unpublished.message) };
    }
    return { ...parsed, documents: parsed.documents.map((document) => addPathNames(document, record.path)) };
  });
}
