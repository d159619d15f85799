// Of which documents found only one is shown: those with the same value of a field (`distinct=`), or near-duplicates.

import { FindlingError } from '../../errors.js';
import type { Generation } from '../../index/read/generation.js';
import type { SearchRequest } from '../engine.js';
import { askedFieldsOf } from '../plan/asked-fields.js';
import type { DocumentGroups } from './collapsed-hits.js';
import { groupByField } from './group-by-field.js';

/**
 * The groups that a request asks for; null where all documents are shown.
 * @throws FindlingError `invalid_parameter` for a field that there is not
 */
export function chooseGroups(
  generation: Generation,
  { distinct, collapse }: Pick<SearchRequest, 'distinct' | 'collapse'>,
): DocumentGroups | null {
  if (distinct === undefined || distinct === null) return collapse === true ? generation.duplicates : null;
  const own = askedFieldsOf(generation.schema);
  const field = own.find(distinct);
  if (field !== undefined) return groupByField(generation, field);
  throw new FindlingError(
    'invalid_parameter',
    `distinct: "${distinct}" is not a field; there are ${own.names.join(', ') || 'none'}`,
  );
}
