// Reads the records of a source file, by its format. Large tables and JSON lines are streamed; the rest is read whole.
// Whatever goes wrong is a skipped document in the place of the record or the file.

import type { Place, SkippedDocument } from './document.js';
import { chooseEncoding, decodeText, sniffEncoding } from './encoding.js';
import { fingerprintOf } from './fingerprint.js';
import { formatOf } from './format.js';
import { LazyRecord } from './lazy-record.js';
import { completeReadOptions, type ReadBudget, type ReadOptions } from './read-options.js';
import { splitCsv } from './readers/csv.js';
import { declaredEncoding, parseHtml } from './readers/html.js';
import { readJson } from './readers/json.js';
import { splitJsonLines } from './readers/jsonl.js';
import { parseMarkdown } from './readers/markdown.js';
import { toDocument } from './record-fields.js';
import type { ParsedRecord, RawRecord, SourceFile } from './record.js';
import { skippedAt, skippedRecord } from './skipped.js';
import {
  closeSource,
  openSource,
  readChunk,
  readSource,
  unreadableSource,
  type OpenSource,
} from './source-bytes.js';

type Batch = readonly (RawRecord | SkippedDocument)[];

/** The records of a file in order, in batches. */
export async function* readRecords(file: SourceFile, options: ReadOptions = {}): AsyncGenerator<Batch> {
  const budget = completeReadOptions(options);
  const format = formatOf(file.path);
  const whole: Place = { path: file.path, line: null };
  switch (format) {
    case null:
      yield [skippedAt(whole, 'unsupported', 'is of a format that is not read')];
      return;
    case 'jsonl':
    case 'csv':
      yield* readStream(file, format, budget);
      return;
    case 'json':
      yield readJsonFile(file, budget);
      return;
    case 'text':
    case 'markdown':
    case 'html':
      yield readSingle(file, format, budget);
  }
}

function readSingle(file: SourceFile, format: 'text' | 'markdown' | 'html', budget: ReadBudget): Batch {
  const source = readSource(file, budget.maxRecordBytes);
  if (source.kind === 'skipped') return [source.skipped];
  const place = { path: file.path, line: null };
  if (source.bytes.length === 0) return [skippedAt(place, 'empty', 'is empty')];
  return [new LazyRecord(place, fingerprintOf(source.bytes), { bytes: source.bytes, format }, parseSingle)];
}

function parseSingle(
  { bytes, format }: { readonly bytes: Buffer; readonly format: 'text' | 'markdown' | 'html' },
  place: Place,
): ParsedRecord {
  const decoded = decodeText(bytes, format === 'html' ? declaredEncoding(bytes) : null);
  if (decoded.kind === 'binary') return skippedRecord(place, 'binary', `is ${decoded.what}`);
  switch (format) {
    case 'text':
      return toDocument({ fields: { text: decoded.text } }, place);
    case 'markdown':
      return parseMarkdown(decoded.text, place);
    case 'html':
      return parseHtml(decoded.text, place);
  }
}

function readJsonFile(file: SourceFile, budget: ReadBudget): Batch {
  const source = readSource(file, budget.maxJsonFileBytes);
  if (source.kind === 'skipped') return [source.skipped];
  const place = { path: file.path, line: null };
  const decoded = decodeText(source.bytes);
  if (decoded.kind === 'binary') return [skippedAt(place, 'binary', `is ${decoded.what}`)];
  if (decoded.text.trim() === '') return [skippedAt(place, 'empty', 'is empty')];
  return readJson(file.path, decoded.text);
}

async function* readStream(
  file: SourceFile,
  format: 'jsonl' | 'csv',
  budget: ReadBudget,
): AsyncGenerator<Batch> {
  const source = openSource(file);
  if (source.kind === 'skipped') {
    yield [source.skipped];
    return;
  }
  const place = { path: file.path, line: null };
  try {
    const head = Buffer.alloc(Math.min(source.bytes, 64 * 1024));
    await readChunk(source, head, 0, 0);
    const sniffed = sniffEncoding(head);
    if (source.bytes === 0) yield [skippedAt(place, 'empty', 'is empty')];
    else if (sniffed.kind === 'binary') yield [skippedAt(place, 'binary', `is ${sniffed.what}`)];
    else {
      const encoding =
        sniffed.kind === 'unicode' ? sniffed.encoding : chooseEncoding(completeCharacters(head));
      const start = sniffed.kind === 'unicode' ? sniffed.markBytes : 0;
      const bytes = chunksOf(source, start, budget);
      if (format === 'csv') yield* splitCsv(file, decodeChunks(bytes, encoding), budget);
      else if (encoding === 'utf-8') yield* splitJsonLines(file, bytes, budget);
      else yield* splitTextLines(file, decodeChunks(bytes, encoding), budget);
    }
  } catch (error) {
    yield [unreadableSource(file, null, error)];
  } finally {
    closeSource(source);
  }
}

/** Without what may be the beginning of a character that the sample cuts off. */
function completeCharacters(head: Buffer): Buffer {
  let end = head.length;
  while (end > 0 && head.length - end < 4 && (head[end - 1] ?? 0) >= 0x80) end -= 1;
  return head.subarray(0, end);
}

async function* chunksOf(
  source: OpenSource,
  start: number,
  { chunkBytes }: ReadBudget,
): AsyncGenerator<Buffer> {
  for (let at = start; at < source.bytes;) {
    const chunk = Buffer.allocUnsafeSlow(Math.min(chunkBytes, source.bytes - at));
    const bytesRead = await readChunk(source, chunk, 0, at);
    if (bytesRead === 0) return;
    yield chunk.subarray(0, bytesRead);
    at += bytesRead;
  }
}

async function* decodeChunks(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** JSON lines in another encoding than UTF-8. */
async function* splitTextLines(
  file: SourceFile,
  text: AsyncIterable<string>,
  budget: ReadBudget,
): AsyncGenerator<Batch> {
  async function* reencoded(): AsyncGenerator<Buffer> {
    for await (const piece of text) yield Buffer.from(piece, 'utf8');
  }
  // What was decoded is whole characters: as UTF-8 it is split like any other file.
  yield* splitJsonLines(file, reencoded(), budget);
}
