import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexesOfLargest } from '../../../src/search/plan/largest.js';

describe('placesOfLargest', () => {
  it('finds the places a full sort puts first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 9 }), { maxLength: 60 }),
        fc.nat({ max: 60 }),
        fc.nat({ max: 60 }),
        fc.integer({ min: 1, max: 12 }),
        (values, a, b, count) => {
          const from = Math.min(a, b, values.length);
          const to = Math.min(Math.max(a, b), values.length);
          const sorted = Array.from({ length: to - from }, (_, index) => from + index).sort(
            (x, y) => (values[y] ?? 0) - (values[x] ?? 0) || x - y,
          );
          const found = indexesOfLargest(Uint32Array.from(values), from, to, count);
          expect(found.sort((x, y) => x - y)).toEqual(sorted.slice(0, count).sort((x, y) => x - y));
        },
      ),
    );
  });
});
