// A title repeated at the head of the body is not body: pages and wires print it in both places.

import type { Line } from './line.js';

/** A title may be printed over this many lines. */
const MAX_LINES = 3;
/** More repetitions are a text of its own kind, and not to be swallowed whole. */
const MAX_TIMES = 3;

/** The lines without those at the head that only repeat the title, once, twice or three times. */
export function dropRepeatedTitle(lines: readonly Line[], title: string): readonly Line[] {
  const [first] = lines;
  if (first === undefined || first.text.length > longestFolded(title)) return lines;
  const wanted = foldHeadline(title);
  if (wanted === '') return lines;
  let start = 0;
  for (let times = 0; times < MAX_TIMES; times++) start += countRepeated(lines, start, title, wanted);
  return start === 0 ? lines : lines.slice(start);
}

/** Whether two headlines say the same but for quotes, dashes, spaces, case and the punctuation at the end. */
export function isSameHeadline(a: string, b: string): boolean {
  if (a === b) return true;
  return a.length <= longestFolded(b) && b.length <= longestFolded(a) && foldHeadline(a) === foldHeadline(b);
}

/** How many lines from `start` on are the title, 0 when they are not. */
function countRepeated(lines: readonly Line[], start: number, title: string, wanted: string): number {
  let text = '';
  for (let count = 1; count <= MAX_LINES; count++) {
    const line = lines[start + count - 1];
    if (line === undefined) return 0;
    text = count === 1 ? line.text : `${text} ${line.text}`;
    if (text.length > longestFolded(title)) return 0;
    if (foldHeadline(text) === wanted) return count;
  }
  return 0;
}

/** Folding shortens a headline little: a line longer than this is told apart from it without folding. */
function longestFolded(headline: string): number {
  return headline.length * 2 + 8;
}

function foldHeadline(text: string): string {
  return text
    .replace(/["'`´‘’‚‛“”„‟«»‹›]/g, '')
    .replace(/[‐‑‒–—―−-]+/g, '-')
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[ .!?:;,。！？؟-]+$/, '')
    .toLowerCase();
}
