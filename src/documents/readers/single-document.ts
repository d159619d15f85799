// Files that are one document each: read whole, hashed, and parsed when asked.

import { setImmediate } from 'node:timers/promises';
import { fingerprintOf } from '../source/fingerprint.js';
import { LazyRecord, type RecordParser } from './lazy-record.js';
import type { ReadBudget } from '../source/read-options.js';
import { type RecordBatches, wholeFile } from './record-batches.js';
import type { SourceFile } from '../record.js';
import { skippedAt } from '../source/skipped.js';
import { readSource } from '../source/source-bytes.js';

/** Reads a file of one document, which `parser` makes of its bytes. */
export async function* readSingleDocument(
  file: SourceFile,
  parser: RecordParser<Buffer>,
  budget: ReadBudget,
): RecordBatches {
  const source = readSource(file, budget.maxRecordBytes);
  // Reading is synchronous: without a pause thousands of small files would hold up everything else.
  await setImmediate();
  if (source.kind === 'skipped') yield [source.skipped];
  else if (source.bytes.length === 0) yield [skippedAt(wholeFile(file), 'empty', 'the file is empty')];
  else yield [new LazyRecord(wholeFile(file), fingerprintOf(source.bytes), source.bytes, parser)];
}
