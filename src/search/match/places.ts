// The places that are the values of a field in one segment, and how far they are from another.

import { memoize } from '../../collections/memo.js';
import { distanceBetween, type GeoPoint, readPoint } from '../../geo-point.js';
import type { FieldTest } from '../query/filter/filter.js';
import type { TypedColumn } from './typed-column.js';

/** The keys of a column as places, each at its own index; null for one that is none. Read once for a column. */
const pointsOf = memoize(({ keys }: TypedColumn): readonly (GeoPoint | null)[] => keys.map(readPoint));

/** By number of a value how many metres it is from a place; NaN for one that is no place. */
export function distancesFrom(typed: TypedColumn, centre: GeoPoint): Float64Array {
  const byKey = pointsOf(typed).map((point) =>
    point === null ? Number.NaN : distanceBetween(point, centre),
  );
  return Float64Array.from(typed.keyOf, (key) => byKey[key - 1] ?? Number.NaN);
}

/** By number of a value 1 where it lies in a circle or box. */
export function judgePlaces(
  typed: TypedColumn,
  test: Extract<FieldTest, { kind: 'circle' | 'box' }>,
): Uint8Array {
  const isIn = test.kind === 'circle' ? inCircle(test) : inBox(test);
  const byKey = pointsOf(typed).map((point) => point !== null && isIn(point));
  return Uint8Array.from(typed.keyOf, (key) => (byKey[key - 1] === true ? 1 : 0));
}

/** Metres of one degree of latitude, less than any: what lies further north or south need not be measured. */
const LEAST_DEGREE = 111_000;

function inCircle({ centre, metres }: Extract<FieldTest, { kind: 'circle' }>): (point: GeoPoint) => boolean {
  return (point) =>
    Math.abs(point.lat - centre.lat) * LEAST_DEGREE <= metres && distanceBetween(point, centre) <= metres;
}

function inBox({
  south,
  west,
  north,
  east,
}: Extract<FieldTest, { kind: 'box' }>): (point: GeoPoint) => boolean {
  return ({ lat, lng }) =>
    lat >= south && lat <= north && (west <= east ? lng >= west && lng <= east : lng >= west || lng <= east);
}
