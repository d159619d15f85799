// A record of a file whose dates are known to be written in one order: dates that can be read in two ways are read in that one.

import type { DateOrder } from '../dates/date-order.js';
import type { Document } from '../document.js';
import { emptyRecord } from '../json-value.js';
import type { RawRecord } from '../record.js';
import { readDateInOrder } from '../record-fields.js';
import { fingerprintOf } from '../source/fingerprint.js';
import { MappedRecord } from './mapped-record.js';

/** The record, its date read in an order if it is undated otherwise. */
export function toOrderedRecord(record: RawRecord, order: DateOrder): RawRecord {
  // Another row may change the order, and this document with it.
  const fingerprint = fingerprintOf(`${order} ${record.fingerprint}`);
  return new MappedRecord(record, fingerprint, (parsed) =>
    parsed.kind === 'skipped'
      ? parsed
      : { ...parsed, documents: parsed.documents.map((document) => withDate(document, order)) },
  );
}

function withDate(document: Document, order: DateOrder): Document {
  if (document.date !== null) return document;
  const found = readDateInOrder(document.extra, order);
  if (found === null) return document;
  const extra = Object.assign(emptyRecord(), document.extra);
  Reflect.deleteProperty(extra, found.name);
  return { ...document, date: found.date, extra };
}
