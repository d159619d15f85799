import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWord, lowerWord } from '../../src/text/fold.js';
import { anyCodePoint } from '../any-text.js';
import { runs } from '../runs.js';

const fold = (word: string): string => foldWord(lowerWord(word));

describe('folding', () => {
  it.each([
    ['Erdo\u011fan', 'Erdogan'],
    ['Ja\u2019fari', "Ja'fari"],
    ['Ja\u02bcfari', 'Jafari'],
    ["Turkey's", 'turkey'],
    ['Turkey\u2019s', 'turkey'],
    ['\u0130stanbul', 'istanbul'],
    ['\u0131stanbul', 'istanbul'],
    ['STRASSE', 'Stra\u00dfe'],
    ['\u00c6sir', 'aesir'],
    ['\u0141\u00f3d\u017a', 'lodz'],
    ['\u0401\u043b\u043a\u0430', '\u0435\u043b\u043a\u0430'],
    ['\uff26\uff35\uff2c\uff2c', 'full'],
    ['\ufb01re', 'fire'],
    ['e\u0301tude', '\u00e9tude'],
    ['\u039f\u0394\u039f\u03a3', '\u03bf\u03b4\u03bf\u03c3'],
    ['\u1112\u1161\u11ab', '\ud55c'],
    ['\u0643\u0640\u062a\u0627\u0628', '\u06a9\u062a\u0627\u0628'],
    ['\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f', '\u0645\u062d\u0645\u062f'],
    ['co\u00adoperate', 'cooperate'],
    ['\u0253angare', 'bangare'],
    ['\u0199asa', 'kasa'],
    ['\u091c\u093c\u092e\u0940\u0928', '\u091c\u092e\u0940\u0928'],
    ['\u0939\u0901\u0938', '\u0939\u0902\u0938'],
    ['\u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd', '\u05e9\u05dc\u05d5\u05dd'],
    ['\u06a9\u062a\u0627\u0628\u200c\u0647\u0627', '\u0643\u062a\u0627\u0628\u0647\u0627'],
    ['Vi\u1ec7t', 'viet'],
  ])('finds %j as %j', (one, other) => {
    expect(fold(one)).toBe(fold(other));
    expect(fold(one)).not.toBe('');
  });

  it.each([
    ['\u0439', '\u0438', 'short i'],
    ['\u304c', '\u304b', 'voiced kana'],
    ['\u30d1', '\u30cf', 'half-voiced kana'],
    ['ferry', 'ferries', 'another word'],
  ])('keeps %j and %j apart (%s)', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  it('keeps short i however it was composed, and with a stress upon it', () => {
    expect(fold('\u0438\u0306\u043e\u0434')).toBe('\u0439\u043e\u0434');
    expect(fold('\u0438\u0306\u0301')).toBe('\u0439');
  });

  it('folds a folded word to itself, whatever marks it carries', () => {
    const unit = fc.constantFrom(
      '\u0438',
      '\u0301',
      '\u0306',
      '\u0308',
      '\u0323',
      '\u304b',
      '\u3099',
      '\u00ad',
      '\u0627',
      '\u0653',
      '\u06d5',
      '\u0654',
      '\u1112',
      '\u1161',
      'i',
      '\u0307',
      '\u00df',
      '\u03a3',
      "'",
    );
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(unit, fc.string({ unit: anyCodePoint, minLength: 1, maxLength: 1 })),
          maxLength: 12,
        }),
        (word) => {
          const once = foldWord(word);
          expect(foldWord(once)).toBe(once);
          const full = fold(word);
          expect(foldWord(full)).toBe(full);
        },
      ),
      runs(3000),
    );
  });

  it('gives the same for a word composed and decomposed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 8 }), (word) => {
        expect(fold(word.normalize('NFD'))).toBe(fold(word.normalize('NFC')));
      }),
    );
  });
});
