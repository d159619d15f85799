// The documents of a segment in order of date: made when it is first asked for, and kept as long as the segment is open.

import { memoize } from '../../collections/memo.js';
import type { DocumentValues } from '../../index/read/document-values.js';

/** Documents by date, ascending and descending; those of one date by number, those without a date last. */
export interface DocumentsByDate {
  readonly ascending: Uint16Array;
  readonly descending: Uint16Array;
}

/** The order of a segment: 65,535 documents take a hundredth of a second. */
export const documentsByDate = memoize(({ sections }: DocumentValues): DocumentsByDate => {
  const { dates } = sections.columns;
  return { ascending: sortByRank(dates), descending: sortByRank(dates.map((date) => -date)) };
});

/**
 * The numbers of documents sorted by `ranks`, NaN last. Equal documents are numbered by rank first, so that one sort of
 * numbers, rank above document, does it all.
 */
export function sortByRank(ranks: Float64Array): Uint16Array {
  const distinct = [...new Set(ranks)].filter((rank) => !Number.isNaN(rank)).sort((a, b) => a - b);
  const indexOf = new Map(distinct.map((rank, index) => [rank, index]));
  const keys = Float64Array.from(
    ranks,
    (rank, document) => (indexOf.get(rank) ?? distinct.length) * 65_536 + document,
  ).sort();
  return Uint16Array.from(keys, (key) => key % 65_536);
}
