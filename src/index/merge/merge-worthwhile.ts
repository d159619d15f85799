// Merges segments of the generation being changed where `chooseMerges` finds it worth the work.

import { writeSegment } from '../build/write-segment.js';
import type { IndexWriter } from '../commit/index-writer.js';
import { chooseMerges } from './merge-policy.js';
import { mergeSegments } from './merge-segments.js';

/**
 * Merges what is worth it into the next commit. Segments added since the last commit are left as they are.
 * @param maxBytes of the segments that are merged into one
 * @throws FindlingError `write_failed`, `index_damaged`
 */
export async function mergeWorthwhile(writer: IndexWriter, maxBytes: number): Promise<void> {
  const candidates = writer.segments.map((segment) => ({
    segment,
    documents: segment.entry.documents,
    liveDocuments: segment.entry.documents - segment.deleted.size,
    bytes: Object.values(segment.entry.files).reduce((sum, file) => sum + file.bytes, 0),
  }));
  for (const group of chooseMerges(candidates, maxBytes)) {
    const bytes = mergeSegments(group.map(({ segment }) => segment));
    for (const { segment } of group) writer.dropSegment(segment.entry.name);
    const name = writer.reserveSegment();
    const documents = group.reduce((sum, { liveDocuments }) => sum + liveDocuments, 0);
    writer.addSegment(name, documents, await writeSegment(writer.directory, name, bytes));
  }
}
