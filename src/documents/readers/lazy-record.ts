// A raw record that is parsed only when it is asked for, and whose failures are values then.

import { describeError } from '../../errors.js';
import type { Document, DocumentWarning, Location } from '../document.js';
import { limitDocument } from '../limit-document.js';
import type { FieldNames } from '../own/field-names.js';
import type { ParsedRecord, RawRecord, RecordLocation } from '../record.js';
import { SkipError, skippedAt, warningAt } from '../source/skipped.js';

/** Takes what is wrong with a record that gives a document nevertheless: one sentence without its subject. */
export type Warn = (message: string) => void;

/** Makes the document, or several, of the raw form of a record. Throws SkipError for one that gives none. */
export type RecordParser<Raw> = (
  raw: Raw,
  location: RecordLocation,
  warn: Warn,
) => Document | readonly Document[];

/** A record that keeps its raw form and a parser shared by all records of its kind. */
export class LazyRecord<Raw> implements RawRecord {
  readonly path: string;
  readonly line: number | null;
  readonly fingerprint: string;
  readonly #raw: Raw;
  readonly #parser: RecordParser<Raw>;

  constructor(location: Location, fingerprint: string, raw: Raw, parser: RecordParser<Raw>) {
    this.path = location.path;
    this.line = location.line;
    this.fingerprint = fingerprint;
    this.#raw = raw;
    this.#parser = parser;
  }

  parse(names?: FieldNames): ParsedRecord {
    const warnings: DocumentWarning[] = [];
    try {
      const warn: Warn = (message) => warnings.push(warningAt(this, message));
      const parsed = this.#parser(this.#raw, { path: this.path, line: this.line, names }, warn);
      const documents = 'id' in parsed ? [parsed] : parsed;
      return { kind: 'documents', documents: documents.map((one) => limitDocument(one, warn)), warnings };
    } catch (error) {
      if (error instanceof SkipError) {
        return { kind: 'skipped', skipped: skippedAt(this, error.reason, error.message) };
      }
      // One poisoned document must not end the run: a stack too deep or a string too long lands here.
      const message = `cannot be parsed: ${describeError(error)}`;
      return { kind: 'skipped', skipped: skippedAt(this, 'malformed', message) };
    }
  }
}
