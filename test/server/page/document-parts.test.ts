import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutDocument, partAt } from '../../../src/server/page/document/document-parts.js';

describe('a long document', () => {
  it.each([
    ['in paragraphs', 'A sentence of some words stands here.\n\n'.repeat(70_000)],
    ['in one line', 'words '.repeat(200_000)],
    ['without a space', '字'.repeat(1_000_000)],
    ['of characters with two halves', '😀'.repeat(400_000)],
  ])('comes in parts of a size that a browser shows at once: %s', (_name, text) => {
    const parts = cutDocument(text);
    expect(parts.length).toBeGreaterThan(10);
    expect(parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    for (const { start, end } of parts) {
      expect(end - start).toBeLessThanOrEqual(75_001);
      expect(text.slice(start, end)).not.toMatch(/^[\uDC00-\uDFFF]/);
    }
  });

  it('has each place in one part', () => {
    const text = 'Some words. '.repeat(20_000);
    const parts = cutDocument(text);
    fc.assert(
      fc.property(fc.nat(text.length - 1), (place) => {
        const part = parts[partAt(parts, place)]!;
        expect(part.start).toBeLessThanOrEqual(place);
        expect(part.end).toBeGreaterThan(place);
      }),
    );
  });

  it('is whole where it is short', () => {
    expect(cutDocument('One.\n\nTwo.')).toEqual([{ start: 0, end: 10 }]);
  });
});
