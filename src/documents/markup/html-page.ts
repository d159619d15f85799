// Reads a page or a fragment of HTML. Takes time in proportion to its length, whatever its markup.

import { Parser, type ParserOptions } from 'htmlparser2';
import { type HtmlPage, PageReader } from './page-reader.js';

/** Deeper elements are read as if they were closed at once: the parser's time grows with the square of the depth. */
const MAX_DEPTH = 256;
const OPTIONS: ParserOptions = { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true };

/** The text and metadata of a page or a fragment of one. Never throws for bad markup. */
export function readHtmlPage(html: string): HtmlPage {
  const reader = new PageReader();
  const parser = new ShallowParser(reader);
  parser.end(html);
  return reader.page();
}

/** A text without markup, its character references (`&amp;`, `&#8217;`) replaced by the characters. */
export function decodeReferences(text: string): string {
  const pieces: string[] = [];
  const parser = new Parser({ ontext: (piece) => pieces.push(piece) }, OPTIONS);
  parser.end(text.replaceAll('<', '&lt;'));
  return pieces.join('');
}

/** A parser that treats elements below `MAX_DEPTH` as empty ones, so that its stack stays small. */
class ShallowParser extends Parser {
  readonly #reader: PageReader;
  /** Whether the tag being opened lies too deep to be kept open. */
  #isTooDeep = false;

  constructor(reader: PageReader) {
    const events = {
      onopentag: (name: string, attributes: Readonly<Record<string, string>>): void => {
        reader.open(name, attributes);
      },
      ontext: (text: string): void => {
        reader.text(text);
      },
      onclosetag: (): void => {
        reader.close();
      },
    };
    super(events, OPTIONS);
    this.#reader = reader;
  }

  override onopentagname(start: number, endIndex: number): void {
    this.#isTooDeep = this.#reader.depth >= MAX_DEPTH;
    super.onopentagname(start, endIndex);
  }

  override onopentagend(endIndex: number): void {
    super.onopentagend(endIndex);
    this.#isTooDeep = false;
  }

  override onselfclosingtag(endIndex: number): void {
    super.onselfclosingtag(endIndex);
    this.#isTooDeep = false;
  }

  protected override isVoidElement(name: string): boolean {
    return this.#isTooDeep || super.isVoidElement(name);
  }
}
