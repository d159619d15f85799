import { describe, expect, it } from 'vitest';
import { endOfWords, limitDocument, MAX_DISTINCT_WORDS } from '../../src/documents/limit-document.js';
import { makeDocument } from '../make-document.js';

describe('the words of a text that are taken', () => {
  it.each([
    ['all of a text within the limits', 'one two three four', 4, 4, 18],
    ['of more different ones those before', 'one two three four', 10, 3, 14],
    ['of more words those before, however alike', 'a a a a a a a a', 3, 2, 6],
    ['not counting a word again', 'one two one two one two three four', 100, 3, 30],
    ['counting what punctuation divides', 'one,two;three-four', 10, 3, 14],
    ['counting each pair of Chinese characters', '天地玄黃宇宙洪荒', 10, 3, 3],
    ['a pair that was there before as one', '天地天地天地天地玄', 100, 4, 9],
    ['with letters beyond ASCII in one word', 'für über Größe früh', 10, 2, 9],
    ['none where none may be', 'one two', 0, 10, 0],
    ['Chinese characters up to the number of words', '天地玄黃宇宙', 2, 10, 2],
    ['counting each pair of Korean syllables', '가나다라마바', 10, 3, 3],
    ['counting each pair of characters beyond U+FFFF', '\u{20000}\u{20001}\u{20002}\u{20003}', 10, 3, 6],
    ['a character with its marks as one', 'ก\u0e34ข\u0e34ค\u0e34', 10, 2, 4],
    ['telling apart pairs of which the marks differ', 'ก\u0e34ก\u0e35ก\u0e34ก\u0e36', 10, 3, 6],
    ['not pairing what something stands between', '天 地 天 地', 10, 2, 7],
    ['not pairing with what a letter stands before', '天a地天a地', 10, 4, 6],
    ['telling apart what stands before a point', '1.2 1.3 2.2 2.3', 100, 4, 10],
    ['telling apart what stands before an apostrophe', "a'b c'b c'd", 100, 4, 10],
    ['whatever stands before a comma', '1,2,1,2,2,1', 100, 2, 11],
    ['telling apart no more than 64 units before a point', 'a.'.repeat(100), 1000, 33, 200],
    ['telling apart that many', 'a.'.repeat(100), 1000, 32, 64],
    ['no words of one letter more than there may be', 'abc', 1, 1, 3],
  ])('are %s', (_name, text, maxWords, maxDistinct, end) => {
    expect(endOfWords(text, maxWords, maxDistinct)).toBe(end);
  });

  it.each([
    ...Array.from(
      '/:@[`{\u0080\u00a0\u00a1\u060c\u2000\u200b\u2e7f\u3000\u303f',
      (unit) => [unit, 'divides words', 4] as const,
    ),
    ...Array.from('09AZaz\u00e9\u0301\u200d\u2070\ua000', (unit) => [unit, 'belongs to a word', 6] as const),
    ...Array.from(
      '\u2e80\u3042\u9fff\uac00\u0e01\u2200',
      (unit) => [unit, 'is a word by itself', 2] as const,
    ),
  ])('%j %s', (unit, _what, end) => {
    expect(endOfWords(`a${unit}b x y`, 100, 2)).toBe(end);
  });

  it('are the beginning of a document with too many different ones, and a person is told', () => {
    const text = Array.from({ length: MAX_DISTINCT_WORDS + 5 }, (_, n) => `w${n.toString(36)}`).join(' ');
    const warnings: string[] = [];
    const section = { heading: '', anchor: null, level: 0, page: null, time: null };
    const sections = [0, text.length - 3].map((start) => ({ ...section, start }));
    const document = makeDocument({ id: 'many', text, sections });
    const limited = limitDocument(document, (message) => warnings.push(message));
    // Two words of so many may have one hash.
    const taken = limited.text.split(' ').length;
    expect(taken).toBeGreaterThanOrEqual(MAX_DISTINCT_WORDS);
    expect(taken).toBeLessThan(MAX_DISTINCT_WORDS + 5);
    expect(text.startsWith(`${limited.text} `)).toBe(true);
    expect(limited.sections).toHaveLength(1);
    expect(warnings.join()).toMatch(/200,000 different/);
  });

  it('are all that sections and annotations of such a document speak of', () => {
    const words = Array.from({ length: MAX_DISTINCT_WORDS + 500 }, (_, n) => `w${n.toString(36)}`).join(' ');
    const { length } = limitDocument(makeDocument({ id: 'many', text: words }), () => undefined).text;
    const section = { heading: '', anchor: null, level: 0 };
    const limited = limitDocument(
      makeDocument({
        id: 'many',
        text: words,
        // Behind the last word that is taken there is a space, and then the first that is not.
        sections: [0, length - 1, length, length + 1].map((start) => ({ ...section, start })),
        annotations: [
          { kind: 'link', start: 0, length: 2, value: 'a' },
          { kind: 'code', start: 3, length: words.length - 3, value: '' },
          { kind: 'link', start: length - 2, length: 2, value: 'b' },
          { kind: 'bullets', start: length - 1, length: 4, value: '1' },
          { kind: 'link', start: length, length: 1, value: 'c' },
          { kind: 'link', start: length + 1, length: 3, value: 'd' },
        ],
      }),
      () => undefined,
    );
    expect(limited.text).toHaveLength(length);
    expect(limited.sections.map(({ start }) => start)).toEqual([0, length - 1]);
    expect(limited.annotations.map(({ kind, start, length: taken }) => [kind, start, taken])).toEqual([
      ['link', 0, 2],
      ['code', 3, length - 3],
      ['link', length - 2, 2],
      ['bullets', length - 1, 1],
    ]);
  });

  it('leave any other document as it is', () => {
    const document = makeDocument({ id: 'few', text: 'a b '.repeat(200_000) });
    expect(
      limitDocument(document, () => {
        throw new Error('nothing is to be said');
      }),
    ).toBe(document);
  });
});
