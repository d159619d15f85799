// Undoes hard wraps: lines broken at the width of a page become the paragraphs they were. Looks at the whole text first: unless
// most of its line breaks are clearly wraps, none is undone.

import { collapseSpaces } from './characters.js';
import type { Line } from './line.js';

/** Wider text was not wrapped for a page or a terminal, in columns. */
const MAX_WIDTH = 120;
/** Narrower text is taken for a list or a poem, in columns. */
const MIN_WIDTH = 30;

interface MeasuredLine {
  readonly text: string;
  readonly indent: number;
  /** Columns up to the last character. */
  readonly width: number;
}

/**
 * How a text was wrapped. `indented`: a paragraph begins with an indented line, and every other line continues it. `flush`: a
 * break before a small letter is a wrap. `uncased`, for scripts without capital letters: a break after a full line is a wrap.
 */
interface Wrapping {
  readonly kind: 'indented' | 'flush' | 'uncased';
  readonly width: number;
}

/** The lines of a text, hard wraps undone. */
export function unwrapLines(textLines: readonly string[]): readonly Line[] {
  const measured = textLines.map(measureLine);
  const wrapping = findWrapping(measured);
  const lines: Line[] = [];
  let pieces: string[] = [];
  let opensParagraph = true;
  let previous: MeasuredLine | null = null;
  const endLine = (): void => {
    if (pieces.length > 0) lines.push({ text: pieces.join(''), opensParagraph, isHeading: false });
    pieces = [];
  };
  for (const raw of measured) {
    if (raw.text !== '' && previous !== null && wrapping !== null && isWrap(previous, raw, wrapping)) {
      pieces.push(gapBetween(previous.text, raw.text), raw.text);
    } else {
      endLine();
      opensParagraph = previous === null || opensIndented(previous, raw, wrapping);
      if (raw.text !== '') pieces.push(raw.text);
    }
    previous = raw.text === '' ? null : raw;
  }
  endLine();
  return lines;
}

function measureLine(line: string): MeasuredLine {
  const width = line.trimEnd().length;
  return { text: collapseSpaces(line), indent: width - line.trim().length, width };
}

/** How the text was wrapped, or null when its line breaks are meant. */
function findWrapping(lines: readonly MeasuredLine[]): Wrapping | null {
  const widths = lines.filter(({ text }) => text !== '').map(({ width }) => width);
  const narrow = widths.filter((width) => width <= MAX_WIDTH).sort((a, b) => a - b);
  // Some longer lines, an address or a headline, occur in wrapped text; where there are many, it was not wrapped.
  if (narrow.length * 10 < widths.length * 9) return null;
  const width = narrow[Math.ceil(narrow.length * 0.95) - 1] ?? 0;
  if (width < MIN_WIDTH) return null;
  const breaks = countBreaks(lines, width);
  if (breaks.indented > 0 && breaks.unindented > 0 && breaks.unfinished * 10 >= breaks.unindented * 6) {
    return { kind: 'indented', width };
  }
  const cased = breaks.small + breaks.capital;
  if (cased * 2 > breaks.flush) return breaks.small * 10 >= cased * 4 ? { kind: 'flush', width } : null;
  const isFullyWrapped = breaks.flush >= 3 && breaks.full * 10 >= breaks.flush * 7;
  // Where each line is a paragraph, most end with a full stop; where lines were wrapped, few do.
  return isFullyWrapped && breaks.open * 2 > breaks.flush ? { kind: 'uncased', width } : null;
}

interface BreakCounts {
  /** Breaks before a line that is indented further, and before one that is not indented at all. */
  indented: number;
  unindented: number;
  /** Of the latter, those in the middle of a sentence. */
  unfinished: number;
  /** Breaks before a line not indented further: all, those before a small and before a capital letter, those of full lines. */
  flush: number;
  small: number;
  capital: number;
  full: number;
  /** Of all: those after a line that does not end a sentence. */
  open: number;
}

function countBreaks(lines: readonly MeasuredLine[], width: number): BreakCounts {
  const counts = {
    indented: 0,
    unindented: 0,
    unfinished: 0,
    flush: 0,
    small: 0,
    capital: 0,
    full: 0,
    open: 0,
  };
  let previous: MeasuredLine | null = null;
  for (const line of lines) {
    if (previous !== null && previous.text !== '' && line.text !== '')
      countBreak(counts, previous, line, width);
    previous = line;
  }
  return counts;
}

function countBreak(counts: BreakCounts, line: MeasuredLine, next: MeasuredLine, width: number): void {
  if (BULLET.test(next.text) || hangsBelow(line, next)) return;
  const isSmall = beginsSmall(next.text);
  if (next.indent === 0) {
    counts.unindented++;
    if (isSmall || !endsSentence(line.text)) counts.unfinished++;
  }
  if (next.indent > line.indent) {
    counts.indented++;
    return;
  }
  counts.flush++;
  if (isSmall) counts.small++;
  else if (beginsCapital(next.text)) counts.capital++;
  if (isFull(line, next, width)) counts.full++;
  if (!endsSentence(line.text)) counts.open++;
}

function isWrap(line: MeasuredLine, next: MeasuredLine, wrapping: Wrapping): boolean {
  if (line.width > MAX_WIDTH || BULLET.test(next.text)) return false;
  if (hangsBelow(line, next)) return isFull(line, next, wrapping.width * 0.8);
  if (wrapping.kind === 'indented') {
    // A short line before a capital is a headline or the last line of a list.
    return next.indent === 0 && (beginsSmall(next.text) || line.width >= wrapping.width * 0.6);
  }
  if (next.indent > line.indent) return false;
  if (wrapping.kind === 'flush' && beginsSmall(next.text)) return true;
  return isFull(line, next, wrapping.width * 0.9);
}

/** The lines of an item hang below its text, not below its bullet. */
function hangsBelow(line: MeasuredLine, next: MeasuredLine): boolean {
  const further = next.indent - line.indent;
  return further > 0 && further <= 4 && BULLET.test(line.text);
}

/** An indented line begins a paragraph, or a row of a table when the line before is no sentence. */
function opensIndented(line: MeasuredLine, next: MeasuredLine, wrapping: Wrapping | null): boolean {
  return wrapping !== null && next.indent > 0 && next.indent >= line.indent && endsSentence(line.text);
}

/** Whether the first word of the next line would not have fitted. */
function isFull(line: MeasuredLine, next: MeasuredLine, width: number): boolean {
  if (UNSPACED.test(next.text.slice(0, 1))) return line.width + 2 > width;
  const space = next.text.indexOf(' ');
  return line.width + 1 + (space < 0 ? next.text.length : space) > width;
}

const BULLET = /^(?:[-*•–]|\d{1,3}[.)]) /;
const SENTENCE_END = /[.!?:;。！？؟]["'”’»)\]]{0,2}$/;
const SMALL = /^["'“‘«([]{0,2}\p{Ll}/u;
const CAPITAL = /^["'“‘«([]{0,2}\p{Lu}/u;
/** Scripts written without spaces, and their punctuation. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3001-\u303f\uff01-\uff5e]/u;

function beginsSmall(text: string): boolean {
  return SMALL.test(text);
}

function beginsCapital(text: string): boolean {
  return CAPITAL.test(text);
}

function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-4));
}

function gapBetween(text: string, next: string): string {
  const end = text.slice(-2);
  if (/\p{L}-$/u.test(end) && /^\p{Ll}/u.test(next)) return '';
  return UNSPACED.test(end.slice(-1)) && UNSPACED.test(next.slice(0, 1)) ? '' : ' ';
}
