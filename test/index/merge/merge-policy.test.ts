import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseMerges } from '../../../src/index/merge/merge-policy.js';

describe('chooseMerges', () => {
  it('never makes a segment of more documents than one can hold, and merges what it merges once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 65_535 }), fc.nat(1000)), { maxLength: 40 }),
        (sizes) => {
          const segments = sizes.map(([liveDocuments, dead]) => ({
            liveDocuments,
            documents: liveDocuments + dead,
            bytes: liveDocuments,
          }));
          const merges = chooseMerges(segments, Infinity);
          const merged = merges.flat();
          expect(new Set(merged).size).toBe(merged.length);
          for (const group of merges)
            expect(group.reduce((sum, { liveDocuments }) => sum + liveDocuments, 0)).toBeLessThanOrEqual(
              65_535,
            );
        },
      ),
    );
  });

  it('leaves fewer than four segments of a size alone, and merges four of them into one', () => {
    const small = { documents: 10, liveDocuments: 10, bytes: 5 };
    const large = { documents: 10_000, liveDocuments: 10_000, bytes: 5000 };
    expect(chooseMerges([small, { ...small }, { ...small }, large], Infinity)).toEqual([]);
    const four = [small, { ...small }, { ...small }, { ...small }];
    expect(chooseMerges([...four, large], Infinity)).toEqual([four]);
  });

  it('rewrites a segment of which more than a quarter is deleted, by itself or with those of its size', () => {
    const full = { documents: 1000, liveDocuments: 1000, bytes: 900 };
    const wasteful = { documents: 1000, liveDocuments: 700, bytes: 900 };
    expect(chooseMerges([full, wasteful], Infinity)).toEqual([[wasteful]]);
    expect(chooseMerges([full, { ...full }, { ...full }, wasteful], Infinity)).toHaveLength(1);
    expect(chooseMerges([{ documents: 1000, liveDocuments: 0, bytes: 900 }], Infinity)).toEqual([]);
  });

  it('makes no segment of several that have more bytes together than may be merged', () => {
    const sizes = [70, 10, 60, 20, 30, 90];
    const segments = sizes.map((bytes, index) => ({
      documents: 100 + index,
      liveDocuments: 100 + index,
      bytes,
    }));
    const groups = chooseMerges(segments, 100).map((group) => group.map(({ bytes }) => bytes));
    expect(groups).toEqual([
      [70, 10],
      [60, 20],
    ]);
    expect(chooseMerges(segments, 9)).toEqual([]);
  });
});
