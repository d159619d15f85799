// The body of a Markdown file as lines of text: what a reader sees, without the marks.

import createMarkdown, { type Token } from 'markdown-it';
import { splitLines } from '../../cleaning/body-lines.js';
import { cleanCharacters, cleanLine } from '../../cleaning/characters.js';
import type { Line } from '../../cleaning/line.js';
import { readHtmlPage } from '../../markup/html-page.js';

/** A longer text is read as plain text: parsing a megabyte of list items or table rows takes a second. */
const MAX_TEXT_LENGTH = 1024 * 1024;
/** Longer paragraphs are kept with their marks: some combinations of brackets take quadratic time. */
const MAX_INLINE_LENGTH = 50_000;
const MAX_NESTING = 50;

type MarkdownParser = ReturnType<typeof createMarkdown>;

let parser: MarkdownParser | undefined;

export interface MarkdownBody {
  /** The first heading of the first level: one of `lines`. */
  readonly title: Line | null;
  readonly lines: readonly Line[];
}

/** Reads Markdown (CommonMark with tables). Links stand by their text, images by their alternative text. */
export function readMarkdownBody(text: string): MarkdownBody {
  if (text.length > MAX_TEXT_LENGTH) return { title: null, lines: splitLines(cleanCharacters(text)) };
  parser ??= createParser();
  const environment = {};
  const body = new BodyLines(parser, environment);
  for (const token of parser.parse(text, environment)) body.add(token);
  return { title: body.title, lines: body.lines };
}

function createParser(): MarkdownParser {
  const markdown = createMarkdown({
    html: true,
    linkify: false,
    typographer: false,
    maxNesting: MAX_NESTING,
  });
  // Only blocks are parsed at once; the text of each is parsed by itself, so that its length can be limited.
  markdown.core.ruler.disable('inline');
  return markdown;
}

class BodyLines {
  readonly lines: Line[] = [];
  readonly #parser: MarkdownParser;
  readonly #environment: Record<string, unknown>;
  #title: Line | null = null;
  #heading: string | null = null;
  #lists = 0;
  /** The cells of the row of a table that is being read. */
  #cells: string[] | null = null;
  #isContinued = false;

  constructor(markdown: MarkdownParser, environment: Record<string, unknown>) {
    this.#parser = markdown;
    this.#environment = environment;
  }

  get title(): Line | null {
    return this.#title;
  }

  add(token: Token): void {
    switch (token.type) {
      case 'heading_open':
        this.#heading = token.tag;
        break;
      case 'heading_close':
        this.#heading = null;
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
        break;
      case 'fence':
      case 'code_block':
        this.#addText(token.content);
        break;
      case 'html_block':
        this.lines.push(...readHtmlPage(token.content).lines);
        break;
    }
  }

  #addInline(content: string): void {
    const text = this.#readInline(content);
    if (this.#cells !== null) this.#cells.push(cleanLine(text));
    else this.#addText(text, this.#lists > 0);
  }

  #readInline(content: string): string {
    if (content.length > MAX_INLINE_LENGTH) return content.replace(/\n/g, ' ');
    const tokens: Token[] = [];
    this.#parser.inline.parse(content, this.#parser, this.#environment, tokens);
    return textOf(tokens);
  }

  #addRow(cells: readonly string[]): void {
    this.#addText(cells.filter((cell) => cell !== '').join(' | '), true);
  }

  /** `isInList`: one more line of the paragraph before, unless it is the first of its list or table. */
  #addText(text: string, isInList = false): void {
    let opensParagraph = !(isInList && this.#isContinued);
    for (const piece of text.split('\n')) {
      const line = cleanLine(piece);
      if (line === '') continue;
      const added = { text: line, opensParagraph, isHeading: this.#heading !== null };
      if (this.#heading === 'h1') this.#title ??= added;
      this.lines.push(added);
      opensParagraph = false;
    }
    this.#isContinued = isInList;
  }
}

function textOf(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    if (token.type === 'softbreak') text += ' ';
    else if (token.type === 'hardbreak' || (token.type === 'html_inline' && /^<br\b/i.test(token.content)))
      text += '\n';
    else if (token.type === 'image') text += textOf(token.children ?? []);
    else if (token.type !== 'html_inline') text += token.content;
  }
  return text;
}
