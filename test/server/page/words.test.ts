import { describe, expect, it } from 'vitest';
import { accentStyle } from '../../../src/server/page/accent.js';
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

describe('the colour of an operator', () => {
  it.each(['#ffff00', '#000000', '#ffffff', '#0a5c36', '#777777'])(
    'can be read in light and dark: %s',
    (accent) => {
      const [light = '', button = '', dark = ''] = [
        ...accentStyle(accent).matchAll(/--(?:accent|button):(#\w{6})/g),
      ].map(([, color = '']) => color);
      expect(contrast(light, '#f5f2ea')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(light, '#fdfcf9')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(button, '#fffdf8')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark, '#211f1c')).toBeGreaterThanOrEqual(4.5);
    },
  );
});

/** WCAG 2.2. */
function contrast(a: string, b: string): number {
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = parseInt(color.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
