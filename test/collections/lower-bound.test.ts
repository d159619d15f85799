import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerBound } from '../../src/collections/lower-bound.js';

describe('lowerBound', () => {
  it('finds what a scan finds, in any stretch of the array', () => {
    const numbers = fc.array(fc.nat(50), { maxLength: 40 });
    fc.assert(
      fc.property(numbers, fc.nat(60), fc.nat(40), fc.nat(40), (unsorted, target, a, b) => {
        const values = Uint16Array.from(unsorted).sort();
        const [from = 0, to = 0] = [Math.min(a, values.length), Math.min(b, values.length)].sort(
          (x, y) => x - y,
        );
        const found = values.findIndex((value, at) => at >= from && at < to && value >= target);
        expect(lowerBound(values, target, from, to)).toBe(found < 0 ? to : found);
      }),
    );
  });
});
