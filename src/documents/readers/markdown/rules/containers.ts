// Boxes around Markdown: `:::tip Title` of VitePress, Docusaurus, Starlight and MyST, `!!! note "Title"`, `??? info` and
// `=== "Tab"` of MkDocs, and the definitions of footnotes. Their titles and texts are shown, their marks are not.

import type { MarkdownIt, StateBlock } from 'markdown-it';
import { environmentOf } from '../markdown-environment.js';
import { isIndentedCode, lineAt, pushBlock, readIndented, startOf } from './emit.js';

/** `:::`, `::: tip`, `:::note[Title]{open}`, `::::{tip} Title`, `::card{...}`. */
const FENCE = /^:{3,}[ \t]*(?:\{([\w:.-]+)\}|([\w-]+))?[ \t]*(?:\[(.*)\])?[ \t]*(.*?)[ \t]*:*$/;
const LEAF = /^::([A-Za-z][\w-]*)(?:\[(.*)\])?[ \t]*(?:\{[^{}]*\})?$/;
const ADMONITION =
  /^(?:!!!|\?\?\?\+?)[ \t]+([\w-]+(?:[ \t]+(?:inline|end|expand))*)?[ \t]*(?:"(.*)")?[ \t]*$/;
const TAB = /^===[!+]?[ \t]+["'](.+)["'][ \t]*$/;
const FOOTNOTE = /^\[\^([^\]\s]{1,80})\]:[ \t]*/;
/** Options of MyST below the opening line (`:class: dropdown`). */
const OPTION = /^:[\w-]+:(?:[ \t]|$)/;
/** Directives whose lines are not shown as they are written: the contents of a book, what is read from code. */
const UNREAD_DIRECTIVES: ReadonlySet<string> = new Set(
  'toctree contents tableofcontents index bibliography automodule autoclass autofunction autosummary include'.split(
    ' ',
  ),
);

/** The most lines of such a directive. */
const MAX_UNREAD_LINES = 200;

const ENDS = { alt: ['paragraph', 'reference', 'blockquote', 'list'] };

/** Teaches a parser boxes, admonitions, tabs and the texts of footnotes. */
export function useContainers(markdown: MarkdownIt): void {
  const { ruler } = markdown.block;
  ruler.before('fence', 'colon_fence', readColonFence, ENDS);
  ruler.before('fence', 'admonition', readAdmonition, ENDS);
  ruler.before('reference', 'footnote', readFootnote, { alt: ['paragraph', 'reference'] });
}

/** Whether the lines of a directive are not text. */
export function isUnreadDirective(name: string): boolean {
  return UNREAD_DIRECTIVES.has(name);
}

/** The opening and the closing line are blocks of their own: a box that is never closed loses nothing. */
function readColonFence(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (state.src[startOf(state, startLine)] !== ':') return false;
  if (isIndentedCode(state, startLine)) return false;
  const line = lineAt(state, startLine).trimEnd();
  const leaf = LEAF.exec(line);
  const fence = leaf ?? FENCE.exec(line);
  if (fence === null || (leaf === null && !line.startsWith(':::'))) return false;
  if (silent) return true;
  state.line = startLine + 1;
  if (leaf !== null) {
    if (leaf[2] !== undefined) pushBlock(state, 'inline', leaf[2]);
    return true;
  }
  const [, directive, , bracketed, title = ''] = fence;
  while (directive !== undefined && state.line < endLine && OPTION.test(lineAt(state, state.line)))
    state.line++;
  if (directive !== undefined && isUnreadDirective(directive)) state.line = findFenceEnd(state, endLine);
  const shown = bracketed ?? title.replace(/\{[^{}]*\}$/, '').trim();
  if (shown !== '' && /[^:\s]/.test(shown)) pushBlock(state, 'inline', shown.replace(/^["'](.*)["']$/, '$1'));
  return true;
}

function findFenceEnd(state: StateBlock, endLine: number): number {
  for (let line = state.line; line < endLine; line++) {
    if (/^:{3,}\s*$/.test(lineAt(state, line))) return line + 1;
    if (line - state.line > MAX_UNREAD_LINES) break;
  }
  return state.line;
}

/** The title, and below it what is indented. Without indented lines or a title in quotes, it is a sentence that shouts. */
function readAdmonition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const mark = state.src[startOf(state, startLine)];
  if ((mark !== '!' && mark !== '?' && mark !== '=') || isIndentedCode(state, startLine)) return false;
  const line = lineAt(state, startLine);
  const admonition = mark === '=' ? TAB.exec(line) : ADMONITION.exec(line);
  if (admonition === null) return false;
  const title = (mark === '=' ? admonition[1] : admonition[2])?.trim();
  const next = state.skipEmptyLines(startLine + 1);
  const hasContent = next < endLine && (state.sCount[next] ?? 0) - state.blkIndent >= 4;
  if (title === undefined && !hasContent) return false;
  if (silent) return true;
  if (title !== undefined && title !== '') pushBlock(state, 'inline', title);
  state.line = startLine + 1;
  if (hasContent) readIndented(state, next, endLine, state.blkIndent + 4);
  return true;
}

/** The label of a footnote is no text; its lines are, the indented ones below, too. */
function readFootnote(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = startOf(state, startLine);
  if (state.src[start] !== '[' || state.src[start + 1] !== '^' || isIndentedCode(state, startLine))
    return false;
  const label = FOOTNOTE.exec(lineAt(state, startLine));
  if (label === null) return false;
  if (silent) return true;
  environmentOf(state).footnotes.add(label[1] ?? '');
  const terminators = state.md.block.ruler.getRules('paragraph');
  let line = startLine + 1;
  while (line < endLine && !state.isEmpty(line)) {
    const at = line;
    if (terminators.some((rule) => rule(state, at, endLine, true))) break;
    line++;
  }
  pushBlock(
    state,
    'inline',
    state.getLines(startLine, line, state.blkIndent, false).trim().slice(label[0].length),
  );
  state.line = line;
  const next = state.skipEmptyLines(line);
  if (next > line && next < endLine && (state.sCount[next] ?? 0) - state.blkIndent >= 4)
    readIndented(state, next, endLine, state.blkIndent + 4);
  return true;
}
