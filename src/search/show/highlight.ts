// Text as HTML: everything escaped, with <mark> around what was found and no other tag.

import type { Range } from '../engine.js';
import type { Match } from './match.js';

/** A character that HTML takes for its own. */
const SPECIAL = /[&<>"']/;

/** Text that is safe in HTML, both inside an element and as the value of a quoted attribute. */
export function escapeHtml(text: string): string {
  const first = text.search(SPECIAL);
  if (first < 0) return text;
  // A page escapes some hundred values: a loop takes half the time of a replacement with a function.
  let html = '';
  let from = 0;
  for (let at = first; at < text.length; at += 1) {
    const escape = escapeOf(text.charCodeAt(at));
    if (escape === null) continue;
    html += text.slice(from, at) + escape;
    from = at + 1;
  }
  return html + text.slice(from);
}

function escapeOf(unit: number): string | null {
  switch (unit) {
    case 0x26:
      return '&amp;';
    case 0x3c:
      return '&lt;';
    case 0x3e:
      return '&gt;';
    case 0x22:
      return '&quot;';
    case 0x27:
      return '&#39;';
    default:
      return null;
  }
}

/** The ranges of some matches, as `joinRanges` gives them. */
export function rangesOf(matches: readonly Match[]): Range[] {
  return joinRanges(matches.map(({ start, end }) => ({ start, length: end - start })));
}

/** The ranges in ascending order, with those that overlap or touch joined. */
export function joinRanges(ranges: readonly Range[]): Range[] {
  const joined: { start: number; length: number }[] = [];
  for (const { start, length } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.start + last.length) {
      last.length = Math.max(last.length, start + length - last.start);
    } else joined.push({ start, length });
  }
  return joined;
}

/**
 * The text as HTML with the ranges marked.
 * @param ranges ascending, without overlaps; in UTF-16 units
 */
export function markRanges(text: string, ranges: readonly Range[]): string {
  let html = '';
  let at = 0;
  for (const { start, length } of ranges) {
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, start + length))}</mark>`;
    at = start + length;
  }
  return html + escapeHtml(text.slice(at));
}
