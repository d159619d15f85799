// The newest or oldest of the documents found. Documents without a date come last; those of one date in the order of ids.

import { TopK } from '../../collections/top-k.js';
import type { DocumentAddress } from '../../index/read/document-address.js';
import { countOf, type DocumentSet, forEachDocument, has } from '../../index/read/document-set.js';
import type { Generation } from '../../index/read/generation.js';
import { compareAddresses } from '../score/compare-addresses.js';
import { documentsByDate } from './documents-by-date.js';

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
  sets.forEach((set, number) => {
    const segment = generation.segments[number]?.segment;
    if (segment === undefined || count === 0) return;
    const { dates } = segment.sections.columns;
    /** False once no document that comes later can be among the first. */
    const offer = (document: number): boolean => {
      const date = dates[document] ?? Number.NaN;
      const rank = Number.isNaN(date) ? Number.POSITIVE_INFINITY : newestFirst ? -date : date;
      if (rank > (top.worst?.rank ?? Number.POSITIVE_INFINITY)) return false;
      return top.offer({ segment: number, document, rank });
    };
    const found = countOf(set);
    // Of many documents the first are soon met in the order of dates; few are looked at one by one.
    if (count * segment.documentCount < found * found) {
      const order = documentsByDate(segment)[newestFirst ? 'descending' : 'ascending'];
      for (const document of order) if (has(set, document) && !offer(document)) break;
    } else forEachDocument(set, offer);
  });
  return top.sorted();
}
