// A CSV file, streamed: one row, one record. The header names the fields; a table without one has numbered columns.

import { parse, type Parser } from 'csv-parse';
import { describeError } from '../../../errors.js';
import { cleanLine } from '../../cleaning/characters.js';
import type { Document, SkippedDocument } from '../../document.js';
import { emptyRecord } from '../../json-value.js';
import { buildRow } from '../../parse-record.js';
import type { RawRecord, RecordBatches, RecordLocation } from '../../record.js';
import { fingerprintOf } from '../../source/fingerprint.js';
import type { ReadBudget } from '../../source/read-options.js';
import { SkipError, skippedAt } from '../../source/skipped.js';
import { LazyRecord, type Warn } from '../lazy-record.js';
import { closeQuotes } from './close-quotes.js';
import { sniffDialect } from './table-dialect.js';
import { namesColumns } from './table-header.js';

interface ParsedRow {
  readonly record: readonly string[];
  /** The line the row ends in. */
  readonly lines: number;
}

interface Row {
  readonly names: readonly string[];
  readonly cells: readonly string[];
  /** Cells behind the last column, of a row that has more than the header names. */
  readonly surplus: number;
}

/**
 * The records of the rows of a table, batch by batch. Empty rows are passed over. Throws SkipError (`empty`) where there is no
 * other.
 * @param text of the file, in pieces
 */
export async function* readCsv(text: AsyncIterable<string>, path: string, budget: ReadBudget): RecordBatches {
  const rows = new RowReader(path);
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
  if (!foundAny) throw new SkipError('empty', 'holds no rows below its header');
}

async function* parseRows(
  rows: RowReader,
  text: AsyncIterable<string>,
  budget: ReadBudget,
): AsyncGenerator<RawRecord | SkippedDocument> {
  const dialect = await sniffDialect(text);
  let parsed: ParsedRow[] = [];
  const parser = parse({
    delimiter: dialect.delimiter,
    from_line: dialect.skippedLines + 1,
    max_record_size: budget.maxRecordBytes,
    // Rows are collected here instead of read from the stream, which loses those not yet delivered when an error occurs.
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
  // `write` reports errors; without a listener the event for the same error would end the process.
  parser.on('error', () => undefined).resume();
  try {
    for await (const piece of closeQuotes(dialect.text, dialect, budget.maxRecordBytes)) {
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

/** Gives the parser a piece, or null for the end; resolves to what is wrong with the table, or to null. */
function feedParser(parser: Parser, piece: string | null): Promise<string | null> {
  return new Promise((resolve) => {
    const done = (error?: Error | null): void => {
      resolve(error === null || error === undefined ? null : describeError(error));
    };
    if (piece === null) parser.end(done);
    else parser.write(piece, done);
  });
}

/** Turns the rows of a table into records; the first row is the header. */
class RowReader {
  readonly #path: string;
  #names: readonly string[] | null = null;
  #headerJson = '';
  #lastLine = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** The record of a row; null for the header and for rows without a value. */
  read({ record, lines }: ParsedRow): RawRecord | SkippedDocument | null {
    // Lines are counted at the end of a row, and quoted cells may hold line breaks.
    const line = lines - record.reduce((count, cell) => count + countLineFeeds(cell), 0);
    this.#lastLine = lines;
    if (this.#names === null) {
      const isHeader = namesColumns(record);
      this.#names = nameColumns(isHeader ? record : record.map(() => ''));
      this.#headerJson = JSON.stringify(this.#names);
      if (isHeader) return null;
    }
    if (record.every((cell) => cell.trim() === '')) return null;
    const location = { path: this.#path, line };
    const cells = fitCells(record, this.#names.length);
    const fingerprint = fingerprintOf(`${this.#headerJson}\n${JSON.stringify(cells)}`);
    const surplus = cells.length - this.#names.length;
    return new LazyRecord<Row>(location, fingerprint, { names: this.#names, cells, surplus }, parseRow);
  }

  skipRest(what: string): SkippedDocument {
    const location = { path: this.#path, line: this.#lastLine + 1 };
    return skippedAt(location, 'malformed', `the table cannot be read from here on: ${what}`);
  }
}

/** At least as many cells as the header has: a row may end early. Empty cells too many at its end are stray delimiters. */
function fitCells(record: readonly string[], count: number): readonly string[] {
  if (record.length < count) return [...record, ...Array<string>(count - record.length).fill('')];
  return record.slice(count).every((cell) => cell.trim() === '') ? record.slice(0, count) : record;
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

function parseRow({ names, cells, surplus }: Row, location: RecordLocation, warn: Warn): Document {
  const record = emptyRecord();
  cells.forEach((cell, i) => {
    if (cell.trim() !== '') record[names[i] ?? `column ${i + 1}`] = cell;
  });
  if (surplus > 0) {
    const message = `has ${cells.length} cells where the header names ${names.length}`;
    warn(`${message}: quote cells that hold the delimiter`);
  }
  return buildRow(
    record,
    surplus > 0 ? cells.slice(names.length).map(cleanLine).filter(Boolean) : [],
    location,
    warn,
  );
}

function countLineFeeds(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}
