// Makes the documents of a parsed record: a JSON object, a row of a table.

import { buildDocument } from './build-document.js';
import { splitLines } from './cleaning/body-lines.js';
import { cleanCharacters } from './cleaning/characters.js';
import type { Line } from './cleaning/line.js';
import type { Document } from './document.js';
import { isJsonRecord, type JsonRecord } from './json-value.js';
import { linesOfMarkup, looksLikeMarkup } from './markup/markup.js';
import { decodePlainText } from './markup/references.js';
import { nameFields } from './own/field-names.js';
import type { Warn } from './readers/lazy-record.js';
import type { RecordLocation } from './record.js';
import { readRecordFields, type RecordFields, searchSeconds } from './record-fields.js';
import { listRefusedValues } from './records/refused-values.js';
import { splitTranslations } from './records/translations.js';
import { unwrapRecord } from './records/unwrap-record.js';
import { SkipError } from './source/skipped.js';

/**
 * The document of a value that should be a record; several where it holds its text in several languages, whose ids then end in
 * `#` and the language. Throws SkipError: `malformed` for anything but an object, or `empty`.
 * @param warn takes what of its fields is not used
 */
export function parseRecord(
  value: unknown,
  location: RecordLocation,
  warn: Warn,
): Document | readonly Document[] {
  if (!isJsonRecord(value)) {
    throw new SkipError('malformed', `holds ${describeValue(value)} where a record (an object) should be`);
  }
  const records = splitTranslations(nameFields(unwrapRecord(value), location.names));
  const [first = value] = records;
  if (records.length <= 1) return buildRecord(first, location, warn);
  return records.map((record) => {
    const document = buildRecord(record, location, warn);
    return { ...document, id: `${document.id}#${document.language}` };
  });
}

/** The document of one record in one language. */
export function buildRecord(record: JsonRecord, location: RecordLocation, warn: Warn): Document {
  for (const problem of listRefusedValues(record)) warn(problem);
  const fields = readRecordFields(record);
  return buildFields(location.names === undefined ? fields : searchSeconds(fields), location);
}

/**
 * The document of a row of a table, of whose columns several may be for the same.
 * @param surplus cells behind the last column that has a name: they are searched with little weight
 */
export function buildRow(
  cells: JsonRecord,
  surplus: readonly string[],
  location: RecordLocation,
  warn: Warn,
): Document {
  const row = nameFields(cells, location.names);
  for (const problem of listRefusedValues(row)) warn(problem);
  const fields = searchSeconds(readRecordFields(row));
  return buildFields(
    surplus.length === 0 ? fields : { ...fields, other: [...fields.other, ...surplus] },
    location,
  );
}

function buildFields(fields: RecordFields, location: RecordLocation): Document {
  return buildDocument(fields, fields.text === null ? [] : linesOfText(fields.text), location);
}

function linesOfText(text: string): readonly Line[] {
  return looksLikeMarkup(text) ? linesOfMarkup(text) : splitLines(cleanCharacters(decodePlainText(text)));
}

function describeValue(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
