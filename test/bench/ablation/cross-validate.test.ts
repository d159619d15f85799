import { describe, expect, it } from 'vitest';
import { crossValidate } from './cross-validate.mjs';

describe('cross-validation', () => {
  const settings = [
    { name: 'even', figures: [0.5, 0.5, 0.5] },
    { name: 'fits the first', figures: [0.9, 0.4, 0.4] },
    { name: 'fits the others', figures: [0.2, 0.6, 0.6] },
  ];

  it('never chooses by the collection that is judged', () => {
    expect(crossValidate(['a', 'b', 'c'], settings)[0]).toEqual({
      left: 'a',
      chosen: 'fits the others',
      reached: 0.2,
      best: 0.9,
    });
  });

  it('chooses by the mean of all others', () => {
    expect(crossValidate(['a', 'b', 'c'], settings).slice(1)).toEqual([
      { left: 'b', chosen: 'fits the first', reached: 0.4, best: 0.6 },
      { left: 'c', chosen: 'fits the first', reached: 0.4, best: 0.6 },
    ]);
  });

  it('takes the first of equals', () => {
    const equal = [
      { name: 'first', figures: [0, 1] },
      { name: 'second', figures: [1, 1] },
    ];
    expect(crossValidate(['a', 'b'], equal)[0]?.chosen).toBe('first');
  });
});
