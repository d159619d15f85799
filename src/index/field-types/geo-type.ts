// Places on the earth: `48.86,2.35`, latitude before longitude, and the other ways in which records name one.

import { printPoint, readPoint } from '../../geo-point.js';
import type { FieldType, TypedValue } from './field-type.js';

/** The type `geo`. Its values have no order but by their distance from a place. */
export const geoType: FieldType = {
  name: 'geo',
  expected: 'a place (48.86,2.35)',
  isOrdered: false,
  importance: null,
  read: readPlace,
  readOperand: readPlace,
  printPlace: String,
  pointOf: readPoint,
};

function readPlace(text: string): TypedValue | null {
  const point = readPoint(text);
  return point === null ? null : { key: printPoint(point), from: Number.NaN, to: Number.NaN };
}
