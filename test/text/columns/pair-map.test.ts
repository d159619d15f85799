import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PairMap } from '../../../src/text/columns/pair-map.js';
import { runs } from '../../runs.js';

const number = fc.nat(40);

describe('PairMap', () => {
  it('keeps the last value of each pair, as a map does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number, fc.nat(0xffff_fffe)), { maxLength: 2000 }), (entries) => {
        const pairs = new PairMap();
        const known = new Map<string, number>();
        for (const [left, right, value] of entries) {
          pairs.set(left, right, value);
          known.set(`${left} ${right}`, value);
        }
        for (let left = 0; left <= 40; left += 1) {
          for (let right = 0; right <= 40; right += 1) {
            expect(pairs.get(left, right)).toBe(known.get(`${left} ${right}`) ?? -1);
          }
        }
      }),
      runs(20),
    );
  });

  it('tells the order of a pair', () => {
    const pairs = new PairMap();
    pairs.set(1, 2, 0);
    expect([pairs.get(1, 2), pairs.get(2, 1)]).toEqual([0, -1]);
  });

  it('is empty once it has been cleared', () => {
    const pairs = new PairMap();
    for (let left = 0; left < 5000; left += 1) pairs.set(left, 7, left);
    expect(pairs.get(4999, 7)).toBe(4999);
    pairs.clear();
    expect(pairs.get(4999, 7)).toBe(-1);
  });
});
