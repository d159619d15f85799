// How the documents found are spread over the values of a facet. Counts are exact.

import { FindlingError } from '../errors.js';
import type { Segment } from '../index/segment.js';
import { forEachDocument, type DocumentSet } from './document-set.js';

/** Facets that can be counted; `date` counts by month. */
export const countedFacets = ['section', 'source', 'tags', 'language', 'year', 'month'] as const;
export type CountedFacet = (typeof countedFacets)[number];

/** The documents found in one segment. */
export interface FoundDocuments {
  readonly segment: Segment;
  readonly documents: DocumentSet;
}

/** The counts of some facets by name. Throws FindlingError `invalid_parameter` for one there is not. */
export function countFacets(
  names: readonly string[],
  found: readonly FoundDocuments[],
): Record<string, Record<string, number>> {
  return Object.fromEntries(
    names.map((name) => {
      if (isCountedFacet(name)) return [name, countFacet(name, found)];
      throw new FindlingError(
        'invalid_parameter',
        `facets: "${name}" is not a facet; there are ${countedFacets.join(', ')}`,
      );
    }),
  );
}

function isCountedFacet(name: string): name is CountedFacet {
  return (countedFacets as readonly string[]).includes(name);
}

/** Value to number of documents, the most frequent first; periods in order of time. */
export function countFacet(facet: CountedFacet, found: readonly FoundDocuments[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { segment, documents } of found) {
    const add = (value: string, count: number): void => {
      if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
    };
    if (facet === 'year' || facet === 'month') countPeriods(segment, documents, facet, add);
    else {
      const byNumber =
        facet === 'tags' ? countTags(segment, documents) : countSingle(segment, documents, facet);
      segment.sections.header.columns.values[facet].forEach((value, index) => {
        add(value, byNumber[index + 1] ?? 0);
      });
    }
  }
  const byTime = facet === 'year' || facet === 'month';
  const sorted = [...counts].sort(([a, countA], [b, countB]) =>
    !byTime && countA !== countB ? countB - countA : a < b ? -1 : 1,
  );
  // No value of a document may reach a prototype.
  return Object.assign(Object.create(null) as Record<string, number>, Object.fromEntries(sorted));
}

function countSingle(
  segment: Segment,
  documents: DocumentSet,
  facet: 'language' | 'section' | 'source',
): Uint32Array {
  const { columns, header } = segment.sections;
  const column = columns[facet];
  const counts = new Uint32Array(header.columns.values[facet].length + 1);
  forEachDocument(documents, (document) => {
    const number = column[document] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  });
  return counts;
}

function countTags(segment: Segment, documents: DocumentSet): Uint32Array {
  const { columns, header } = segment.sections;
  const counts = new Uint32Array(header.columns.values.tags.length + 1);
  forEachDocument(documents, (document) => {
    const end = columns.tagStarts[document + 1] ?? 0;
    for (let at = columns.tagStarts[document] ?? 0; at < end; at += 1) {
      const number = columns.tags[at] ?? 0;
      counts[number] = (counts[number] ?? 0) + 1;
    }
  });
  return counts;
}

function countPeriods(
  segment: Segment,
  documents: DocumentSet,
  facet: 'year' | 'month',
  add: (value: string, count: number) => void,
): void {
  const counts = new Map<number, number>();
  const { dates } = segment.sections.columns;
  let day = Number.NaN;
  let period = 0;
  forEachDocument(documents, (document) => {
    const date = dates[document] ?? Number.NaN;
    if (Number.isNaN(date)) return;
    // Documents of one day tend to stand together: the calendar is asked once for each run of them.
    if (Math.floor(date / 86_400_000) !== day) {
      day = Math.floor(date / 86_400_000);
      const calendar = new Date(date);
      period = calendar.getUTCFullYear() * 12 + (facet === 'year' ? 0 : calendar.getUTCMonth());
    }
    counts.set(period, (counts.get(period) ?? 0) + 1);
  });
  for (const [number, count] of counts) {
    const year = String(Math.floor(number / 12)).padStart(4, '0');
    add(facet === 'year' ? year : `${year}-${String((number % 12) + 1).padStart(2, '0')}`, count);
  }
}
