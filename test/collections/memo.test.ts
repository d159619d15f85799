import { describe, expect, it } from 'vitest';
import { memoize, memoizePair } from '../../src/collections/memo.js';

describe('memoize', () => {
  it('makes each value once, and undefined counts as a value', () => {
    let made = 0;
    const memo = memoize((key: { readonly name: string }) => {
      made += 1;
      return key.name === '' ? undefined : key.name;
    });
    const [one, none] = [{ name: 'a' }, { name: '' }];
    expect([memo(one), memo(one), memo(none), memo(none)]).toEqual(['a', 'a', undefined, undefined]);
    expect(made).toBe(2);
  });

  it('tells pairs of keys apart by both', () => {
    const pair = memoizePair((a: readonly number[], b: readonly number[]) => [...a, ...b]);
    const [a, b] = [[1], [2]];
    expect(pair(a, b)).toEqual([1, 2]);
    expect(pair(a, b)).toBe(pair(a, b));
    expect(pair(b, a)).toEqual([2, 1]);
  });
});
