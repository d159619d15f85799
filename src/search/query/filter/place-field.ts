// Which field of the documents a condition on places, or an order by distance, is about.

import { PLACE_FIELD } from '../../../geo-point.js';
import type { AskedField, AskedFields } from '../asked-field.js';

/** The fields that hold places. */
export function placeFields(own: AskedFields): readonly string[] {
  return own.names.filter((name) => placesOf(own, name) !== null);
}

/**
 * The field that holds places by its name; without one `_geo`, or the only field of places there is. Null where there is none, or
 * where several could be meant.
 */
export function findPlaceField(own: AskedFields, name: string | null): AskedField | null {
  if (name !== null) return placesOf(own, name);
  const [only, ...others] = placeFields(own);
  return placesOf(own, PLACE_FIELD) ?? (only === undefined || others.length > 0 ? null : placesOf(own, only));
}

function placesOf(own: AskedFields, name: string): AskedField | null {
  const field = own.find(name);
  return field?.type.pointOf ? field : null;
}
