// The generation that a writer builds upon: the live one, opened with all that the next one needs to know of it.

import type { ReadableDirectory } from '../directory/readable-directory.js';
import { verifyFile } from '../directory/verify-file.js';
import type { DuplicateRows } from '../format/duplicate-rows.js';
import { decodeDeleted, type Manifest, type SegmentEntry } from '../format/manifest.js';
import type { SourceState } from '../format/source-states.js';
import { OpenSegment } from '../read/open-segment.js';
import { readDuplicates } from '../read/read-duplicates.js';
import { checkSchema, readCurrentManifest } from '../read/read-manifest.js';
import { readSources } from '../read/read-sources.js';
import type { Segment } from '../read/segment.js';

/** A segment of the generation being changed, with the documents deleted from it so far. */
export interface WritableSegment {
  readonly entry: SegmentEntry;
  readonly segment: Segment;
  /** Numbers of documents; whoever deletes one adds it here. */
  readonly deleted: Set<number>;
}

/** The generation a writer builds upon. */
export interface BaseGeneration {
  readonly manifest: Manifest;
  readonly segments: readonly WritableSegment[];
  readonly sources: readonly SourceState[];
  readonly duplicates: DuplicateRows;
  /** Closes the segments. */
  close(): void;
}

/**
 * Opens the live generation, all of its files verified.
 * @param live its manifest; read unless told
 * @throws FindlingError `index_missing`, `index_damaged`, `index_mismatch`; no segment is open then
 */
export async function openBaseGeneration(
  directory: ReadableDirectory,
  live?: Manifest,
): Promise<BaseGeneration> {
  const manifest = live ?? (await readCurrentManifest(directory));
  checkSchema(directory, manifest);
  const sources = await readSources(directory, manifest);
  const duplicates = await readDuplicates(directory, manifest);
  if (manifest.minisearch !== null)
    await verifyFile(directory, manifest.minisearch.name, manifest.minisearch);
  const opened: OpenSegment[] = [];
  const close = (): void => {
    for (const segment of opened.splice(0)) segment.close();
  };
  try {
    for (const entry of manifest.segments) opened.push(OpenSegment.open(directory, entry));
    // What is damaged must be built anew now: whatever is taken over is in use for a long time.
    for (const segment of opened) await segment.compareAll();
  } catch (error) {
    close();
    throw error;
  }
  const segments = manifest.segments.flatMap((entry, index): WritableSegment[] => {
    const segment = opened[index]?.segment;
    return segment === undefined ? [] : [{ entry, segment, deleted: new Set(decodeDeleted(entry.deleted)) }];
  });
  return { manifest, segments, sources, duplicates, close };
}
