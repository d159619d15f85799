// A plain text file: one document.

import { splitLines } from '../cleaning/body-lines.js';
import { buildDocument } from '../build-document.js';
import { cleanCharacters } from '../cleaning/characters.js';
import type { Location } from '../document.js';
import { decodeText } from '../source/encoding.js';
import type { ParsedRecord } from '../record.js';
import { readFields } from '../record-fields.js';
import { skippedRecord } from '../source/skipped.js';

/** Parses the bytes of a `.txt` file. */
export function parseTextFile(bytes: Buffer, place: Location): ParsedRecord {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'binary') return skippedRecord(place, 'binary', `is ${decoded.what}`);
  return buildDocument(readFields({}), splitLines(cleanCharacters(decoded.text)), place);
}
