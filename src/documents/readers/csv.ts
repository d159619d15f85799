// A CSV file with a header, streamed: one row, one record.

import { parse, type CsvError, type Info } from 'csv-parse';
import { Readable } from 'node:stream';
import { describeError } from '../../errors.js';
import type { Place, SkippedDocument } from '../document.js';
import { fingerprintOf } from '../fingerprint.js';
import { emptyRecord } from '../json-value.js';
import { LazyRecord } from '../lazy-record.js';
import type { ReadBudget } from '../read-options.js';
import { toDocument } from '../record-fields.js';
import type { ParsedRecord, RawRecord, SourceFile } from '../record.js';
import { skippedAt } from '../skipped.js';

/** Splits decoded text into the records of its rows, batch by batch. The first row names the fields. */
export async function* splitCsv(
  file: SourceFile,
  text: AsyncIterable<string>,
  budget: ReadBudget,
): AsyncGenerator<readonly (RawRecord | SkippedDocument)[]> {
  let batch: (RawRecord | SkippedDocument)[] = [];
  const { head, whole } = await peekLine(text);
  const parser = parse({
    delimiter: delimiterOf(head),
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: budget.maxRecordBytes,
  });
  const source = Readable.from(whole);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let header: readonly string[] | null = null;
  let line = 0;
  try {
    for await (const row of parser as AsyncIterable<{
      readonly info: Info;
      readonly record: readonly string[];
    }>) {
      const place = { path: file.path, line: line + 1 };
      line = row.info.lines;
      if (header === null) {
        header = row.record.map((name) => name.trim());
        continue;
      }
      batch.push(readRow(header, row.record, place));
      if (batch.length === budget.batchSize) {
        yield batch;
        batch = [];
      }
    }
  } catch (error) {
    const at = (error as Partial<CsvError> & { readonly lines?: number }).lines ?? line + 1;
    batch.push(
      skippedAt(
        { path: file.path, line: at },
        'malformed',
        `the rest of the table cannot be read: ${describeError(error)}`,
      ),
    );
  }
  if (batch.length > 0) yield batch;
}

function readRow(
  header: readonly string[],
  row: readonly string[],
  place: Place,
): RawRecord | SkippedDocument {
  if (row.length !== header.length) {
    return skippedAt(place, 'malformed', `has ${row.length} cells where the header names ${header.length}`);
  }
  return new LazyRecord(place, fingerprintOf(JSON.stringify([header, row])), { header, row }, parseRow);
}

function parseRow(
  { header, row }: { header: readonly string[]; row: readonly string[] },
  place: Place,
): ParsedRecord {
  const fields = emptyRecord();
  header.forEach((name, index) => {
    const value = row[index] ?? '';
    if (name !== '' && value !== '') fields[name] = value;
  });
  return toDocument({ fields }, place);
}

/** The delimiter that stands most often in the header. */
function delimiterOf(head: string): string {
  const count = (delimiter: string): number => head.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** The first line of a stream of text, and the stream with nothing taken from it. */
async function peekLine(
  text: AsyncIterable<string>,
): Promise<{ head: string; whole: AsyncIterable<string> }> {
  const iterator = text[Symbol.asyncIterator]();
  let start = '';
  for (;;) {
    const next = await iterator.next();
    if (next.done === true) break;
    start += next.value;
    if (start.includes('\n') || start.length > 65_536) break;
  }
  async function* whole(): AsyncGenerator<string> {
    if (start !== '') yield start;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  return { head: start.split('\n', 1)[0] ?? '', whole: whole() };
}
