// One line of JSON lines: bytes to documents.

import { isUtf8 } from 'node:buffer';
import type { Document, Location } from '../../document.js';
import { parseRecord } from '../../parse-record.js';
import { decodeText } from '../../source/encoding.js';
import { SkipError } from '../../source/skipped.js';
import type { Warn } from '../lazy-record.js';
import { parseJson } from './parse-json.js';

/**
 * The document of a line, given without its line end, or the documents. Bytes that are not UTF-8 are read in the likeliest
 * encoding. Throws SkipError for a line that is no JSON, and as `parseRecord`.
 */
export function parseJsonLine(bytes: Buffer, location: Location, warn: Warn): Document | readonly Document[] {
  return parseRecord(parseJson(decodeLine(bytes)), location, warn);
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
