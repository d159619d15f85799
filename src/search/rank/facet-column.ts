// What a facet says of the documents of a segment, as numbers of its values. Sections, sources, languages and tags are stored
// like this; years and months are made of the dates when they are first asked for, and kept as long as the segment is open.

import { memoizePair } from '../../collections/memo.js';
import { type DocumentSet, fullSet, subtract } from '../../index/read/document-set.js';
import type { Segment } from '../../index/read/segment.js';
import type { SegmentSnapshot } from '../../index/read/segment-snapshot.js';

/** Facets that can be counted. `year` and `month` are those of the date, as 2015 and 2015-12, in UTC. */
export const countedFacets = ['section', 'source', 'tags', 'language', 'year', 'month'] as const;
export type CountedFacet = (typeof countedFacets)[number];

/** Milliseconds. */
const DAY = 86_400_000;

/** The values of a facet in a segment. Documents name them by number from 1; 0 is none. */
export interface FacetColumn {
  /** Distinct. The value with number `n` stands at `n - 1`. */
  readonly values: readonly string[];
  /** Per document where its numbers begin in `numbers`; one more closes the last. Null: each document has one, at its own index. */
  readonly starts: Uint32Array | null;
  readonly numbers: Uint16Array | Uint32Array;
}

/** The column of a facet. */
export function facetColumn(segment: Segment, facet: CountedFacet): FacetColumn {
  if (facet === 'year' || facet === 'month') return periods(segment, periodKeys[facet]);
  const { columns, header } = segment.sections;
  const values = header.columns.values[facet];
  return facet === 'tags'
    ? { values, starts: columns.tagStarts, numbers: columns.tags }
    : { values, starts: null, numbers: columns[facet] };
}

/** By period: how many letters of `2015-12` name it. */
const periodKeys = { year: { letters: 4 }, month: { letters: 7 } } as const;

const periods = memoizePair(numberPeriods);

/** The other half of the key of `totals`: one object a facet, for as long as the program runs. */
const facetKeys = Object.fromEntries(countedFacets.map((facet) => [facet, { facet }])) as Readonly<
  Record<CountedFacet, { readonly facet: CountedFacet }>
>;

const totals = memoizePair((snapshot: SegmentSnapshot, { facet }: { readonly facet: CountedFacet }) =>
  countValues(facetColumn(snapshot.segment, facet), liveDocuments(snapshot)),
);

/** By number of a value, how many documents of the snapshot have it: counted once, as long as the generation is open. */
export function facetTotals(snapshot: SegmentSnapshot, facet: CountedFacet): Uint32Array {
  return totals(snapshot, facetKeys[facet]);
}

/** By number of a value, how many documents of a set have it. */
export function countValues({ values, starts, numbers }: FacetColumn, set: DocumentSet): Uint32Array {
  const counts = new Uint32Array(values.length + 1);
  for (let word = 0; word < set.length; word += 1) {
    for (let bits = set[word] ?? 0; bits !== 0; bits &= bits - 1) {
      const document = word * 32 + 31 - Math.clz32(bits & -bits);
      const end = starts === null ? document + 1 : (starts[document + 1] ?? 0);
      for (let at = starts === null ? document : (starts[document] ?? 0); at < end; at += 1) {
        const number = numbers[at] ?? 0;
        counts[number] = (counts[number] ?? 0) + 1;
      }
    }
  }
  return counts;
}

/** The documents of a snapshot that are not deleted. */
export function liveDocuments({ segment, deleted }: SegmentSnapshot): DocumentSet {
  const live = fullSet(segment.documentCount);
  if (deleted !== null) subtract(live, deleted);
  return live;
}

/** Numbers the years or months of the dates: the calendar is asked once for a day, not for a document. */
function numberPeriods({ sections }: Segment, { letters }: { readonly letters: 4 | 7 }): FacetColumn {
  const { dates } = sections.columns;
  const numbers = new Uint16Array(dates.length);
  const values: string[] = [];
  const numberOfValue = new Map<string, number>();
  const numberOfDay = new Map<number, number>();
  dates.forEach((date, document) => {
    const day = Math.floor(date / DAY);
    if (Number.isNaN(day)) return;
    let number = numberOfDay.get(day);
    if (number === undefined) {
      const value = printPeriod(day, letters);
      number = numberOfValue.get(value) ?? values.push(value);
      numberOfValue.set(value, number);
      numberOfDay.set(day, number);
    }
    numbers[document] = number;
  });
  return { values, starts: null, numbers };
}

/** The year or month of a day, given in days since 1970. */
function printPeriod(day: number, letters: 4 | 7): string {
  const calendar = new Date(day * DAY);
  const year = String(calendar.getUTCFullYear()).padStart(4, '0');
  return letters === 4 ? year : `${year}-${String(calendar.getUTCMonth() + 1).padStart(2, '0')}`;
}
