// The file `generation-NNNNNN.minisearch.json`: the segments of a generation to be, in the form MiniSearch loads.

import type { FileCreator } from '../directory/file-creator.js';
import { writeVerified } from '../directory/write-verified.js';
import { decodeDeleted, type FileEntry, type SegmentEntry } from '../format/manifest.js';
import { encodeMiniSearch } from '../minisearch/minisearch-json.js';
import { Generation } from '../read/generation.js';
import { OpenSegment } from '../read/open-segment.js';
import type { Segment } from '../read/segment.js';
import { SegmentSnapshot } from '../read/segment-snapshot.js';

/**
 * Writes the documents, but for deleted ones, of segments that are written already.
 * @param open segments that are open, by name; the others are opened for as long as they are read
 * @throws FindlingError `write_failed`, `index_damaged`
 */
export async function writeMiniSearch(
  directory: FileCreator,
  name: string,
  segments: readonly SegmentEntry[],
  open: ReadonlyMap<string, Segment>,
): Promise<FileEntry> {
  const opened: OpenSegment[] = [];
  try {
    const snapshots: SegmentSnapshot[] = [];
    for (const entry of segments) {
      let segment = open.get(entry.name);
      if (segment === undefined) {
        const written = OpenSegment.open(directory, entry);
        opened.push(written);
        ({ segment } = written);
      }
      snapshots.push(new SegmentSnapshot(segment, decodeDeleted(entry.deleted)));
    }
    // The number of the generation is not written: generations of the same documents share the file.
    const pieces = [...encodeMiniSearch(new Generation(0, snapshots))];
    return await writeVerified(directory, name, Buffer.concat(pieces));
  } finally {
    for (const segment of opened) segment.close();
  }
}
