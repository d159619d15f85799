// A body as lines, and as stored text. Splits and joins only; other files of this folder judge what a line means.

import { collapseSpaces } from './characters.js';
import { unwrapLines } from './hard-wraps.js';
import type { Line } from './line.js';

/** The lines of plain text whose characters are clean: blank lines divide paragraphs, hard wraps are undone. */
export function splitLines(text: string): readonly Line[] {
  if (!text.includes('\n')) {
    const line = collapseSpaces(text);
    return line === '' ? [] : [{ text: line, opensParagraph: true, isHeading: false }];
  }
  return unwrapLines(text.split('\n'));
}

/** Where each line begins in the text that `joinLines` makes of them, in UTF-16 units. */
export function startsOfLines(lines: readonly Line[]): readonly number[] {
  let end = 0;
  return lines.map(({ text, opensParagraph }, index) => {
    const start = index === 0 ? 0 : end + (opensParagraph ? 2 : 1);
    end = start + text.length;
    return start;
  });
}

/** The stored text: one blank line between paragraphs, single line breaks inside them. */
export function joinLines(lines: readonly Line[]): string {
  const [first] = lines;
  if (first === undefined) return '';
  if (lines.length === 1) return first.text;
  let text = first.text;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i];
    if (line !== undefined) text += (line.opensParagraph ? '\n\n' : '\n') + line.text;
  }
  return text;
}
