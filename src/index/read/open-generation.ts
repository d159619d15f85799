// A generation opened for reading, and the message by which other threads of the process open the same one.

import type { VerifiedFile } from '../directory/verify-file.js';
import { type Manifest, type SegmentEntry } from '../format/manifest.js';
import { segmentFiles } from '../format/segment-files.js';
import { Generation } from './generation.js';
import { NearDuplicates, type SharedGroups } from './near-duplicates.js';
import { OpenSegment, type SharedSegment } from './open-segment.js';
import { SegmentSnapshot } from './segment-snapshot.js';

/** A generation opened for reading. */
export interface OpenGeneration {
  readonly generation: Generation;
  readonly manifest: Manifest;
  /** The checksum of the file of the manifest, by which CURRENT names the generation. */
  readonly sha256: string;
  /** In the order of the manifest, as the snapshots of the generation are. */
  readonly segments: readonly OpenSegment[];
  /** Why it is older than the generation that CURRENT names, or null. */
  readonly degraded: string | null;
  /** What is wrong with the list of its sources, or null. No search needs that list, but the next update does. */
  readonly sourcesDamage: string | null;
  /** The generation as MiniSearch loads it, or null where it has none; null, too, where the generation was opened as shared. */
  readonly miniSearch: VerifiedFile | null;
}

/**
 * An open generation as a plain message to another thread of this process (`postMessage`): the bytes in it are in shared memory
 * and are not copied.
 */
export interface SharedGeneration {
  readonly manifest: Manifest;
  readonly sha256: string;
  readonly degraded: string | null;
  /** In the order of the manifest. */
  readonly segments: readonly SharedSegment[];
  readonly groups: SharedGroups;
}

/** A generation that is kept open for other threads. */
export interface SharingOfGeneration {
  readonly message: SharedGeneration;
  /** Ends the sharing, once: no other thread may read the generation afterwards. */
  release(): void;
}

/** Describes an open generation to other threads, and keeps its files open until they are done with it. */
export function shareGeneration(open: OpenGeneration): SharingOfGeneration {
  const { manifest, sha256, degraded, segments, generation } = open;
  const message = {
    manifest,
    sha256,
    degraded,
    segments: segments.map((segment) => segment.share()),
    groups: generation.duplicates.share(),
  };
  return { message, release: holdGeneration(open) };
}

/** Keeps the files of a generation open; returns what ends that, however often it is called. */
export function holdGeneration({ segments }: OpenGeneration): () => void {
  const held = [...segments];
  for (const segment of held) segment.hold();
  return () => {
    for (const segment of held.splice(0)) segment.close();
  };
}

/**
 * Opens what another thread has open. Nothing is read or verified again, and nothing need be closed.
 * @param previous the generation this thread had open before: segments of both are used again, with what they remember
 */
export function openShared(shared: SharedGeneration, previous: OpenGeneration | null): OpenGeneration {
  const { manifest, sha256, degraded } = shared;
  const open = openSegmentsOf(previous);
  const segments = manifest.segments.map((entry, index) => {
    const message = shared.segments[index];
    const segment =
      open.get(identityOf(entry)) ?? (message === undefined ? undefined : OpenSegment.openShared(message));
    if (segment === undefined) throw new TypeError(`the message lacks segment ${entry.name}`);
    return segment;
  });
  return {
    generation: makeGeneration(manifest, segments, new NearDuplicates(shared.groups)),
    manifest,
    sha256,
    segments,
    degraded,
    sourcesDamage: null,
    miniSearch: null,
  };
}

/** Reads and verifies what of the segments was not touched yet. Rejects with FindlingError `index_damaged`. */
export async function loadRest(segments: readonly OpenSegment[]): Promise<void> {
  for (const segment of segments) await segment.loadRest();
}

/** What a manifest and its segments are to a search. */
export function makeGeneration(
  manifest: Manifest,
  segments: readonly OpenSegment[],
  duplicates: NearDuplicates,
): Generation {
  const snapshots = segments.map(({ segment }, index) =>
    SegmentSnapshot.of(segment, manifest.segments[index] ?? { deleted: '' }),
  );
  return new Generation(manifest.generation, snapshots, duplicates, manifest.fields);
}

/** The segments of an open generation by their identity; none for null. */
export function openSegmentsOf(open: OpenGeneration | null): ReadonlyMap<string, OpenSegment> {
  const segments = new Map<string, OpenSegment>();
  open?.manifest.segments.forEach((entry, index) => {
    const segment = open.segments[index];
    if (segment !== undefined) segments.set(identityOf(entry), segment);
  });
  return segments;
}

/** Tells segments apart, also two of the same name: an index that was deleted and built anew uses names again. */
export function identityOf({ name, files }: SegmentEntry): string {
  return [name, ...segmentFiles.map((part) => files[part].sha256)].join(' ');
}
