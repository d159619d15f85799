// A record of a file whose dates are known to be written in one order: dates that can be read in two ways are read in that one.

import type { DateOrder } from '../dates/date-order.js';
import type { Document } from '../document.js';
import { emptyRecord } from '../json-value.js';
import type { ParsedRecord, RawRecord } from '../record.js';
import { readDateInOrder } from '../record-fields.js';
import { fingerprintOf } from '../source/fingerprint.js';

/** Another record whose date is read in an order, if it is undated otherwise. */
export class OrderedRecord implements RawRecord {
  readonly path: string;
  readonly line: number | null;
  /** Of the order, too: another row may change it, and this document with it. */
  readonly fingerprint: string;
  readonly #record: RawRecord;
  readonly #order: DateOrder;

  constructor(record: RawRecord, order: DateOrder) {
    this.path = record.path;
    this.line = record.line;
    this.fingerprint = fingerprintOf(`${order} ${record.fingerprint}`);
    this.#record = record;
    this.#order = order;
  }

  parse(): ParsedRecord | Promise<ParsedRecord> {
    const parsed = this.#record.parse();
    return parsed instanceof Promise
      ? parsed.then((record) => this.#withDates(record))
      : this.#withDates(parsed);
  }

  #withDates(parsed: ParsedRecord): ParsedRecord {
    if (parsed.kind === 'skipped') return parsed;
    return { ...parsed, documents: parsed.documents.map((document) => this.#withDate(document)) };
  }

  #withDate(document: Document): Document {
    if (document.date !== null) return document;
    const found = readDateInOrder(document.extra, this.#order);
    if (found === null) return document;
    const extra = Object.assign(emptyRecord(), document.extra);
    Reflect.deleteProperty(extra, found.name);
    return { ...document, date: found.date, extra };
  }
}
