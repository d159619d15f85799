// A JSON file: one record, a list of records, or a list wrapped in an object. Held in memory whole.

import type { SkippedDocument } from '../../document.js';
import { decodeText } from '../../source/encoding.js';
import { fingerprintOf } from '../../source/fingerprint.js';
import { locateJsonError } from './json-syntax.js';
import { LazyRecord } from '../lazy-record.js';
import { parseRecord } from '../../parse-record.js';
import type { ReadBudget } from '../../source/read-options.js';
import { type RecordBatches, wholeFile } from '../record-batches.js';
import type { RawRecord, SourceFile } from '../../record.js';
import { skippedAt, tooLargeMessage } from '../../source/skipped.js';
import { readSource } from '../../source/source-bytes.js';
import { splitJsonLines } from './read-jsonl.js';
import { findRecordList } from './record-list.js';

/** Reads the records of a JSON file; in a list their line is the number of the item, from 1. */
export async function* readJson(file: SourceFile, budget: ReadBudget): RecordBatches {
  const place = wholeFile(file);
  const source = readSource(file, budget.maxJsonFileBytes);
  if (source.kind === 'skipped') return yield [source.skipped];
  const decoded = decodeText(source.bytes);
  if (decoded.kind === 'binary') return yield [skippedAt(place, 'binary', `is ${decoded.what}`)];
  if (!/\S/.test(decoded.text)) return yield [skippedAt(place, 'empty', 'the file is empty')];
  let value: unknown;
  try {
    value = JSON.parse(decoded.text);
  } catch {
    return yield* readBrokenJson(file, decoded.text, budget);
  }
  const list = findRecordList(value);
  if (list === null) yield [singleRecord(file, value, source.bytes, budget)];
  else if (list.length === 0) yield [skippedAt(place, 'empty', 'holds an empty list')];
  else yield* listRecords(file, list, budget);
}

/** Many files called `.json` hold JSON lines. */
async function* readBrokenJson(file: SourceFile, text: string, budget: ReadBudget): RecordBatches {
  if (looksLikeJsonLines(text)) return yield* splitJsonLines(file, [Buffer.from(text, 'utf8')], budget);
  yield [skippedAt(wholeFile(file), 'malformed', `not valid JSON: ${locateJsonError(text)}`)];
}

function looksLikeJsonLines(text: string): boolean {
  const [first, second] = text
    .slice(0, 1024 * 1024)
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (first === undefined || second?.trimStart().startsWith('{') !== true) return false;
  try {
    const value: unknown = JSON.parse(first);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function singleRecord(
  file: SourceFile,
  value: unknown,
  bytes: Buffer,
  { maxRecordBytes }: ReadBudget,
): RawRecord | SkippedDocument {
  if (bytes.length <= maxRecordBytes)
    return new LazyRecord(wholeFile(file), fingerprintOf(bytes), value, parseRecord);
  return skippedAt(wholeFile(file), 'too_large', tooLargeMessage('the record', bytes.length, maxRecordBytes));
}

function* listRecords(
  file: SourceFile,
  list: readonly unknown[],
  budget: ReadBudget,
): Generator<(RawRecord | SkippedDocument)[]> {
  for (let start = 0; start < list.length; start += budget.batchSize) {
    yield list
      .slice(start, start + budget.batchSize)
      .map((item, i) => listRecord(file, item, start + i + 1, budget.maxRecordBytes));
  }
}

function listRecord(
  file: SourceFile,
  item: unknown,
  line: number,
  maxRecordBytes: number,
): RawRecord | SkippedDocument {
  const place = { path: file.path, line };
  let json: string;
  try {
    json = JSON.stringify(item);
  } catch {
    return skippedAt(place, 'malformed', 'is nested too deeply');
  }
  if (json.length > maxRecordBytes) {
    return skippedAt(place, 'too_large', tooLargeMessage('the record', json.length, maxRecordBytes));
  }
  return new LazyRecord(place, fingerprintOf(json), item, parseRecord);
}
