// Which documents of a segment a filter lets through, by the columns of the segment alone.

import { DATE_FIELD, MANY_KEYWORD } from '../../built-in-fields.js';
import { endOfDate } from '../../documents/dates/date-time.js';
import {
  addDocument,
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
import { filterValues } from './filter-values.js';

/** What it costs to compare a value of a facet, in units of the budget. */
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
    case 'date': {
      const { from, to } = filter;
      const isSpan = Number.isFinite(from) && Number.isFinite(to);
      return select(segment, (document) => {
        const date = segment.sections.columns.dates[document] ?? Number.NaN;
        return date >= from && date < to && (!isSpan || endOfDate(date) <= to);
      });
    }
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

function select(segment: DocumentValues, passes: (document: number) => boolean): DocumentSet {
  const set = emptySet(segment.documentCount);
  for (let document = 0; document < segment.documentCount; document += 1) {
    if (passes(document)) addDocument(set, document);
  }
  return set;
}

/** The documents with one of some values. A column holds the number of a value from 1, 0 for none. */
function withValue(segment: DocumentValues, facet: FilterFacet, values: readonly string[]): DocumentSet {
  const { columns, header } = segment.sections;
  const wanted = new Set(values.map((value) => comparableValue(facet, value)));
  const numbers = new Set<number>();
  header.columns.values[facet].forEach((value, index) => {
    if (wanted.has(comparableValue(facet, value))) numbers.add(index + 1);
  });
  if (numbers.size === 0) return emptySet(segment.documentCount);
  if (facet !== MANY_KEYWORD) {
    const column = columns.single[facet];
    return select(segment, (document) => numbers.has(column[document] ?? 0));
  }
  return select(segment, (document) => {
    const end = columns.manyStarts[document + 1] ?? 0;
    for (let index = columns.manyStarts[document] ?? 0; index < end; index += 1) {
      if (numbers.has(columns.many[index] ?? 0)) return true;
    }
    return false;
  });
}

function withAnyValue(segment: DocumentValues, facet: FilterFacet | typeof DATE_FIELD): DocumentSet {
  const { columns } = segment.sections;
  if (facet === DATE_FIELD)
    return select(segment, (document) => !Number.isNaN(columns.dates[document] ?? Number.NaN));
  if (facet === MANY_KEYWORD) {
    return select(
      segment,
      (document) => (columns.manyStarts[document + 1] ?? 0) > (columns.manyStarts[document] ?? 0),
    );
  }
  const column = columns.single[facet];
  return select(segment, (document) => column[document] !== 0);
}
