// Marks inside a line that plain Markdown does not know: `==marked==`, `%%comments%%`, `$$formulas$$`, `[^1]`, `:tada:`,
// roles of MyST, changes and raised letters of MkDocs and Pandoc. Each is a mark only where it could not be prose.

import type { MarkdownIt, StateInline } from 'markdown-it';
import EMOJI from 'markdown-it-emoji/lib/data/full.mjs';
import { environmentOf } from '../markdown-environment.js';
import { pushText } from './emit.js';

/** A pair further apart is none, in UTF-16 units. */
const MAX_LENGTH = 5000;
const MAX_ROLE_LENGTH = 500;
const MAX_NOTE_LENGTH = 1000;
const FOOTNOTE = /^\[\^([^\]\s]{1,80})\]/;
const SHORTCODE = /^:([a-z0-9_+-]{1,60}):(?![\w:])/i;
/** Icons of Material for MkDocs and others, which are pictures. */
const ICON = /^(?:material|fontawesome|octicons|simple|fa[srb]?|bi|mdi|lucide|heroicons)-[a-z0-9-]+$/;
const KEYS = /^\+\+([a-z\d]{1,20}(?:[+-][a-z\d]{1,20}){0,4})\+\+(?![\w+])/i;
/** What CriticMarkup adds, marks, takes away, remarks on and puts in the place of something else. */
const CHANGE =
  /^\{(?:\+\+([^{}]{1,500}?)\+\+|==([^{}]{1,500}?)==|--[^{}]{1,500}?--|>>[^{}]{1,500}?<<|~~[^{}]{1,500}?~>([^{}]{0,500}?)~~)\}/;
const RAISED = /^([~^])([\p{L}\p{N}+\-\u2212(),.]{1,20})\1(?![~^])/u;
const ROLE = /^\{[a-zA-Z][\w:.+-]{0,60}\}(`+)/;

/** Teaches a parser the marks inside a line. */
export function useInlineMarks(markdown: MarkdownIt): void {
  const { ruler } = markdown.inline;
  ruler.before('emphasis', 'highlight', readHighlight);
  ruler.before('emphasis', 'comment', readComment);
  ruler.before('emphasis', 'formula', readFormula);
  ruler.before('escape', 'bracketed_formula', readBracketedFormula);
  ruler.before('link', 'footnote_reference', readFootnoteReference);
  ruler.before('link', 'inline_footnote', readInlineFootnote);
  ruler.before('emphasis', 'emoji', readEmoji);
  ruler.before('emphasis', 'keys', readKeys);
  ruler.before('backticks', 'role', readRole);
  ruler.before('emphasis', 'change', readChange);
  ruler.before('emphasis', 'inserted', readInserted);
  ruler.before('strikethrough', 'raised', readRaised);
}

/** The marks alone are left out: `==` that touches words on its outer side compares. */
function readHighlight(state: StateInline, silent: boolean): boolean {
  return readBetween(state, silent, '==');
}

/** `^^inserted^^`. */
function readInserted(state: StateInline, silent: boolean): boolean {
  return readBetween(state, silent, '^^');
}

/** Reads what stands between a pair of marks as if they were not there. */
function readBetween(state: StateInline, silent: boolean, mark: string): boolean {
  const end = findPairEnd(state, mark);
  if (end < 0) return false;
  if (!silent) {
    const { posMax } = state;
    state.pos += 2;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.posMax = posMax;
  }
  state.pos = end + 2;
  return true;
}

function readComment(state: StateInline, silent: boolean): boolean {
  const end = findPairEnd(state, '%%', true);
  if (end < 0) return false;
  if (!silent && /\S$/.test(state.pending) && /\S/.test(state.src[end + 2] ?? ' ')) state.pending += ' ';
  state.pos = end + 2;
  return true;
}

/** In a formula, underscores and stars are no marks. */
function readFormula(state: StateInline, silent: boolean): boolean {
  if (
    !state.src.startsWith('$$', state.pos) ||
    state.src[state.pos - 1] === '$' ||
    state.src[state.pos + 2] === '$'
  )
    return false;
  const inner = state.src.slice(state.pos + 2, Math.min(state.posMax, state.pos + MAX_LENGTH));
  const length = inner.indexOf('$$');
  if (length <= 0 || inner[length + 2] === '$') return false;
  if (!silent) pushText(state, inner.slice(0, length));
  state.pos += length + 4;
  return true;
}

/** `\\( formula \\)` and `\\[ formula \\]`, as mdBook and others have them for MathJax. */
function readBracketedFormula(state: StateInline, silent: boolean): boolean {
  const opening = state.src.slice(state.pos, state.pos + 3);
  if (opening !== '\\\\(' && opening !== '\\\\[') return false;
  const inner = state.src.slice(state.pos + 3, Math.min(state.posMax, state.pos + MAX_LENGTH));
  const length = inner.indexOf(opening === '\\\\(' ? '\\\\)' : '\\\\]');
  if (length <= 0) return false;
  if (!silent) pushText(state, inner.slice(0, length));
  state.pos += length + 6;
  return true;
}

function readFootnoteReference(state: StateInline): boolean {
  if (state.src[state.pos] !== '[' || state.src[state.pos + 1] !== '^') return false;
  const label = FOOTNOTE.exec(state.src.slice(state.pos, state.pos + 100));
  const name = label?.[1] ?? '';
  if (label === null || (!environmentOf(state).footnotes.has(name) && !/^\d{1,4}$/.test(name))) return false;
  state.pos += label[0].length;
  return true;
}

/** `^[a note]`: what it says, in parentheses. */
function readInlineFootnote(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '^' || state.src[state.pos + 1] !== '[') return false;
  const end = findBracketEnd(state.src, state.pos + 2, Math.min(state.posMax, state.pos + MAX_NOTE_LENGTH));
  if (end < 0 || state.src[end + 1] === '(') return false;
  if (!silent) {
    const { posMax } = state;
    state.pending += /\S$/.test(state.pending) ? ' (' : '(';
    state.pos += 2;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.posMax = posMax;
    state.pending += ')';
  }
  state.pos = end + 1;
  return true;
}

/** The bracket that closes one before `start`; -1 where none does before `end`. */
function findBracketEnd(src: string, start: number, end: number): number {
  let depth = 1;
  for (let at = start; at < end; at += 1) {
    if (src[at] === '\\') at += 1;
    else if (src[at] === '[') depth += 1;
    else if (src[at] === ']') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

function readEmoji(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== ':' || /[\w:]/.test(state.src[state.pos - 1] ?? '')) return false;
  const shortcode = SHORTCODE.exec(state.src.slice(state.pos, state.pos + 64));
  const name = shortcode?.[1]?.toLowerCase();
  if (shortcode === null || name === undefined) return false;
  const emoji = Object.hasOwn(EMOJI, name) ? EMOJI[name] : undefined;
  if (emoji === undefined && !ICON.test(name)) return false;
  if (!silent && emoji !== undefined) pushText(state, emoji);
  state.pos += shortcode[0].length;
  return true;
}

/** Keys to press, as MkDocs writes them: `++ctrl+c++`. */
function readKeys(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('++', state.pos) || /[\w+]/.test(state.src[state.pos - 1] ?? '')) return false;
  const keys = KEYS.exec(state.src.slice(state.pos, state.pos + 80));
  if (keys === null) return false;
  if (!silent) pushText(state, keys[1] ?? '');
  state.pos += keys[0].length;
  return true;
}

/** `{++new++}`, `{--old--}`, `{~~old~>new~~}`, `{==marked==}`, `{>>remark<<}`: the text after all changes. */
function readChange(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '{' || !/[+=\-~>]/.test(state.src[state.pos + 1] ?? '')) return false;
  const change = CHANGE.exec(state.src.slice(state.pos, Math.min(state.posMax, state.pos + 1100)));
  if (change === null) return false;
  const shown = change[1] ?? change[2] ?? change[3] ?? '';
  if (!silent && shown !== '') pushText(state, shown);
  state.pos += change[0].length;
  return true;
}

/** `H~2~O` and `10^3^`: a few letters without a space, behind a word. */
function readRaised(state: StateInline, silent: boolean): boolean {
  const mark = state.src[state.pos];
  if ((mark !== '~' && mark !== '^') || !/[\p{L}\p{N})\]]/u.test(state.src[state.pos - 1] ?? ''))
    return false;
  const raised = RAISED.exec(state.src.slice(state.pos, Math.min(state.posMax, state.pos + 30)));
  if (raised === null) return false;
  if (!silent) pushText(state, raised[2] ?? '');
  state.pos += raised[0].length;
  return true;
}

/** `{ref}`label <target>`` shows its label. */
function readRole(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '{' || !/[a-zA-Z]/.test(state.src[state.pos + 1] ?? '')) return false;
  const role = ROLE.exec(state.src.slice(state.pos, state.pos + 80));
  const ticks = role?.[1];
  if (role === null || ticks === undefined) return false;
  const start = state.pos + role[0].length;
  const inner = state.src.slice(start, Math.min(state.posMax, start + MAX_ROLE_LENGTH));
  const length = inner.indexOf(ticks);
  if (length < 0) return false;
  const label = inner.slice(0, length);
  if (!silent) pushText(state, /^\s*(\S[^<>]*?)\s*<[^<>]*>\s*$/.exec(label)?.[1] ?? label);
  state.pos = start + length + ticks.length;
  return true;
}

/** Where the second of a pair of marks begins, of which neither touches a letter on its outer side; or -1. */
function findPairEnd(state: StateInline, mark: string, isLoose = false): number {
  const { src, pos } = state;
  if (!src.startsWith(mark, pos) || /[\w=%]/.test(src[pos - 1] ?? '')) return -1;
  if (!isLoose && /^[\s=]/.test(src.slice(pos + 2, pos + 3))) return -1;
  const { unclosed } = environmentOf(state);
  const end = Math.min(state.posMax, pos + MAX_LENGTH);
  const start = unclosed.nextPlace(mark, src, pos + 3);
  for (let at = src.indexOf(mark, start); at > 0 && at + 2 <= end; at = src.indexOf(mark, at + 1)) {
    const isClosing = !/[\w=%]/.test(src[at + 2] ?? '') && (isLoose || /[^\s=]/.test(src[at - 1] ?? ' '));
    if (isClosing) return at;
  }
  unclosed.add(mark, src, pos + 3, end - 2);
  return -1;
}
