import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPieces, readStarPattern } from '../../../src/search/query/star-pattern.js';
import { runs } from '../../runs.js';

describe('a word with stars', () => {
  it.each([
    ['f*rry', ['f', 'rry']],
    ['*erry', ['', 'erry']],
    ['*err*', ['', 'err', '']],
    ['f**k', ['f', 'k']],
    ['19*4', ['19', '4']],
  ])('%s is read as what stands between them', (written, pieces) => {
    expect(readStarPattern(written)).toEqual({ kind: 'pieces', pieces });
  });

  it.each(['ferry*', 'ferry', '*', 'M*A*S*H', '5*3', 'a*b*c', '*.txt', 'e-m*l', 'f\\*rry', '/usr/*/bin'])(
    '%s has none inside or before it',
    (written) => {
      expect(readStarPattern(written)).toEqual({ kind: 'none' });
    },
  );

  it('has to have two letters', () => {
    expect(readStarPattern('*a')).toEqual({ kind: 'short' });
    expect(readStarPattern('*a*')).toEqual({ kind: 'short' });
  });

  it('stands for the words that a regular expression does', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    const pieces = fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 2 }), {
      minLength: 2,
      maxLength: 4,
    });
    fc.assert(
      fc.property(letters, pieces, (word, between) => {
        expect(matchesPieces(word, between)).toBe(new RegExp(`^${between.join('.*')}$`).test(word));
      }),
      runs(500),
    );
  });
});
