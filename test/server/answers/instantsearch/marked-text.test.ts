import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markRanges } from '../../../../src/search/show/highlight.js';
import {
  cropWords,
  joinMarked,
  rangesInBytes,
  readMarkedHtml,
  writeMarks,
} from '../../../../src/server/answers/instantsearch/marked-text.js';
import { runs } from '../../../runs.js';

const marked = fc
  .array(fc.record({ text: fc.string({ unit: 'grapheme' }), isMarked: fc.boolean() }), { maxLength: 8 })
  .map((pieces) => {
    let text = '';
    const ranges: { start: number; length: number }[] = [];
    for (const piece of pieces) {
      if (piece.isMarked && piece.text !== '') ranges.push({ start: text.length, length: piece.text.length });
      text += `${piece.text} `;
    }
    return { text, ranges };
  });

describe('a text with marks', () => {
  it('is what the engine has made HTML of', () => {
    fc.assert(
      fc.property(marked, ({ text, ranges }) => {
        expect(readMarkedHtml(markRanges(text, ranges))).toEqual({ text, ranges });
      }),
      runs(100),
    );
  });

  it('is cropped to words around its first mark, whose marks stay on the same words', () => {
    fc.assert(
      fc.property(marked, fc.integer({ min: 1, max: 5 }), (whole, words) => {
        const cropped = cropWords(whole, words, '…');
        const all = whole.text.split(/\s+/).filter((word) => word !== '').length;
        const left = cropped.text
          .replaceAll('…', '')
          .split(/\s+/)
          .filter((word) => word !== '');
        if (!whole.text.includes('…')) expect(left.length).toBe(all <= words ? all : words);
        for (const { start, length } of cropped.ranges) {
          const shown = cropped.text.slice(start, start + length);
          expect(
            whole.ranges.some((range) =>
              whole.text.slice(range.start, range.start + range.length).includes(shown),
            ),
          ).toBe(true);
        }
      }),
      runs(100),
    );
    const text = 'one two three four five six seven';
    expect(cropWords({ text, ranges: [{ start: 14, length: 4 }] }, 3, '…')).toEqual({
      text: '…four five six…'.replace('four five six', 'three four five'),
      ranges: [{ start: 7, length: 4 }],
    });
  });

  it('is written with any marks, and not escaped', () => {
    const text = 'a <b> & c';
    expect(writeMarks({ text, ranges: [{ start: 2, length: 3 }] }, '[', ']')).toBe('a [<b>] & c');
  });

  it('counts in bytes of UTF-8', () => {
    const parts = [
      { text: 'é', ranges: [{ start: 0, length: 1 }] },
      { text: '岸b', ranges: [{ start: 1, length: 1 }] },
    ];
    expect(rangesInBytes(joinMarked(parts, ' '))).toEqual([
      { start: 0, length: 2 },
      { start: 6, length: 1 },
    ]);
  });
});
