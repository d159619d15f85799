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
          }));
          const merges = chooseMerges(segments);
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
    const small = { documents: 10, liveDocuments: 10 };
    const large = { documents: 10_000, liveDocuments: 10_000 };
    expect(chooseMerges([small, { ...small }, { ...small }, large])).toEqual([]);
    const four = [small, { ...small }, { ...small }, { ...small }];
    expect(chooseMerges([...four, large])).toEqual([four]);
  });

  it('rewrites a segment of which more than a quarter is deleted, by itself or with those of its size', () => {
    const full = { documents: 1000, liveDocuments: 1000 };
    const wasteful = { documents: 1000, liveDocuments: 700 };
    expect(chooseMerges([full, wasteful])).toEqual([[wasteful]]);
    expect(chooseMerges([full, { ...full }, { ...full }, wasteful])).toHaveLength(1);
    expect(chooseMerges([{ documents: 1000, liveDocuments: 0 }])).toEqual([]);
  });
});
