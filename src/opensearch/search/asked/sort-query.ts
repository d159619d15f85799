// The order of hits as the cluster takes it. Equal hits are in the order of their ids, so that pages neither overlap nor leave
// anything out.

import type { SortKey } from '../../../search/query/parse-sort.js';
import { OWN_FIELD_MAPPINGS, ownColumnOf, ownFieldName } from '../../own-columns.js';

const BY_ID = { id: 'asc' } as const;

/** By score, the best first. */
export const BY_SCORE: readonly unknown[] = [{ _score: 'desc' }, BY_ID];

/** By date or own fields; documents without a value come last. */
export function sortBy(keys: readonly SortKey[]): readonly unknown[] {
  return [...keys.flatMap(sortByKey), BY_ID];
}

function sortByKey({ field, descending, from }: SortKey): readonly unknown[] {
  const order = descending ? 'desc' : 'asc';
  if (field === null) return [{ date: { order, missing: '_last' } }];
  const mode = descending ? 'max' : 'min';
  const name = ownFieldName(field.columns[0] ?? field.name);
  if (from !== undefined) {
    const { lat, lng } = from;
    const place = { [`own.place.${name}`]: { lat, lon: lng } };
    return [
      { [`own.placed.${name}`]: { order: 'desc', missing: '_last', unmapped_type: 'byte' } },
      { _geo_distance: { ...place, order, mode, unit: 'm', ignore_unmapped: true } },
    ];
  }
  const column = ownColumnOf(field.type.name);
  const { type } = OWN_FIELD_MAPPINGS[column];
  return [{ [`own.${column}.${name}`]: { order, mode, missing: '_last', unmapped_type: type } }];
}
