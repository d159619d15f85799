// Text with marks: escaped HTML that carries no tag but <mark>.

import type { Range } from '../engine.js';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, in an element or an attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/** Ranges in order, those that overlap or touch joined. */
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

/** The text with the ranges (in order, apart from each other) marked. */
export function markRanges(text: string, ranges: readonly Range[]): string {
  let html = '';
  let at = 0;
  for (const { start, length } of ranges) {
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, start + length))}</mark>`;
    at = start + length;
  }
  return html + escapeHtml(text.slice(at));
}
