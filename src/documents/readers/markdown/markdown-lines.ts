// Collects the lines of a Markdown text from the tokens of its blocks.

import type { Token } from 'markdown-it';
import { cleanLine } from '../../cleaning/characters.js';
import { indentOf } from '../../cleaning/indent.js';
import type { Line, LineForm, LineLink } from '../../cleaning/line.js';
import { placeLinks, type RawLink } from '../../cleaning/place-links.js';
import { readHtmlFragment } from '../../markup/html-page.js';
import { OpenLists } from '../../markup/open-lists.js';
import { MAX_SECTIONS } from '../../sections.js';
import { cleanBlockText } from './block-text.js';
import { readDirective } from './directive.js';
import { HeadingSlugs } from './heading-slugs.js';
import { markdownInHtml } from './html-block.js';
import { type InlineReader, readInlineText } from './inline-text.js';
import type { MarkdownEnvironment } from './markdown-environment.js';
import type { MarkdownParser } from './markdown-parser.js';

/** Directives nested deeper are read as code. */
const MAX_DIRECTIVES = 10;
/** Further headings begin no sections: more than are kept of a document, though some of them may not be. */
const MAX_HEADINGS = 2 * MAX_SECTIONS;

/** What stands between the cells of a row. */
const BETWEEN_CELLS = ' | ';

interface Cell {
  readonly text: string;
  readonly links: readonly LineLink[];
}

interface Heading {
  readonly tag: string;
  /** The id it was given by a line before it. */
  readonly target: string | null;
}

/** Takes the tokens of blocks in order, and then gives the lines. */
export class MarkdownLines implements InlineReader {
  readonly lines: Line[] = [];
  /** The links of the text that was read last. */
  readonly links: RawLink[] = [];
  readonly parser: MarkdownParser;
  readonly environment: MarkdownEnvironment;
  readonly #slugs = new HeadingSlugs();
  #title: Line | null = null;
  #heading: Heading | null = null;
  #headings = 0;
  /** The line of the heading that was just read: a line of attributes below it is its own. */
  #lastHeading: number | null = null;
  #target: string | null = null;
  readonly #lists = new OpenLists();
  #quotes = 0;
  #directives = 0;
  /** Whether the next text is the first of an item, or of a quotation. */
  #isFirst = false;
  /** The cells of the row of a table that is being read. */
  #cells: Cell[] | null = null;
  #isContinued = false;

  constructor(parser: MarkdownParser, environment: MarkdownEnvironment) {
    this.parser = parser;
    this.environment = environment;
  }

  /** The first heading of the first level. */
  get title(): Line | null {
    return this.#title;
  }

  addAll(tokens: readonly Token[]): void {
    for (const token of tokens) this.#add(token);
  }

  #add(token: Token): void {
    switch (token.type) {
      case 'heading_open':
        this.#heading = { tag: token.tag, target: this.#target };
        this.#target = null;
        break;
      case 'bullet_list_open':
      case 'ordered_list_open':
        // The items of a list are lines of one paragraph.
        if (this.#lists.depth === 0) this.#isContinued = false;
        this.#lists.open(token.type === 'ordered_list_open');
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#lists.close();
        break;
      case 'list_item_open':
        this.#isFirst = true;
        this.#lists.openItem();
        break;
      case 'blockquote_open':
        this.#quotes++;
        this.#isFirst = true;
        break;
      case 'blockquote_close':
        this.#quotes--;
        break;
      case 'table_open':
        this.#isContinued = false;
        break;
      case 'tr_open':
        this.#cells = [];
        break;
      case 'tr_close':
        this.#addRow(this.#cells ?? []);
        this.#cells = null;
        break;
      case 'inline':
        this.#addInline(token.content);
        // A heading has one text.
        this.#heading = null;
        break;
      case 'fence':
        this.#addFence(token);
        break;
      case 'code_block':
        this.#addCode(token.content);
        break;
      case 'html_block':
        // A component that has the name of an element, as `<Aside>`.
        if (/^\s*<[A-Z][a-z]/.test(token.content)) this.#addContent(token.content.trim());
        else this.lines.push(...readHtmlFragment(markdownInHtml(token.content, this)));
        break;
      case 'attributes':
        this.#nameHeading(token.content);
        break;
      case 'target':
        this.#target = token.content;
        break;
    }
  }

  #addInline(content: string): void {
    this.environment.anchor = null;
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    if (this.#cells !== null) {
      this.#cells.push(this.#readCell(content));
      return;
    }
    const block = cleanBlockText(content, {
      isItem: isFirst && this.#lists.depth > 0,
      isQuotation: isFirst && this.#quotes > 0,
    });
    if (block.title !== null) this.#addContent(block.title);
    this.#addContent(block.text, this.#lists.depth > 0);
  }

  #addContent(content: string, isInList = false): void {
    this.#addText(this.#readText(content), isInList);
  }

  /** The text of a block; `links` are its own from now on, and no other's. */
  #readText(content: string): string {
    this.links.length = 0;
    return readInlineText(content, this);
  }

  #readCell(content: string): Cell {
    const raw = this.#readText(content);
    const text = cleanLine(raw);
    return { text, links: placeLinks(raw, text, this.links) };
  }

  /** A row of a table: a line of the cells that have text, with the links of each. */
  #addRow(cells: readonly Cell[]): void {
    let row = '';
    const links: LineLink[] = [];
    for (const cell of cells) {
      if (cell.text === '') continue;
      if (row !== '') row += BETWEEN_CELLS;
      for (const link of cell.links) links.push({ ...link, start: row.length + link.start });
      row += cell.text;
    }
    if (row !== '') this.#addLine(row, !this.#isContinued, this.#lists.takeItem(), links);
    this.#isContinued = true;
  }

  #addFence(token: Token): void {
    const directive = this.#directives < MAX_DIRECTIVES ? readDirective(token) : null;
    if (directive === null) {
      this.#addCode(token.content);
      return;
    }
    if (directive.title !== '') this.#addInline(directive.title);
    if (directive.kind === 'code') this.#addCode(directive.content);
    else if (directive.kind === 'markdown') {
      this.#directives++;
      this.addAll(this.parser.parse(directive.content, this.environment));
      this.#directives--;
    }
  }

  /**
   * Adds the lines of the text that was read last.
   * @param isInList whether it goes on with the paragraph before, unless it is the first of its list
   */
  #addText(text: string, isInList = false): void {
    let opensParagraph = !(isInList && this.#isContinued);
    let at = 0;
    let nextLink = 0;
    for (const piece of text.split('\n')) {
      const start = at;
      at += piece.length + 1;
      while ((this.links[nextLink]?.end ?? Infinity) <= start) nextLink += 1;
      const line = cleanLine(piece);
      if (line === '') continue;
      const links = this.#linksFrom(nextLink, start, start + piece.length);
      this.#addLine(line, opensParagraph, this.#lists.takeItem(), placeLinks(piece, line, links));
      opensParagraph = false;
    }
    this.#isContinued = isInList;
  }

  /**
   * Links of the text that was read last, in UTF-16 units from `start`.
   * @param index of the first of them
   * @param end where none of them begins any more
   */
  #linksFrom(index: number, start: number, end: number): readonly RawLink[] {
    const found: RawLink[] = [];
    for (let at = index; at < this.links.length; at += 1) {
      const link = this.links[at];
      if (link === undefined || link.start >= end) break;
      found.push({ ...link, start: link.start - start, end: link.end - start });
    }
    return found;
  }

  #addCode(text: string): void {
    let opensParagraph = true;
    let hasGap = false;
    this.#lists.takeItem();
    for (const piece of text.split('\n')) {
      const line = cleanLine(piece);
      if (line === '') {
        hasGap = true;
        continue;
      }
      const form = {
        kind: 'code',
        depth: indentOf(piece),
        ...(opensParagraph ? { isFirst: true } : { hasGap }),
      } as const;
      this.#addLine(line, opensParagraph, form);
      opensParagraph = false;
      hasGap = false;
    }
    this.#isContinued = false;
  }

  #addLine(
    text: string,
    opensParagraph: boolean,
    form: LineForm | null,
    links: readonly LineLink[] = [],
  ): void {
    if (this.#heading === null) {
      this.#lastHeading = null;
      const set = { ...(form !== null && { form }), ...(links.length > 0 && { links }) };
      this.lines.push({ text, opensParagraph, isHeading: false, ...set });
      return;
    }
    const { tag, target } = this.#heading;
    if (++this.#headings > MAX_HEADINGS) {
      this.lines.push({ text, opensParagraph, isHeading: true });
      return;
    }
    const slug = this.#slugs.next(text);
    const anchor = this.environment.anchor ?? target ?? slug;
    const section = { heading: text, level: Number(tag.slice(1)), anchor: anchor === '' ? null : anchor };
    const added = { text, opensParagraph, isHeading: true, section };
    if (tag === 'h1') this.#title ??= added;
    this.#lastHeading = this.lines.push(added) - 1;
  }

  /** An id in the line below a heading is its anchor. */
  #nameHeading(id: string): void {
    const line = this.#lastHeading === null ? undefined : this.lines[this.#lastHeading];
    if (id === '' || this.#lastHeading === null || line?.section === undefined) return;
    const named = { ...line, section: { ...line.section, anchor: id } };
    if (this.#title === line) this.#title = named;
    this.lines[this.#lastHeading] = named;
  }
}
