// What a facet says of the documents of a segment, as numbers of its values. Sections, sources, languages and tags are stored
// like this; years and months are made of the dates when they are first asked for, and kept as long as the segment is open.

import {
  builtInKeywords,
  type DatePeriod,
  datePeriods,
  forEachSingle,
  type KeywordName,
  MANY_KEYWORD,
} from '../../../built-in-fields.js';
import { lazyProperties } from '../../../collections/lazy-properties.js';
import { memoize, memoizePair } from '../../../collections/memo.js';
import { precisionOf } from '../../../documents/dates/date-time.js';
import { firstNumber, type ValueColumn } from '../../../index/format/own/value-columns.js';
import type { DocumentSet } from '../../../index/read/document-set.js';
import type { DocumentValues, LiveValues } from '../../../index/read/document-values.js';

/** Facets that can be counted. Years and months are those of the date, as 2015 and 2015-12 (-000043 is 44 BC), in UTC. */
export const countedFacets: readonly CountedFacet[] = [
  ...builtInKeywords.map(({ name }) => name),
  ...datePeriods,
];
/** The name of one of them. */
export type CountedFacet = KeywordName | DatePeriod;

/** Milliseconds. */
const DAY = 86_400_000;

const columns = memoize(({ sections }: DocumentValues) => {
  return lazyProperties<Record<CountedFacet, ValueColumn>>({
    ...forEachSingle((name) => () => ({
      values: sections.header.columns.values[name],
      starts: null,
      numbers: sections.columns.single[name],
    })),
    [MANY_KEYWORD]: () => ({
      values: sections.header.columns.values[MANY_KEYWORD],
      starts: sections.columns.manyStarts,
      numbers: sections.columns.many,
    }),
    year: () => numberPeriods(sections.columns.dates, 'year'),
    month: () => numberPeriods(sections.columns.dates, 'month'),
  });
});

/** The column of a facet: of a segment and facet always the same object. */
export function facetColumn(segment: DocumentValues, facet: CountedFacet): ValueColumn {
  return columns(segment)[facet];
}

const totals = memoizePair((snapshot: LiveValues, column: ValueColumn) =>
  countValues(column, snapshot.liveDocuments()),
);

/** By number of a value, how many documents of the snapshot have it: counted once, as long as the generation is open. */
export function facetTotals(snapshot: LiveValues, facet: CountedFacet): Uint32Array {
  return totals(snapshot, facetColumn(snapshot.segment, facet));
}

/** By number of a value, how many documents of a set have it. */
export function countValues(column: ValueColumn, set: DocumentSet): Uint32Array {
  const { values, numbers } = column;
  const counts = new Uint32Array(values.length + 1);
  for (let word = 0; word < set.length; word += 1) {
    for (let bits = set[word] ?? 0; bits !== 0; bits &= bits - 1) {
      const document = word * 32 + 31 - Math.clz32(bits & -bits);
      const end = firstNumber(column, document + 1);
      for (let at = firstNumber(column, document); at < end; at += 1) {
        const number = numbers[at] ?? 0;
        counts[number] = (counts[number] ?? 0) + 1;
      }
    }
  }
  return counts;
}

/** Numbers the years or months of the dates: the calendar is asked once for a day, not for a document. A year has no month. */
function numberPeriods(dates: Float64Array, period: DatePeriod): ValueColumn {
  const numbers = new Uint16Array(dates.length);
  const values: string[] = [];
  const numberOfValue = new Map<string, number>();
  const numberOfDay = new Map<number, number>();
  dates.forEach((date, document) => {
    const day = Math.floor(date / DAY);
    if (Number.isNaN(day) || (period === 'month' && precisionOf(date) === 'year')) return;
    let number = numberOfDay.get(day);
    if (number === undefined) {
      const value = printPeriod(day, period);
      number = numberOfValue.get(value) ?? values.push(value);
      numberOfValue.set(value, number);
      numberOfDay.set(day, number);
    }
    numbers[document] = number;
  });
  return { values, starts: null, numbers };
}

/** The year or month of a day, given in days since 1970. */
function printPeriod(day: number, period: DatePeriod): string {
  // `2015-12-31T00:00:00.000Z`; years before year 0 are longer.
  return new Date(day * DAY).toISOString().slice(0, period === 'year' ? -20 : -17);
}
