// One line of JSON lines: bytes to documents.

import { isUtf8 } from 'node:buffer';
import type { Document } from '../../document.js';
import { isJsonRecord } from '../../json-value.js';
import { parseRecord } from '../../parse-record.js';
import type { RecordLocation } from '../../record.js';
import { decodeText } from '../../source/encoding.js';
import { SkipError } from '../../source/skipped.js';
import type { Warn } from '../lazy-record.js';
import type { BulkAction } from './bulk-action.js';
import { parseJson } from './parse-json.js';

/**
 * The document of a line, given without its line end, or the documents. Bytes that are not UTF-8 are read in the likeliest
 * encoding. Throws SkipError for a line that is no JSON, and as `parseRecord`.
 * @param action of the line before it, where it is one of a bulk file
 */
export function parseJsonLine(
  bytes: Buffer,
  location: RecordLocation,
  warn: Warn,
  action: BulkAction | null = null,
): Document | readonly Document[] {
  const value = parseJson(decodeLine(bytes));
  return parseRecord(action === null ? value : ofAction(value, action), location, warn);
}

/** A record with the id that its action gives it; of an update, what it writes (`doc`). */
function ofAction(value: unknown, { id }: BulkAction): unknown {
  if (!isJsonRecord(value)) return value;
  const record = isJsonRecord(value['doc']) ? value['doc'] : value;
  return id === null ? record : { _id: id, ...record };
}

function decodeLine(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\ufffd') || isUtf8(bytes)) return text;
  try {
    return decodeText(bytes).text;
  } catch (error) {
    throw new SkipError('binary', 'holds binary data, not JSON', { cause: error });
  }
}
