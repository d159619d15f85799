// Chooses which segments are merged: small ones once there are many of them, and those with many deleted documents. Merges are
// of segments of about the same size, so that a changed file never costs a rewrite of the whole index. No answer changes by it.

import { MAX_SEGMENT_DOCUMENTS } from '../format/segment-files.js';

/** Segments of about the same size are merged once there are this many of them. */
const MAX_SEGMENTS_A_TIER = 4;
/** Each tier holds segments up to this many times as large as the tier below. */
const TIER_GROWTH = 8;
/** Documents up to which a segment is in the lowest tier. */
const LOWEST_TIER = 64;
/** A segment with a larger share of deleted documents is rewritten. */
const MAX_DELETED = 0.25;

/** A segment that may be merged. */
export interface MergeCandidate {
  /** Deleted ones included. */
  readonly documents: number;
  readonly liveDocuments: number;
  /** Of its files. */
  readonly bytes: number;
}

/** The tier of a segment by its live documents: 0 for the smallest. */
function tierOf(documents: number): number {
  return Math.max(0, Math.ceil(Math.log(documents / LOWEST_TIER) / Math.log(TIER_GROWTH)));
}

/**
 * Groups of segments worth merging, each into one segment; a group of one is rewritten without its deleted documents.
 * @param maxBytes of a group of several
 */
export function chooseMerges<Segment extends MergeCandidate>(
  segments: readonly Segment[],
  maxBytes: number,
): Segment[][] {
  const tiers = new Map<number, Segment[]>();
  for (const segment of segments) {
    if (segment.liveDocuments === 0) continue;
    const tier = tierOf(segment.liveDocuments);
    tiers.set(tier, [...(tiers.get(tier) ?? []), segment]);
  }
  return [...tiers.values()].flatMap((members) => {
    const groups = members.length < MAX_SEGMENTS_A_TIER ? [] : fillSegments(members, maxBytes);
    const merged = new Set(groups.flat());
    const rewritten = members.filter((segment) => isWasteful(segment) && !merged.has(segment));
    return [...groups, ...rewritten.map((segment) => [segment])];
  });
}

function isWasteful({ liveDocuments, documents }: MergeCandidate): boolean {
  return liveDocuments < documents * (1 - MAX_DELETED);
}

/** Packs segments, smallest first, into as few as hold them; groups of one are left out. */
function fillSegments<Segment extends MergeCandidate>(
  segments: readonly Segment[],
  maxBytes: number,
): Segment[][] {
  const groups: Segment[][] = [];
  let [room, bytesLeft] = [0, 0];
  for (const segment of [...segments].sort((a, b) => a.liveDocuments - b.liveDocuments)) {
    const last = groups.at(-1);
    if (last === undefined || segment.liveDocuments > room || segment.bytes > bytesLeft) {
      groups.push([segment]);
      room = MAX_SEGMENT_DOCUMENTS - segment.liveDocuments;
      bytesLeft = maxBytes - segment.bytes;
    } else {
      last.push(segment);
      room -= segment.liveDocuments;
      bytesLeft -= segment.bytes;
    }
  }
  return groups.filter((group) => group.length > 1);
}
