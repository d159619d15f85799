import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWordParts } from '../../src/text/word-parts.js';

const partsOf = (word: string): string[] =>
  findWordParts(word).map(({ start, end }) => word.slice(start, end));

describe('the parts of a word that is written together', () => {
  it.each([
    ['XMLHttpRequest', ['XML', 'Http', 'Request']],
    ['getUserName', ['get', 'User', 'Name']],
    ['HTTPServer', ['HTTP', 'Server']],
    ['PostgreSQL', ['Postgre', 'SQL']],
    ['Python3.11', ['Python', '3.11']],
    ['RFC793', ['RFC', '793']],
    ["O'Neill", ['Neill']],
    ['d\u2019Arc', ['Arc']],
  ])('of %s are %j', (word, expected) => {
    expect(partsOf(word)).toEqual(expected);
  });

  it.each(['ferry', 'NATO', '1990s', '20th', "don't", "we've", "Ja'fari", 'a8f5f167f44f4964e6c998dee8'])(
    'of %s are none',
    (word) => {
      expect(partsOf(word)).toEqual([]);
    },
  );

  it('of a code in small letters are its letters and numbers, unless they are too many', () => {
    const code = fc.string({
      unit: fc.constantFrom('a', 'b', 'e', 's', 't', '0', '1', '2'),
      minLength: 1,
      maxLength: 14,
    });
    fc.assert(
      fc.property(code, (word) => {
        const runs = word.match(/[a-z]+|\d+/g) ?? [];
        const isNone = runs.length < 2 || runs.length > 6 || /^\d+(?:st|nd|rd|th|s|e|er|a|o)$/.test(word);
        expect(partsOf(word)).toEqual(isNone ? [] : runs.filter((run) => run.length > 1));
      }),
    );
  });

  it('lie within the word, in order, and are never all of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (word) => {
        let last = 0;
        for (const { start, end } of findWordParts(word)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(word.length);
          expect(end - start).toBeLessThan(word.length);
          last = start;
        }
      }),
    );
  });
});
