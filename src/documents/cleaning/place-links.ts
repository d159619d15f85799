// Where the links of a line stand once the line is clean.

import { cleanLine } from './characters.js';
import type { LineLink } from './line.js';

/** A link in a text that is not clean yet: offsets in UTF-16 units, the end exclusive. */
export interface RawLink {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

/** Of a line with more links no others are kept. */
const MAX_LINKS = 100;
/** So many times the length of a line is cleaned to find its links: twice where all are found, more often for such as are not. */
const MAX_CLEANED = 4;

/**
 * The links of a line.
 * @param raw the text of the line, as `clean` was made of it
 * @param links of that text, ascending; those that reach beyond it, or have no text, are left out
 */
export function placeLinks(raw: string, clean: string, links: readonly RawLink[]): readonly LineLink[] {
  const placed: LineLink[] = [];
  // Where the link that was placed last begins in either text: what stands before it is not cleaned again.
  let rawFrom = 0;
  let from = 0;
  let before = 0;
  let tried = 0;
  let room = MAX_CLEANED * raw.length;
  for (const { start, end, href } of links) {
    if (tried >= MAX_LINKS || room < 0) break;
    if (start < rawFrom || end > raw.length || end <= start) continue;
    const shown = cleanLine(raw.slice(start, end));
    if (shown === '') continue;
    tried += 1;
    room -= end - rawFrom;
    const at = from + cleanLine(raw.slice(rawFrom, end)).length - shown.length;
    if (at < before || clean.slice(at, at + shown.length) !== shown) continue;
    placed.push({ start: at, length: shown.length, href });
    rawFrom = start;
    from = at;
    before = at + shown.length;
  }
  return placed;
}
