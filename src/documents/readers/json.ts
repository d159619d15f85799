// A JSON file: one record, a list of records, or a list wrapped in an object.

import { describeError } from '../../errors.js';
import type { SkippedDocument } from '../document.js';
import { fingerprintOf } from '../fingerprint.js';
import { LazyRecord } from '../lazy-record.js';
import type { RawRecord } from '../record.js';
import { skippedAt } from '../skipped.js';
import { parseJsonRecord } from './json-line.js';

const WRAPPERS = [
  'articles',
  'items',
  'documents',
  'docs',
  'data',
  'results',
  'records',
  'hits',
  'entries',
  'stories',
];

/** The records of a JSON text; in a list their `line` is the item, counted from 1. */
export function readJson(path: string, text: string): (RawRecord | SkippedDocument)[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return [skippedAt({ path, line: null }, 'malformed', `is not JSON: ${explainJsonError(text, error)}`)];
  }
  const list = listOf(value);
  if (list === null)
    return [new LazyRecord({ path, line: null }, fingerprintOf(text), value, parseJsonRecord)];
  if (list.length === 0) return [skippedAt({ path, line: null }, 'empty', 'holds an empty list')];
  return list.map((item, index) => {
    const place = { path, line: index + 1 };
    return new LazyRecord(place, fingerprintOf(JSON.stringify(item)), item, parseJsonRecord);
  });
}

function listOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value);
  for (const wrapper of WRAPPERS) {
    const wrapped = entries.find(([name]) => name === wrapper)?.[1] as unknown;
    if (isRecordList(wrapped)) return wrapped;
  }
  const lists = entries.map(([, item]) => item as unknown).filter(isRecordList);
  const isRecord = entries.some(
    ([name]) => name === 'title' || name === 'text' || name === 'body' || name === 'content',
  );
  const [only] = lists;
  return lists.length === 1 && !isRecord && only !== undefined ? only : null;
}

function isRecordList(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) &&
    value.some((item) => typeof item === 'object' && item !== null && !Array.isArray(item))
  );
}

/** Line and column of a syntax error, where the engine tells the position. */
function explainJsonError(text: string, error: unknown): string {
  const message = describeError(error);
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined || message.includes('(line ')) return message;
  const before = text.slice(0, Number(position)).split('\n');
  return `${message} (line ${before.length} column ${(before.at(-1)?.length ?? 0) + 1})`;
}
