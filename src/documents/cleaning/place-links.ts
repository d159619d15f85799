// Where the links of a line stand once the line is clean.

import { cleanLine } from './characters.js';
import type { LineLink } from './line.js';

/** A link in a text that is not clean yet: offsets in UTF-16 units, the end exclusive. */
export interface RawLink {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

/** Of a line with more links no others are kept: each is looked for in what comes before it. */
const MAX_LINKS = 100;

/**
 * The links of a line.
 * @param raw the text of the line, as `clean` was made of it
 * @param links of that text; those that reach beyond it, or have no text, are left out
 */
export function placeLinks(raw: string, clean: string, links: readonly RawLink[]): readonly LineLink[] {
  const placed: LineLink[] = [];
  let before = 0;
  for (const { start, end, href } of links) {
    if (placed.length >= MAX_LINKS) break;
    if (start < 0 || end > raw.length || end <= start) continue;
    const shown = cleanLine(raw.slice(start, end));
    const at = cleanLine(raw.slice(0, end)).length - shown.length;
    if (shown === '' || at < before || clean.slice(at, at + shown.length) !== shown) continue;
    placed.push({ start: at, length: shown.length, href });
    before = at + shown.length;
  }
  return placed;
}
