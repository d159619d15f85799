import { describe, expect, it } from 'vitest';
import { LatestMemo, memoize, memoizePair } from '../../src/collections/memo.js';

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

describe('LatestMemo', () => {
  it('gives the value last set for a key, and only for the parts it was made of', () => {
    const memo = new LatestMemo<object, string>();
    const [key, other] = [{}, {}];
    expect(memo.get(key, undefined)).toBeUndefined();
    expect(memo.set(key, 'first', 1, 2, 3)).toBe('first');
    expect(memo.get(key, 1, 2, 3)).toBe('first');
    const others: readonly (readonly [number, number?, number?])[] = [
      [0, 2, 3],
      [1, 0, 3],
      [1, 2, 0],
      [1, 2],
      [1],
    ];
    for (const parts of others) expect(memo.get(key, ...parts)).toBeUndefined();
    expect(memo.get(other, 1, 2, 3)).toBeUndefined();
    memo.set(key, 'second', 1);
    expect([memo.get(key, 1), memo.get(key, 1, 2, 3)]).toEqual(['second', undefined]);
    memo.forget(key);
    expect(memo.get(key, 1)).toBeUndefined();
  });
});
