// HTML to the lines of its text and the facts of its head. Reads tags as they come and never builds a tree,
// so that no depth of nesting can hurt.

import { Parser } from 'htmlparser2';
import type { Line } from '../body-lines.js';
import { cleanLine } from '../cleaning/characters.js';

const BLOCKS = new Set(
  `address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer
  form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table tbody td
  tfoot th thead title tr ul`.split(/\s+/),
);
const UNREAD = new Set(
  'script style noscript template svg math iframe object select textarea button nav aside footer form head'.split(
    ' ',
  ),
);
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const UNREAD_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'complementary', 'search']);
const MAIN = new Set(['main', 'article']);

/** What an HTML page says. */
export interface HtmlPage {
  /** Lines of `<main>` or `<article>` where there is one, else of the whole body. */
  readonly lines: readonly Line[];
  readonly title: string | null;
  readonly heading: string | null;
  /** `<meta>` by lower-case name or property; the first of each. */
  readonly meta: ReadonlyMap<string, string>;
  readonly language: string | null;
  readonly canonical: string | null;
  /** The `datetime` of the first `<time>`. */
  readonly time: string | null;
}

/** Whether a text field holds HTML: a closing tag of a block, or a line break tag. */
export function looksLikeHtml(text: string): boolean {
  return (
    text.includes('<') &&
    /<\/(?:p|div|ul|ol|h[1-6]|blockquote|table|a|b|i|em|strong|span)>|<br ?\/?>/i.test(text)
  );
}

/** The lines of a fragment of HTML. */
export function htmlToLines(html: string): readonly Line[] {
  return readHtmlPage(html).lines;
}

/** Reads a page. Never throws for bad markup. */
export function readHtmlPage(html: string): HtmlPage {
  const reader = new PageReader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        reader.open(name, attributes);
      },
      ontext: (text) => {
        reader.text(text);
      },
      onclosetag: (name) => {
        reader.close(name);
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(html);
  return reader.page();
}

class PageReader {
  readonly #all: Line[] = [];
  readonly #main: Line[] = [];
  readonly #meta = new Map<string, string>();
  /** Elements whose text is not read, from the outermost; empty when reading. */
  readonly #unread: string[] = [];
  /** How many `<main>` or `<article>` are open. */
  #mainDepth = 0;
  #mainRoles: string[] = [];
  #pieces: string[] = [];
  #heading = 0;
  #firstHeading: string | null = null;
  #title: string[] | null = null;
  #titleText: string | null = null;
  #language: string | null = null;
  #canonical: string | null = null;
  #time: string | null = null;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'html') this.#language ??= attributes['lang'] ?? null;
    if (name === 'meta') this.#readMeta(attributes);
    if (name === 'link' && attributes['rel'] === 'canonical') this.#canonical ??= attributes['href'] ?? null;
    if (name === 'time') this.#time ??= attributes['datetime'] ?? null;
    if (name === 'title' && this.#titleText === null) this.#title ??= [];
    if (this.#unread.length > 0) {
      if (this.#unread[0] === name) this.#unread.push(name);
      return;
    }
    const hidden = 'hidden' in attributes || attributes['aria-hidden'] === 'true';
    // A page header is furniture; the header of an article holds its headline.
    const furniture = UNREAD.has(name) || (name === 'header' && this.#mainDepth === 0);
    if (furniture || hidden || UNREAD_ROLES.has(attributes['role'] ?? '')) {
      this.#endLine(true);
      this.#unread.push(name);
      return;
    }
    if (BLOCKS.has(name)) this.#endLine(name !== 'br');
    if (MAIN.has(name)) this.#mainDepth += 1;
    else if (attributes['role'] === 'main') {
      this.#mainDepth += 1;
      this.#mainRoles.push(name);
    }
    if (HEADINGS.has(name)) this.#heading += 1;
    if (name === 'img' && (attributes['alt'] ?? '') !== '') this.#pieces.push(` ${attributes['alt'] ?? ''} `);
  }

  text(text: string): void {
    if (this.#title !== null) this.#title.push(text);
    else if (this.#unread.length === 0) this.#pieces.push(text);
  }

  close(name: string): void {
    if (name === 'title' && this.#title !== null) {
      this.#titleText = cleanLine(this.#title.join('')) || null;
      this.#title = null;
    }
    if (this.#unread.length > 0) {
      if (this.#unread[0] === name) this.#unread.pop();
      return;
    }
    if (BLOCKS.has(name)) this.#endLine(name !== 'br');
    if (HEADINGS.has(name) && this.#heading > 0) this.#heading -= 1;
    if (MAIN.has(name) && this.#mainDepth > 0) this.#mainDepth -= 1;
    else if (this.#mainRoles.at(-1) === name) {
      this.#mainRoles.pop();
      this.#mainDepth -= 1;
    }
  }

  page(): HtmlPage {
    this.#endLine(true);
    return {
      lines: this.#main.length > 0 ? this.#main : this.#all,
      title: this.#titleText,
      heading: this.#firstHeading,
      meta: this.#meta,
      language: this.#language,
      canonical: this.#canonical,
      time: this.#time,
    };
  }

  #readMeta(attributes: Readonly<Record<string, string>>): void {
    const name = (attributes['property'] ?? attributes['name'] ?? attributes['itemprop'] ?? '').toLowerCase();
    const content = attributes['content'] ?? '';
    if (name !== '' && content !== '' && !this.#meta.has(name)) this.#meta.set(name, content);
  }

  #endLine(opensParagraph: boolean): void {
    if (this.#pieces.length === 0) return;
    const text = cleanLine(this.#pieces.join(''));
    this.#pieces = [];
    if (text === '') return;
    const isHeading = this.#heading > 0;
    if (isHeading) this.#firstHeading ??= text;
    const line = { text, opensParagraph, isHeading };
    this.#all.push(line);
    if (this.#mainDepth > 0) this.#main.push(line);
  }
}
