// What is typed behind the colon of an own field: `author:reed`, `price:10..20`, `year:>2015`, `inStock:true`.

import { readPoint } from '../../geo-point.js';
import type { AskedField } from './asked-field.js';
import { comparedRange, isComparison } from './filter/compared-range.js';
import type { FieldTest } from './filter/filter.js';

const FOREVER = Number.POSITIVE_INFINITY;

/**
 * The condition that a value sets on a field. Numbers and dates are compared, or lie in a range with one end or two; names hold
 * the words typed, one after another; places are so near to one (`48.86,2.35,5km`); a star is any value. Null for what the field cannot hold.
 */
export function parseFieldValue({ type }: AskedField, typed: string): FieldTest | null {
  const value = typed.trim();
  if (value === '*') return { kind: 'exists' };
  if (type.pointOf !== null) return readNear(value) ?? readKey(type, value);
  if (!type.isOrdered) {
    if (!/[\p{L}\p{N}]/u.test(value)) return null;
    if (type.name !== 'boolean') return { kind: 'words', text: value };
    return readKey(type, value);
  }
  const range = /^(.*?)\.\.(.*)$/.exec(value);
  if (range !== null) {
    const [, first = '', last = ''] = range;
    const from = first === '' ? -FOREVER : type.readOperand(first)?.from;
    const to = last === '' ? FOREVER : type.readOperand(last)?.to;
    return from === undefined || to === undefined || (first === '' && last === '')
      ? null
      : { kind: 'range', from, to };
  }
  const [, sign = '=', bound = ''] = /^(<=|>=|<|>|=)?(.+)$/.exec(value) ?? [];
  const operand = type.readOperand(bound);
  return operand === null || !isComparison(sign) ? null : { kind: 'range', ...comparedRange(sign, operand) };
}

/** Equality with one value. */
function readKey(type: AskedField['type'], value: string): FieldTest | null {
  const operand = type.readOperand(value);
  return operand === null ? null : { kind: 'keys', keys: [operand.key] };
}

const METRES = { m: 1, km: 1000, mi: 1609.344 } as const;

/** `48.86,2.35,5km`: so near to a place. */
function readNear(value: string): FieldTest | null {
  const [, place = '', distance = '', unit = 'm'] =
    /^(.+?),\s*(\d+(?:\.\d+)?)\s*(m|km|mi)$/i.exec(value) ?? [];
  const centre = readPoint(place);
  const metres = Number(distance) * METRES[unit.toLowerCase() as keyof typeof METRES];
  return centre === null ? null : { kind: 'circle', centre, metres };
}
