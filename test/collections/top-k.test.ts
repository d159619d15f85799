import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TopK } from '../../src/collections/top-k.js';

describe('TopK', () => {
  it('keeps the first of all items in order, whatever the order they come in', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000)), fc.nat(12), (items, capacity) => {
        const top = new TopK<number>(capacity, (a, b) => b - a);
        for (const item of items) top.offer(item);
        const expected = [...items].sort((a, b) => b - a).slice(0, capacity);
        expect(top.sorted()).toEqual(expected);
        expect([...top.items].sort((a, b) => b - a)).toEqual(expected);
        expect(top.items).toHaveLength(expected.length);
        expect(top.worst).toBe(items.length < capacity ? undefined : expected.at(-1));
      }),
    );
  });

  it('says whether an item entered', () => {
    const top = new TopK<number>(1, (a, b) => b - a);
    expect([top.offer(3), top.offer(2), top.offer(3), top.offer(4)]).toEqual([true, false, false, true]);
    expect(new TopK<number>(0, (a, b) => b - a).offer(1)).toBe(false);
  });
});
