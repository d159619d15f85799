// Makes the document of a parsed record: a JSON object, a row of a table.

import { buildDocument } from './build-document.js';
import { splitLines } from './cleaning/body-lines.js';
import { cleanCharacters } from './cleaning/characters.js';
import type { Line } from './cleaning/line.js';
import type { Document, Location } from './document.js';
import { decodePlainText, linesOfMarkup, looksLikeMarkup } from './markup/markup.js';
import { readFields } from './record-fields.js';
import { SkipError } from './source/skipped.js';

/** The document of a value that should be a record. Throws SkipError: `malformed` for anything but an object, or `empty`. */
export function parseRecord(value: unknown, location: Location): Document {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SkipError('malformed', `holds ${describeValue(value)} where a record (an object) should be`);
  }
  const fields = readFields(value);
  return buildDocument(fields, fields.text === null ? [] : linesOfText(fields.text), location);
}

function linesOfText(text: string): readonly Line[] {
  return looksLikeMarkup(text) ? linesOfMarkup(text) : splitLines(cleanCharacters(decodePlainText(text)));
}

function describeValue(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
