import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrequentItems } from '../../../src/server/metrics/query-counts.js';

describe('frequent items', () => {
  it('are counted exactly while they fit, the most frequent first', () => {
    const items = new FrequentItems(3);
    for (const item of ['b', 'a', 'c', 'b', 'c', 'b']) items.add(item, {});
    expect(items.top(2)).toEqual([
      { query: 'b', count: 3, error: 0 },
      { query: 'c', count: 2, error: 0 },
    ]);
  });

  it('are never more than fit, never counted too low, too high by no more than they say, and none that is frequent is missing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'a', 'a', 'b', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 200 }),
        fc.integer({ min: 1, max: 8 }),
        (stream, capacity) => {
          const items = new FrequentItems(capacity);
          const truth = new Map<string, number>();
          for (const item of stream) {
            items.add(item, {});
            truth.set(item, (truth.get(item) ?? 0) + 1);
          }
          const counted = items.top(100);
          expect(counted.length).toBeLessThanOrEqual(capacity);
          for (const { query, count, error } of counted) {
            expect(count).toBeGreaterThanOrEqual(truth.get(query) ?? 0);
            expect(count - error).toBeLessThanOrEqual(truth.get(query) ?? 0);
          }
          for (const [item, count] of truth) {
            if (count > stream.length / capacity) expect(counted.map(({ query }) => query)).toContain(item);
          }
        },
      ),
    );
  });
});
