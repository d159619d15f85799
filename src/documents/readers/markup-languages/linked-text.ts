// A text with the links in it while it becomes plain: each change of the text moves the links along. Nothing stands in the text to
// mark them, so that it reads the same to every pattern as if there were none.

import type { RawLink } from '../../cleaning/place-links.js';

/**
 * A part of a match that stays, with the links in it: of several alike the last, as nothing but a mark stands behind it. New text may
 * stand around it.
 */
export interface Kept {
  readonly kept: string;
  readonly before?: string;
  readonly after?: string;
}

/** New text that leads to an address, or to none. A link that has another in it is one link. */
export interface Linked {
  readonly shown: string;
  readonly href: string | null;
}

/** What stands in the place of a match. No link that begins or ends within the match reaches into new text. */
type Replacement = string | Kept | Linked;

/** For patterns whose first group is what is left of a match. */
export function keepFirst([, kept = '']: RegExpExecArray): Kept {
  return { kept };
}

/** A text and where its links stand in it. It never changes: what would change it gives another. */
export class LinkedText {
  readonly text: string;
  /** Ascending, without overlaps. */
  readonly links: readonly RawLink[];

  constructor(text: string, links: readonly RawLink[] = []) {
    this.text = text;
    this.links = links;
  }

  /** Texts one behind the other. */
  static join(parts: readonly (LinkedText | string)[], separator = ''): LinkedText {
    let text = '';
    const links: RawLink[] = [];
    parts.forEach((part, i) => {
      if (i > 0) text += separator;
      if (typeof part === 'string') text += part;
      else {
        for (const link of part.links) links.push(shift(link, text.length));
        text += part.text;
      }
    });
    return new LinkedText(text, links);
  }

  /** As `String.replace` does it. @param pattern a global one that matches no empty text */
  replace(pattern: RegExp, replacement: string | ((match: RegExpExecArray) => Replacement)): LinkedText {
    let text = '';
    let from = 0;
    const edits: Edit[] = [];
    const made: RawLink[] = [];
    for (let match = execFrom(pattern, this.text, 0); match !== null;) {
      text += this.text.slice(from, match.index);
      const at = text.length;
      const replaced = typeof replacement === 'string' ? replacement : replacement(match);
      text += textOf(replaced);
      if (this.links.length > 0) edits.push(editOf(match, replaced, at, text.length));
      if (typeof replaced !== 'string' && 'shown' in replaced && replaced.href !== null && text.length > at)
        made.push({ start: at, end: text.length, href: replaced.href });
      from = match.index + match[0].length;
      match = execFrom(pattern, this.text, from);
    }
    if (from === 0) return this;
    const moved = moveLinks(this.links, edits);
    const links = made.length === 0 ? moved : withoutInner([...moved, ...made]);
    return new LinkedText(text + this.text.slice(from), links);
  }

  trim(): LinkedText {
    const trimmed = this.text.trim();
    const start = this.text.length - this.text.trimStart().length;
    return new LinkedText(trimmed, clip(this.links, start, start + trimmed.length));
  }

  /** The lines of the text; a link over several has a part in each. */
  lines(): readonly LinkedText[] {
    if (!this.text.includes('\n')) return [this];
    if (this.links.length === 0) return this.text.split('\n').map((line) => new LinkedText(line));
    let start = 0;
    let next = 0;
    return this.text.split('\n').map((line) => {
      const end = start + line.length;
      while ((this.links[next]?.end ?? Infinity) <= start) next += 1;
      let last = next;
      while ((this.links[last]?.start ?? Infinity) < end) last += 1;
      const links = clip(this.links.slice(next, last), start, end);
      start = end + 1;
      return new LinkedText(line, links);
    });
  }
}

/** The next match of a pattern. `matchAll` would copy the pattern, which takes longer than most searches. */
function execFrom(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

function textOf(replacement: Replacement): string {
  if (typeof replacement === 'string') return replacement;
  if ('shown' in replacement) return replacement.shown;
  return (replacement.before ?? '') + replacement.kept + (replacement.after ?? '');
}

/** One match, and what stands in its place. */
interface Edit {
  /** Where the match stood. */
  readonly start: number;
  readonly end: number;
  /** Where stands what replaces it. */
  readonly newStart: number;
  readonly newEnd: number;
  /** Where the part that stays begins before and after; of none, -1. */
  readonly keptFrom: number;
  readonly keptTo: number;
  readonly keptLength: number;
}

function editOf(
  { 0: whole, index }: RegExpExecArray,
  replacement: Replacement,
  newStart: number,
  newEnd: number,
): Edit {
  const kept = typeof replacement !== 'string' && 'kept' in replacement ? replacement : null;
  const from = kept === null ? -1 : whole.lastIndexOf(kept.kept);
  return {
    start: index,
    end: index + whole.length,
    newStart,
    newEnd,
    keptFrom: from < 0 ? -1 : index + from,
    keptTo: newStart + (kept?.before ?? '').length,
    keptLength: kept?.kept.length ?? 0,
  };
}

/** The links of a text behind edits, which are ascending. */
function moveLinks(links: readonly RawLink[], edits: readonly Edit[]): readonly RawLink[] {
  let next = 0;
  const move = (border: number, isStart: boolean): number => {
    while ((edits[next]?.end ?? Infinity) <= border) next += 1;
    const edit = edits[next];
    if (edit !== undefined && border > edit.start) return moveWithin(edit, border, isStart);
    const before = edits[next - 1];
    return before === undefined ? border : border - before.end + before.newEnd;
  };
  return withoutEmpty(
    links.map(({ start, end, href }) => ({ start: move(start, true), end: move(end, false), href })),
  );
}

/** The new place of the border of a link that stands within a match. */
function moveWithin(edit: Edit, border: number, isStart: boolean): number {
  if (edit.keptFrom < 0) return isStart ? edit.newEnd : edit.newStart;
  return edit.keptTo + Math.min(edit.keptLength, Math.max(0, border - edit.keptFrom));
}

function withoutEmpty(links: readonly RawLink[]): readonly RawLink[] {
  return links.filter(({ start, end }) => end > start);
}

/** Links in order, without those that begin in another. */
function withoutInner(links: readonly RawLink[]): readonly RawLink[] {
  let reached = 0;
  return links
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < reached) return false;
      reached = end;
      return true;
    });
}

/** The parts of links between two places, as they stand in the text between these. */
function clip(links: readonly RawLink[], start: number, end: number): readonly RawLink[] {
  return withoutEmpty(
    links.map((link) =>
      shift({ ...link, start: Math.max(start, link.start), end: Math.min(end, link.end) }, -start),
    ),
  );
}

function shift(link: RawLink, by: number): RawLink {
  return { ...link, start: link.start + by, end: link.end + by };
}
