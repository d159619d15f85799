// Reads the records of one source file, whatever its format: opens the file, hands its bytes or text to the reader of the
// format, closes it, and turns every failure into a skipped document. Readers themselves open no file.

import { setImmediate } from 'node:timers/promises';
import type { DateOrder } from './dates/date-order.js';
import { findDateOrder } from './dates/find-date-order.js';
import { type Document, fileLocation, type SkippedDocument } from './document.js';
import type { FileReader } from './file-reader.js';
import { importOptional } from './optional-package.js';
import { type FieldNames, namerOf } from './own/field-names.js';
import { toFileRecord } from './readers/file-record.js';
import { readJson } from './readers/json/read-json.js';
import { readJsonl } from './readers/json/read-jsonl.js';
import { LazyRecord, type RecordParser, type Warn } from './readers/lazy-record.js';
import { isMailbox } from './readers/mail/is-mailbox.js';
import { toOrderedRecord } from './readers/ordered-record.js';
import { readText } from './readers/text/read-text.js';
import type { ThreadedFormat } from './readers/threaded/parse-task.js';
import { ThreadedRecord } from './readers/threaded/threaded-record.js';
import type { RawRecord, RecordBatch, RecordBatches, RecordLocation, SourceFile } from './record.js';
import { type Content, FileContent, type OpenContent } from './source/content.js';
import { decodeText } from './source/encoding.js';
import { fingerprintOf } from './source/fingerprint.js';
import { isOnSite } from './source/folders/site-folders.js';
import { isInVault } from './source/folders/vaults.js';
import { type Format, formatOf, whyUnread } from './source/format.js';
import { completeReadOptions, type ReadBudget, type ReadOptions } from './source/read-options.js';
import { SkipError, skippedAt } from './source/skipped.js';
import { skippedFile } from './source/source-bytes.js';
import { streamText, streamUtf8 } from './source/source-stream.js';

/** Those whose files hold many records, written by one hand. */
const RECORD_FORMATS: ReadonlySet<Format> = new Set(['csv', 'json', 'jsonl']);

/** Those whose files hold other files, each of which has a reader of its own. */
const CONTAINERS: ReadonlySet<Format> = new Set<Format>(['gzip', 'zip']);

/** Those loaded so far: one that brings a library of its own is loaded when the first file of its format is read. */
const readers = new Map<Format, FileReader>();

/**
 * The raw records of a file in order, in batches, with what had to be skipped among them. Never throws for what a
 * file holds or for a file that vanished. Breaking off the iteration closes the file.
 * @throws PassingError where the machine fails: what of the file was not read yet is not known
 */
export async function* readRecords(file: SourceFile, options: ReadOptions = {}): RecordBatches {
  const budget = completeReadOptions(options);
  const format = formatOf(file.path, budget.sourceFiles);
  if (format === null) {
    return yield [skippedAt(fileLocation(file.path), 'unsupported', whyUnread(file.path))];
  }
  try {
    if (format === 'zip' && file.bytes === 0) throw new SkipError('empty', 'the file is empty');
    const read = await findReader(format);
    const batches = read(new FileContent(file, budget.fileSystem), budget);
    yield* budget.names.length === 0 ? batches : nameRecords(batches, budget.names);
  } catch (error) {
    yield [skippedFile(file, error)];
  }
}

/** The records with the names that settings give the fields of each where it lies. */
async function* nameRecords(batches: RecordBatches, names: ReadBudget['names']): RecordBatches {
  const namesAt = namerOf(names);
  for await (const batch of batches)
    yield batch.map((record) => ('parse' in record ? withNames(record, namesAt(record.path)) : record));
}

function withNames(record: RawRecord, names: FieldNames | undefined): RawRecord {
  if (names === undefined) return record;
  const { path, line, fingerprint } = record;
  return { path, line, fingerprint, parse: () => record.parse(names) };
}

async function findReader(format: Format): Promise<FileReader> {
  const loaded = readers.get(format);
  if (loaded !== undefined) return loaded;
  const read = await importOptional(() => createReader(format));
  const reader = CONTAINERS.has(format) ? read : orderedReader(read, RECORD_FORMATS.has(format));
  readers.set(format, reader);
  return reader;
}

/** A reader that reads dates in the order that is set or, for files of many records, in that of the other dates of the file. */
function orderedReader(read: FileReader, holdsRecords: boolean): FileReader {
  return async function* (content, budget) {
    const order = (holdsRecords ? await findOrder(content, budget) : null) ?? budget.dateOrder;
    if (order === null) yield* read(content, budget);
    else
      for await (const batch of read(content, budget)) yield batch.map((record) => withOrder(record, order));
  };
}

/** What the dates of a file of many records say of the order in which they are written. */
async function findOrder(content: Content, { chunkBytes }: ReadBudget): Promise<DateOrder | null> {
  const source = content.open();
  try {
    return await findDateOrder(streamUtf8(source, chunkBytes));
  } finally {
    source.close();
  }
}

function withOrder(record: RawRecord | SkippedDocument, order: DateOrder): RawRecord | SkippedDocument {
  return 'parse' in record ? toOrderedRecord(record, order) : record;
}

async function createReader(format: Format): Promise<FileReader> {
  switch (format) {
    case 'text':
      return documentReader(readText);
    case 'source': {
      const { readSourceCode } = await import('./readers/text/read-source-code.js');
      return documentReader(readSourceCode);
    }
    case 'extensionless': {
      const { readExtensionless } = await import('./readers/read-extensionless.js');
      const readText = documentReader(readExtensionless);
      const readMailbox = await createReader('mailbox');
      return async function* (content, budget) {
        yield* ((await isMailbox(content)) ? readMailbox : readText)(content, budget);
      };
    }
    case 'markdown': {
      const { readMarkdown, readNote, readPage } = await import('./readers/markdown/read-markdown.js');
      return documentReader((text, location, warn, { vaults, sites }) => {
        const { path } = location;
        const read = isInVault(path, vaults) ? readNote : isOnSite(path, sites) ? readPage : readMarkdown;
        return read(text, location, warn);
      });
    }
    case 'mdx': {
      const { readMdx, readPage } = await import('./readers/markdown/read-markdown.js');
      return documentReader((text, location, warn, { sites }) =>
        (isOnSite(location.path, sites) ? readPage : readMdx)(text, location, warn),
      );
    }
    case 'html': {
      const { readDeclaredEncoding, readHtml } = await import('./readers/read-html.js');
      return documentReader(readHtml, readDeclaredEncoding);
    }
    case 'asciidoc':
    case 'latex':
    case 'org':
    case 'restructuredtext': {
      const { markupLanguages } = await import('./readers/markup-languages/markup-languages.js');
      return documentReader(markupLanguages[format]);
    }
    case 'notebook': {
      const { readNotebook } = await import('./readers/notebook/read-notebook.js');
      return documentReader(readNotebook);
    }
    case 'canvas': {
      const { readCanvas } = await import('./readers/canvas/read-canvas.js');
      return documentReader(readCanvas);
    }
    case 'subtitles': {
      const { readSubtitles } = await import('./readers/subtitles/read-subtitles.js');
      return documentReader(readSubtitles);
    }
    case 'xml': {
      const { readXml } = await import('./readers/xml/read-xml.js');
      return wholeReader(readXml);
    }
    case 'json':
      return wholeReader(readJson);
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
    case 'gzip': {
      const { readGzip } = await import('./read-gzip.js');
      return (content, budget) => readGzip(content, budget, findReader);
    }
    case 'zip': {
      const { readZip } = await import('./read-zip.js');
      return (content, budget) => readZip(content, budget, findReader);
    }
    case 'docx':
    case 'epub':
    case 'odf':
    case 'pdf':
    case 'pptx':
    case 'rtf':
    case 'xlsx':
    case 'mail':
      return threadedReader(format);
    case 'mailbox': {
      const { readMailbox } = await import('./readers/mail/read-mailbox.js');
      return streamReader((source, path, budget) =>
        readMailbox(source.chunks(budget.chunkBytes), path, budget),
      );
    }
  }
}

/** Makes the document of the text of a file. Throws SkipError for one that gives none. */
type FileParser = (text: string, location: RecordLocation, warn: Warn, budget: ReadBudget) => Document;

/**
 * A reader for files that are one document each: read whole, decoded and parsed when the record is.
 * @param parser makes the document of the text
 * @param declaredEncoding the encoding that the bytes name for themselves, or null
 */
function documentReader(
  parser: FileParser,
  declaredEncoding: (bytes: Buffer) => string | null = () => null,
): FileReader {
  const decode = (bytes: Buffer, warn: Warn): string => {
    const { text, encoding, isCertain } = decodeText(bytes, declaredEncoding(bytes));
    if (!isCertain)
      warn(`names no encoding and was read as ${encoding}; if letters are wrong, save it as UTF-8`);
    return text;
  };
  return async function* (content, budget) {
    const bytes = await readWhole(content, budget.maxRecordBytes);
    const parseBytes: RecordParser<Buffer> = (raw, location, warn) =>
      parser(decode(raw, warn), location, warn, budget);
    const record = new LazyRecord(fileLocation(content.path), fingerprintOf(bytes), bytes, parseBytes);
    yield [toFileRecord(record, budget)];
  };
}

/** A reader for files that are one document each and are parsed on a thread. */
function threadedReader(format: ThreadedFormat): FileReader {
  return async function* (content, budget) {
    const bytes = await readWhole(content, budget.maxPackedFileBytes);
    yield [toFileRecord(new ThreadedRecord(fileLocation(content.path), format, bytes), budget)];
  };
}

async function readWhole(content: Content, maxBytes: number): Promise<Buffer> {
  // Reading is synchronous: without a pause thousands of small files would hold up everything else.
  await setImmediate();
  const bytes = await content.read(maxBytes);
  if (bytes.length === 0) throw new SkipError('empty', 'the file is empty');
  return bytes;
}

/** A reader for files of records that have to be in memory whole. */
function wholeReader(
  read: (bytes: Buffer, path: string, budget: ReadBudget) => RecordBatches | Iterable<RecordBatch>,
): FileReader {
  return async function* (content, budget) {
    yield* read(await content.read(budget.maxJsonFileBytes), content.path, budget);
  };
}

/** A reader for files that are read piece by piece, and stay open as long. */
function streamReader(
  read: (source: OpenContent, path: string, budget: ReadBudget) => RecordBatches,
): FileReader {
  return async function* (content, budget) {
    const source = content.open();
    try {
      yield* read(source, content.path, budget);
    } finally {
      source.close();
    }
  };
}
