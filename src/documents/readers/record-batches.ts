// What every reader yields, and the place of a file as a whole.

import type { Location, SkippedDocument } from '../document.js';
import type { RawRecord, SourceFile } from '../record.js';

/** Records of a file in order, some hundred at a time, with what was skipped in its place among them. */
export type RecordBatch = readonly (RawRecord | SkippedDocument)[];
export type RecordBatches = AsyncGenerator<RecordBatch, void, undefined>;

/** Tells a skipped document from a record in a batch. */
export function isSkipped(item: RawRecord | SkippedDocument): item is SkippedDocument {
  return 'reason' in item;
}

export function wholeFile(file: SourceFile): Location {
  return { path: file.path, line: null };
}
