// Reads a page or a fragment of HTML. Takes time in proportion to its length, whatever its markup.

import type { ParserOptions } from 'htmlparser2';
import type { Line } from '../cleaning/line.js';
import { type HtmlPage, PageReader } from './page-reader.js';
import { ShallowParser } from './shallow-parser.js';

const OPTIONS: ParserOptions = { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true };

/** The text and metadata of a whole page. Never throws for bad markup. */
export function readHtmlPage(html: string): HtmlPage {
  return readHtml(html, true);
}

/** The lines of a fragment of a page. Never throws for bad markup. */
export function readHtmlFragment(html: string): readonly Line[] {
  return readHtml(html, false).lines;
}

function readHtml(html: string, isPage: boolean): HtmlPage {
  const reader = new PageReader(isPage);
  const parser = new ShallowParser(reader, OPTIONS);
  parser.end(html);
  return reader.page();
}
