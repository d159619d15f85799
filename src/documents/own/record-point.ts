// Places in records: `{"lat": 48.86, "lng": 2.35}`, points of GeoJSON, a latitude and a longitude among other fields.

import { type GeoPoint, toPoint } from '../../geo-point.js';
import type { JsonRecord } from '../json-value.js';

const LATITUDE = /^(?:lat|latitude)$/i;
const LONGITUDE = /^(?:lng|lon|long|longitude)$/i;

/** The place that an object of a record is: it has a latitude and a longitude, or is a point of GeoJSON; else null. */
export function pointOfRecord(record: JsonRecord): GeoPoint | null {
  const { type, coordinates } = record;
  if (type === 'Point' && Array.isArray(coordinates)) return toPoint(coordinates[1], coordinates[0]);
  let [lat, lng]: [unknown, unknown] = [undefined, undefined];
  for (const name of Object.keys(record)) {
    if (LATITUDE.test(name)) lat ??= record[name];
    else if (LONGITUDE.test(name)) lng ??= record[name];
  }
  return lat === undefined || lng === undefined ? null : toPoint(lat, lng);
}

/** Whether all there is of an object is its place. */
export function isPointAlone(record: JsonRecord): boolean {
  return (
    (record['type'] === 'Point' && Array.isArray(record['coordinates'])) ||
    Object.keys(record).every((name) => LATITUDE.test(name) || LONGITUDE.test(name))
  );
}
