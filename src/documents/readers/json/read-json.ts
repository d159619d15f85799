// A JSON file: one record, a list of records, or a list wrapped in an object. Held in memory whole.

import { fileLocation, type Location, type SkippedDocument } from '../../document.js';
import { isJsonRecord } from '../../json-value.js';
import { parseRecord } from '../../parse-record.js';
import type { RawRecord, RecordBatch, RecordBatches } from '../../record.js';
import { decodeText } from '../../source/encoding.js';
import { fingerprintOf } from '../../source/fingerprint.js';
import type { ReadBudget } from '../../source/read-options.js';
import { SkipError, skippedAt, tooLargeMessage } from '../../source/skipped.js';
import { LazyRecord } from '../lazy-record.js';
import { locateJsonError } from './json-syntax.js';
import { parseJson } from './parse-json.js';
import { readJsonl } from './read-jsonl.js';
import { findRecordList } from './record-list.js';
import { isRoamPage, parseRoamPage } from './roam-page.js';

/**
 * The records of a JSON file, batch by batch; in a list their line is the number of the item, from 1. Throws SkipError for a
 * file that is no JSON or holds no record.
 * @param bytes the whole file
 */
export async function* readJson(bytes: Buffer, path: string, budget: ReadBudget): RecordBatches {
  const { text } = decodeText(bytes);
  if (!/\S/.test(text)) throw new SkipError('empty', 'the file is empty');
  // Many files called `.json` hold JSON lines.
  if (looksLikeJsonLines(text)) return yield* readJsonl([Buffer.from(text, 'utf8')], path, budget);
  const value = parseJson(text, () => locateJsonError(text));
  const list = findRecordList(value);
  if (typeof value === 'string') yield [singleRecord({ text: value }, bytes, path, budget.maxRecordBytes)];
  else if (list === null) yield [singleRecord(value, bytes, path, budget.maxRecordBytes)];
  else if (list.length === 0) throw new SkipError('empty', 'holds an empty list');
  else yield* listRecords(list, path, budget);
}

/** Whether the first line is a record of its own, and the second begins one. */
function looksLikeJsonLines(text: string): boolean {
  const [first = '', second = ''] = text
    .slice(0, 1024 * 1024)
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (!/^\s*\{.*\}\s*$/.test(first) || !second.trimStart().startsWith('{')) return false;
  try {
    return isJsonRecord(parseJson(first));
  } catch {
    return false;
  }
}

function singleRecord(value: unknown, bytes: Buffer, path: string, maxBytes: number): RawRecord {
  if (bytes.length <= maxBytes) {
    return new LazyRecord(fileLocation(path), fingerprintOf(bytes), value, parseRecord);
  }
  throw new SkipError('too_large', tooLargeMessage('the record', bytes.length, maxBytes));
}

function* listRecords(list: readonly unknown[], path: string, budget: ReadBudget): Generator<RecordBatch> {
  for (let start = 0; start < list.length; start += budget.batchSize) {
    yield list
      .slice(start, start + budget.batchSize)
      .map((item, i) => listRecord(item, { path, line: start + i + 1 }, budget.maxRecordBytes));
  }
}

function listRecord(item: unknown, location: Location, maxBytes: number): RawRecord | SkippedDocument {
  let json: string;
  try {
    json = JSON.stringify(item);
  } catch {
    return skippedAt(location, 'malformed', 'is nested too deeply');
  }
  if (json.length > maxBytes) {
    return skippedAt(location, 'too_large', tooLargeMessage('the record', json.length, maxBytes));
  }
  const parse = isRoamPage(item) ? parseRoamPage : parseRecord;
  return new LazyRecord(location, fingerprintOf(json), item, parse);
}
