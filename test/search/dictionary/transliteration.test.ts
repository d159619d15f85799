import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LASTING_LETTERS,
  transliteratedHeads,
  transliterationKey,
} from '../../../src/search/dictionary/transliteration.js';
import { runs } from '../../runs.js';

describe('the key of a name', () => {
  it.each([
    [['jafari', 'jaafari', 'yaafari', 'djaafari']],
    [['peshmerga', 'pashmerga', 'peschmerga']],
    [['mosul', 'mossul', 'mousul']],
    [['gaddafi', 'qaddafi', 'kadhafi', 'khadafy', 'gadhafi']],
    [['hussein', 'hussain', 'husayn', 'hossein']],
    [['hezbollah', 'hizbollah', 'hizbullah', 'hezbolla']],
    [['mohammed', 'muhammad', 'mohamed']],
    [['tchaikovsky', 'chaikovsky', 'tschaikowsky']],
  ])('is one for %j', (spellings) => {
    expect(new Set(spellings.map(transliterationKey)).size).toBe(1);
  });

  it.each([
    ['jafari', 'jaguar'],
    ['gaddafi', 'gadget'],
    ['mosul', 'moscow'],
    ['hussein', 'hessen'],
    ['robert', 'rupert'],
  ])('tells %s from %s', (one, other) => {
    expect(transliterationKey(one)).not.toBe(transliterationKey(other));
  });

  it('keeps the lasting letters of a word, and gets none that the word has not', () => {
    const lasting = (text: string): string =>
      Array.from(LASTING_LETTERS, (one) => (text.includes(one) ? one : '')).join('');
    const letters = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz'));
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 5, maxLength: 14 }), (word) => {
        expect(lasting(transliterationKey(word) ?? '')).toBe(lasting(word));
      }),
      runs(2000),
    );
  });

  it('is wanting for short words, figures and other scripts', () => {
    expect(['sadr', 'b2b2b', 'каддафи', '東京'].map(transliterationKey)).toEqual([null, null, null, null]);
  });

  it('is shared only by words that begin with a letter its heads name', () => {
    const spellings = [
      'jafari',
      'yaafari',
      'djaafari',
      'gaddafi',
      'kadhafi',
      'qaddafi',
      'chechnya',
      'osama',
      'usama',
    ];
    for (const one of spellings) {
      for (const other of spellings) {
        if (transliterationKey(one) !== transliterationKey(other)) continue;
        expect(transliteratedHeads(one)).toContain(other.charAt(0));
      }
    }
  });
});
