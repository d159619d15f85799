// The newest or oldest of the documents found. Documents without a date come last; those of one date in the order of ids.

import { TopK } from '../../collections/top-k.js';
import { type DocumentSet, forEachDocument } from '../../index/read/document-set.js';
import type { DocumentAddress, Generation } from '../../index/read/generation.js';
import { compareAddresses } from '../score/compare-addresses.js';

interface DatedDocument extends DocumentAddress {
  /** Ascending in the order asked for: milliseconds since 1970 UTC, or their negative. */
  readonly rank: number;
}

/**
 * The first `count` documents in order of date.
 * @param sets per segment of the generation, the documents found
 */
export function sortByDate(
  generation: Generation,
  sets: readonly DocumentSet[],
  newestFirst: boolean,
  count: number,
): DocumentAddress[] {
  const top = new TopK<DatedDocument>(count, (a, b) => {
    if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
    return compareAddresses(generation, a, b);
  });
  sets.forEach((set, segment) => {
    const dates = generation.segments[segment]?.segment.sections.columns.dates;
    forEachDocument(set, (document) => {
      const date = dates?.[document] ?? Number.NaN;
      const rank = Number.isNaN(date) ? Number.POSITIVE_INFINITY : newestFirst ? -date : date;
      // Most documents of many end here.
      if (rank > (top.worst?.rank ?? Number.POSITIVE_INFINITY)) return;
      top.offer({ segment, document, rank });
    });
  });
  return top.sorted();
}
