// A raw record that is parsed only when it is asked for, and whose failures are values then.

import { describeError } from '../../errors.js';
import type { Document, Location } from '../document.js';
import type { ParsedRecord, RawRecord } from '../record.js';
import { SkipError, skippedAt } from '../source/skipped.js';

/** Makes a document of the raw form of a record. Throws SkipError for one that gives none. */
export type RecordParser<Raw> = (raw: Raw, location: Location) => Document;

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

  parse(): ParsedRecord {
    try {
      return { kind: 'document', document: this.#parser(this.#raw, this) };
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
