// Which documents of a segment a filter lets through, by the columns of the segment alone.

import { DATE_FIELD, MANY_KEYWORD } from '../../built-in-fields.js';
import { endOfDate } from '../../documents/dates/date-time.js';
import {
  type DocumentSet,
  emptySet,
  fullSet,
  intersect,
  subtract,
  unite,
} from '../../index/read/document-set.js';
import type { DocumentValues } from '../../index/read/document-values.js';
import type { Filter, FilterFacet } from '../query/filter/filter.js';
import type { SearchBudget } from '../search-budget.js';
import { comparableValue } from './comparable-value.js';
import { documentsWith, type NumberedValues } from './documents-with.js';
import { filterValues } from './filter-values.js';

/** What it costs to compare a value of a facet, in units of the budget; to look at a document costs one. */
const UNITS_A_VALUE = 15;

/**
 * The documents that pass; deleted ones may be among them. Values are compared without regard to case and to whether accents
 * are composed. Where the budget is spent some are missing, but all that are found do pass.
 */
export function filterDocuments(
  segment: DocumentValues,
  filter: Filter,
  budget: Pick<SearchBudget, 'isSpent' | 'spend'>,
): DocumentSet {
  if (!budget.spend(workFor(segment, filter))) return emptySet(segment.documentCount);
  switch (filter.kind) {
    case 'in':
      return withValue(segment, filter.facet, filter.values);
    case 'exists':
      return withAnyValue(segment, filter.facet);
    case 'date':
      return withDate(segment, filter);
    case 'field':
      return filterValues(segment, filter.field, filter.test);
    case 'and': {
      const set = fullSet(segment.documentCount);
      for (const part of filter.parts) intersect(set, filterDocuments(segment, part, budget));
      return set;
    }
    case 'or': {
      const set = emptySet(segment.documentCount);
      for (const part of filter.parts) unite(set, filterDocuments(segment, part, budget));
      return set;
    }
    case 'not': {
      const set = fullSet(segment.documentCount);
      subtract(set, filterDocuments(segment, filter.part, budget));
      // What is missing in the part would be too much here.
      return budget.isSpent ? emptySet(segment.documentCount) : set;
    }
  }
}

/** What it takes to look at one part of a filter, about. */
function workFor(segment: DocumentValues, filter: Filter): number {
  const { documentCount, sections } = segment;
  switch (filter.kind) {
    case 'in':
      return documentCount + sections.header.columns.values[filter.facet].length * UNITS_A_VALUE;
    case 'exists':
    case 'date':
      return documentCount;
    case 'field':
      return documentCount + countDistinct(segment, filter.field.columns) * UNITS_A_VALUE;
    case 'and':
    case 'or':
    case 'not':
      return documentCount / 8;
  }
}

function countDistinct({ values }: DocumentValues, columns: readonly string[]): number {
  return columns.reduce((sum, name) => sum + (values.facts(name)?.distinct ?? 0), 0);
}

/** The documents with a date within a span, whole where it has two ends. */
function withDate(
  segment: DocumentValues,
  { from, to }: Pick<Extract<Filter, { kind: 'date' }>, 'from' | 'to'>,
): DocumentSet {
  const { dates } = segment.sections.columns;
  const isSpan = Number.isFinite(from) && Number.isFinite(to);
  const set = emptySet(segment.documentCount);
  // A word of the set at a time: a function for each document would take most of the time.
  for (let word = 0; word < set.length; word += 1) {
    const first = word * 32;
    const count = Math.min(32, segment.documentCount - first);
    let bits = 0;
    for (let bit = 0; bit < count; bit += 1) {
      const date = dates[first + bit] ?? Number.NaN;
      if (date >= from && date < to && (!isSpan || endOfDate(date) <= to)) bits |= 1 << bit;
    }
    set[word] = bits;
  }
  return set;
}

/** The documents with one of some values. A column holds the number of a value from 1, 0 for none. */
function withValue(segment: DocumentValues, facet: FilterFacet, values: readonly string[]): DocumentSet {
  const own = segment.sections.header.columns.values[facet];
  const wanted = new Set(values.map((value) => comparableValue(facet, value)));
  const passing = new Uint8Array(own.length + 1);
  own.forEach((value, index) => {
    if (wanted.has(comparableValue(facet, value))) passing[index + 1] = 1;
  });
  return passing.includes(1)
    ? documentsWith(segment.documentCount, numbersOf(segment, facet), passing)
    : emptySet(segment.documentCount);
}

function withAnyValue(segment: DocumentValues, facet: FilterFacet | typeof DATE_FIELD): DocumentSet {
  if (facet === DATE_FIELD) return withDate(segment, { from: -Infinity, to: Infinity });
  const passing = new Uint8Array(segment.sections.header.columns.values[facet].length + 1).fill(1, 1);
  return documentsWith(segment.documentCount, numbersOf(segment, facet), passing);
}

function numbersOf({ sections: { columns } }: DocumentValues, facet: FilterFacet): NumberedValues {
  return facet === MANY_KEYWORD
    ? { starts: columns.manyStarts, numbers: columns.many }
    : { starts: null, numbers: columns.single[facet] };
}
