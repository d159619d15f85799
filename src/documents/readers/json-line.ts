// One line of JSON to a document.

import { isUtf8 } from 'node:buffer';
import { describeError } from '../../errors.js';
import type { Place } from '../document.js';
import { toDocument } from '../record-fields.js';
import type { ParsedRecord } from '../record.js';
import { skippedRecord } from '../skipped.js';

/** Parses the bytes, or the text, of one line. */
export function parseJsonLine(raw: Buffer | string, place: Place): ParsedRecord {
  if (typeof raw !== 'string' && !isUtf8(raw)) {
    return skippedRecord(place, 'malformed', 'is not UTF-8; save the file as UTF-8');
  }
  let value: unknown;
  try {
    value = JSON.parse(typeof raw === 'string' ? raw : raw.toString('utf8'));
  } catch (error) {
    return skippedRecord(place, 'malformed', `is not a line of JSON: ${describeError(error)}`);
  }
  return parseJsonRecord(value, place);
}

/** Makes a document of a parsed JSON value, which should be an object. */
export function parseJsonRecord(value: unknown, place: Place): ParsedRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const found = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`;
    return skippedRecord(
      place,
      'malformed',
      `holds ${found} where a record ({"title": ..., "text": ...}) is expected`,
    );
  }
  return toDocument({ fields: value as Record<string, unknown> }, place);
}
