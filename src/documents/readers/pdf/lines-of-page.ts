// Joins the rows of a page to lines and paragraphs, by where they stand: a row that reaches the right edge goes on in the next.

import { cleanLine } from '../../cleaning/characters.js';
import type { Line } from '../../cleaning/line.js';
import type { PdfRow } from './pdf-rows.js';

/** A row that reaches so much of the width of the text was broken because there was no more room. */
const MIN_FULL_SHARE = 0.85;
/** Rows further apart than so many sizes of their letters, or so many times the distance before, stand in two paragraphs. */
const MAX_LINE_SPACING = 2;
const MAX_SPACING_GROWTH = 1.3;
const COLUMN_POINTS = 72;
const CJK_END = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef]$/u;
const CJK_START = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** The lines of a page. */
export function linesOfPage(rows: readonly PdfRow[]): readonly Line[] {
  const lines: Line[] = [];
  const rightEdges = findRightEdges(rows);
  let text = '';
  let opensParagraph = true;
  let spacing = Infinity;
  const end = (): void => {
    const line = cleanLine(text);
    if (line !== '') lines.push({ text: line, opensParagraph, isHeading: false });
    text = '';
  };
  for (const [i, row] of rows.entries()) {
    const before = rows[i - 1];
    if (before === undefined) {
      text = row.text;
      continue;
    }
    const distance = before.y - row.y;
    const isNewParagraph =
      distance < 0 ||
      distance > MAX_LINE_SPACING * Math.max(before.size, row.size) ||
      distance > spacing * MAX_SPACING_GROWTH ||
      Math.abs(before.size - row.size) > 0.1 * before.size;
    const rightEdge = rightEdges.get(columnOf(before)) ?? before.right;
    const isFull = before.right - before.left >= MIN_FULL_SHARE * (rightEdge - before.left);
    if (isNewParagraph || !isFull) {
      end();
      opensParagraph = isNewParagraph;
      text = row.text;
    } else {
      text = joinRows(text, row.text);
    }
    spacing = isNewParagraph || distance <= 0 ? Infinity : distance;
  }
  end();
  return lines;
}

/** How far the rows of each column reach, but for the tenth that reaches farthest: it may stick out. */
function findRightEdges(rows: readonly PdfRow[]): ReadonlyMap<number, number> {
  const byColumn = new Map<number, number[]>();
  for (const row of rows) {
    const rights = byColumn.get(columnOf(row)) ?? [];
    rights.push(row.right);
    byColumn.set(columnOf(row), rights);
  }
  return new Map(
    Array.from(byColumn, ([column, rights]) => {
      rights.sort((a, b) => a - b);
      return [column, rights[Math.floor((rights.length - 1) * 0.9)] ?? 0];
    }),
  );
}

/** Rows of one column begin at about the same place: an indent is less than a column. */
function columnOf({ left }: PdfRow): number {
  return Math.floor(left / COLUMN_POINTS);
}

/** A hyphen at the end of a row, before a small letter, divides a word; Chinese and Japanese have no spaces. */
function joinRows(text: string, next: string): string {
  if (/\p{L}[-\u00ad\u2010]$/u.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next;
  return CJK_END.test(text) && CJK_START.test(next) ? text + next : `${text} ${next}`;
}
