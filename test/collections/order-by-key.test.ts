import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderByKey } from '../../src/collections/order-by-key.js';
import { compareKeys } from '../../src/index/format/compare-keys.js';

const key = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      'a',
      'b',
      '\u0000',
      '\u00e9',
      '\u06fe',
      '\u06ff',
      '\u0700',
      '\u4e2d',
      '\u4e00',
      '\ud7ff',
      '\ue000',
      '\uffff',
      '\u{1f44d}',
    ),
    maxLength: 7,
  }),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
);

function order(keys: readonly string[]): number[] {
  const compare = (a: number, b: number): number => compareKeys(keys[a] ?? '', keys[b] ?? '') || a - b;
  return [...orderByKey(keys.length, (number) => keys[number] ?? '', compare)];
}

describe('orderByKey', () => {
  it('orders keys as comparing them one by one does, equal ones as the comparison decides', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 200 }), (keys) => {
        const expected = keys
          .map((_, number) => number)
          .sort((a, b) => compareKeys(keys[a] ?? '', keys[b] ?? '') || a - b);
        expect(order(keys)).toEqual(expected);
      }),
    );
  });

  it('orders more keys than its numbers have room for', () => {
    const count = (1 << 20) + 3;
    // All alike, so that the comparison alone decides: the last is first.
    const found = orderByKey(
      count,
      () => '',
      (a, b) => b - a,
    );
    expect(found).toHaveLength(count);
    expect(found.findIndex((number, place) => number !== count - 1 - place)).toBe(-1);
  });
});
