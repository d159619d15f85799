// The text of a page that is written as fields: the home page of a site, which its theme puts together from a `hero`, `features`
// and the like. VitePress, Starlight, Hugo and many themes have such pages.

import { splitLines } from '../../cleaning/body-lines.js';
import { cleanCharacters } from '../../cleaning/characters.js';
import type { Line } from '../../cleaning/line.js';
import { linesOfMarkup, looksLikeMarkup } from '../../markup/markup.js';

/** Blocks that are shown above the body of a page that has one. */
const SHOWN_WITH_BODY: ReadonlySet<string> = new Set(['hero', 'features']);
/** What is said to programs, and not to readers. */
const UNSHOWN: ReadonlySet<string> = new Set(
  'head seo meta og opengraph twitter menu nav navigation sidebar params cascade author authors redirect_from'.split(
    ' ',
  ),
);
/** Fields of a block that hold words to read. */
const SHOWN_FIELDS: ReadonlySet<string> = new Set(
  (
    'title name heading headline subtitle subheading tagline text details description summary content caption label ' +
    'question answer quote lead intro'
  ).split(' '),
);
const MAX_DEPTH = 6;
const MAX_LINES = 1000;

/**
 * The texts of the blocks among the fields of a page, in order, each a paragraph.
 * @param isEmpty whether the page has no text below its fields: then every block is its text
 */
export function readPageBlocks(fields: Readonly<Record<string, unknown>>, isEmpty: boolean): readonly Line[] {
  const lines: Line[] = [];
  const gather = (value: unknown, isShown: boolean, depth: number): void => {
    if (depth > MAX_DEPTH || lines.length >= MAX_LINES) return;
    if (typeof value === 'string') {
      if (isShown) lines.push(...linesOf(value));
    } else if (Array.isArray(value)) {
      for (const item of value) gather(item, isShown, depth + 1);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value))
        gather(inner, SHOWN_FIELDS.has(name.toLowerCase()), depth + 1);
    }
  };
  for (const [name, value] of Object.entries(fields)) {
    const isBlock = typeof value === 'object' && value !== null && !UNSHOWN.has(name.toLowerCase());
    if (isBlock && (isEmpty || SHOWN_WITH_BODY.has(name.toLowerCase()))) gather(value, false, 1);
  }
  return lines;
}

function linesOf(text: string): readonly Line[] {
  const lines = looksLikeMarkup(text) ? linesOfMarkup(text) : splitLines(cleanCharacters(text));
  return lines.map((line, i) => (i === 0 ? { ...line, opensParagraph: true } : line));
}
