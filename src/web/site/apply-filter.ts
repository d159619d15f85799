// The documents of an exported index that pass a filter, or have a value that a query names.

import { type DocumentSet, emptySet } from '../../index/read/document-set.js';
import { filterDocuments } from '../../search/match/filter-documents.js';
import type { Condition } from '../../search/plan/condition.js';
import { filterOfOwnValue, filterOfValue } from '../../search/plan/filter-of-value.js';
import type { AskedField, AskedFields } from '../../search/query/asked-field.js';
import type { Filter } from '../../search/query/filter/filter.js';
import type { QueryField } from '../../search/query/query-fields.js';
import { columnsOfFilter, type SiteColumns } from './site-columns.js';

/** A search in a browser keeps nobody else waiting: it has no budget. */
const NO_BUDGET = { isSpent: false, spend: () => true };

/** The documents that pass a filter. */
export async function applyFilter(columns: SiteColumns, filter: Filter): Promise<DocumentSet> {
  await columns.load(columnsOfFilter(filter));
  const [all] = columns.collection.segments;
  return all === undefined ? emptySet(0) : filterDocuments(all.segment, filter, NO_BUDGET);
}

/** The documents with a value that a query names behind a field; null where that is no value. */
export function filterByValue(
  columns: SiteColumns,
  field: QueryField,
  value: string,
  own: AskedFields,
): Promise<DocumentSet | null> {
  return applyCondition(columns, filterOfValue(field, value, own));
}

/** The documents with a value of an own field; null where that is no value of it. */
export function filterByOwnValue(
  columns: SiteColumns,
  field: AskedField,
  value: string,
): Promise<DocumentSet | null> {
  return applyCondition(columns, filterOfOwnValue(field, value));
}

async function applyCondition(
  columns: SiteColumns,
  condition: Condition | null,
): Promise<DocumentSet | null> {
  return condition?.kind === 'filter' ? applyFilter(columns, condition.filter) : null;
}
