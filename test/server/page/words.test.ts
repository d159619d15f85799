import { describe, expect, it } from 'vitest';
import { en } from '../../../src/server/page/words/en.js';
import { choosePageLanguage, wordsOf } from '../../../src/server/page/words/languages.js';
import { PAGE_LANGUAGES } from '../../../src/server/page/words/page-language.js';

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the words of the interface', () => {
  it.each(PAGE_LANGUAGES)('have in every language what is filled in: %s', (language) => {
    for (const [name, word] of Object.entries(wordsOf(language))) {
      const english = en[name as keyof typeof en];
      if (typeof word !== 'string' || typeof english !== 'string') continue;
      expect(placeholders(word), name).toEqual(placeholders(english));
      expect(word.trim(), name).not.toBe('');
    }
  });

  it.each([
    ['de-CH,de;q=0.9,en;q=0.8', 'de'],
    ['nl,fr;q=0.5', 'fr'],
    ['en;q=0.2,ru', 'ru'],
    ['zh-Hant-TW', 'zh'],
    ['nl', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    ['de;q=0,tr', 'tr'],
    ['x'.repeat(5000), 'en'],
  ] as const)('are those that a reader prefers: %s', (header, language) => {
    expect(choosePageLanguage(header)).toBe(language);
  });
});
