import { describe, expect, it } from 'vitest';
import { beginningOf, wholeCharacterAt } from '../src/whole-characters.js';

describe('the beginning of a text', () => {
  it('has at most so many units, and no half of a character', () => {
    expect([0, 1, 2, 3, 4, 9].map((units) => beginningOf('a🦊b', units))).toEqual([
      '',
      'a',
      'a',
      'a🦊',
      'a🦊b',
      'a🦊b',
    ]);
  });

  it('ends where a character begins', () => {
    expect([0, 1, 2, 3, 4].map((at) => wholeCharacterAt('a🦊b', at))).toEqual([0, 1, 1, 3, 4]);
  });
});
