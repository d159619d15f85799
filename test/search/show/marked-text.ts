// Snippets as tests look at them, and texts that try to break them.

import fc from 'fast-check';
import { expect } from 'vitest';
import type { Range, Snippet } from '../../../src/search/engine.js';
import { anyCodePoint } from '../../any-text.js';

/** The parts of a snippet that its ranges mark. */
export function markedParts({ text, ranges }: Snippet): string[] {
  return ranges.map(({ start, length }) => text.slice(start, start + length));
}

/** The text of escaped HTML without tags. */
export function unescapeHtml(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** The html is the text and its ranges and nothing else. */
export function expectMarked(text: string, html: string, ranges: readonly Range[]): void {
  const bare = html.replaceAll(/<\/?mark>/g, '');
  expect(bare).not.toMatch(/[<>"']/);
  expect(unescapeHtml(bare)).toBe(text);
  const pieces = [...html.matchAll(/<mark>(.*?)<\/mark>/gsu)].map(([, inside = '']) => unescapeHtml(inside));
  expect(pieces).toEqual(ranges.map(({ start, length }) => text.slice(start, start + length)));
}

const hostile = [
  '<script>alert(1)</script>',
  '</mark>',
  '<mark>',
  '&amp;',
  '&',
  '"',
  "'",
  'ferry',
  'Ferry',
  'harbour',
  '😀',
  'e\u0301',
  '漢字検索',
  '\u202e',
  '\ud800',
  '\u0000',
  '. ',
  ' ',
  '\n\n',
  'x'.repeat(80),
];
/** Up to `most` parts of hostile text and of any characters. */
export const anyText = (most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: anyCodePoint, maxLength: 6 })), {
      maxLength: most,
    })
    .map((parts) => parts.join(' '));
