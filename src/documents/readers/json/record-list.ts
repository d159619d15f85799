// Finds the records in a JSON value: it is one, a list of them, an object (the response of an API) that wraps such a list, or
// one that has a record under each of its names.

import { isJsonRecord, type JsonRecord } from '../../json-value.js';
import { isKnownName } from '../../records/known-names.js';
import { countWords } from '../../records/prose.js';
import { isLanguage } from '../../records/translations.js';
import { namesColumns } from '../csv/table-header.js';

const WRAPPERS = [
  ...['articles', 'items', 'documents', 'docs', 'data', 'results', 'records', 'hits', 'entries', 'stories'],
  ...['posts', 'pages', 'features', 'rows', 'nodes', 'edges', 'value', 'feed', 'db'],
];
/** `{"response": {"docs": [...]}}` and the like. */
const MAX_WRAPPINGS = 3;
/** Names that tell a record from what wraps or maps some. */
const RECORD_NAMES = ['title', 'headline', 'text', 'body', 'content', 'name', 'description', 'html'];

/** The list of records a JSON value holds, or null when it is one record itself. Texts in a list are a record each. */
export function findRecordList(value: unknown, wrappings = MAX_WRAPPINGS): readonly unknown[] | null {
  if (Array.isArray(value)) {
    return ofTexts(value) ?? ofRows(value) ?? unwrapOnly(value, wrappings);
  }
  if (!isJsonRecord(value) || hasOwnText(value)) return null;
  for (const name of WRAPPERS) {
    const wrapped = Object.hasOwn(value, name) ? value[name] : undefined;
    if (isRecordList(wrapped)) return unwrapOnly(wrapped, wrappings);
    if (wrappings > 0 && isJsonRecord(wrapped)) {
      const list = findRecordList(wrapped, wrappings - 1);
      if (list !== null) return list;
    }
  }
  const { columns: names, data: cells } = value;
  if (Array.isArray(names) && Array.isArray(cells)) {
    const split = ofRows([names, ...(cells as readonly unknown[])]);
    if (split !== null) return split;
  }
  const values = Object.entries(value);
  const columns = values.filter((entry): entry is [string, JsonRecord] => isJsonRecord(entry[1]));
  const rows = columns.length === values.length ? ofColumns(columns) : null;
  if (rows !== null) return rows;
  if (Object.hasOwn(value, 'title')) return null;
  const mapped = findMappedRecords(value);
  if (mapped !== null) return mapped;
  const lists = Object.values(value).filter(isRecordList);
  const [only] = lists;
  if (lists.length === 1 && only !== undefined) return only;
  const inner = Object.values(value).filter(isJsonRecord);
  return wrappings > 0 && inner.length === 1 ? findRecordList(inner[0], wrappings - 1) : null;
}

/** A list whose only item wraps a list itself, as an export has it: that one. */
function unwrapOnly(list: readonly unknown[], wrappings: number): readonly unknown[] {
  const [only] = list;
  if (list.length !== 1 || wrappings === 0 || !isJsonRecord(only)) return list;
  const isRecord = RECORD_NAMES.some((name) => Object.hasOwn(only, name)) || Object.hasOwn(only, '_source');
  return isRecord ? list : (findRecordList(only, wrappings - 1) ?? list);
}

/** Each text of a list as a record. */
function ofTexts(list: readonly unknown[]): readonly unknown[] | null {
  if (list.length === 0 || !list.every((item) => typeof item === 'string')) return null;
  return list.map((text) => ({ text }));
}

/** The rows of a table as records, by the names in the first of them. */
function ofRows(list: readonly unknown[]): readonly unknown[] | null {
  const [header, ...rows] = list;
  if (rows.length === 0 || !Array.isArray(header) || !rows.every(Array.isArray)) return null;
  if (!header.every((name) => typeof name === 'string') || !namesColumns(header)) return null;
  return rows.map((row: readonly unknown[]) =>
    Object.fromEntries(row.map((cell, i) => [header[i] ?? `column ${i + 1}`, cell])),
  );
}

/** A table column by column (`{"title": {"0": …}, "text": {"0": …}}`), as records. */
function ofColumns(columns: readonly [string, JsonRecord][]): readonly unknown[] | null {
  const [first] = columns;
  if (
    first === undefined ||
    !columns.every(([name, column]) => isKnownName(name) || !isJsonRecord(Object.values(column)[0]))
  )
    return null;
  const rows = Object.keys(first[1]);
  if (rows.length === 0 || !columns.every(([, column]) => Object.keys(column).length === rows.length))
    return null;
  if (!rows.every((row) => /^\d+$/.test(row))) return null;
  return rows.map((row) => Object.fromEntries(columns.map(([name, column]) => [name, column[row]])));
}

/** The records that stand under names of their own: their ids, or where all are languages, their languages. */
function findMappedRecords(value: JsonRecord): readonly unknown[] | null {
  const entries = Object.entries(value);
  if (entries.length < 2 || !entries.every(([, item]) => isJsonRecord(item) && looksLikeRecord(item)))
    return null;
  const named = entries.every(([name]) => isLanguage(name))
    ? 'language'
    : entries.every(([name]) => /^\d+$/.test(name))
      ? null
      : '_id';
  return entries.map(([name, item]) => {
    const record = item as JsonRecord;
    const hasName =
      named === null || Object.hasOwn(record, named) || (named === '_id' && Object.hasOwn(record, 'id'));
    return hasName ? record : { [named]: name, ...record };
  });
}

function looksLikeRecord(value: JsonRecord): boolean {
  if (RECORD_NAMES.some((name) => isTextual(value[name]))) return true;
  return Object.values(value).some((item) => typeof item === 'string' && countWords(item) > 2);
}

/** A text, a list of texts, or a text in several languages. */
function isTextual(value: unknown): boolean {
  if (typeof value === 'string' || Array.isArray(value)) return true;
  return isJsonRecord(value) && Object.keys(value).length > 0 && Object.keys(value).every(isLanguage);
}

/** A record that lists its authors or related stories is a record. */
function hasOwnText(value: JsonRecord): boolean {
  return ['text', 'body', 'content'].some(
    (name) => Object.hasOwn(value, name) && typeof value[name] === 'string',
  );
}

function isRecordList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.some(isJsonRecord);
}
