// Lines and blocks that a site generator replaces or leaves out: tables of contents, included files, comments and formulas on
// lines of their own, properties that programs keep.

import type { MarkdownIt, StateBlock } from 'markdown-it';
import { environmentOf } from '../markdown-environment.js';
import { isIndentedCode, lineAt, pushBlock, startOf } from './emit.js';

const DROPPED: Readonly<Record<string, RegExp>> = {
  '[': /^\[(?:TOC|\[_?TOC_?\])\]$/i,
  '@': /^@\[toc\]$/i,
  $: /^\$\{toc\}$/i,
  // Boxes of Org in Logseq.
  // And what Excalidraw writes above the texts of a drawing.
  '#': /^#(?:\+(?:BEGIN|END)_[A-Z]+|#? (?:Excalidraw Data|Text Elements))$/i,
  '=': /^==⚠\s+Switch to EXCALIDRAW VIEW .*$/,
  // VitePress (`<<< @/file`), the snippets of MkDocs (`--8<-- "file"`), a break between blocks of MyST, the drawer of Org in Logseq.
  '<': /^<<<\s+[@./~][^\s]+.*$/,
  '-': /^-{1,3}8<-{1,}(?:\s+["'].*["'])?$/,
  ';': /^;-{1,3}8<-{1,}.*$/,
  '+': /^\+{3,}(?:\s*\{.*\})?$/,
  ':': /^:(?:LOGBOOK|END):$/,
  C: /^CLOCK:\s*\[.*$/,
};
/** Properties that Logseq keeps for itself. */
const PROPERTY =
  /^(?:id|collapsed|heading|background-color|created-at|updated-at|ls-type|hl-(?:page|color|type)|query-[\w-]+|logseq\.[\w.-]+)::\s?\S*$/;
/** A line of a comment of MyST, where the text has other marks of it. */
const MYST_COMMENT = /^%(?:\s|$)/;
const MYST = /^(?:`{3,}|:{3,})\{[a-z]|^\([\w-]+\)=$/m;
/** Blocks of more lines are not searched for their end. */
const MAX_BLOCK_LINES = 500;

/** Teaches a parser the lines and blocks that are left out, and definitions. */
export function useLineMarks(markdown: MarkdownIt): void {
  const alt = ['paragraph', 'reference', 'blockquote', 'list'];
  markdown.block.ruler.before('fence', 'line_mark', readDroppedLine, { alt });
  markdown.block.ruler.before('fence', 'marked_block', readMarkedBlock, { alt });
  markdown.block.ruler.before('fence', 'definition', readDefinition, { alt: ['paragraph'] });
}

function readDroppedLine(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const first = state.src[startOf(state, startLine)] ?? '';
  const pattern = patternOf(first);
  if (pattern === undefined || isIndentedCode(state, startLine)) return false;
  const length = (state.eMarks[startLine] ?? 0) - (state.bMarks[startLine] ?? 0);
  if (length > 300 || !pattern.test(lineAt(state, startLine).trimEnd())) return false;
  if (pattern === MYST_COMMENT && !MYST.test(state.src)) return false;
  if (!silent) state.line = startLine + 1;
  return true;
}

function patternOf(first: string): RegExp | undefined {
  if (Object.hasOwn(DROPPED, first)) return DROPPED[first];
  if (first === '%') return MYST_COMMENT;
  return /[a-z]/.test(first) ? PROPERTY : undefined;
}

/** `$$` around a formula, whose marks are no emphasis, and `%%` around a comment, on lines of their own. */
function readMarkedBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = state.src[startOf(state, startLine)];
  if ((first !== '$' && first !== '%') || isIndentedCode(state, startLine)) return false;
  const line = lineAt(state, startLine).trimEnd();
  const mark = `${first}${first}`;
  const isOpening = first === '$' ? /^\$\$[^$]*$/.test(line) : line === mark;
  if (!isOpening) return false;
  const last = findLastLine(state, startLine, endLine, mark);
  if (last < 0) return false;
  if (silent) return true;
  if (first === '$') {
    const formula = state.getLines(startLine, last + 1, state.blkIndent, false);
    pushBlock(state, 'fence', formula.replaceAll('$$', ''));
  }
  state.line = last + 1;
  return true;
}

/** What a term means, below it behind a colon: `:   meaning`. */
function readDefinition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (startLine === 0 || isIndentedCode(state, startLine) || state.src[startOf(state, startLine)] !== ':')
    return false;
  const text = /^:[ \t]+(?=\S)(.*)$/.exec(lineAt(state, startLine))?.[1];
  if (text === undefined) return false;
  if (silent) return true;
  const lines = [text];
  let line = startLine + 1;
  for (; line < endLine && !state.isEmpty(line) && !/^:[ \t]/.test(lineAt(state, line)); line++)
    lines.push(lineAt(state, line));
  pushBlock(state, 'inline', lines.join('\n'));
  state.line = line;
  return true;
}

function findLastLine(state: StateBlock, startLine: number, endLine: number, mark: string): number {
  const environment = environmentOf(state);
  const end = Math.min(endLine, startLine + MAX_BLOCK_LINES);
  for (let line = startLine + 1; line < end && environment.scansLeft > 0; line++) {
    const text = lineAt(state, line).trimEnd();
    if (mark === '$$' ? text.endsWith(mark) : text === mark) return line;
    if (mark === '$$' && text === '') return -1;
    environment.scansLeft -= text.length + 1;
  }
  return -1;
}
