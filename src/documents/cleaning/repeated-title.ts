// Removes the title where the body repeats it at its beginning: pages and news agencies often print it twice.

import type { Line } from './line.js';

/** How many lines a repeated title may take. */
const MAX_LINES = 3;
/** A text that repeats its title more often does so on purpose. */
const MAX_REPETITIONS = 3;

/** The lines without those at the head that only repeat the title, once, twice or three times. */
export function dropRepeatedTitle(lines: readonly Line[], title: string): readonly Line[] {
  const [first] = lines;
  if (first === undefined || first.text.length > longestFolded(title)) return lines;
  const wanted = foldHeadline(title);
  if (wanted === '') return lines;
  let start = 0;
  for (let times = 0; times < MAX_REPETITIONS; times++) start += countRepeated(lines, start, title, wanted);
  return start === 0 ? lines : lines.slice(start);
}

/** Whether two headlines are the same but for quotes, dashes, spaces, case and the punctuation at the end. */
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

/** Folding removes few characters: a text longer than this, in UTF-16 units, is another headline without comparing. */
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
