// The generation that a writer builds upon: the live one, opened with all that the next one needs to know of it.

import { FindlingError } from '../../errors.js';
import type { ReadableDirectory } from '../directory/readable-directory.js';
import { verifyFile } from '../directory/verify-file.js';
import { decodeDeleted, type Manifest, type SegmentEntry } from '../format/manifest.js';
import { decodeSources, type SourceState } from '../format/source-states.js';
import { openSegment } from '../read/open-segment.js';
import { checkSchema, readCurrentManifest } from '../read/read-manifest.js';
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
}

/**
 * Opens the live generation, all of its files verified.
 * @throws FindlingError `index_missing`, `index_damaged`, `index_mismatch`; no segment is open then
 */
export async function openBaseGeneration(directory: ReadableDirectory): Promise<BaseGeneration> {
  const manifest = await readCurrentManifest(directory);
  checkSchema(directory, manifest);
  const contents = await directory.read(manifest.sources.name);
  if (contents?.sha256 !== manifest.sources.sha256) {
    throw new FindlingError(
      'index_damaged',
      `${directory.name}/${manifest.sources.name} is missing or has changed`,
    );
  }
  if (manifest.minisearch !== null)
    await verifyFile(directory, manifest.minisearch.name, manifest.minisearch);
  const segments: WritableSegment[] = [];
  try {
    for (const entry of manifest.segments) {
      const segment = await openSegment(directory, entry);
      segments.push({ entry, segment, deleted: new Set(decodeDeleted(entry.deleted)) });
    }
  } catch (error) {
    for (const { segment } of segments) segment.close();
    throw error;
  }
  return { manifest, segments, sources: decodeSources(contents.bytes) };
}
