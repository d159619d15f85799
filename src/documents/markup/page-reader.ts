// Collects the lines of an HTML page, with the regions they stand in, and the metadata of its head, from the events of a parser.
// Builds no tree: it remembers the elements that are open and nothing else.

import { cleanLine } from '../cleaning/characters.js';
import { indentOf } from '../cleaning/indent.js';
import type { Line, LineForm } from '../cleaning/line.js';
import { LineLinks } from './line-links.js';
import { OpenLists } from './open-lists.js';
import {
  type Attributes,
  chooseMainText,
  DIVIDING_REGIONS,
  IN_FIRST_HEADING,
  IN_FURNITURE,
  IN_HEADING,
  IN_PREFORMATTED,
  IN_SELF_LINK,
  IN_UNREAD,
  type PageLine,
  regionsInside,
} from './page-regions.js';

/** The text and metadata of an HTML page. */
export interface HtmlPage {
  /** The main text: of `<main>`, else of `<article>`, else of the body without what surrounds a text. */
  readonly lines: readonly Line[];
  readonly title: string | null;
  /** The first `<h1>` of the main text. */
  readonly heading: string | null;
  /** `<meta>` by lower-case name or property; the first of each. */
  readonly meta: ReadonlyMap<string, string>;
  readonly language: string | null;
  readonly canonical: string | null;
  /** The `datetime` of the first `<time>` outside of menus and footers. */
  readonly time: string | null;
}

const PARAGRAPHS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center details dialog dir div dl fieldset figure figcaption footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html main menu nav ol p pre section summary table ul caption legend title'
  ).split(' '),
);
/** Lines of their own inside a paragraph: items of lists and rows of tables. */
const ROWS: ReadonlySet<string> = new Set(['li', 'tr', 'dt', 'dd', 'option']);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
const BETWEEN_CELLS = ' | ';

const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'menu', 'dir']);

const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** What a link of a heading to itself shows that is no word of the heading. */
const SELF_LINK_TEXT =
  /^[^\p{L}\p{N}]*(?:permalink(?: to this (?:heading|headline))?|link to this (?:heading|section)|direct link to .*)?[^\p{L}\p{N}]*$/iu;

type Gap = 'none' | 'line' | 'paragraph';

interface OpenElement {
  readonly name: string;
  readonly regions: number;
}

/** Takes the events of a parser in order, and then gives the page. */
export class PageReader {
  readonly #lines: PageLine[] = [];
  readonly #meta = new Map<string, string>();
  readonly #open: OpenElement[] = [];
  /** The text of the line so far, and the regions in which it began. */
  #pieces: string[] = [];
  #lineRegions = 0;
  #hasText = false;
  #isNewCell = false;
  /** UTF-16 units of the pieces so far. */
  #rawLength = 0;
  readonly #links = new LineLinks();
  readonly #lists = new OpenLists();
  /** How many `<pre>` are open, and whether the line began in one. */
  #codes = 0;
  #isCode = false;
  /** Whether the next line of code is its first. */
  #isNewCode = false;
  /** How far the next line stands from the one before. */
  #gap: Gap = 'paragraph';
  #title: string[] | null = null;
  #titleText: string | null = null;
  #language: string | null = null;
  #canonical: string | null = null;
  #time: string | null = null;
  readonly #isPage: boolean;
  /** The heading that is open: its level and the id that leads to it. */
  #heading: { readonly level: number; anchor: string | null } | null = null;
  /** The id of an element that has no text yet: a heading that comes first in it is reached by it. */
  #outerId: string | null = null;

  /** @param isPage whether it reads a whole page, where the names of classes tell what surrounds a text */
  constructor(isPage: boolean) {
    this.#isPage = isPage;
  }

  /** How many elements are open. */
  get depth(): number {
    return this.#open.length;
  }

  open(name: string, attributes: Attributes): void {
    const outer = this.#regions();
    const regions = regionsInside(name, attributes, outer, this.#isPage);
    this.#open.push({ name, regions });
    if ((outer & IN_UNREAD) !== 0) return;
    this.#readMetadata(name, attributes, regions);
    this.#breakLine(name, outer, regions);
    this.#readAnchor(name, attributes);
    this.#openForm(name, attributes);
    if (name === 'br') this.#breakShownLine();
    if (name === 'img' && (regions & IN_UNREAD) === 0) this.text(` ${attributes['alt'] ?? ''} `);
    if (CELLS.has(name)) this.#isNewCell = true;
  }

  text(text: string): void {
    const regions = this.#regions();
    if (this.#title !== null) this.#title.push(text);
    else if ((regions & IN_UNREAD) !== 0) return;
    else if ((regions & IN_SELF_LINK) !== 0 && SELF_LINK_TEXT.test(text)) return;
    else if ((regions & IN_PREFORMATTED) !== 0) this.#addLines(text, regions);
    else this.#addPiece(text, regions);
  }

  close(): void {
    const closed = this.#open.pop();
    if (closed === undefined) return;
    const outer = this.#regions();
    if (closed.name === 'title' && this.#title !== null) {
      this.#titleText ??= cleanLine(this.#title.join('')) || null;
      this.#title = null;
    }
    if (closed.name === 'a') this.#links.close(this.#rawLength);
    if (closed.name === 'pre') this.#codes -= 1;
    if ((outer & IN_UNREAD) === 0) this.#breakLine(closed.name, outer, closed.regions);
    if (LISTS.has(closed.name)) this.#lists.close();
    if (HEADINGS.has(closed.name)) this.#heading = null;
  }

  #openForm(name: string, attributes: Attributes): void {
    if (LISTS.has(name)) this.#lists.open(name === 'ol');
    else if (name === 'li' && this.#lists.depth > 0) this.#lists.openItem();
    else if (name === 'pre') {
      this.#codes += 1;
      this.#isNewCode = true;
    } else if (name === 'a' && attributes['href'] !== undefined) this.#links.open(attributes['href'].trim());
  }

  page(): HtmlPage {
    this.#endLine('paragraph');
    const kept = chooseMainText(this.#lines);
    const heading = kept.find(({ regions }) => (regions & IN_FIRST_HEADING) !== 0);
    return {
      lines: kept.map(withoutRegions),
      title: this.#titleText,
      heading: heading?.text ?? null,
      meta: this.#meta,
      language: this.#language,
      canonical: this.#canonical,
      time: this.#time,
    };
  }

  #regions(): number {
    return this.#open.at(-1)?.regions ?? 0;
  }

  /** How a line is set: as code in `<pre>`, as an item where it is the first of one. */
  #formOf(raw: string): { readonly form: LineForm } | null {
    const item = this.#lists.takeItem();
    if (!this.#isCode) return item === null ? null : { form: item };
    const isFirst = this.#isNewCode;
    this.#isNewCode = false;
    const hasGap = !isFirst && this.#gap === 'paragraph';
    return { form: { kind: 'code', depth: indentOf(raw), isFirst, hasGap } };
  }

  #readMetadata(name: string, attributes: Attributes, regions: number): void {
    if (name === 'html') this.#language ??= attributes['lang'] ?? attributes['xml:lang'] ?? null;
    else if (name === 'title') this.#title = [];
    else if (name === 'meta') this.#readMeta(attributes);
    else if (name === 'time' && (regions & IN_FURNITURE) === 0) this.#time ??= attributes['datetime'] ?? null;
    else if (name === 'link' && attributes['rel']?.toLowerCase() === 'canonical') {
      this.#canonical ??= attributes['href'] ?? null;
    }
  }

  #readAnchor(name: string, attributes: Attributes): void {
    const id = attributes['id'] ?? (name === 'a' ? attributes['name'] : undefined) ?? null;
    if (HEADINGS.has(name)) {
      this.#heading = { level: Number(name.slice(1)), anchor: id ?? this.#outerId };
      this.#outerId = null;
    } else if (id === null || id === '') return;
    else if (this.#heading === null) this.#outerId = id;
    else this.#heading.anchor ??= id;
  }

  #readMeta(attributes: Attributes): void {
    const name =
      attributes['property'] ?? attributes['name'] ?? attributes['itemprop'] ?? attributes['http-equiv'];
    const content = attributes['content']?.trim() ?? '';
    if (name === undefined || content === '') return;
    const key = name.toLowerCase();
    const before = this.#meta.get(key);
    if (before === undefined) this.#meta.set(key, content);
    // A tag each is how pages list their keywords.
    else if (key === 'article:tag') this.#meta.set(key, `${before},${content}`);
  }

  #breakLine(name: string, outer: number, regions: number): void {
    if (PARAGRAPHS.has(name) || ((outer ^ regions) & DIVIDING_REGIONS) !== 0) this.#endLine('paragraph');
    else if (ROWS.has(name)) this.#endLine('line');
  }

  /** One `<br>`, or line break of preformatted text, ends a line, a second one a paragraph. */
  #breakShownLine(): void {
    this.#endLine(!this.#hasText && this.#gap === 'line' ? 'paragraph' : 'line');
  }

  #addLines(text: string, regions: number): void {
    for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
      if (i > 0) this.#breakShownLine();
      this.#addPiece(line, regions);
    }
  }

  #addPiece(text: string, regions: number): void {
    if (/\S/.test(text)) this.#beginText(regions);
    this.#pieces.push(text);
    this.#rawLength += text.length;
  }

  /** Before a text that shows something: where it is the first of its line, of a cell or of a link. */
  #beginText(regions: number): void {
    if (!this.#hasText) {
      if (this.#heading === null) this.#outerId = null;
      this.#hasText = true;
      this.#isCode = this.#codes > 0;
      this.#lineRegions = regions;
    } else if (this.#isNewCell) {
      this.#pieces.push(BETWEEN_CELLS);
      this.#rawLength += BETWEEN_CELLS.length;
    }
    this.#isNewCell = false;
    this.#links.beginText(this.#rawLength);
  }

  #endLine(gap: Gap): void {
    const isHeading = (this.#lineRegions & IN_HEADING) !== 0;
    const raw = this.#hasText ? this.#pieces.join('') : '';
    const line = cleanLine(raw);
    // What stands for a link of a heading to itself.
    const text = isHeading ? line.replace(/\s*¶$/, '') : line;
    const links = this.#links.take(raw, line);
    this.#pieces = [];
    this.#rawLength = 0;
    this.#hasText = false;
    this.#isNewCell = false;
    if (text !== '') {
      this.#lines.push({
        text,
        opensParagraph: this.#gap === 'paragraph',
        isHeading,
        regions: this.#lineRegions,
        ...(isHeading && this.#heading !== null && { section: { ...this.#heading, heading: text } }),
        ...(!isHeading && this.#formOf(raw)),
        ...(!isHeading && links.length > 0 && { links }),
      });
      this.#gap = gap;
    } else if (gap === 'paragraph') this.#gap = gap;
  }
}

function withoutRegions({ text, opensParagraph, isHeading, section, form, links }: PageLine): Line {
  return {
    text,
    opensParagraph,
    isHeading,
    ...(section !== undefined && { section }),
    ...(form !== undefined && { form }),
    ...(links !== undefined && { links }),
  };
}
