// A record with something done to what it gives when it is parsed.

import type { FieldNames } from '../own/field-names.js';
import type { ParsedRecord, RawRecord } from '../record.js';

/** Another record, what it gives put through a function. */
export class MappedRecord implements RawRecord {
  readonly path: string;
  readonly line: number | null;
  readonly fingerprint: string;
  readonly #record: RawRecord;
  readonly #map: (parsed: ParsedRecord) => ParsedRecord;

  /** @param fingerprint changes with whatever the function depends on, besides the record */
  constructor(record: RawRecord, fingerprint: string, map: (parsed: ParsedRecord) => ParsedRecord) {
    this.path = record.path;
    this.line = record.line;
    this.fingerprint = fingerprint;
    this.#record = record;
    this.#map = map;
  }

  parse(names?: FieldNames): ParsedRecord | Promise<ParsedRecord> {
    const parsed = this.#record.parse(names);
    return parsed instanceof Promise ? parsed.then(this.#map) : this.#map(parsed);
  }
}
