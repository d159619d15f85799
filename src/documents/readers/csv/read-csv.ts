// A CSV file with a header row, streamed: one row, one record. The header names the fields.

import { parse, type Parser } from 'csv-parse';
import { describeError } from '../../../errors.js';
import type { Location, SkippedDocument } from '../../document.js';
import { fingerprintOf } from '../../source/fingerprint.js';
import { emptyRecord } from '../../json-value.js';
import { LazyRecord } from '../lazy-record.js';
import { parseRecord } from '../../parse-record.js';
import type { ReadBudget } from '../../source/read-options.js';
import { type RecordBatches, wholeFile } from '../record-batches.js';
import type { ParsedRecord, RawRecord, SourceFile } from '../../record.js';
import { skippedAt } from '../../source/skipped.js';
import { closeSource, openSource, unreadableSource } from '../../source/source-bytes.js';
import { decodeBytes, detectSourceEncoding, streamBytes } from '../../source/source-stream.js';
import { peekTable } from './table-dialect.js';

interface ParsedRow {
  readonly record: readonly string[];
  /** The line the row ends in. */
  readonly lines: number;
}

interface Row {
  readonly names: readonly string[];
  readonly cells: readonly string[];
}

/** Reads the rows of a table in any encoding, divided by commas, semicolons or tabs. */
export async function* readCsv(file: SourceFile, budget: ReadBudget): RecordBatches {
  const source = openSource(file);
  if (source.kind === 'skipped') return yield [source.skipped];
  try {
    const detected = await detectSourceEncoding(source, budget);
    if (detected.kind === 'binary')
      return yield [skippedAt(wholeFile(file), 'binary', `is ${detected.what}`)];
    const bytes = streamBytes(source, detected.markBytes, budget);
    yield* splitTable(file, decodeBytes(bytes, detected.encoding), budget);
  } catch (error) {
    yield [unreadableSource(file, null, error)];
  } finally {
    closeSource(source);
  }
}

/** Splits decoded text into the records of its rows, batch by batch. Empty rows are passed over. */
export async function* splitTable(
  file: SourceFile,
  text: AsyncIterable<string>,
  budget: ReadBudget,
): RecordBatches {
  const rows = new RowReader(file);
  let batch: (RawRecord | SkippedDocument)[] = [];
  let foundAny = false;
  for await (const item of parseRows(rows, text, budget)) {
    foundAny = true;
    batch.push(item);
    if (batch.length < budget.batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
  if (!foundAny) yield [skippedAt(wholeFile(file), 'empty', 'holds no rows below its header')];
}

async function* parseRows(
  rows: RowReader,
  text: AsyncIterable<string>,
  budget: ReadBudget,
): AsyncGenerator<RawRecord | SkippedDocument> {
  const { delimiter, skippedLines, whole } = await peekTable(text);
  let parsed: ParsedRow[] = [];
  const parser = parse({
    delimiter,
    from_line: skippedLines + 1,
    max_record_size: budget.maxRecordBytes,
    // Rows are taken here and not from the stream, which on an error forgets those it has not given out yet.
    on_record: (record: readonly string[], { lines }) => {
      parsed.push({ record, lines });
      return null;
    },
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const take = function* (): Generator<RawRecord | SkippedDocument> {
    const taken = parsed;
    parsed = [];
    for (const row of taken) {
      const item = rows.read(row);
      if (item !== null) yield item;
    }
  };
  // Errors come with the piece that caused them; unheard, the event would end the program.
  parser.on('error', () => undefined).resume();
  try {
    for await (const piece of whole) {
      const error = await feedParser(parser, piece);
      yield* take();
      if (error !== null) {
        yield rows.skipRest(error);
        return;
      }
    }
    const error = await feedParser(parser, null);
    yield* take();
    if (error !== null) yield rows.skipRest(error);
  } finally {
    parser.destroy();
  }
}

/** Gives the parser a piece, or the end; answers what is wrong with the table, or null. */
function feedParser(parser: Parser, piece: string | null): Promise<string | null> {
  return new Promise((resolve) => {
    const done = (error?: Error | null): void => {
      resolve(error === null || error === undefined ? null : describeError(error));
    };
    if (piece === null) parser.end(done);
    else parser.write(piece, done);
  });
}

class RowReader {
  readonly #file: SourceFile;
  #names: readonly string[] | null = null;
  #headerJson = '';
  #lastLine = 0;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  /** The record of a row; null for the header and for rows without a value. */
  read({ record, lines }: ParsedRow): RawRecord | SkippedDocument | null {
    // Lines are counted at the end of a row, and quoted cells may hold line breaks.
    const line = lines - record.reduce((count, cell) => count + countLineFeeds(cell), 0);
    this.#lastLine = lines;
    if (this.#names === null) {
      this.#names = nameColumns(record);
      this.#headerJson = JSON.stringify(this.#names);
      return null;
    }
    if (record.every((cell) => cell.trim() === '')) return null;
    const place = { path: this.#file.path, line };
    const cells = fitCells(record, this.#names.length);
    if (cells === null) {
      const message = `has ${record.length} cells where the header names ${this.#names.length}`;
      return skippedAt(place, 'malformed', `${message}: quote cells that hold the delimiter`);
    }
    const fingerprint = fingerprintOf(`${this.#headerJson}\n${JSON.stringify(cells)}`);
    return new LazyRecord<Row>(place, fingerprint, { names: this.#names, cells }, parseRow);
  }

  skipRest(what: string): SkippedDocument {
    const place = { path: this.#file.path, line: this.#lastLine + 1 };
    return skippedAt(place, 'malformed', `the table cannot be read from here on: ${what}`);
  }
}

/** Delimiters too many at the end of a row are no cells; any other difference shifts the fields. */
function fitCells(record: readonly string[], count: number): readonly string[] | null {
  if (record.length === count) return record;
  return record.length > count && record.slice(count).every((cell) => cell === '')
    ? record.slice(0, count)
    : null;
}

/** Names for all columns: a missing one by its number, a repeated one with a number. */
function nameColumns(header: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return header.map((cell, i) => {
    const name = cell.trim() || `column ${i + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

function parseRow({ names, cells }: Row, place: Location): ParsedRecord {
  const record = emptyRecord();
  names.forEach((name, i) => {
    const cell = cells[i] ?? '';
    if (cell.trim() !== '') record[name] = cell;
  });
  return parseRecord(record, place);
}

function countLineFeeds(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}
