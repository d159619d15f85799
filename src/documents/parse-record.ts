// From a parsed record - a JSON object, a row of a table - to its document.

import { splitLines } from './cleaning/body-lines.js';
import type { Line } from './cleaning/line.js';
import { buildDocument } from './build-document.js';
import { cleanCharacters } from './cleaning/characters.js';
import type { Location } from './document.js';
import { decodePlainText, linesOfMarkup, looksLikeMarkup } from './markup/markup.js';
import type { ParsedRecord } from './record.js';
import { readFields } from './record-fields.js';
import { skippedRecord } from './source/skipped.js';

/** The document of a value that should be a record; anything but an object is `malformed`. */
export function parseRecord(value: unknown, place: Location): ParsedRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return skippedRecord(
      place,
      'malformed',
      `holds ${describeValue(value)} where a record (an object) should be`,
    );
  }
  const fields = readFields(value);
  return buildDocument(fields, fields.text === null ? [] : linesOfText(fields.text), place);
}

function linesOfText(text: string): readonly Line[] {
  return looksLikeMarkup(text) ? linesOfMarkup(text) : splitLines(cleanCharacters(decodePlainText(text)));
}

function describeValue(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
