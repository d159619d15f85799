// When segments are put together: small ones once there are many, and those with many deleted documents.
// Costs what is small, so that a changed file never costs the corpus. No answer changes by it.

import type { IndexWriter } from '../commit/index-writer.js';
import type { SegmentEntry } from '../format/manifest.js';
import { MAX_SEGMENT_DOCUMENTS } from '../format/segment-files.js';
import { mergeSegments } from './merge-segments.js';

/** Segments of about the same size are merged once there are this many of them. */
const SEGMENTS_A_TIER = 4;
/** Each tier holds segments up to this many times as large as the tier below. */
const TIER_GROWTH = 8;
const MIN_TIER = 64;
/** A segment with a larger share of deleted documents is written anew. */
const MAX_DELETED = 0.25;

/** The tier of a segment by its live documents: 0 for the smallest. */
export function tierOf(documents: number): number {
  return Math.max(0, Math.ceil(Math.log(documents / MIN_TIER) / Math.log(TIER_GROWTH)));
}

/** Groups of segments worth merging, each becoming one segment. */
export function chooseMerges<Item extends { readonly liveDocuments: number; readonly documents: number }>(
  segments: readonly Item[],
): Item[][] {
  const merges: Item[][] = [];
  const tiers = new Map<number, Item[]>();
  for (const segment of segments) {
    if (segment.liveDocuments === 0) continue;
    const tier = tierOf(segment.liveDocuments);
    tiers.set(tier, [...(tiers.get(tier) ?? []), segment]);
  }
  for (const members of tiers.values()) {
    const wasteful = members.filter(
      ({ liveDocuments, documents }) => liveDocuments < documents * (1 - MAX_DELETED),
    );
    if (members.length < SEGMENTS_A_TIER) merges.push(...wasteful.map((segment) => [segment]));
    else
      merges.push(
        ...fillSegments(members),
        ...wasteful.filter((segment) => alone(segment, members)).map((s) => [s]),
      );
  }
  return merges;
}

/** Packs segments, smallest first, into as few as hold them; groups of one are left as they are. */
function fillSegments<Item extends { readonly liveDocuments: number }>(segments: readonly Item[]): Item[][] {
  const groups: Item[][] = [];
  let room = 0;
  for (const segment of [...segments].sort((a, b) => a.liveDocuments - b.liveDocuments)) {
    const last = groups.at(-1);
    if (last === undefined || segment.liveDocuments > room) {
      groups.push([segment]);
      room = MAX_SEGMENT_DOCUMENTS - segment.liveDocuments;
    } else {
      last.push(segment);
      room -= segment.liveDocuments;
    }
  }
  return groups.filter((group) => group.length > 1);
}

function alone<Item extends { readonly liveDocuments: number }>(
  segment: Item,
  members: readonly Item[],
): boolean {
  return !fillSegments(members).some((group) => group.includes(segment));
}

/** Merges what is worth it into the next commit. Segments added since the last commit are left as they are. */
export async function mergeWorthwhile(writer: IndexWriter): Promise<SegmentEntry[]> {
  const candidates = writer.segments.map((segment) => ({
    segment,
    documents: segment.entry.documents,
    liveDocuments: segment.entry.documents - segment.deleted.size,
  }));
  const merged: SegmentEntry[] = [];
  for (const group of chooseMerges(candidates)) {
    const bytes = mergeSegments(group.map(({ segment }) => segment));
    for (const { segment } of group) writer.dropSegment(segment.entry.name);
    merged.push(
      await writer.addSegment(
        bytes,
        group.reduce((sum, { liveDocuments }) => sum + liveDocuments, 0),
      ),
    );
  }
  return merged;
}
