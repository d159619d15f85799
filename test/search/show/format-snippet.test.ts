import { describe, expect, it } from 'vitest';
import { formatSnippet } from '../../../src/search/show/format-snippet.js';
import type { Match } from '../../../src/search/show/match.js';
import type { ShownText } from '../../../src/search/show/shown-text.js';

const source = 'Storm & tide.\nThe ferry left.';
const textOf = (field: 'text' | 'related'): ShownText => ({
  field,
  length: source.length,
  read: (from, to) => source.slice(from, to),
  sectionAt: () => null,
});
const match = (start: number, end: number): Match => ({
  start,
  end,
  position: 0,
  order: 0,
  weight: 1,
  isStopWord: false,
});

describe('a snippet', () => {
  it('is one line of escaped text with marks around the matches, and an ellipsis where text was left out', () => {
    const fragment = { start: 8, end: 23 };
    expect(formatSnippet({ text: textOf('text'), fragment, matches: [match(8, 12), match(18, 23)] })).toEqual(
      {
        field: 'text',
        text: '… tide. The ferry …',
        html: '… <mark>tide</mark>. The <mark>ferry</mark> …',
        ranges: [
          { start: 2, length: 4 },
          { start: 12, length: 5 },
        ],
        section: null,
      },
    );
    const whole = { start: 0, end: source.length };
    const { text, html } = formatSnippet({ text: textOf('related'), fragment: whole, matches: [] });
    expect(text).toBe('Storm & tide. The ferry left.');
    expect(html).toBe('Storm &amp; tide. The ferry left.');
  });

  it('marks nothing that is not wholly inside, and joins marks that touch', () => {
    const { ranges } = formatSnippet({
      text: textOf('text'),
      fragment: { start: 0, end: 12 },
      matches: [match(0, 3), match(3, 5), match(10, 14)],
    });
    expect(ranges).toEqual([{ start: 0, length: 5 }]);
  });
});
