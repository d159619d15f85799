import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys, sortKeys } from '../../../src/index/format/compare-keys.js';
import { Dictionary, encodeDictionary } from '../../../src/index/format/dictionary.js';

const key = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', '\u0436', '\ue000', '\ud83d\ude00'), maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
);

function dictionaryOf(keys: string[]): { dictionary: Dictionary; sorted: string[] } {
  const sorted = sortKeys([...new Set(keys)]);
  return { dictionary: new Dictionary(sorted.length, encodeDictionary(sorted)), sorted };
}

describe('Dictionary', () => {
  it('finds every key where a sorted list has it, and where every other belongs', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 80 }), key, (keys, wanted) => {
        const { dictionary, sorted } = dictionaryOf(keys);
        sorted.forEach((known, index) => {
          expect(dictionary.key(index)).toBe(known);
          expect(dictionary.find(known)).toBe(index);
        });
        const index = sorted.findIndex((known) => compareKeys(known, wanted) >= 0);
        expect(dictionary.lowerBound(wanted)).toBe(index < 0 ? sorted.length : index);
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
        const index = sorted.findIndex((known) => compareKeys(known, wanted) >= 0);
        expect(dictionary.lowerBound(wanted)).toBe(index < 0 ? sorted.length : index);
      }),
    );
  });
});
