import { describe, expect, it } from 'vitest';
import { ScratchKeeper, type SearchScratch } from '../../../src/search/score/search-scratch.js';

describe('the buffers of a search', () => {
  it('are those of the search before', () => {
    const keeper = new ScratchKeeper();
    const lent = [1, 2].map(() => keeper.lend((scratch) => scratch));
    expect(lent[0]).toBe(lent[1]);
  });

  it('are others after a search that failed, and for a search within another', () => {
    const keeper = new ScratchKeeper();
    let failed: SearchScratch | undefined;
    expect(() => {
      keeper.lend((scratch) => {
        failed = scratch;
        scratch.sums(10).fill(1);
        throw new RangeError('no more');
      });
    }).toThrow('no more');
    keeper.lend((scratch) => {
      expect(scratch).not.toBe(failed);
      expect(scratch.sums(10).every((sum) => sum === 0)).toBe(true);
      expect(keeper.lend((inner) => inner)).not.toBe(scratch);
    });
  });

  it('are as long as asked, and all 0, whichever length was asked before', () => {
    new ScratchKeeper().lend((scratch) => {
      for (const length of [1, 33, 5, 4096]) {
        for (const [numbers, wanted] of [
          [scratch.sums(length), length],
          [scratch.bits(length), Math.ceil(length / 32)],
          [scratch.indexes(length), length],
        ] as const) {
          expect(numbers.length).toBeGreaterThanOrEqual(wanted);
          expect(numbers.every((number) => number === 0)).toBe(true);
        }
        expect(scratch.keys(length).length).toBeGreaterThanOrEqual(length);
      }
    });
  });
});
