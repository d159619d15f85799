import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinLines, splitLines } from '../../src/documents/cleaning/body-lines.js';
import { chooseTitle, shortenTitle } from '../../src/documents/title.js';

function choose(given: string | null, text: string): { title: string; text: string } {
  const { title, lines } = chooseTitle(given, splitLines(text));
  return { title, text: joinLines(lines) };
}

const SENTENCE = 'The harbour master of Portvale said on Monday that the ferry would sail again in spring.';
const PARAGRAPH = `${SENTENCE} ${'He was asked by three reporters and a dog. '.repeat(5).trim()}`;

describe('a title', () => {
  it.each([
    ['given', 'Ferry', 'It sails.', 'Ferry', 'It sails.'],
    ['given and repeated', 'Ferry', 'FERRY\n\nIt sails.', 'Ferry', 'It sails.'],
    ['a short first line', null, 'Ferry sails\n\nIt sails.', 'Ferry sails', 'It sails.'],
    [
      'a first line that repeats itself with a full stop',
      null,
      'It sails.\n\nIt sails.\n\nIt does.',
      'It sails.',
      'It does.',
    ],
    ['the first sentence of a paragraph, which stays', null, PARAGRAPH, SENTENCE, PARAGRAPH],
    ['a short sentence, which stays', null, 'It sails.\n\nIt does.', 'It sails.', 'It sails.\n\nIt does.'],
    ['the only line, which stays', null, 'Buy milk', 'Buy milk', 'Buy milk'],
    ['empty', null, '', '', ''],
  ])('is %s', (_name, given, text, title, body) => {
    expect(choose(given, text)).toEqual({ title, text: body });
  });

  it('that is a whole text heads the body', () => {
    const { title, text } = choose(PARAGRAPH.repeat(4), 'It sails.');
    expect(title).toBe(SENTENCE);
    expect(text).toBe(`${PARAGRAPH.repeat(4)}\n\nIt sails.`);
  });
});

describe('shortenTitle', () => {
  it('cuts between words where no sentence ends', () => {
    const short = shortenTitle('word '.repeat(100));
    expect(short).toMatch(/^(?:word )+word…$/);
    expect(short.length).toBeGreaterThan(180);
  });

  it('cuts Chinese after a sentence', () => {
    const sentence = `${'渡轮在春天再次出航'.repeat(6)}。`;
    expect(shortenTitle(sentence.repeat(6))).toBe(sentence);
  });

  it('gives at most 200 units, whole characters, and the beginning of the text', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', 'B', '. ', ' ', '。', '\u{1f6f3}', '-'),
          minLength: 0,
          maxLength: 400,
        }),
        (text) => {
          const short = shortenTitle(text);
          expect(short.length).toBeLessThanOrEqual(200);
          expect(short).not.toMatch(/\p{Cs}/u);
          expect(text.startsWith(short.replace(/…$/, ''))).toBe(true);
        },
      ),
    );
  });
});
