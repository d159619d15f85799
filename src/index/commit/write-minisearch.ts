// The file `generation-NNNNNN.minisearch.json`: the segments of a generation to be, in the form MiniSearch loads.

import { writeVerified } from '../build/write-segment.js';
import type { Directory } from '../directory/directory.js';
import { decodeDeleted, type FileEntry, type SegmentEntry } from '../format/manifest.js';
import { encodeMiniSearch } from '../minisearch/minisearch-json.js';
import { Generation, SegmentSnapshot } from '../read/generation.js';
import { openSegment } from '../read/index-reader.js';
import type { Segment } from '../read/segment.js';

/**
 * Writes the live documents of segments that are written already.
 * @param open segments that are open, by name; the others are opened for as long as they are read
 * @throws FindlingError `write_failed`, `index_damaged`
 */
export async function writeMiniSearch(
  directory: Directory,
  name: string,
  segments: readonly SegmentEntry[],
  open: ReadonlyMap<string, Segment>,
): Promise<FileEntry> {
  const opened: Segment[] = [];
  try {
    const live: SegmentSnapshot[] = [];
    for (const entry of segments) {
      let segment = open.get(entry.name);
      if (segment === undefined) {
        segment = await openSegment(directory, entry);
        opened.push(segment);
      }
      live.push(new SegmentSnapshot(segment, decodeDeleted(entry.deleted)));
    }
    // The number of the generation is not written: generations of the same documents share the file.
    const pieces = [...encodeMiniSearch(new Generation(0, live))];
    return await writeVerified(directory, name, Buffer.concat(pieces));
  } finally {
    for (const segment of opened) segment.close();
  }
}
