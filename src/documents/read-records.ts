// Reads the records of one source file, whatever its format: opens the file, hands its bytes or text to the reader of the
// format, closes it, and turns every failure into a skipped document. Readers themselves open no file.

import { setImmediate } from 'node:timers/promises';
import type { DateOrder } from './dates/date-order.js';
import { findDateOrder } from './dates/find-date-order.js';
import { fileLocation, type SkippedDocument } from './document.js';
import { readJson } from './readers/json/read-json.js';
import { readJsonl } from './readers/json/read-jsonl.js';
import { LazyRecord, type RecordParser } from './readers/lazy-record.js';
import { OrderedRecord } from './readers/ordered-record.js';
import { readText } from './readers/read-text.js';
import type { RawRecord, RecordBatches, SourceFile } from './record.js';
import { decodeText } from './source/encoding.js';
import { fingerprintOf } from './source/fingerprint.js';
import { type Format, formatOf } from './source/format.js';
import { completeReadOptions, type ReadBudget, type ReadOptions } from './source/read-options.js';
import { SkipError, skippedAt } from './source/skipped.js';
import { closeSource, type OpenSource, openSource, readSource, skippedFile } from './source/source-bytes.js';
import { streamText, streamUtf8 } from './source/source-stream.js';

/** Reads files of one format. Throws SkipError for a file that gives no record, or whose rest cannot be read. */
type FileReader = (file: SourceFile, budget: ReadBudget) => RecordBatches;

/** Those whose files hold many records, written by one hand. */
const RECORD_FORMATS: ReadonlySet<Format> = new Set(['csv', 'json', 'jsonl']);

/** Those loaded so far: one that brings a library of its own is loaded when the first file of its format is read. */
const readers = new Map<Format, FileReader>();

/**
 * The raw records of a file in order, in batches, with what had to be skipped among them. Never throws for what a
 * file holds or for a file that vanished. Breaking off the iteration closes the file.
 * @throws PassingError where the machine fails: what of the file was not read yet is not known
 */
export async function* readRecords(file: SourceFile, options: ReadOptions = {}): RecordBatches {
  const format = formatOf(file.path);
  if (format === null) {
    return yield [skippedAt(fileLocation(file.path), 'unsupported', 'this format is not read')];
  }
  const read = readers.get(format) ?? (await loadReader(format));
  const budget = completeReadOptions(options);
  try {
    const order = (RECORD_FORMATS.has(format) ? await findOrder(file, budget) : null) ?? budget.dateOrder;
    if (order === null) yield* read(file, budget);
    else for await (const batch of read(file, budget)) yield batch.map((record) => withOrder(record, order));
  } catch (error) {
    yield [skippedFile(file, error)];
  }
}

/** What the dates of a file of many records say of the order in which they are written. */
async function findOrder(file: SourceFile, { chunkBytes }: ReadBudget): Promise<DateOrder | null> {
  const source = openSource(file);
  try {
    return await findDateOrder(streamUtf8(source, chunkBytes));
  } finally {
    closeSource(source);
  }
}

function withOrder(record: RawRecord | SkippedDocument, order: DateOrder): RawRecord | SkippedDocument {
  return 'parse' in record ? new OrderedRecord(record, order) : record;
}

async function loadReader(format: Format): Promise<FileReader> {
  const reader = await createReader(format);
  readers.set(format, reader);
  return reader;
}

async function createReader(format: Format): Promise<FileReader> {
  switch (format) {
    case 'text':
      return documentReader(readText);
    case 'markdown': {
      const { readMarkdown } = await import('./readers/markdown/read-markdown.js');
      return documentReader(readMarkdown);
    }
    case 'html': {
      const { readDeclaredEncoding, readHtml } = await import('./readers/read-html.js');
      return documentReader(readHtml, readDeclaredEncoding);
    }
    case 'subtitles': {
      const { readSubtitles } = await import('./readers/subtitles/read-subtitles.js');
      return documentReader(readSubtitles);
    }
    case 'xml': {
      const { readXml } = await import('./readers/xml/read-xml.js');
      return (file, budget) => readXml(readSource(file, budget.maxJsonFileBytes), file.path, budget);
    }
    case 'json':
      return (file, budget) =>
        readJson(readSource(file, budget.maxJsonFileBytes, budget.fileSystem), file.path, budget);
    case 'jsonl':
      return streamReader((source, path, budget) =>
        readJsonl(streamUtf8(source, budget.chunkBytes), path, budget),
      );
    case 'csv': {
      const { readCsv } = await import('./readers/csv/read-csv.js');
      return streamReader((source, path, budget) =>
        readCsv(streamText(source, budget.chunkBytes), path, budget),
      );
    }
  }
}

/**
 * A reader for files that are one document each: read whole, decoded and parsed when the record is.
 * @param parser makes the document of the text
 * @param declaredEncoding the encoding that the bytes name for themselves, or null
 */
function documentReader(
  parser: RecordParser<string>,
  declaredEncoding: (bytes: Buffer) => string | null = () => null,
): FileReader {
  const parseBytes: RecordParser<Buffer> = (bytes, location, warn) =>
    parser(decodeText(bytes, declaredEncoding(bytes)).text, location, warn);
  return async function* (file, budget) {
    // Reading is synchronous: without a pause thousands of small files would hold up everything else.
    await setImmediate();
    const bytes = readSource(file, budget.maxRecordBytes, budget.fileSystem);
    if (bytes.length === 0) throw new SkipError('empty', 'the file is empty');
    yield [new LazyRecord(fileLocation(file.path), fingerprintOf(bytes), bytes, parseBytes)];
  };
}

/** A reader for files that are read piece by piece, and stay open as long. */
function streamReader(
  read: (source: OpenSource, path: string, budget: ReadBudget) => RecordBatches,
): FileReader {
  return async function* (file, budget) {
    const source = openSource(file, budget.fileSystem);
    try {
      yield* read(source, file.path, budget);
    } finally {
      closeSource(source);
    }
  };
}
