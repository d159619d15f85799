// Reads JSON lines from a stream of bytes. Finds and hashes lines; a line is decoded and parsed only when its record is.
// Holds one chunk at a time, and never a line larger than the budget.

import type { SkippedDocument } from '../../document.js';
import type { RawRecord, RecordBatch, RecordBatches } from '../../record.js';
import { fingerprintOf } from '../../source/fingerprint.js';
import type { ReadBudget } from '../../source/read-options.js';
import { SkipError, skippedAt, tooLargeMessage } from '../../source/skipped.js';
import { LazyRecord } from '../lazy-record.js';
import { type BulkAction, readBulkAction } from './bulk-action.js';
import { parseJsonLine } from './parse-json-line.js';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * The records of the lines of a file, batch by batch. Blank lines and the actions of bulk files are passed over. Throws SkipError
 * (`empty`) where there is no other.
 * @param chunks the bytes of the file, in any encoding that has the line ends of ASCII; each chunk stays as it is
 */
export async function* readJsonl(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  path: string,
  budget: ReadBudget,
): RecordBatches {
  const lines = new LineSplitter(path, budget);
  for await (const chunk of chunks) {
    lines.push(chunk);
    yield* lines.takeBatches(budget.batchSize);
  }
  lines.end();
  yield* lines.takeBatches(1);
  if (!lines.foundAny) throw new SkipError('empty', 'holds no records');
}

/** Splits chunks of bytes into the records of their lines. */
class LineSplitter {
  readonly #path: string;
  readonly #budget: ReadBudget;
  #ready: (RawRecord | SkippedDocument)[] = [];
  /** The pieces of a line that has not ended yet, unless it is already too large. */
  #pieces: Buffer[] = [];
  #pendingBytes = 0;
  #line = 1;
  #foundAny = false;
  /** The action in the line before, whose record is in this one. */
  #action: BulkAction | null = null;

  constructor(path: string, budget: ReadBudget) {
    this.#path = path;
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

  /** Takes the batches that are full; with `atLeast` 1 also the last one, which is not. */
  *takeBatches(atLeast: number): Generator<RecordBatch> {
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
    else if (!isBlank(line)) this.#addRecord(line);
  }

  #addRecord(line: Buffer): void {
    const action = this.#action;
    this.#action = null;
    if (action === null) {
      const next = readBulkAction(line);
      if (next !== null) {
        if (next.hasRecord) this.#action = next;
        return;
      }
    }
    const location = { path: this.#path, line: this.#line };
    const fingerprint = fingerprintOf(line);
    this.#ready.push(
      action === null
        ? new LazyRecord(location, fingerprint, line, parseJsonLine)
        : new LazyRecord(location, fingerprintOf(`${action.id}\n${fingerprint}`), line, (bytes, at, warn) =>
            parseJsonLine(bytes, at, warn, action),
          ),
    );
  }

  #skipLarge(bytes: number): void {
    const location = { path: this.#path, line: this.#line };
    this.#ready.push(
      skippedAt(location, 'too_large', tooLargeMessage('the line', bytes, this.#budget.maxRecordBytes)),
    );
  }
}

function isBlank(line: Buffer): boolean {
  for (const byte of line) {
    if (byte !== 0x20 && byte !== 0x09 && byte !== CARRIAGE_RETURN) return false;
  }
  return true;
}
