// Reads JSON lines as a stream of byte slices. Finds and hashes lines; decodes and parses none before it is asked.
// Holds one chunk at a time, and never a line larger than the budget.

import { fingerprintOf } from '../../source/fingerprint.js';
import type { SkippedDocument } from '../../document.js';
import { LazyRecord } from '../lazy-record.js';
import type { ReadBudget } from '../../source/read-options.js';
import { type RecordBatches, wholeFile } from '../record-batches.js';
import type { RawRecord, SourceFile } from '../../record.js';
import { skippedAt, tooLargeMessage } from '../../source/skipped.js';
import { closeSource, openSource, unreadableSource } from '../../source/source-bytes.js';
import { type ByteStream, sniffSource, streamBytes, transcodeBytes } from '../../source/source-stream.js';
import { parseJsonLine } from './parse-json-line.js';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Reads the records of a file of JSON lines in UTF-8 or UTF-16. */
export async function* readJsonl(file: SourceFile, budget: ReadBudget): RecordBatches {
  const source = openSource(file);
  if (source.kind === 'skipped') return yield [source.skipped];
  try {
    const sniffed = await sniffSource(source);
    if (sniffed.kind === 'binary') return yield [skippedAt(wholeFile(file), 'binary', `is ${sniffed.what}`)];
    const isMarked = sniffed.kind === 'unicode';
    const bytes = streamBytes(source, isMarked ? sniffed.markBytes : 0, budget);
    const isWide = isMarked && sniffed.encoding !== 'utf-8';
    yield* splitJsonLines(file, isWide ? transcodeBytes(bytes, sniffed.encoding) : bytes, budget);
  } catch (error) {
    yield [unreadableSource(file, null, error)];
  } finally {
    closeSource(source);
  }
}

/** Splits UTF-8 bytes into the records of their lines, batch by batch. Blank lines are passed over. */
export async function* splitJsonLines(
  file: SourceFile,
  chunks: ByteStream | Iterable<Buffer>,
  budget: ReadBudget,
): RecordBatches {
  const lines = new LineSplitter(file, budget);
  for await (const chunk of chunks) {
    lines.push(chunk);
    yield* lines.takeBatches(budget.batchSize);
  }
  lines.end();
  yield* lines.takeBatches(1);
  if (!lines.foundAny) yield [skippedAt(wholeFile(file), 'empty', 'holds no records')];
}

class LineSplitter {
  readonly #file: SourceFile;
  readonly #budget: ReadBudget;
  #ready: (RawRecord | SkippedDocument)[] = [];
  /** The pieces of a line that has not ended yet, unless it is already too large. */
  #pieces: Buffer[] = [];
  #pendingBytes = 0;
  #line = 1;
  #foundAny = false;

  constructor(file: SourceFile, budget: ReadBudget) {
    this.#file = file;
    this.#budget = budget;
  }

  /** Whether any line was more than blank. */
  get foundAny(): boolean {
    return this.#foundAny;
  }

  push(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      this.#keep(chunk, start, end);
      this.#endLine();
      start = end + 1;
    }
    this.#keep(chunk, start, chunk.length);
  }

  end(): void {
    this.#endLine();
  }

  *takeBatches(atLeast: number): Generator<readonly (RawRecord | SkippedDocument)[]> {
    const { batchSize } = this.#budget;
    let start = 0;
    for (; this.#ready.length - start >= atLeast; start += batchSize) {
      this.#foundAny = true;
      yield this.#ready.slice(start, start + batchSize);
    }
    this.#ready = this.#ready.slice(start);
  }

  #keep(chunk: Buffer, start: number, end: number): void {
    if (end === start) return;
    this.#pendingBytes += end - start;
    // One byte more than allowed may be the carriage return of a line that just fits.
    if (this.#pendingBytes > this.#budget.maxRecordBytes + 1) this.#pieces = [];
    else this.#pieces.push(chunk.subarray(start, end));
  }

  #endLine(): void {
    const bytes = this.#pendingBytes;
    if (bytes > 0) {
      const [first] = this.#pieces;
      if (first === undefined) this.#skipLarge(bytes);
      else this.#addLine(this.#pieces.length === 1 ? first : Buffer.concat(this.#pieces));
      this.#pieces = [];
      this.#pendingBytes = 0;
    }
    this.#line++;
  }

  #addLine(raw: Buffer): void {
    const line = raw[raw.length - 1] === CARRIAGE_RETURN ? raw.subarray(0, -1) : raw;
    if (line.length > this.#budget.maxRecordBytes) this.#skipLarge(line.length);
    else if (!isBlank(line)) {
      const place = { path: this.#file.path, line: this.#line };
      this.#ready.push(new LazyRecord(place, fingerprintOf(line), line, parseJsonLine));
    }
  }

  #skipLarge(bytes: number): void {
    const place = { path: this.#file.path, line: this.#line };
    this.#ready.push(
      skippedAt(place, 'too_large', tooLargeMessage('the line', bytes, this.#budget.maxRecordBytes)),
    );
  }
}

function isBlank(line: Buffer): boolean {
  for (const byte of line) {
    if (byte !== 0x20 && byte !== 0x09 && byte !== CARRIAGE_RETURN) return false;
  }
  return true;
}
