// Marks of templates between Markdown: Liquid of Jekyll and Eleventy, shortcodes of Hugo and Zola, `{{#include}}` of mdBook,
// macros of Logseq, ERB. A reader sees what they stand for, which is not in the file; code they hold is shown as it is.

import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { environmentOf } from '../markdown-environment.js';
import { isIndentedCode, lineAt, pushBlock, pushText, startOf } from './emit.js';
import { readShownAttributes } from './shown-attributes.js';

/** A longer tag is text, in UTF-16 units. */
const MAX_TAG_LENGTH = 2000;
/** Parentheses in an address, as deep as the library takes them. */
const MAX_DEPTH = 32;
const [SPACE, OPEN_PARENTHESIS, CLOSE_PARENTHESIS, LESS_THAN, OPEN_BRACE] = [0x20, 0x28, 0x29, 0x3c, 0x7b];
const CLOSINGS: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}', '<%': '%>' };
/** A tag of Handlebars whose value is not escaped. */
const TRIPLE = /^\{\{\{[^{}\n]{1,200}\}\}\}/;
/** Tags that hold code or a text as it is written, and those that hold what is not shown. */
const VERBATIM =
  /^\{(?:%-?|\{[<%])\s*(highlight|raw|verbatim|code|codeblock|code_block|mermaid|plantuml|math|katex)\b[^\n]*?[%}>]\}+\s*$/;
const HIDDEN = /^\{(?:%-?|\{[<%])\s*(comment|hide)\b[^\n]*?[%}>]\}+\s*$/;
const INLINE_COMMENT = /^\{%-?\s*comment\b[^%]*%\}/;
const END_OF_COMMENT = /\{%-?\s*endcomment\s*-?%\}/;
const INLINE_RAW = /^\{%-?\s*(raw|verbatim)\s*-?%\}/;

/** Teaches a parser the marks of templates, between paragraphs and within them. */
export function useTemplates(markdown: MarkdownIt): void {
  markdown.block.ruler.before('fence', 'template_block', readBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  markdown.inline.ruler.before('html_inline', 'template', readTag);
  const { helpers } = markdown;
  const parseDestination = helpers.parseLinkDestination;
  helpers.parseLinkDestination = (text, start, max) => {
    const end = findDestinationEnd(text, start, max);
    return end < 0 ? parseDestination(text, start, max) : { ok: true, pos: end, str: '' };
  };
}

/** A pair of tags on lines of their own around code, or around a comment. */
function readBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = startOf(state, startLine);
  if (state.src[start] !== '{' || isIndentedCode(state, startLine)) return false;
  if (state.src[start + 1] !== '%' && state.src[start + 1] !== '{') return false;
  const line = lineAt(state, startLine);
  const verbatim = VERBATIM.exec(line);
  const name = verbatim?.[1] ?? HIDDEN.exec(line)?.[1];
  if (name === undefined) return false;
  const end = findClosingLine(state, startLine + 1, endLine, name);
  if (end < 0) return false;
  if (silent) return true;
  if (verbatim !== null) pushBlock(state, 'fence', state.getLines(startLine + 1, end, state.blkIndent, true));
  state.line = end + 1;
  return true;
}

/** More lines are a tag that another program closes. */
const MAX_BLOCK_LINES = 2000;

function findClosingLine(state: StateBlock, startLine: number, endLine: number, name: string): number {
  const closing = new RegExp(
    `^\\{(?:%-?|\\{[<%])\\s*(?:end${name}|/\\s*${name}|end)\\s*(?:-?%|[>%]\\})\\}\\s*$`,
  );
  const opening = new RegExp(`^\\{(?:%-?|\\{[<%])\\s*${name}\\b`);
  const environment = environmentOf(state);
  const end = Math.min(endLine, startLine + MAX_BLOCK_LINES);
  for (let line = startLine; line < end && environment.scansLeft > 0; line++) {
    environment.scansLeft -= 20;
    if (state.src[startOf(state, line)] !== '{') continue;
    const text = lineAt(state, line);
    if (closing.test(text)) return line;
    if (opening.test(text)) return -1;
  }
  return -1;
}

function readTag(state: StateInline, silent: boolean): boolean {
  const unit = state.src[state.pos];
  if (unit !== '{' && unit !== '<') return false;
  const triple = TRIPLE.exec(state.src.slice(state.pos, Math.min(state.posMax, state.pos + 210)));
  if (triple !== null) {
    state.pos += triple[0].length;
    return true;
  }
  const end = findTagEndOnce(state);
  if (end < 0) return false;
  const tag = state.src.slice(state.pos, end);
  if (INLINE_COMMENT.test(tag)) {
    const rest = state.src.slice(end, Math.min(state.posMax, end + MAX_TAG_LENGTH));
    const closing = END_OF_COMMENT.exec(rest);
    state.pos = closing === null ? end : end + closing.index + closing[0].length;
    return true;
  }
  const raw = INLINE_RAW.exec(tag)?.[1];
  if (raw !== undefined && readRaw(state, end, raw, silent)) return true;
  if (!silent) {
    const shown = readShownAttributes(tag);
    if (shown !== '') pushText(state, ` ${shown} `);
  }
  state.pos = end;
  return true;
}

/** What stands between `{% raw %}` and `{% endraw %}` is shown as it is. */
function readRaw(state: StateInline, start: number, name: string, silent: boolean): boolean {
  const rest = state.src.slice(start, Math.min(state.posMax, start + MAX_TAG_LENGTH));
  const closing = new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`).exec(rest);
  if (closing === null) return false;
  if (!silent) pushText(state, rest.slice(0, closing.index));
  state.pos = start + closing.index + closing[0].length;
  return true;
}

/** As `findTagEnd` at the place of a state; what was looked through in vain is not looked through again. */
function findTagEndOnce(state: StateInline): number {
  const { src, pos, posMax } = state;
  const closing = closingOf(src, pos);
  if (closing === null) return -1;
  const { unclosed } = environmentOf(state);
  const found = findTagEnd(src, pos, posMax, unclosed.nextPlace(closing, src, pos + 2));
  // The first half of a closing mark may stand at the end of what was looked through.
  if (found < 0) unclosed.add(closing, src, pos + 2, Math.min(posMax, pos + MAX_TAG_LENGTH) - 1);
  return found;
}

/** What closes the tag of a template that begins at an index; null where none begins. */
function closingOf(text: string, start: number): string | null {
  const opening = text.slice(start, start + 2);
  // `{#id}` is an attribute: a comment of Jinja has a space behind its mark.
  if (opening === '{#' && !/\s/.test(text[start + 2] ?? '')) return null;
  return Object.hasOwn(CLOSINGS, opening) ? (CLOSINGS[opening] ?? null) : null;
}

/**
 * The index behind the tag of a template that begins at an index, or -1.
 * @param from where to begin looking for what closes it
 */
function findTagEnd(text: string, start: number, max: number, from = start + 2): number {
  const closing = closingOf(text, start);
  if (closing === null) return -1;
  const length = text.slice(from, Math.min(max, start + MAX_TAG_LENGTH)).indexOf(closing);
  return length < 0 ? -1 : from + length + closing.length;
}

/** The index behind an address that holds a tag of a template (`{{ site.url }}/a`), whose spaces end no address; else -1. */
function findDestinationEnd(text: string, start: number, max: number): number {
  const limit = Math.min(max, start + MAX_TAG_LENGTH);
  let depth = 0;
  let tags = 0;
  for (let i = start; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (unit === OPEN_BRACE || unit === LESS_THAN) {
      const end = findTagEnd(text, i, max);
      if (end >= 0) {
        tags++;
        i = end - 1;
      } else if (unit === LESS_THAN) return -1;
    } else if (unit === OPEN_PARENTHESIS) {
      if (++depth > MAX_DEPTH) return -1;
    } else if (unit <= SPACE || (unit === CLOSE_PARENTHESIS && --depth < 0)) return tags > 0 ? i : -1;
  }
  return tags > 0 ? limit : -1;
}
