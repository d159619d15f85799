import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, joinRanges, markRanges } from '../../../src/search/show/highlight.js';
import { anyText, expectMarked, unescapeHtml } from './marked-text.js';

describe('marking', () => {
  it('escapes the text once and adds no tag but mark', () => {
    fc.assert(
      fc.property(
        anyText(12),
        fc.array(fc.tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 20 })), { maxLength: 6 }),
        (text, given) => {
          const ranges = joinRanges(
            given
              .map(([start, length]) => ({ start, length: Math.min(length, text.length - start) }))
              .filter(({ length }) => length > 0),
          );
          ranges.slice(1).forEach(({ start }, index) => {
            const before = ranges[index]!;
            expect(start).toBeGreaterThan(before.start + before.length);
          });
          expectMarked(text, markRanges(text, ranges), ranges);
          expect(unescapeHtml(escapeHtml(text))).toBe(text);
        },
      ),
    );
  });
});
