import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortByRank } from '../../../src/search/rank/documents-by-date.js';
import { runs } from '../../runs.js';

it('documents are sorted by their ranks, those of one by their numbers, those without one last', () => {
  expect([...sortByRank(Float64Array.of(2, Number.NaN, -1, 2, Infinity, 0, -0))]).toEqual([
    2, 5, 6, 0, 3, 4, 1,
  ]);
  expect([...sortByRank(new Float64Array(0))]).toEqual([]);
  const rank = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double(), fc.constantFrom(Infinity, Number.NaN));
  fc.assert(
    fc.property(fc.array(rank, { maxLength: 60 }), (ranks) => {
      const order = (value: number | undefined): number => (Number.isNaN(value) ? Infinity : 0);
      const sorted = [...ranks.keys()].toSorted((a, b) => {
        const [first = 0, second = 0] = [ranks[a], ranks[b]];
        if (first === second || (Number.isNaN(first) && Number.isNaN(second))) return a - b;
        return order(first) === order(second) ? first - second : order(first) - order(second);
      });
      expect([...sortByRank(Float64Array.from(ranks))]).toEqual(sorted);
    }),
    runs(200),
  );
});
