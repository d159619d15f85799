import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortKeys } from '../../../src/index/format/compare-keys.js';
import { Dictionary, encodeDictionary } from '../../../src/index/format/dictionary.js';
import { LETTERS, signatureOf, signWords } from '../../../src/index/letters/letter-signatures.js';
import { scanDictionary, type ScannedDictionary } from '../../../src/search/dictionary/scan-dictionary.js';
import { SearchBudget } from '../../../src/search/search-budget.js';
import { runs } from '../../runs.js';

/** Optimal string alignment by its recurrence, over whole letters. */
const budget = new SearchBudget(Infinity);

function countErrors(first: string, second: string): number {
  const a = Array.from(first);
  const b = Array.from(second);
  const rows = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  for (let row = 1; row <= a.length; row += 1) {
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(
        rows[row - 1]![column]! + 1,
        rows[row]![column - 1]! + 1,
        rows[row - 1]![column - 1]! + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, rows[row - 2]![column - 2]! + 1);
      rows[row]![column] = least;
    }
  }
  return rows[a.length]![b.length]!;
}

function makeScanned(keys: readonly string[]): ScannedDictionary {
  return {
    dictionary: new Dictionary(keys.length, encodeDictionary(keys)),
    letters: signWords(keys),
  };
}

function findAll(keys: readonly string[], word: string, limit: number): [string, number][] {
  const scanned = makeScanned(keys);
  const found: { readonly key: number; readonly errors: number }[] = [];
  scanDictionary(
    scanned,
    word,
    { maxErrors: limit, from: 0, to: keys.length, budget },
    (key, errors, text) => {
      expect(text).toBe(keys[key]);
      found.push({ key, errors });
    },
  );
  return found.sort((a, b) => a.key - b.key).map(({ key, errors }) => [keys[key] ?? '', errors]);
}

/** Few letters, so that words are near each other; of one, two, three and four bytes; none, too. */
const anyWord = fc
  .array(fc.constantFrom('a', 'b', 'c', 'й', 'и', '漢', '𝒜', '😀'), { maxLength: 9 })
  .map((letters) => letters.join(''));

describe('scanning a dictionary for keys near a word', () => {
  it('goes on to a key whose second of two exchanged letters comes after keys that end the search', () => {
    expect(findAll(['hi', 'hiatus', 'hiding', 'higher', 'highest'], 'hgiher', 1)).toEqual([['higher', 1]]);
    expect(findAll(['co', 'coal', 'coat', 'cocoa', 'code'], 'ccooa', 1)).toEqual([['cocoa', 1]]);
  });

  it('finds exactly the words within the limit, each with its number of errors', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyWord, { maxLength: 120 }),
        anyWord,
        fc.constantFrom(0, 1, 2, 3),
        (words, word, limit) => {
          const keys = sortKeys([...words]);
          const expected = keys
            .map((key): [string, number] => [key, countErrors(word, key)])
            .filter(([, errors]) => errors <= limit);
          expect(findAll(keys, word, limit)).toEqual(expected);
        },
      ),
      runs(400),
    );
  });

  it('keeps to the keys it is told to look at', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyWord, { minLength: 1, maxLength: 60 }),
        anyWord,
        fc.nat(),
        fc.nat(),
        (words, word, a, b) => {
          const keys = sortKeys([...words]);
          const from = Math.min(a, b) % (keys.length + 1);
          const to = Math.max(from, Math.max(a, b) % (keys.length + 1));
          const scanned = makeScanned(keys);
          const found: number[] = [];
          scanDictionary(scanned, word, { maxErrors: 1, from, to, budget }, (key) => {
            found.push(key);
          });
          expect(found.sort((left, right) => left - right)).toEqual(
            keys.flatMap((key, number) =>
              number >= from && number < to && countErrors(word, key) <= 1 ? [number] : [],
            ),
          );
        },
      ),
    );
  });

  it('passes over keys that differ in a fixed letter', () => {
    const keys = ['boat', 'boot', 'goat', 'moat'];
    const scanned = makeScanned(keys);
    const found: number[] = [];
    const fixed = signatureOf(Buffer.from('bm'), 2) & LETTERS;
    scanDictionary(scanned, 'boat', { maxErrors: 1, from: 0, to: keys.length, fixed, budget }, (key) =>
      found.push(key),
    );
    expect(found).toEqual([0, 1]);
  });

  it('counts an exchange of neighbours as one error, in any script', () => {
    expect(findAll(['harbuor', 'гавнаь'].sort(), 'harbour', 1)).toEqual([['harbuor', 1]]);
    expect(findAll(['гаванм'], 'гавамн', 1)).toEqual([['гаванм', 1]]);
    expect(findAll(['a😀𝒜'], 'a𝒜😀', 1)).toEqual([['a😀𝒜', 1]]);
  });

  it('reads past long keys, and looks for words of up to 31 letters', () => {
    const long = 'x'.repeat(300);
    const word = 'y'.repeat(31);
    expect(findAll([long, `${long}y`, word, `${word}z`], word, 1)).toEqual([
      [word, 0],
      [`${word}z`, 1],
    ]);
    expect(findAll([long, 'y'.repeat(32)], 'y'.repeat(32), 1)).toEqual([]);
  });
});
