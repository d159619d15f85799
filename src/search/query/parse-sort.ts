// Parses an order by the date or own fields: `price:asc,date:desc`.

import { DATE_FIELD } from '../../built-in-fields.js';
import { FindlingError } from '../../errors.js';
import { type GeoPoint, toPoint } from '../../geo-point.js';
import type { AskedField, AskedFields } from './asked-field.js';
import { findPlaceField, placeFields } from './filter/place-field.js';

/** One key of an order: the date of the document where `field` is null. */
export interface SortKey {
  readonly field: AskedField | null;
  readonly descending: boolean;
  /** The place from which those of the field are measured; left out for an order by values. */
  readonly from?: GeoPoint;
}

/** More keys do not tell more. */
const MAX_KEYS = 5;

/**
 * The keys of an order such as `price:asc,date:desc`; null for one that is no order by fields (`relevance`).
 * @throws FindlingError `invalid_parameter` for a field that there is not, or that has no order
 */
export function parseSort(sort: string, own: AskedFields): readonly SortKey[] | null {
  if (sort === 'relevance' || sort === 'recency') return null;
  const keys = sort.split(/,(?![^(]*\))/).map((part): SortKey => {
    const [, name = '', direction] = /^(.+):(asc|desc)$/.exec(part.trim()) ?? [];
    if (direction === undefined)
      throw new FindlingError('invalid_parameter', `sort: "${part}" must end in :asc or :desc, as price:asc`);
    const descending = direction === 'desc';
    if (name === DATE_FIELD) return { field: null, descending };
    if (name.startsWith('_geoPoint')) return { ...parseGeoPoint(name, own), descending };
    const field = own.find(name);
    if (field !== undefined && field.type.name !== 'text' && field.type.pointOf === null)
      return { field, descending };
    const known = [DATE_FIELD, ...own.names].join(', ');
    throw new FindlingError(
      'invalid_parameter',
      `sort: "${name}" is not a field to sort by; there are ${known}`,
    );
  });
  if (keys.length > MAX_KEYS)
    throw new FindlingError('invalid_parameter', `sort: at most ${MAX_KEYS} fields, separated by commas`);
  return keys;
}

/** The field and place of `_geoPoint(48.86, 2.35)`, or `_geoPoint(harbour, 48.86, 2.35)`. */
function parseGeoPoint(text: string, own: AskedFields): Required<Pick<SortKey, 'field' | 'from'>> {
  const [, name = null, lat, lng] =
    /^_geoPoint\((?:\s*([^\s\d+,()-][^\s,()]*)\s*,)?\s*([^\s,()]+)\s*,\s*([^\s,()]+)\s*\)$/.exec(text) ?? [];
  const from = toPoint(lat, lng);
  if (from === null)
    throw new FindlingError(
      'invalid_parameter',
      `sort: "${text}" must be a place, as _geoPoint(48.86, 2.35): a latitude from -90 to 90, a longitude from -180 to 180`,
    );
  const field = findPlaceField(own, name);
  if (field !== null) return { field, from };
  const names = placeFields(own);
  throw new FindlingError(
    'invalid_parameter',
    names.length === 0
      ? 'sort: no document has a place to sort by'
      : `sort: "${text}" must name a field of places: there are ${names.join(', ')}, as _geoPoint(${names[0]}, 48.86, 2.35)`,
  );
}
