// A raw record whose parsing waits until it is asked for, and whose failures are values.

import { describeError } from '../../errors.js';
import type { Location } from '../document.js';
import type { ParsedRecord, RawRecord } from '../record.js';
import { skippedRecord } from '../source/skipped.js';

/** Parses `raw`, the payload of a record at `place`. */
export type RecordParser<Raw> = (raw: Raw, place: Location) => ParsedRecord;

/** A record that keeps its raw form and a shared parser; what the parser throws becomes a skipped document. */
export class LazyRecord<Raw> implements RawRecord {
  readonly path: string;
  readonly line: number | null;
  readonly fingerprint: string;
  readonly #raw: Raw;
  readonly #parser: RecordParser<Raw>;

  constructor(place: Location, fingerprint: string, raw: Raw, parser: RecordParser<Raw>) {
    this.path = place.path;
    this.line = place.line;
    this.fingerprint = fingerprint;
    this.#raw = raw;
    this.#parser = parser;
  }

  parse(): ParsedRecord {
    try {
      return this.#parser(this.#raw, this);
    } catch (error) {
      // One poisoned document must not end the run: a stack too deep or a string too long lands here.
      return skippedRecord(this, 'malformed', `cannot be parsed: ${describeError(error)}`);
    }
  }
}
