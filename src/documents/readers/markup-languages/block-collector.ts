// Puts the blocks of a text in a markup language together as lines.

import { cleanLine } from '../../cleaning/characters.js';
import type { Line, LineForm, LineLink } from '../../cleaning/line.js';
import { placeLinks } from '../../cleaning/place-links.js';
import { LinkedText } from './linked-text.js';

const MAX_LEVEL = 6;

/** The list that an item belongs to. */
export interface ItemList {
  readonly kind: 'bullets' | 'numbers';
  /** How deep it lies in others, from 1. */
  readonly depth: number;
}

/** Takes the blocks of a text in order. Texts come without marks; what is blank adds nothing. */
export class BlockCollector {
  readonly lines: Line[] = [];
  /** Whether the last line was an item of a list or a row of a table: the next one belongs to the same paragraph. */
  #isInList = false;
  /** The kinds of the lists that are open, the outermost first. */
  readonly #lists: LineForm['kind'][] = [];

  /** @param level 1 for the title of a document, 2 for a chapter, and so on */
  addHeading(text: string, level: number, anchor: string | null): Line | null {
    const heading = cleanLine(text);
    this.endList();
    if (heading === '') return null;
    const section = { heading, level: Math.min(level, MAX_LEVEL), anchor };
    const line = { text: heading, opensParagraph: true, isHeading: true, section };
    this.lines.push(line);
    return line;
  }

  /** Line breaks inside the text are kept. @param depth how many lists it stands in: those that it does not stand in are ended */
  addParagraph(text: LinkedText | string, depth = 0): void {
    this.#addLines(text, true);
    this.endList(depth);
  }

  /** Code, with its lines as they stand. @param depth as of a paragraph */
  addCode(text: string, depth = 0): void {
    let isFirst = true;
    let hasGap = false;
    for (const line of text.split('\n')) {
      const shown = cleanLine(line);
      if (shown === '') {
        hasGap = !isFirst;
        continue;
      }
      const columns = /^[ \t]*/.exec(line)?.[0].length ?? 0;
      const form = {
        kind: 'code',
        depth: columns,
        ...(isFirst && { isFirst }),
        ...(hasGap && { hasGap }),
      } as const;
      this.lines.push({ text: shown, opensParagraph: isFirst, isHeading: false, form });
      isFirst = false;
      hasGap = false;
    }
    this.endList(depth);
  }

  /** An item of a list, or without one a row of a table. Of an item of several lines the first is set as an item. */
  addItem(text: LinkedText | string, list: ItemList | null = null): void {
    const { length } = this.lines;
    this.#addLines(text, !this.#isInList, list === null ? null : this.#formOf(list));
    if (this.lines.length > length) this.#isInList = true;
  }

  /** Ends lists and tables, so that the next item opens a paragraph. @param depth how many lists go on behind it */
  endList(depth = 0): void {
    this.#isInList = false;
    this.#lists.length = Math.min(this.#lists.length, depth);
  }

  #formOf({ kind, depth }: ItemList): LineForm {
    const isFirst = this.#lists[depth - 1] !== kind;
    this.#lists.length = Math.min(this.#lists.length, depth);
    while (this.#lists.length < depth) this.#lists.push(kind);
    this.#lists[depth - 1] = kind;
    return { kind, depth, ...(isFirst && { isFirst }) };
  }

  #addLines(block: LinkedText | string, opensFirst: boolean, form: LineForm | null = null): void {
    let opensParagraph = opensFirst;
    let set = form === null ? {} : { form };
    const linked = typeof block === 'string' ? new LinkedText(block) : block;
    for (const piece of linked.lines()) {
      const text = cleanLine(piece.text);
      if (text === '') continue;
      const links = linksOf(piece, text);
      this.lines.push({
        text,
        opensParagraph,
        isHeading: false,
        ...set,
        ...(links.length > 0 && { links }),
      });
      opensParagraph = false;
      set = {};
    }
  }
}

/** The links of a line to elsewhere; a place within the document is none. */
function linksOf(piece: LinkedText, clean: string): readonly LineLink[] {
  const links = piece.links.filter(({ href }) => href !== '' && !href.startsWith('#'));
  return links.length === 0 ? [] : placeLinks(piece.text, clean, links);
}
