// Text as HTML: everything escaped, with <mark> around what was found and no other tag.

import type { Range } from '../engine.js';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is safe in HTML, both inside an element and as the value of a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character);
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
