// Conditions on places in a filter, as Meilisearch writes them: `_geoRadius(48.86, 2.35, 5000)` and
// `_geoBoundingBox([49.0, 2.5], [48.7, 2.2])`. The name of a field may stand before the first number.

import { toPoint } from '../../../geo-point.js';
import { type AskedFields, someOf } from '../asked-field.js';
import type { FieldTest, Filter } from './filter.js';
import { failure, type Token } from './filter-tokens.js';
import { findPlaceField, placeFields } from './place-field.js';

/** The names of the conditions, and what each takes. */
export const GEO_CONDITIONS = {
  _geoRadius: '_geoRadius(latitude, longitude, metres)',
  _geoBoundingBox: '_geoBoundingBox([north, east], [south, west])',
} as const;
type GeoCondition = keyof typeof GEO_CONDITIONS;

/** Whether a name in a filter is that of a condition on places. */
export function isGeoCondition(name: string): name is GeoCondition {
  return Object.hasOwn(GEO_CONDITIONS, name);
}

/**
 * Reads a condition.
 * @param name the token with its name
 * @param inside the tokens between its parentheses, the closing one last
 * @throws FindlingError `invalid_filter`
 */
export function readGeoCondition(name: Token, inside: readonly Token[], own: AskedFields): Filter {
  const kind = name.text as GeoCondition;
  const unexpected = (token: Token | undefined): Error => {
    const { text: found, at } = token ?? name;
    return failure('filterFound', at, { found, expected: GEO_CONDITIONS[kind] });
  };
  const [first, comma] = inside;
  const isNamed = first !== undefined && /^[^\d[+-]/.test(first.text) && comma?.text === ',';
  const field = findPlaceField(own, isNamed ? first.text : null);
  if (field === null) {
    const names = placeFields(own);
    const some = names.length === 0 ? 'no document has one' : someOf(names).join(', ');
    const expected = `a field of places (${some})`;
    throw failure('filterFound', (isNamed ? first : name).at, {
      found: isNamed ? first.text : name.text,
      expected,
    });
  }
  const given = isNamed ? inside.slice(2) : inside;
  const shape = given.map(({ kind: token, text }) => (token === 'sign' ? text : '0')).join('');
  const test = kind === '_geoRadius' ? readCircle(given, shape) : readBox(given, shape);
  if (test === null) throw unexpected(given.find(isWrong) ?? given[0]);
  return { kind: 'field', field, test };
}

/** A token that can stand in no such condition. */
function isWrong({ kind, text }: Token): boolean {
  return kind !== 'sign' && !Number.isFinite(Number(text));
}

function readCircle(given: readonly Token[], shape: string): FieldTest | null {
  // How exactly Meilisearch draws the circle may stand behind.
  if (shape !== '0,0,0)' && shape !== '0,0,0,0)') return null;
  const [lat, lng, metres = Number.NaN] = numbersOf(given);
  const centre = toPoint(lat, lng);
  return centre === null || !(metres >= 0) ? null : { kind: 'circle', centre, metres };
}

function readBox(given: readonly Token[], shape: string): FieldTest | null {
  if (shape !== '[0,0],[0,0])') return null;
  const [north, east, south, west] = numbersOf(given);
  const [first, second] = [toPoint(north, east), toPoint(south, west)];
  if (first === null || second === null || first.lat < second.lat) return null;
  return { kind: 'box', north: first.lat, east: first.lng, south: second.lat, west: second.lng };
}

function numbersOf(given: readonly Token[]): readonly number[] {
  return given.filter(({ kind }) => kind !== 'sign').map(({ text }) => Number(text));
}
