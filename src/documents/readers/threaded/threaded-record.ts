// A raw record that is parsed on a thread when it is asked for.

import type { Location } from '../../document.js';
import type { FieldNames } from '../../own/field-names.js';
import type { ParsedRecord, RawRecord } from '../../record.js';
import { fingerprintOf } from '../../source/fingerprint.js';
import type { ThreadedFormat } from './parse-task.js';
import { ParseThread } from './parse-thread.js';

/** Shared by all records: libraries are loaded once, and memory is bounded by one document. */
let sharedThread: ParseThread | null = null;

/** A record that keeps its bytes until it is parsed. */
export class ThreadedRecord implements RawRecord {
  readonly path: string;
  readonly line: number | null;
  readonly fingerprint: string;
  readonly #format: ThreadedFormat;
  readonly #bytes: Uint8Array;

  constructor({ path, line }: Location, format: ThreadedFormat, bytes: Uint8Array) {
    this.path = path;
    this.line = line;
    this.fingerprint = fingerprintOf(bytes);
    this.#format = format;
    this.#bytes = bytes;
  }

  parse(names?: FieldNames): Promise<ParsedRecord> {
    sharedThread ??= new ParseThread();
    const location = { path: this.path, line: this.line, names };
    return sharedThread.parse({ format: this.#format, bytes: this.#bytes, location });
  }
}
