import { describe, expect, it } from 'vitest';
import { startOfDenseMarks } from '../../../../src/documents/readers/markdown/dense-marks.js';
import { readMarkdownBody } from '../../../../src/documents/readers/markdown/markdown-body.js';

const MANY = 50_001;

const isMarksAlone = (text: string): boolean => startOfDenseMarks(text) !== null;

describe('a text of marks alone', () => {
  it.each([
    ['items', '- a\n'],
    ['items further in', '  * a\n'],
    ['numbered items', '12. a\n'],
    ['pictures', '![[]()'],
    ['links', '[a](b) '],
  ])('is one of %s', (_name, mark) => {
    expect(isMarksAlone(mark.repeat(MANY))).toBe(true);
    expect(isMarksAlone(mark.repeat(MANY - 1))).toBe(false);
  });

  it('is none that has a few words to each mark', () => {
    expect(isMarksAlone('- [a ferry](https://news.example/ferry)\n'.repeat(MANY))).toBe(false);
    expect(isMarksAlone('- twelve units\n'.repeat(MANY))).toBe(true);
    expect(isMarksAlone('- thirteen unit\n'.repeat(MANY))).toBe(false);
  });

  it('is none without marks', () => {
    for (const text of ['word ', '-a\n', 'a - b\n', '1.5\n', '[a] (b) '])
      expect(isMarksAlone(text.repeat(MANY))).toBe(false);
  });

  it('is read as plain text from its first mark on, and nothing is lost', () => {
    const { title, lines } = readMarkdownBody(`# Ferry\n\nIt *left*.\n\n${'- a\n'.repeat(MANY)}\nThe _end_`);
    expect(title?.text).toBe('Ferry');
    expect(lines).toHaveLength(MANY + 3);
    expect(lines[1]).toMatchObject({ text: 'It left.' });
    expect(lines[2]).toMatchObject({ text: '- a', isHeading: false });
    expect(lines[7]).toEqual({ text: '- a', opensParagraph: false, isHeading: false });
    expect(lines.at(-1)?.text).toBe('The _end_');
    expect(readMarkdownBody('- a\n'.repeat(10)).lines[7]).toMatchObject({
      text: 'a',
      form: { kind: 'bullets' },
    });
  });

  it('begins with the line of its first mark', () => {
    expect(startOfDenseMarks('- a\n'.repeat(MANY))).toBe(0);
    expect(startOfDenseMarks(`Ferry\n${'- a\n'.repeat(MANY)}`)).toBe(6);
    expect(startOfDenseMarks(`Ferry\nand ${'![[]()'.repeat(MANY)}`)).toBe(6);
  });
});
