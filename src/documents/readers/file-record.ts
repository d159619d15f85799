// The record of a file that is one document: its path says something about it, and its site may not publish it.

import type { ParsedRecord, RawRecord } from '../record.js';
import { skippedAt } from '../source/skipped.js';
import { addPathNames } from './path-names.js';
import { findUnpublished, type ReadUnpublished } from './unpublished.js';

/** A record with what its path adds to its document. */
export class FileRecord implements RawRecord {
  readonly path: string;
  readonly line: number | null;
  readonly fingerprint: string;
  readonly #record: RawRecord;
  readonly #read: ReadUnpublished;

  constructor(record: RawRecord, read: ReadUnpublished) {
    this.path = record.path;
    this.line = record.line;
    this.fingerprint = record.fingerprint;
    this.#record = record;
    this.#read = read;
  }

  parse(): ParsedRecord | Promise<ParsedRecord> {
    const parsed = this.#record.parse();
    return parsed instanceof Promise
      ? parsed.then((result) => this.#complete(result))
      : this.#complete(parsed);
  }

  #complete(parsed: ParsedRecord): ParsedRecord {
    if (parsed.kind === 'skipped') return parsed;
    for (const document of parsed.documents) {
      const unpublished = findUnpublished(document, this.path, this.#read);
      if (unpublished === null) continue;
      return { kind: 'skipped', skipped: skippedAt(this, unpublished.reason, unpublished.message) };
    }
    return { ...parsed, documents: parsed.documents.map((document) => addPathNames(document, this.path)) };
  }
}
