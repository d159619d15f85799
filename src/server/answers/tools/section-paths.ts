// The sections of a document by their heading paths: `Guide > Install > Linux`, the outermost first.

import type { DocumentSection, StoredDocument } from '../../../search/engine.js';
import { beginningOf } from '../../../whole-characters.js';
import { ToolError } from './tool.js';

const DIVIDER = ' > ';
/** Paths that an error lists. */
const MAX_LISTED = 20;

/** A section with its path and where it ends: before the next one that is not below it. */
export interface PlacedSection {
  readonly path: string;
  /** What follows the `#` of a link to it; null where there is none. */
  readonly anchor: string | null;
  /** In UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
}

/** The sections of a document in their order. A page or a moment, which has no heading, is called by its anchor (`#page=3`). */
export function placeSections({
  sections,
  text,
}: Pick<StoredDocument, 'sections' | 'text'>): PlacedSection[] {
  const open: DocumentSection[] = [];
  const ends = new Map<DocumentSection, number>();
  const paths = sections.map((section) => {
    const { level, heading, anchor, start } = section;
    for (let last = open.at(-1); last !== undefined && last.level >= level; last = open.at(-1)) {
      ends.set(last, start);
      open.pop();
    }
    open.push(section);
    return heading === '' ? `#${anchor ?? start}` : open.map((each) => each.heading).join(DIVIDER);
  });
  return sections.map((section, index) => ({
    path: paths[index] ?? '',
    anchor: section.anchor,
    start: section.start,
    end: ends.get(section) ?? text.length,
  }));
}

/**
 * The section with a heading path: the whole path, its end, or `#` and its anchor. Capitals and spaces make no difference.
 * Throws ToolError where there is none, or more than one.
 */
export function findSection(document: StoredDocument, asked: string): PlacedSection {
  const placed = placeSections(document);
  if (placed.length === 0) throw new ToolError('This document has no sections; read it without section.');
  const anchored = asked.startsWith('#') ? placed.filter(({ anchor }) => anchor === asked.slice(1)) : [];
  const wanted = plain(asked);
  const title = `${plain(document.title)}${DIVIDER}`;
  const inDocument = wanted.startsWith(title) ? wanted.slice(title.length) : wanted;
  const candidates = placed.map((section) => ({ section, path: plain(section.path) }));
  const whole = candidates.filter(({ path }) => path === wanted || path === inDocument);
  const ends = candidates.filter(({ path }) => path.endsWith(DIVIDER + inDocument));
  const named = (whole.length > 0 ? whole : ends).map(({ section }) => section);
  const found = anchored.length > 0 ? anchored : named;
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  if (first === undefined)
    throw new ToolError(`No section is called ${JSON.stringify(asked)}. There are: ${list(placed)}.`);
  const choices = found.map(({ path, anchor }) => ({ path: anchor === null ? path : `#${anchor}` }));
  throw new ToolError(
    `${found.length} sections are called ${JSON.stringify(asked)}: send the whole path, or one of ${list(choices)}.`,
  );
}

function list(sections: readonly { readonly path: string }[]): string {
  const names = sections.slice(0, MAX_LISTED).map(({ path }) => JSON.stringify(beginningOf(path, 200)));
  const more = sections.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function plain(path: string): string {
  return path
    .split('>')
    .map((part) => part.trim().replaceAll(/\s+/g, ' ').toLowerCase())
    .join(DIVIDER);
}
