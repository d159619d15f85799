// Text with what was found in it marked, each mark numbered so that links and keys lead to it, and web addresses as links.

import type { Range } from '../../../search/engine.js';
import { html, type Markup } from '../html.js';
import { PASSAGE_ID, webAddressOf } from '../links.js';

/** The matches of a document in its text. */
export interface TextMatches {
  /** Ascending, without overlaps; offsets into the whole text. */
  readonly ranges: readonly Range[];
  /** Index of the match at which the page opens; null for none. */
  readonly passage: number | null;
}

/** A part of a text that leads somewhere. */
export interface TextLink {
  /** In UTF-16 units of the whole text. */
  readonly start: number;
  readonly length: number;
  /** An address on this site, or one of the web or of mail. */
  readonly href: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'()]+[^\s<>"'().,;:!?]/g;

/** What identifies a match on the page. @param passage the match at which the page opens */
export function matchId(index: number, passage: number | null): string {
  return index === passage ? PASSAGE_ID : `match-${index + 1}`;
}

/** Marks texts in the order in which they stand: what was passed once is not looked at again. */
export class TextMarker {
  readonly #matches: TextMatches;
  readonly #links: readonly TextLink[];
  #next = 0;
  #nextLink = 0;

  /** @param links by where they begin, without overlaps */
  constructor(matches: TextMatches, links: readonly TextLink[] = []) {
    this.#matches = matches;
    this.#links = links;
  }

  /** A piece of the text. @param start where it begins in the whole */
  mark(piece: string, start: number): readonly Markup[] {
    const end = start + piece.length;
    const shown: Markup[] = [];
    let at = start;
    for (; ; this.#nextLink += 1) {
      const link = this.#links[this.#nextLink];
      if (link === undefined || link.start >= end) break;
      if (link.start < at || link.start + link.length > end) continue;
      const behind = link.start + link.length;
      shown.push(...this.#markPlain(piece.slice(at - start, link.start - start), at, true));
      shown.push(
        html`<a
          href="${link.href}"
          ${!link.href.startsWith('/') && !link.href.startsWith('#') && html`rel="noreferrer nofollow"`}
          >${this.#markPlain(piece.slice(link.start - start, behind - start), link.start, false)}</a
        >`,
      );
      at = behind;
    }
    return [...shown, ...this.#markPlain(piece.slice(at - start), at, true)];
  }

  /** @param isLinked whether web addresses in it become links */
  #markPlain(piece: string, start: number, isLinked: boolean): readonly Markup[] {
    const plain = (text: string): readonly Markup[] =>
      isLinked ? linkAddresses(text) : text === '' ? [] : [html`${text}`];
    const { ranges, passage } = this.#matches;
    const end = start + piece.length;
    while (isBefore(ranges[this.#next], start)) this.#next += 1;
    const shown: Markup[] = [];
    let at = start;
    for (
      let range = ranges[this.#next];
      range !== undefined && range.start < end;
      range = ranges[this.#next]
    ) {
      const from = Math.max(range.start, at);
      const to = Math.min(range.start + range.length, end);
      shown.push(...plain(piece.slice(at - start, from - start)));
      shown.push(
        html`<mark id="${matchId(this.#next, passage)}" data-match="${this.#next + 1}" tabindex="-1"
          >${piece.slice(from - start, to - start)}</mark
        >`,
      );
      at = to;
      this.#next += 1;
    }
    return [...shown, ...plain(piece.slice(at - start))];
  }
}

function isBefore(range: Range | undefined, place: number): boolean {
  return range !== undefined && range.start + range.length <= place;
}

function linkAddresses(text: string): readonly Markup[] {
  if (!text.includes('://')) return [html`${text}`];
  const shown: Markup[] = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = webAddressOf(match[0]);
    if (address === null) continue;
    shown.push(
      html`${text.slice(at, match.index)}<a href="${address.href}" rel="noreferrer nofollow">${match[0]}</a>`,
    );
    at = match.index + match[0].length;
  }
  return [...shown, html`${text.slice(at)}`];
}
