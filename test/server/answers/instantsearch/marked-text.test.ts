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

  describe('that is cropped', () => {
    const text = 'one two three four five six seven';
    const over = (...words: string[]) =>
      words.map((word) => ({ start: text.indexOf(word), length: word.length }));
    const crop = (words: number, ...marks: string[]) =>
      writeMarks(cropWords({ text, ranges: over(...marks) }, words, '…'), '[', ']');

    it('has its mark in the middle where there are words enough', () => {
      expect(crop(3, 'four')).toBe('…three [four] five…');
      expect(crop(4, 'four')).toBe('…two three [four] five…');
      expect(crop(1, 'four')).toBe('…[four]…');
    });

    it('begins or ends with the text where the mark is near that', () => {
      expect(crop(3, 'one')).toBe('[one] two three…');
      expect(crop(3, 'two')).toBe('one [two] three…');
      expect(crop(3, 'six')).toBe('…five [six] seven');
      expect(crop(3, 'seven')).toBe('…five six [seven]');
      expect(crop(6, 'seven')).toBe('…two three four five six [seven]');
    });

    it('begins with the text where there is no mark', () => {
      expect(crop(2)).toBe('one two…');
    });

    it('is whole where it has no more words, and where no number of them is asked for', () => {
      for (const words of [7, 8, 0, -1])
        expect(crop(words, 'four')).toBe('one two three [four] five six seven');
      const spaced = { text: ' one two ', ranges: [] };
      expect(cropWords(spaced, 2, '…')).toBe(spaced);
    });

    it('keeps the marks of the words it shows, as far as it shows them', () => {
      expect(crop(3, 'three', 'four', 'five', 'six')).toBe('…two [three] [four]…');
      const cut = (...ranges: { start: number; length: number }[]) =>
        writeMarks(cropWords({ text, ranges }, 3, '…'), '[', ']');
      expect(cut(...over('four five six seven'))).toBe('…three [four five]…');
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
