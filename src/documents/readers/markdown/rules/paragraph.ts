// Paragraphs, and headings underlined by `===` or `---`. The library looks for the end of a paragraph twice, once for each of the two,
// and asks every rule at every line whether it begins there; a line of a text begins with a letter, as no other block does.

import type { MarkdownIt, StateBlock } from 'markdown-it';
import { isIndentedCode, pushBlock, startOf } from './emit.js';

const [CAPITAL_A, CAPITAL_C, CAPITAL_Z, SMALL_A, SMALL_Z] = [0x41, 0x43, 0x5a, 0x61, 0x7a];
const [COLON, DASH, EQUALS, OPEN_BRACE, PIPE] = [0x3a, 0x2d, 0x3d, 0x7b, 0x7c];
const BEYOND_ASCII = 0x80;
const NAME_UNIT = /[\w.-]/;

/** Gives a parser these paragraphs in the place of its own. */
export function useParagraphs(markdown: MarkdownIt): void {
  markdown.block.ruler.at('lheading', readParagraph);
}

function readParagraph(state: StateBlock, startLine: number, endLine: number): boolean {
  if (isIndentedCode(state, startLine)) return false;
  const { parentType } = state;
  state.parentType = 'paragraph';
  const { line, level } = findEnd(state, startLine, endLine);
  state.parentType = parentType;
  // Expressions in braces are asked first whether the paragraph is one.
  if (level === 0 && state.src.charCodeAt(startOf(state, startLine)) === OPEN_BRACE) return false;
  const content = state.md.utils.asciiTrim(state.getLines(startLine, line, state.blkIndent, false));
  if (level > 0) state.push('heading_open', `h${level}`, 1);
  pushBlock(state, 'inline', content);
  if (level > 0) state.push('heading_close', `h${level}`, -1);
  state.line = level > 0 ? line + 1 : line;
  return true;
}

/** The line behind a paragraph, and the level of the heading that it is where this line underlines it; 0 where none does. */
function findEnd(
  state: StateBlock,
  startLine: number,
  endLine: number,
): { readonly line: number; readonly level: 0 | 1 | 2 } {
  const terminators = state.md.block.ruler.getRules('paragraph');
  let line = startLine + 1;
  for (; line < endLine && !state.isEmpty(line); line++) {
    if (isIndentedCode(state, line)) continue;
    const indent = state.sCount[line] ?? 0;
    const level = indent >= state.blkIndent ? readUnderline(state, line) : 0;
    if (level > 0) return { line, level };
    if (indent < 0 || isPlainLine(state, line, endLine)) continue;
    const at = line;
    if (terminators.some((rule) => rule(state, at, endLine, true))) break;
  }
  return { line, level: 0 };
}

function readUnderline(state: StateBlock, line: number): 0 | 1 | 2 {
  const start = startOf(state, line);
  const mark = state.src.charCodeAt(start);
  if (mark !== DASH && mark !== EQUALS) return 0;
  const end = state.skipSpaces(state.skipChars(start, mark));
  if (end < (state.eMarks[line] ?? 0)) return 0;
  return mark === EQUALS ? 1 : 2;
}

/** Whether a line can only go on with the paragraph: it begins with a letter, is no property, and has no rule of a table below it. */
function isPlainLine(state: StateBlock, line: number, endLine: number): boolean {
  const { src } = state;
  const start = startOf(state, line);
  const first = src.charCodeAt(start);
  const isCapital = first >= CAPITAL_A && first <= CAPITAL_Z && first !== CAPITAL_C;
  const isSmall = first >= SMALL_A && first <= SMALL_Z;
  if (!isCapital && first < BEYOND_ASCII && !(isSmall && !isProperty(src, start))) return false;
  if (line + 1 >= endLine) return true;
  const below = src.charCodeAt(startOf(state, line + 1));
  return below !== PIPE && below !== DASH && below !== COLON;
}

/** `name::` of Logseq. */
function isProperty(src: string, start: number): boolean {
  let at = start;
  while (at < src.length && NAME_UNIT.test(src.charAt(at))) at++;
  return src.charCodeAt(at) === COLON && src.charCodeAt(at + 1) === COLON;
}
