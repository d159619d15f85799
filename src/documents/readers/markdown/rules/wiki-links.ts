// Links of vaults and wikis by their label, as Obsidian shows them: `[[note|label]]`, `[[note#heading]]`. What is embedded
// (`![[image.png]]`) is no text of this note.

import type { MarkdownIt, StateInline } from 'markdown-it';
import { lastClosingOf } from '../quick-states.js';
import { pushText } from './emit.js';

const MAX_LENGTH = 500;
const CONTENTS = /^_?toc_?$/i;
/** `[`, `]` and a line break. */
const LABEL_ENDS: ReadonlySet<number> = new Set([0x5b, 0x5d, 0x0a]);
/** The size of an embedded picture. */
const SIZE = /^\s*\d+(?:x\d+)?\s*$/;

/** Teaches a parser links in double brackets. */
export function useWikiLinks(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('link', 'wiki_link', readWikiLink);
  markdown.inline.ruler.before('wiki_link', 'unclosed_brackets', readUnclosedBrackets);
}

function readWikiLink(state: StateInline, silent: boolean): boolean {
  const isEmbedded = state.src[state.pos] === '!';
  const start = isEmbedded ? state.pos + 1 : state.pos;
  if (state.src[start] !== '[' || state.src[start + 1] !== '[' || state.src[start + 2] === '[') return false;
  const end = findLabelEnd(state.src, start + 2, Math.min(state.posMax, start + MAX_LENGTH));
  // `[[1]](url)` is a link, `[[ -f x ]]` a test of a shell, `[[1, 2], [3]]` a list.
  if (end < 0 || /\s/.test(state.src.charAt(start + 2)) || state.src[end + 2] === '(') return false;
  const text = state.src.slice(start + 2, end);
  if (!silent) {
    const shown = isEmbedded ? captionOf(text) : labelOf(text);
    if (shown !== '') pushText(state, shown);
  }
  state.pos = end + 2;
  return true;
}

/** Where two brackets close a label of at least one character, in which there is no bracket and no line break; -1 where none do. */
function findLabelEnd(text: string, start: number, max: number): number {
  let at = start;
  while (at < max && !LABEL_ENDS.has(text.charCodeAt(at))) at++;
  return at > start && at + 1 < max && text.startsWith(']]', at) ? at : -1;
}

function labelOf(text: string): string {
  if (CONTENTS.test(text)) return '';
  const bar = text.indexOf('|');
  if (bar >= 0)
    return text
      .slice(bar + 1)
      .replace(/\\$/, '')
      .trim();
  const [target = '', ...headings] = text.split('#');
  return [target, ...headings.filter((heading) => !heading.startsWith('^'))]
    .filter((part) => part !== '')
    .join(' > ');
}

function captionOf(text: string): string {
  const parts = text.split('|').slice(1);
  return parts
    .filter((part) => !SIZE.test(part))
    .join(' ')
    .trim();
}

/** Brackets and braces behind which none closes are text: no rule need look for their ends, one after the other. */
function readUnclosedBrackets(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  const opening = src[pos];
  if (opening !== '[' && opening !== '{') return false;
  if (lastClosingOf(state, opening) > pos) return false;
  let end = pos + 1;
  while (end < posMax && src[end] === opening) end++;
  if (!silent) state.pending += src.slice(pos, end);
  state.pos = end;
  return true;
}
