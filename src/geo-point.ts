// Places on the earth, how they are written and how far they are apart. They are kept as addresses of places (`geo:48.86,2.35`,
// RFC 5870), so that no number can be taken for one.

/** A place, in degrees (WGS 84). */
export interface GeoPoint {
  /** North of the equator, -90 to 90. */
  readonly lat: number;
  /** East of Greenwich, -180 to 180. */
  readonly lng: number;
}

/** The field that holds the place of a record whose own fields are its latitude and longitude. */
export const PLACE_FIELD = '_geo';

const DEGREES = String.raw`[-+]?\d{1,3}(?:\.\d+)?`;
/** `geo:48.86,2.35` with parameters and a height, which are passed over. */
const ADDRESS = new RegExp(`^geo:(${DEGREES}),(${DEGREES})(?:[,;].*)?$`, 'i');
/** `48.86, 2.35`, also in brackets. */
const PAIR = new RegExp(String.raw`^[([]?\s*(${DEGREES})\s*[,;]\s*(${DEGREES})\s*[)\]]?$`);
/** `POINT(2.35 48.86)`, as databases write it: the longitude comes first. */
const WELL_KNOWN = new RegExp(
  String.raw`^(?:SRID=4326;)?POINT\s*\(\s*(${DEGREES})\s+(${DEGREES})\s*\)$`,
  'i',
);

/** The place that a text names; null for any other text. */
export function readPoint(text: string): GeoPoint | null {
  if (!/^[-+\d([gps]/i.test(text)) return null;
  const [, lat, lng] = ADDRESS.exec(text) ?? PAIR.exec(text) ?? [];
  if (lat !== undefined) return toPoint(lat, lng);
  const [, east, north] = WELL_KNOWN.exec(text) ?? [];
  return east === undefined ? null : toPoint(north, east);
}

/** A place as it is kept. */
export function printPoint({ lat, lng }: GeoPoint): string {
  return `geo:${lat},${lng}`;
}

/** A place in degrees; null where they are none. */
export function toPoint(lat: unknown, lng: unknown): GeoPoint | null {
  const [north, east] = [toDegrees(lat), toDegrees(lng)];
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? { lat: north, lng: east } : null;
}

function toDegrees(value: unknown): number {
  if (typeof value === 'number') return value + 0;
  if (typeof value !== 'string' || !/^\s*[-+]?\d{1,3}(?:[.,]\d+)?\s*$/.test(value)) return Number.NaN;
  return Number(value.replace(',', '.')) + 0;
}

/** The mean radius of the earth in metres (IUGG). */
const RADIUS = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** The distance between two places in metres on a sphere (haversine formula): true to about half a percent. */
export function distanceBetween(a: GeoPoint, b: GeoPoint): number {
  const north = Math.sin(((b.lat - a.lat) * RADIANS) / 2);
  const east = Math.sin(((b.lng - a.lng) * RADIANS) / 2);
  const square = north * north + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * east * east;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(square)));
}
