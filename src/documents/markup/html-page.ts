// Reads a page or a fragment of HTML. Takes time in proportion to its length, whatever its markup.

import type { ParserOptions } from 'htmlparser2';
import { type HtmlPage, PageReader } from './page-reader.js';
import { ShallowParser } from './shallow-parser.js';

const OPTIONS: ParserOptions = { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true };

/** The text and metadata of a page or a fragment of one. Never throws for bad markup. */
export function readHtmlPage(html: string): HtmlPage {
  const reader = new PageReader();
  const parser = new ShallowParser(reader, OPTIONS);
  parser.end(html);
  return reader.page();
}
