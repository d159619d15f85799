// How many of the documents found have each value of a facet. Counts are exact.

import { FindlingError } from '../../errors.js';
import type { DocumentAddress } from '../../index/read/generation.js';
import type { Segment } from '../../index/read/segment.js';

/** Facets that can be counted. `year` and `month` are those of the date, as 2015 and 2015-12, in UTC. */
export const countedFacets = ['section', 'source', 'tags', 'language', 'year', 'month'] as const;
export type CountedFacet = (typeof countedFacets)[number];

/** Milliseconds. */
const DAY = 86_400_000;
/** Dates that lie no further apart, 400 years, are counted in an array by day. */
const MAX_DAYS = 146_097;

/** The documents found in one segment. */
export interface FoundDocuments {
  readonly segment: Segment;
  /** Ascending. */
  readonly documents: Uint16Array;
}

/**
 * The counts of some facets by name.
 * @param found the segments of a generation, in order
 * @param groups documents found of which each value counts once, however many of a group have it
 * @throws FindlingError `invalid_parameter` for a name that no facet has
 */
export function countFacets(
  names: readonly string[],
  found: readonly FoundDocuments[],
  groups: readonly (readonly DocumentAddress[])[] = [],
): Record<string, Record<string, number>> {
  return Object.fromEntries(
    names.map((name) => {
      if (isCountedFacet(name)) return [name, countFacet(name, found, groups)];
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

/** By value the number of documents, the most frequent first; years and months in order of time. */
function countFacet(
  facet: CountedFacet,
  found: readonly FoundDocuments[],
  groups: readonly (readonly DocumentAddress[])[],
): Record<string, number> {
  const counts = new Map<string, number>();
  const add = (value: string, count: number): void => {
    if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
  };
  if (facet === 'year' || facet === 'month') countPeriods(facet, found, add);
  else {
    for (const { segment, documents } of found) {
      const byNumber =
        facet === 'tags' ? countTags(segment, documents) : countSingle(segment, documents, facet);
      segment.sections.header.columns.values[facet].forEach((value, index) => {
        add(value, byNumber[index + 1] ?? 0);
      });
    }
  }
  for (const group of groups) {
    const seen = new Set<string>();
    for (const { segment, document } of group) {
      const own = found[segment];
      for (const value of own === undefined ? [] : valuesOf(facet, own.segment, document)) {
        if (seen.has(value)) counts.set(value, (counts.get(value) ?? 0) - 1);
        seen.add(value);
      }
    }
  }
  const byTime = facet === 'year' || facet === 'month';
  const sorted = [...counts].sort(([a, countA], [b, countB]) =>
    !byTime && countA !== countB ? countB - countA : a < b ? -1 : 1,
  );
  // Without a prototype: a value may be named as anything a prototype has.
  return Object.assign(Object.create(null) as Record<string, number>, Object.fromEntries(sorted));
}

/** The values of one document, as they are counted. */
function valuesOf(facet: CountedFacet, { sections }: Segment, document: number): readonly string[] {
  const { columns, header } = sections;
  if (facet === 'year' || facet === 'month') {
    const day = Math.floor((columns.dates[document] ?? Number.NaN) / DAY);
    return Number.isNaN(day) ? [] : [periodOf(facet, day)];
  }
  const values = header.columns.values[facet];
  const numbers =
    facet === 'tags'
      ? columns.tags.subarray(columns.tagStarts[document] ?? 0, columns.tagStarts[document + 1] ?? 0)
      : [columns[facet][document] ?? 0];
  return Array.from(numbers).flatMap((number) => values[number - 1] ?? []);
}

/** The year or month of a day, given in days since 1970. */
function periodOf(facet: 'year' | 'month', day: number): string {
  const calendar = new Date(day * DAY);
  const year = String(calendar.getUTCFullYear()).padStart(4, '0');
  return facet === 'year' ? year : `${year}-${String(calendar.getUTCMonth() + 1).padStart(2, '0')}`;
}

function countSingle(
  segment: Segment,
  documents: Uint16Array,
  facet: 'language' | 'section' | 'source',
): Uint32Array {
  const { columns, header } = segment.sections;
  const column = columns[facet];
  const counts = new Uint32Array(header.columns.values[facet].length + 1);
  for (let index = 0; index < documents.length; index += 1) {
    const number = column[documents[index] ?? 0] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  return counts;
}

function countTags(segment: Segment, documents: Uint16Array): Uint32Array {
  const { columns, header } = segment.sections;
  const { tagStarts, tags } = columns;
  const counts = new Uint32Array(header.columns.values.tags.length + 1);
  for (let index = 0; index < documents.length; index += 1) {
    const document = documents[index] ?? 0;
    const end = tagStarts[document + 1] ?? 0;
    for (let tag = tagStarts[document] ?? 0; tag < end; tag += 1) {
      const number = tags[tag] ?? 0;
      counts[number] = (counts[number] ?? 0) + 1;
    }
  }
  return counts;
}

/** Counts days first, then the days of each period: the calendar is asked once for a day, not for a document. */
function countPeriods(
  facet: 'year' | 'month',
  found: readonly FoundDocuments[],
  add: (value: string, count: number) => void,
): void {
  const days = new Int32Array(found.reduce((sum, { documents }) => sum + documents.length, 0));
  let dated = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { segment, documents } of found) {
    const { dates } = segment.sections.columns;
    for (let index = 0; index < documents.length; index += 1) {
      const day = Math.floor((dates[documents[index] ?? 0] ?? Number.NaN) / DAY);
      if (Number.isNaN(day)) continue;
      days[dated] = day;
      dated += 1;
      if (day < first) first = day;
      if (day > last) last = day;
    }
  }
  const addDay = (day: number, count: number): void => {
    add(periodOf(facet, day), count);
  };
  if (last - first < MAX_DAYS) {
    const counts = new Uint32Array(dated === 0 ? 0 : last - first + 1);
    for (let index = 0; index < dated; index += 1) {
      const slot = (days[index] ?? 0) - first;
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
    counts.forEach((count, slot) => {
      if (count > 0) addDay(first + slot, count);
    });
    return;
  }
  const counts = new Map<number, number>();
  for (const day of days.subarray(0, dated)) counts.set(day, (counts.get(day) ?? 0) + 1);
  for (const [day, count] of counts) addDay(day, count);
}
