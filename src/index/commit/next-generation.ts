// The generation that is about to be published, opened before anybody else sees it: what is kept beside its segments is made of it.

import type { ReadableDirectory } from '../directory/readable-directory.js';
import type { SegmentEntry } from '../format/manifest.js';
import { Generation } from '../read/generation.js';
import { OpenSegment } from '../read/open-segment.js';
import { SegmentSnapshot } from '../read/segment-snapshot.js';
import type { WritableSegment } from './base-generation.js';

/** A generation that is not live yet. */
export interface NextGeneration {
  /** Its number is 0: what is made of it may belong to later generations of the same documents, too. */
  readonly generation: Generation;
  /** Closes the segments that were opened for it. */
  readonly close: () => void;
}

/**
 * Opens segments that are written already.
 * @param open those that are open; the others are opened
 * @throws FindlingError `index_damaged`
 */
export function openNextGeneration(
  directory: ReadableDirectory,
  segments: readonly SegmentEntry[],
  open: readonly WritableSegment[],
): NextGeneration {
  const known = new Map(open.map(({ entry, segment }) => [entry.name, segment]));
  const opened: OpenSegment[] = [];
  const close = (): void => {
    for (const segment of opened.splice(0)) segment.close();
  };
  try {
    const snapshots = segments.map((entry) => {
      let segment = known.get(entry.name);
      if (segment === undefined) {
        const written = OpenSegment.open(directory, entry);
        opened.push(written);
        ({ segment } = written);
      }
      return SegmentSnapshot.of(segment, entry);
    });
    return { generation: new Generation(0, snapshots), close };
  } catch (error) {
    close();
    throw error;
  }
}
