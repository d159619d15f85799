import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortKeys } from '../../../src/index/format/compare-keys.js';
import {
  LETTERS,
  lettersOf,
  MAX_LETTERS,
  signatureOf,
  signWords,
} from '../../../src/index/letters/letter-signatures.js';

const letter = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz0ßжя漢😀'));
const letters = fc.array(letter, { minLength: 1, maxLength: 40 });

function sign(word: readonly string[]): number {
  const bytes = new TextEncoder().encode(word.join(''));
  return signatureOf(bytes, bytes.length);
}

function countBits(bits: number): number {
  return (bits >>> 0).toString(2).replaceAll('0', '').length;
}

describe('the signature of a word', () => {
  it('tells apart all letters of the Latin alphabet', () => {
    const bits = Array.from('abcdefghijklmnopqrstuvwxyz', (one) => sign([one]) & LETTERS);
    expect(new Set(bits).size).toBe(26);
    expect(bits.map(countBits)).toEqual(bits.map(() => 1));
  });

  it('holds how many letters there are, whatever bytes they take, up to 31', () => {
    fc.assert(
      fc.property(letters, (word) => {
        expect(lettersOf(sign(word))).toBe(Math.min(word.length, MAX_LETTERS));
      }),
    );
  });

  it('changes in at most two letters and by one in length with each error', () => {
    fc.assert(
      fc.property(letters, fc.nat(), letter, (word, number, other) => {
        const at = number % word.length;
        const before = word.slice(0, at);
        const after = word.slice(at + 1);
        const [next = '', ...rest] = after;
        const wrong = [
          [...before, other, ...after],
          [...before, ...after],
          [...before, other, ...word.slice(at)],
          [...before, next, word[at]!, ...rest],
        ];
        for (const misspelled of wrong) {
          expect(countBits((sign(word) ^ sign(misspelled)) & LETTERS)).toBeLessThanOrEqual(2);
          expect(Math.abs(lettersOf(sign(word)) - lettersOf(sign(misspelled)))).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is read for every word of a dictionary', () => {
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 60 }), (words) => {
        const keys = sortKeys(words.map((word) => word.join('')));
        const { starts, bits, keys: grouped } = signWords(keys);
        const found: [number, number, number][] = [];
        for (let count = 0; count <= MAX_LETTERS; count += 1) {
          for (let at = starts[count] ?? 0; at < (starts[count + 1] ?? 0); at += 1) {
            found.push([count, grouped[at] ?? -1, bits[at] ?? -1]);
          }
        }
        const expected = keys.map((key, number): [number, number, number] => {
          const signature = sign(Array.from(key));
          return [lettersOf(signature), number, signature & LETTERS];
        });
        // Words of as many letters stand together, in their order.
        expect(found).toEqual(expected.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
      }),
    );
  });
});
