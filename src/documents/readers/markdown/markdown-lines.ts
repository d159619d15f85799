// Collects the lines of a Markdown text from the tokens of its blocks.

import type { Token } from 'markdown-it';
import { cleanLine } from '../../cleaning/characters.js';
import type { Line } from '../../cleaning/line.js';
import { readHtmlFragment } from '../../markup/html-page.js';
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

interface Heading {
  readonly tag: string;
  /** The id it was given by a line before it. */
  readonly target: string | null;
}

/** Takes the tokens of blocks in order, and then gives the lines. */
export class MarkdownLines implements InlineReader {
  readonly lines: Line[] = [];
  readonly parser: MarkdownParser;
  readonly environment: MarkdownEnvironment;
  readonly #slugs = new HeadingSlugs();
  #title: Line | null = null;
  #heading: Heading | null = null;
  #headings = 0;
  /** The line of the heading that was just read: a line of attributes below it is its own. */
  #lastHeading: number | null = null;
  #target: string | null = null;
  #lists = 0;
  #quotes = 0;
  #directives = 0;
  /** Whether the next text is the first of an item, or of a quotation. */
  #isFirst = false;
  /** The cells of the row of a table that is being read. */
  #cells: string[] | null = null;
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
        if (this.#lists++ === 0) this.#isContinued = false;
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#lists--;
        break;
      case 'list_item_open':
        this.#isFirst = true;
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
        this.#addText((this.#cells ?? []).filter((cell) => cell !== '').join(' | '), true);
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
        this.#addText(token.content);
        break;
      case 'html_block':
        // A component that has the name of an element, as `<Aside>`.
        if (/^\s*<[A-Z][a-z]/.test(token.content)) this.#addText(readInlineText(token.content.trim(), this));
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
      this.#cells.push(cleanLine(readInlineText(content, this)));
      return;
    }
    const block = cleanBlockText(content, {
      isItem: isFirst && this.#lists > 0,
      isQuotation: isFirst && this.#quotes > 0,
    });
    if (block.title !== null) this.#addText(readInlineText(block.title, this));
    this.#addText(readInlineText(block.text, this), this.#lists > 0);
  }

  #addFence(token: Token): void {
    const directive = this.#directives < MAX_DIRECTIVES ? readDirective(token) : null;
    if (directive === null) {
      this.#addText(token.content);
      return;
    }
    if (directive.title !== '') this.#addInline(directive.title);
    if (directive.kind === 'code') this.#addText(directive.content);
    else if (directive.kind === 'markdown') {
      this.#directives++;
      this.addAll(this.parser.parse(directive.content, this.environment));
      this.#directives--;
    }
  }

  /** `isInList`: one more line of the paragraph before, unless it is the first of its list or table. */
  #addText(text: string, isInList = false): void {
    let opensParagraph = !(isInList && this.#isContinued);
    for (const piece of text.split('\n')) {
      const line = cleanLine(piece);
      if (line === '') continue;
      this.#addLine(line, opensParagraph);
      opensParagraph = false;
    }
    this.#isContinued = isInList;
  }

  #addLine(text: string, opensParagraph: boolean): void {
    if (this.#heading === null) {
      this.#lastHeading = null;
      this.lines.push({ text, opensParagraph, isHeading: false });
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
