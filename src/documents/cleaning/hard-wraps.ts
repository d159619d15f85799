// Undoes hard wraps: lines cut at a fixed width become the paragraphs they were cut from.
// A line counts as cut only where the next line's first word would not have fitted; other breaks stay.

import type { Line } from '../line.js';
import { collapseSpaces } from './characters.js';

/** Wider text was not wrapped for a page or terminal. */
const WIDEST = 120;
const NARROWEST = 40;
/** Fewer line ends than this are too few to see a width in. */
const FEW_BREAKS = 3;

interface RawLine {
  readonly text: string;
  readonly indent: number;
  /** Columns up to the last character. */
  readonly width: number;
}

/** The lines of a text, hard wraps undone. An indented line of a wrapped text begins anew. */
export function unwrapLines(rawLines: readonly string[]): readonly Line[] {
  const measured = rawLines.map(measureLine);
  const width = findWrapWidth(measured);
  const lines: Line[] = [];
  let pieces: string[] = [];
  let opensParagraph = true;
  let previous: RawLine | null = null;
  const endLine = (): void => {
    if (pieces.length > 0) lines.push({ text: pieces.join(''), opensParagraph, isHeading: false });
    pieces = [];
  };
  for (const raw of measured) {
    if (raw.text !== '' && previous !== null && width !== null && isContinued(previous, raw, width)) {
      pieces.push(gapBetween(previous.text, raw.text), raw.text);
    } else {
      endLine();
      opensParagraph = previous === null || beginsIndented(previous, raw, width);
      if (raw.text !== '') pieces.push(raw.text);
    }
    previous = raw.text === '' ? null : raw;
  }
  endLine();
  return lines;
}

function measureLine(line: string): RawLine {
  const end = line.trimEnd().length;
  return { text: collapseSpaces(line), indent: end - line.trim().length, width: end };
}

/** The width the text was wrapped at, or null when its line breaks are its own. */
function findWrapWidth(lines: readonly RawLine[]): number | null {
  const filled = lines.filter((line) => line.text !== '');
  const widths = filled.filter((line) => line.width <= WIDEST).map((line) => line.width);
  // One long address or headline among wrapped lines is no matter, several are another kind of text.
  if (widths.length * 10 < filled.length * 9) return null;
  widths.sort((a, b) => a - b);
  const width = widths[Math.ceil(widths.length * 0.95) - 1] ?? 0;
  return width >= NARROWEST && isWrappedAt(width, lines) ? width : null;
}

function isWrappedAt(width: number, lines: readonly RawLine[]): boolean {
  let breaks = 0;
  let full = 0;
  let unfinished = 0;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i - 1];
    const next = lines[i];
    if (line === undefined || next === undefined || line.text === '' || next.text === '') continue;
    if (next.indent > line.indent) continue;
    breaks++;
    if (!isFull(line, next, width)) continue;
    full++;
    if (!endsSentence(line.text)) unfinished++;
  }
  // Of whole sentences on lines of their own most end with a full stop; of cut lines few do.
  return full * 2 > breaks && unfinished * 2 > full && (breaks > FEW_BREAKS || unfinished === breaks);
}

function isContinued(line: RawLine, next: RawLine, width: number): boolean {
  const isIndented = next.indent > line.indent;
  // The lines of a list item hang below its text, not below its bullet.
  if (isIndented && !(BULLET.test(line.text) && next.indent - line.indent <= 4)) return false;
  return isFull(line, next, width);
}

/** In wrapped text an indented line begins a paragraph, or a row of a table when the line before is no sentence. */
function beginsIndented(line: RawLine, next: RawLine, width: number | null): boolean {
  return width !== null && next.indent > 0 && endsSentence(line.text);
}

function isFull(line: RawLine, next: RawLine, width: number): boolean {
  if (line.width > WIDEST) return false;
  const space = next.text.indexOf(' ');
  const firstWord = space < 0 ? next.text.length : space;
  return line.width + 1 + firstWord > width;
}

const BULLET = /^(?:[-*•–]|\d{1,3}[.)]) /;
const SENTENCE_END = /[.!?:;。！？؟]["'”’»)\]]{0,2}$/;
/** Scripts written without spaces, and their punctuation. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3001-\u303f\uff01-\uff5e]/u;

function gapBetween(text: string, next: string): string {
  const end = text.slice(-2);
  if (/\p{L}-$/u.test(end) && /^\p{Ll}/u.test(next)) return '';
  return UNSPACED.test(end.slice(-1)) && UNSPACED.test(next.slice(0, 1)) ? '' : ' ';
}

function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-4));
}
