import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinLines, splitLines } from '../../../src/documents/cleaning/body-lines.js';
import { runs } from '../../runs.js';

const clean = (text: string): string => joinLines(splitLines(text));

/** Cuts a text at a width, as a typewriter would. */
function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}

const first =
  'The harbour master of Portvale said on Monday that the ferry would sail again in spring, if the ice allowed it, and ' +
  'that nobody should wait on the pier before then.';
const second =
  'He had been asked by three reporters and a dog. The dog, witnesses said, was given the longest answer of the four, and ' +
  'went home satisfied.';

describe('hard wraps', () => {
  it.each([60, 72, 80])('are undone at a width of %i, paragraphs kept', (width) => {
    expect(clean(`${wrap(first, width)}\n\n${wrap(second, width)}`)).toBe(`${first}\n\n${second}`);
  });

  it('are undone where paragraphs are set off by indents alone', () => {
    expect(clean(`${wrap(first, 64)}\n${wrap(second, 64, '    ')}\n${wrap(first, 64, '    ')}`)).toBe(
      `${first}\n\n${second}\n\n${first}`,
    );
  });

  it('are undone in items whose lines hang below their text, with the text around them', () => {
    const items = [first, second].map((item) => `- ${wrap(item, 68).replaceAll('\n', '\n  ')}`);
    expect(clean(`${wrap(first, 70)}\n\n${items.join('\n')}\n- a torch\n\n${wrap(second, 70)}`)).toBe(
      `${first}\n\n- ${first}\n- ${second}\n- a torch\n\n${second}`,
    );
  });

  it('leave the indented rows of a table alone', () => {
    const table =
      'Stocks at the end of the week:\n   Wheat   2.55  2.40\n   Corn    1.35  1.92\n   Oats    1.24  0.99';
    expect(clean(table)).toBe(
      'Stocks at the end of the week:\nWheat 2.55 2.40\nCorn 1.35 1.92\nOats 1.24 0.99',
    );
  });

  it.each([
    ['paragraphs on lines of their own', `${first}\n${second}\n${first}`],
    [
      'sentences on lines of their own',
      'The first sentence stands alone.\nThe second one does as well.\nThen a third.',
    ],
    [
      'lists',
      'What to bring to the observatory\n- a warm coat\n- something to read\n- a torch with a red light',
    ],
    ['short lines', 'Milk\nEggs\nbread from the corner\nTwo bottles of wine'],
    [
      'verse',
      'The moon above the ferry hangs,\nThe tide below it turns,\nThe captain in his cabin sings,\nThe stove beside him burns.',
    ],
  ])('are not seen in %s', (_name, text) => {
    expect(clean(text)).toBe(text);
  });

  it('do not join a headline to the text below it', () => {
    expect(clean(`Ferry to sail in spring\n${wrap(first, 64)}\n${wrap(second, 64, '   ')}`)).toBe(
      `Ferry to sail in spring\n${first}\n\n${second}`,
    );
  });

  it('keep a hyphen and lose the space at a wrap inside a word', () => {
    const text =
      'The minister spoke of a long-\nterm plan for all of the islands and\nof the money that it would take to\ncarry it out.';
    expect(clean(text)).toBe(
      'The minister spoke of a long-term plan for all of the islands and of the money that it would take to carry it out.',
    );
  });

  it('are undone without spaces in Chinese', () => {
    const sentence = '\u6e2f\u53e3\u7684\u8239\u5728\u6625\u5929\u518d\u6b21\u51fa\u53d1'.repeat(12);
    const lines = sentence.match(/.{1,40}/gu) ?? [];
    expect(clean(lines.join('\n'))).toBe(sentence);
  });

  it('never change anything but space', () => {
    const words = fc.array(
      fc.constantFrom(
        'a',
        'The',
        'ferry.',
        'sails',
        '-',
        '1.',
        '\u6e2f',
        '  ',
        '\n',
        '\n\n',
        '\n  ',
        'Monday,',
      ),
    );
    fc.assert(
      fc.property(
        words.map((list) => list.join(' ')),
        (text) => {
          expect(clean(text).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
          expect(clean(text)).not.toMatch(/\n{3}| {2}|^\s|\s$/);
        },
      ),
      runs(500),
    );
  });
});
