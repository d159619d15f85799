// The order of what a search of an exported index found by fields, or by score and date.

import type { DocumentSet } from '../../index/read/document-set.js';
import type { AskedFields } from '../../search/query/asked-field.js';
import { parseSort } from '../../search/query/parse-sort.js';
import { DEFAULT_HALF_LIFE, parseHalfLife, RecencyOrder } from '../../search/rank/recency-order.js';
import { sortByFields } from '../../search/rank/sort-by-fields.js';
import { columnsOfField, type SiteColumns } from './site-columns.js';
import type { FoundDocument } from './term-index.js';

const NEWEST_FIRST = 'date:desc';

/** The numbers of the first documents by fields; newest first where `sort` names none. Throws FindlingError `invalid_parameter`. */
export async function orderByValues(
  columns: SiteColumns,
  found: DocumentSet,
  sort: string,
  count: number,
  own: AskedFields,
): Promise<readonly number[]> {
  const keys = parseSort(sort, own) ?? parseSort(NEWEST_FIRST, own) ?? [];
  await columns.load(keys.flatMap(({ field }) => (field === null ? ['date'] : columnsOfField(field))));
  return sortByFields(columns.collection, [found], keys, count).map(({ document }) => document);
}

/**
 * The numbers of the first documents in bands of their score, within each the newer before the older.
 * @param scored the best first
 * @throws FindlingError `invalid_parameter`
 */
export async function orderByRecency(
  columns: SiteColumns,
  scored: readonly FoundDocument[],
  recency: string | undefined,
  count: number,
): Promise<readonly number[]> {
  const halfLife = parseHalfLife(recency ?? DEFAULT_HALF_LIFE);
  await columns.load(['date']);
  const best = scored.reduce((most, { score }) => Math.max(most, score), 0);
  const order = new RecencyOrder(count, columns.collection, best, halfLife);
  for (const { number, score } of scored) order.offer(0, number, score);
  return order.sorted().map(({ document }) => document);
}
