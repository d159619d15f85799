// One line of JSON lines: bytes to document.

import { isUtf8 } from 'node:buffer';
import { describeError } from '../../../errors.js';
import type { Location } from '../../document.js';
import { decodeText } from '../../source/encoding.js';
import { parseRecord } from '../../parse-record.js';
import type { ParsedRecord } from '../../record.js';
import { skippedRecord } from '../../source/skipped.js';

/** Parses the bytes of a line, without its line end. Bytes that are not UTF-8 are read in the likeliest encoding. */
export function parseJsonLine(raw: Buffer, place: Location): ParsedRecord {
  const text = decodeLine(raw);
  if (text === null) return skippedRecord(place, 'binary', 'holds binary data, not JSON');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return skippedRecord(place, 'malformed', `not valid JSON: ${describeError(error)}`);
  }
  return parseRecord(value, place);
}

function decodeLine(raw: Buffer): string | null {
  const text = raw.toString('utf8');
  if (!text.includes('\ufffd') || isUtf8(raw)) return text;
  const decoded = decodeText(raw);
  return decoded.kind === 'text' ? decoded.text : null;
}
