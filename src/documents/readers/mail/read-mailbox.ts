// A mailbox file (mbox): one document a message. Messages are parsed on a thread, as files of one message are.

import type { SkippedDocument } from '../../document.js';
import type { RecordBatches } from '../../record.js';
import type { ReadBudget } from '../../source/read-options.js';
import { SkipError, skippedAt } from '../../source/skipped.js';
import { ThreadedRecord } from '../threaded/threaded-record.js';
import { splitMailbox } from './split-mailbox.js';

/** Bytes of a batch: it is held in memory whole. */
const MAX_BATCH_BYTES = 8 * 1024 * 1024;

/** The messages of a mailbox, each at its number. Throws SkipError (`malformed`) for a file without any. */
export async function* readMailbox(
  chunks: AsyncIterable<Buffer>,
  path: string,
  { maxPackedFileBytes, batchSize }: ReadBudget,
): RecordBatches {
  let batch: (ThreadedRecord | SkippedDocument)[] = [];
  let batchBytes = 0;
  let count = 0;
  for await (const { number, bytes } of splitMailbox(chunks, maxPackedFileBytes)) {
    count += 1;
    const location = { path, line: number };
    if (bytes === null) {
      const message = `the message holds more than the ${printMegabytes(maxPackedFileBytes)} MB that one may have`;
      batch.push(skippedAt(location, 'too_large', message));
    } else {
      batch.push(new ThreadedRecord(location, 'mail', bytes));
      batchBytes += bytes.length;
    }
    if (batch.length >= batchSize || batchBytes >= MAX_BATCH_BYTES) {
      yield batch;
      batch = [];
      batchBytes = 0;
    }
  }
  if (count === 0)
    throw new SkipError('malformed', 'holds no message: each begins with a line "From ADDRESS DATE"');
  if (batch.length > 0) yield batch;
}

function printMegabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
