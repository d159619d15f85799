// Parses an order by the date or own fields: `price:asc,date:desc`.

import { FindlingError } from '../../errors.js';
import type { AskedField, AskedFields } from './asked-field.js';

/** One key of an order: the date of the document where `field` is null. */
export interface SortKey {
  readonly field: AskedField | null;
  readonly descending: boolean;
}

/** More keys do not tell more. */
const MAX_KEYS = 5;

/**
 * The keys of an order such as `price:asc,date:desc`; null for one that is no order by fields (`relevance`).
 * @throws FindlingError `invalid_parameter` for a field that there is not, or that has no order
 */
export function parseSort(sort: string, own: AskedFields): readonly SortKey[] | null {
  if (sort === 'relevance' || sort === 'recency') return null;
  const keys = sort.split(',').map((part): SortKey => {
    const [, name = '', direction] = /^(.+):(asc|desc)$/.exec(part.trim()) ?? [];
    if (direction === undefined)
      throw new FindlingError('invalid_parameter', `sort: "${part}" must end in :asc or :desc, as price:asc`);
    const descending = direction === 'desc';
    if (name === 'date') return { field: null, descending };
    const field = own.find(name);
    if (field !== undefined && field.type.name !== 'text') return { field, descending };
    const known = ['date', ...own.names].join(', ');
    throw new FindlingError(
      'invalid_parameter',
      `sort: "${name}" is not a field to sort by; there are ${known}`,
    );
  });
  if (keys.length > MAX_KEYS)
    throw new FindlingError('invalid_parameter', `sort: at most ${MAX_KEYS} fields, separated by commas`);
  return keys;
}
