import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys, Dictionary, encodeDictionary, sortKeys } from '../../../src/index/format/dictionary.js';
import { findSimilar } from '../../../src/search/spelling/levenshtein.js';

const key = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', '\u0436', '\ue000', '\ud83d\ude00'), maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
);

function dictionaryOf(keys: string[]): { dictionary: Dictionary; sorted: string[] } {
  const sorted = sortKeys([...new Set(keys)]);
  return { dictionary: new Dictionary(sorted.length, encodeDictionary(sorted)), sorted };
}

/** Optimal string alignment distance, straight from its definition. */
function distance(a: readonly string[], b: readonly string[]): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      rows[i]![j] = least;
    }
  }
  return rows[a.length]![b.length]!;
}

describe('Dictionary', () => {
  it('finds every key where a sorted list has it, and the place of every other', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 80 }), key, (keys, wanted) => {
        const { dictionary, sorted } = dictionaryOf(keys);
        sorted.forEach((known, index) => {
          expect(dictionary.key(index)).toBe(known);
          expect(dictionary.find(known)).toBe(index);
        });
        const place = sorted.findIndex((known) => compareKeys(known, wanted) >= 0);
        expect(dictionary.lowerBound(wanted)).toBe(place < 0 ? sorted.length : place);
      }),
    );
  });

  it('finds long keys that have more in common than an entry can say, and of repeated keys the first', () => {
    const ending = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 });
    const long = fc
      .tuple(fc.constantFrom('', 'x'.repeat(254), 'x'.repeat(255), 'x'.repeat(300)), ending)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(long, { maxLength: 80 }), long, (keys, wanted) => {
        const sorted = sortKeys([...keys]);
        const dictionary = new Dictionary(sorted.length, encodeDictionary(sorted));
        sorted.forEach((known, index) => {
          expect(dictionary.key(index)).toBe(known);
        });
        expect(dictionary.find(wanted)).toBe(sorted.indexOf(wanted));
        const place = sorted.findIndex((known) => compareKeys(known, wanted) >= 0);
        expect(dictionary.lowerBound(wanted)).toBe(place < 0 ? sorted.length : place);
      }),
    );
  });

  it('yields exactly the words within some errors that a comparison of all words yields', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', 'd', '\u0436', '\ud83d\ude00'),
      maxLength: 7,
    });
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 120 }),
        word,
        fc.integer({ min: 0, max: 2 }),
        (keys, wanted, limit) => {
          const { dictionary, sorted } = dictionaryOf(keys);
          const visited: { readonly key: number; readonly found: [string, number] }[] = [];
          findSimilar(dictionary, wanted, limit, 0, dictionary.size, (key, errors, text) => {
            visited.push({ key, found: [text, errors] });
          });
          const found = visited.sort((a, b) => a.key - b.key).map((one) => one.found);
          const expected = sorted
            .map((known): [string, number] => [known, distance(Array.from(wanted), Array.from(known))])
            .filter(([, errors]) => errors <= limit);
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 400 },
    );
  });
});
