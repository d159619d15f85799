import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanCharacters, cleanLine } from '../../../src/documents/cleaning/characters.js';

const code = (...points: readonly number[]): string => String.fromCodePoint(...points);

describe('cleanCharacters', () => {
  it.each([
    ['no-break, thin and ideographic spaces', `a${code(0xa0)}b${code(0x2009)}c${code(0x3000)}d`, 'a b c d'],
    ['tabs', 'a\tb', 'a b'],
    ['soft hyphens', `co${code(0xad)}operation`, 'cooperation'],
    ['zero-width spaces and byte order marks', `a${code(0x200b)}b${code(0xfeff)}c`, 'a bc'],
    ['line ends of Windows and old Macs', 'a\r\nb\rc', 'a\nb\nc'],
    ['line separators', `a${code(0x2028)}b${code(0x2029)}c`, 'a\nb\n\nc'],
    ['form feeds', 'a\fb', 'a\n\nb'],
    ['control characters', `a${code(0, 7, 0x1b, 0x7f, 0x9c)}b`, 'a b'],
    ['marks of direction', `${code(0x202e)}a${code(0x2066)}b${code(0x2069, 0x200f)}`, 'ab'],
    ['lone surrogates', 'a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['decomposed letters', `cafe${code(0x301)}`, `caf${code(0xe9)}`],
  ])('deals with %s', (_name, text, cleaned) => {
    expect(cleanCharacters(text)).toBe(cleaned);
  });

  it.each([
    ['curly quotes and dashes', '\u201cquoted\u201d \u2013 it\u2019s'],
    [
      'the joiners Persian and emoji are spelled with',
      `\u0645\u06cc${code(0x200c)}\u0631\u0648\u062f ${code(0x1f469, 0x200d, 0x1f680)}`,
    ],
    ['printable ASCII', 'plain text\nof two lines ~'],
  ])('keeps %s', (_name, text) => {
    expect(cleanCharacters(text)).toBe(text);
  });

  it('leaves nothing invisible and changes nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
            fc.string({ unit: 'grapheme', maxLength: 1 }),
          ),
        }),
        (text) => {
          const cleaned = cleanCharacters(text);
          expect(cleaned.replaceAll('\n', '')).not.toMatch(
            /[\p{Cc}\p{Cs}\u00a0\u00ad\u200b\u2028-\u202f\ufeff]/u,
          );
          expect(cleaned).not.toMatch(/\p{Cs}/u);
          expect(cleaned).toBe(cleaned.normalize('NFC'));
          expect(cleanCharacters(cleaned)).toBe(cleaned);
        },
      ),
    );
  });

  it('cuts a pile of combining marks, which would take for ever to put in order', () => {
    const pile = `a${code(0x316, 0x301).repeat(500_000)}b`;
    const cleaned = cleanCharacters(pile);
    expect(cleaned.length).toBeLessThanOrEqual(32);
    expect(cleaned).toMatch(/b$/);
  });

  it('keeps up to thirty marks on a letter', () => {
    const marks = code(0x316).repeat(30);
    expect(cleanCharacters(`x${marks}y`.repeat(50))).toBe(`x${marks}y`.repeat(50));
  });

  it('survives a million of one character', () => {
    for (const letter of [' ', '\n', '\u0301', '\u200b', '\ud800', '\r', 'x']) {
      expect(cleanCharacters(letter.repeat(1_000_000)).length).toBeLessThanOrEqual(1_000_000);
    }
  });
});

describe('cleanLine', () => {
  it('makes one line of a text, with single spaces', () => {
    expect(cleanLine(' a \n\n b\t\tc  ')).toBe('a b c');
  });
});
