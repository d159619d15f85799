// The text of a block: what a reader sees of its links, images, tags and breaks.

import type { Token } from 'markdown-it';
import type { RawLink } from '../../cleaning/place-links.js';
import type { MarkdownEnvironment } from './markdown-environment.js';
import { inlineParserOf, type MarkdownParser } from './markdown-parser.js';
import { readShownAttributes } from './rules/shown-attributes.js';

/** Longer texts are parsed in pieces: some combinations of brackets take quadratic time. In UTF-16 units. */
const MAX_LENGTH = 20_000;
const BREAKS = /^<\/?(?:br|p|div|li|ul|ol|tr|table|h[1-6]|dt|dd|summary|details|section|blockquote)\b/i;
const CELLS = /^<t[dh]\b/i;

/** What the text of a block is parsed with. */
export interface InlineReader {
  readonly parser: MarkdownParser;
  readonly environment: MarkdownEnvironment;
  /** Takes the links of the text that is read; left out: they are not wanted. */
  readonly links?: RawLink[];
}

/** Where any mark of a line begins, and a line break that a reader sees: text without them, as most is, needs no parser. */
const MARK = /[\\`*_[<&~^{]|==|%%|\+\+|\$\$|:[\w+-]{1,60}:| {2}\n/;

/** The text of a block without its marks; a line break where the reader sees one. */
export function readInlineText(content: string, reader: InlineReader): string {
  if (!MARK.test(content)) return content.includes('\n') ? content.replaceAll(/ ?\n[ \t]*/g, ' ') : content;
  if (content.length <= MAX_LENGTH) return textOf(parseInline(content, reader), reader.links, 0);
  let text = '';
  for (let start = 0; start < content.length;) {
    const end = findPieceEnd(content, start);
    text += textOf(parseInline(content.slice(start, end), reader), reader.links, text.length);
    start = end;
  }
  return text;
}

/** The tokens of a text of at most 20,000 units. */
export function parseInline(content: string, { parser, environment }: InlineReader): readonly Token[] {
  const tokens: Token[] = [];
  parser.inline.parse(content, inlineParserOf(parser), environment, tokens);
  return tokens;
}

/** Where a piece ends: after a line break or a space, if there is one. */
function findPieceEnd(content: string, start: number): number {
  const end = start + MAX_LENGTH;
  if (end >= content.length) return content.length;
  const piece = content.slice(start, end);
  const border = Math.max(piece.lastIndexOf('\n'), 0) || piece.lastIndexOf(' ');
  return border > 0 ? start + border + 1 : end;
}

/** @param offset what stands before the text of the tokens, in UTF-16 units */
function textOf(tokens: readonly Token[], links?: RawLink[], offset = 0): string {
  let text = '';
  let link: { readonly start: number; readonly href: string } | null = null;
  for (const token of tokens) {
    if (token.type === 'link_open') link = { start: offset + text.length, href: hrefOf(token) };
    else if (token.type === 'link_close') {
      if (link !== null) links?.push({ ...link, end: offset + text.length });
      link = null;
    } else if (token.type === 'softbreak') text += ' ';
    else if (token.type === 'hardbreak') text += '\n';
    else if (token.type === 'image') text += textOf(token.children ?? []);
    else if (token.type === 'html_inline') text += shownByTag(token.content);
    else text += token.content;
  }
  return text;
}

function hrefOf({ attrs }: Token): string {
  return String(attrs?.find(([name]) => name === 'href')?.[1] ?? '');
}

function shownByTag(tag: string): string {
  if (BREAKS.test(tag)) return '\n';
  if (CELLS.test(tag)) return ' | ';
  if (!/^<[A-Z]/.test(tag)) return '';
  const shown = readShownAttributes(tag);
  return shown === '' ? '' : ` ${shown} `;
}
