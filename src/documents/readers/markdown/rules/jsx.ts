// JSX in Markdown: expressions in braces and the tags of components are no text; what stands between the tags is Markdown,
// however far it is indented.

import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { environmentOf, type MarkdownEnvironment } from '../markdown-environment.js';
import { findBracesEnd, findTagEnd } from './balanced-end.js';
import { lineAt, pushBlock, pushText, readIndented, startOf } from './emit.js';
import { readModuleLines } from './module-lines.js';
import { readShownAttributes } from './shown-attributes.js';

const COMPONENT = /^<(?:\/?[A-Z][\w.]*(?=[\s/>{]|$)|\/?>)/;
const TAG = /^<(?:\/?[A-Za-z][\w.:-]*(?=[\s/>{]|$)|\/?>)/;
/** Tags with attributes that HTML has not: expressions of JSX, and what Vue listens to and names. */
const TAG_OF_PROGRAM = /^<[a-z][\w-]*\s(?:[^<>]*[={]\s*\{|(?:[^<>]*\s)?[@#][a-z][\w.:-]*(?:=["']|[\s/>]))/;
const COMMENT = /^\{\s*\/\*/;

/** Tags and comments, which also occur in Markdown; for MDX the rest, too. */
export function useJsx(markdown: MarkdownIt, isMdx: boolean): void {
  markdown.block.ruler.before('code', 'jsx_tag', (state, startLine, endLine) =>
    readTagLines(state, startLine, endLine, isMdx),
  );
  markdown.inline.ruler.after('html_inline', 'jsx_inline_tag', (state, silent) =>
    readInlineTag(state, silent, isMdx),
  );
  markdown.block.ruler.before('paragraph', 'jsx_braces', (state, startLine, endLine) =>
    readBraceLines(state, startLine, endLine, isMdx),
  );
  markdown.inline.ruler.before('html_inline', 'jsx_inline_braces', (state, silent) =>
    readInlineBraces(state, silent, isMdx),
  );
  if (!isMdx) return;
  markdown.block.ruler.disable('code');
  markdown.block.ruler.before('table', 'esm', readModuleLines);
}

/** Lines of nothing but tags. What is indented below an opening tag is read as if it were not. */
function readTagLines(state: StateBlock, startLine: number, endLine: number, isMdx: boolean): boolean {
  const indent = (state.sCount[startLine] ?? 0) - state.blkIndent;
  let start = startOf(state, startLine);
  if (state.src[start] !== '<' || (indent >= 4 && !isMdx)) return false;
  const tag = isMdx ? TAG : COMPONENT;
  const shown: string[] = [];
  let line = startLine;
  for (;;) {
    if (!tag.test(state.src.slice(start, start + 80))) return false;
    const end = findTagEnd(state.src, start, state.eMarks[endLine - 1] ?? 0, environmentOf(state));
    if (end < 0) return false;
    const attributes = readShownAttributes(state.src.slice(start, end));
    if (attributes !== '') shown.push(attributes);
    while (line < endLine - 1 && (state.eMarks[line] ?? 0) < end) line++;
    start = state.skipSpaces(end);
    if (start >= (state.eMarks[line] ?? 0)) break;
  }
  if (isUnread(lineAt(state, startLine))) return false;
  for (const text of shown) pushBlock(state, 'inline', text);
  state.line = line + 1;
  readChildren(state, line + 1, endLine, (state.sCount[startLine] ?? 0) + 1);
  return true;
}

/** `<script>` and `<style>` hold no Markdown. */
function isUnread(line: string): boolean {
  return /^\s*<(?:script|style|pre|textarea)\b/i.test(line);
}

function readChildren(state: StateBlock, startLine: number, endLine: number, minIndent: number): void {
  const first = state.skipEmptyLines(startLine);
  if (first >= endLine) return;
  const indent = state.sCount[first] ?? 0;
  if (indent >= minIndent && indent - state.blkIndent >= 2) readIndented(state, first, endLine, indent);
}

function readInlineTag(state: StateInline, silent: boolean, isMdx: boolean): boolean {
  if (state.src[state.pos] !== '<') return false;
  const head = state.src.slice(state.pos, state.pos + 80);
  if (!(isMdx ? TAG : COMPONENT).test(head) && !TAG_OF_PROGRAM.test(head)) return false;
  const end = findTagEnd(state.src, state.pos, state.posMax, environmentOf(state));
  if (end < 0) return false;
  if (!silent) {
    const token = state.push('html_inline', '', 0);
    token.content = state.src.slice(state.pos, end);
  }
  state.pos = end;
  return true;
}

/** Comments, and in MDX expressions, that are paragraphs of their own. */
function readBraceLines(state: StateBlock, startLine: number, endLine: number, isMdx: boolean): boolean {
  const start = startOf(state, startLine);
  if (state.src[start] !== '{') return false;
  const isComment = COMMENT.test(state.src.slice(start, start + 20));
  if (!isMdx && !isComment) return false;
  const end = findBracesEnd(state.src, start, state.eMarks[endLine - 1] ?? 0, environmentOf(state));
  if (end < 0) return false;
  let line = startLine;
  while (line < endLine - 1 && (state.eMarks[line] ?? 0) < end) line++;
  if (state.skipSpaces(end) < (state.eMarks[line] ?? 0)) return false;
  if (line === startLine && !isComment) return false;
  state.line = line + 1;
  return true;
}

function readInlineBraces(state: StateInline, silent: boolean, isMdx: boolean): boolean {
  if (state.src[state.pos] !== '{') return false;
  const isComment = COMMENT.test(state.src.slice(state.pos, state.pos + 20));
  if (!isMdx && !isComment) return false;
  const environment = environmentOf(state);
  const end = findBracesEnd(state.src, state.pos, state.posMax, environment);
  if (end < 0) return false;
  if (!silent) showExpression(state, state.src.slice(state.pos + 1, end - 1).trim(), environment);
  state.pos = end;
  return true;
}

/** A text in quotes and an exported constant are shown; `{/*id*\/}` at the end of a heading is its id. */
function showExpression(state: StateInline, expression: string, environment: MarkdownEnvironment): void {
  const comment = /^\/\*\s*#?([\w-]{1,200})\s*\*\/$/.exec(expression);
  if (comment !== null && state.src.slice(state.pos).trimEnd().endsWith(`${expression}}`))
    environment.anchor = comment[1] ?? null;
  const quoted = /^(["'`])(.*)\1$/s.exec(expression);
  const text = quoted === null ? environment.constants.get(expression) : quoted[2];
  if (text !== undefined && text !== '') pushText(state, text);
}
