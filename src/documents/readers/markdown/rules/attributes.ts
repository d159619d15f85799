// Attributes of elements: `{#id}`, `{.class}` and `{: #id .class key=value}` of kramdown, Python-Markdown, Hugo, Zola and mdBook.
// Shown to nobody. The id of a heading is where a link to it leads.

import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { environmentOf } from '../markdown-environment.js';
import { isIndentedCode, lineAt, pushBlock, startOf } from './emit.js';

const MAX_LENGTH = 300;
const LIST = /^\{:?\s*(?:(?:[#.][\w:À-￿-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"'{}]+)(?=[\s}]))\s*)+\}$/;
/** Of kramdown alone, and of Logseq (`{:height 200, :width 300}`): `{:toc}`, `{::options key="value" /}`, `{:/}`, `{::comment}`. */
const KRAMDOWN = /^\{(?::[\w-]+(?: [\w.%"-]+(?:, *:[\w-]+ [\w.%"-]+)*)?|:[:/][^{}]*|:\s*)\}$/;
const KEY_ONLY = /^\{:?\s*[\w-]+=/;
/** What follows the brace of a line of attributes. */
const BEGINNING: ReadonlySet<string> = new Set([':', '#', '.', ' ']);
/** `(target)=` of MyST names what follows. */
const TARGET = /^\(([^()\s]{1,200})\)=\s*$/;

/** Teaches a parser to take attributes off headings, paragraphs and words. */
export function useAttributes(markdown: MarkdownIt): void {
  markdown.block.ruler.before('fence', 'attributes_line', readLine, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  markdown.inline.ruler.before('html_inline', 'attributes', readInline);
}

/** The token of a line of attributes has its id for content, or nothing. */
function readLine(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const start = startOf(state, startLine);
  const first = state.src[start];
  if (first === '{' && !BEGINNING.has(state.src[start + 1] ?? '')) return false;
  if ((first !== '{' && first !== '(') || isIndentedCode(state, startLine)) return false;
  const line = lineAt(state, startLine).trim();
  if (line.length > MAX_LENGTH) return false;
  const target = TARGET.exec(line)?.[1];
  const isToc = /^\{:\s*toc\b/.test(line);
  if (target === undefined && (isToc || !isAttributes(line))) return false;
  if (silent) return true;
  if (target === undefined) pushBlock(state, 'attributes', idOf(line) ?? '');
  else pushBlock(state, 'target', target);
  state.line = startLine + 1;
  return true;
}

function readInline(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '{' || !/[:#.\s\w]/.test(state.src[state.pos + 1] ?? '')) return false;
  const text = state.src.slice(state.pos, state.pos + MAX_LENGTH);
  const close = text.indexOf('}');
  const list = text.slice(0, close + 1);
  if (close < 0 || !isAttributes(list)) return false;
  const end = state.pos + list.length;
  const isAttached = /[)\]`*_}>":]/.test(state.src[state.pos - 1] ?? '');
  const isLast = /^[ \t]*(?:\n|$)/.test(state.src.slice(end, end + 40));
  if (!isAttached && (!isLast || KEY_ONLY.test(list))) return false;
  if (!silent && isLast) environmentOf(state).anchor = idOf(list) ?? environmentOf(state).anchor;
  state.pos = end;
  return true;
}

function isAttributes(list: string): boolean {
  return LIST.test(list) || KRAMDOWN.test(list);
}

function idOf(list: string): string | null {
  return /[{\s:]#([\w:À-￿.-]+)/.exec(list)?.[1] ?? null;
}
