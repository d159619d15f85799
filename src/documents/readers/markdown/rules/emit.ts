// What the rules read lines with and put tokens out by.

import type { StateBlock, StateInline, Token } from 'markdown-it';

/** Where a line begins in the source, behind its indentation. */
export function startOf(state: StateBlock, line: number): number {
  return (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
}

/** A line without its indentation. */
export function lineAt(state: StateBlock, line: number): string {
  return state.src.slice(startOf(state, line), state.eMarks[line]);
}

/** Whether a line is indented so far that it is code. */
export function isIndentedCode(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) - state.blkIndent >= 4;
}

/** Reads the blocks of lines that are indented so far as if they were not. */
export function readIndented(state: StateBlock, startLine: number, endLine: number, indent: number): void {
  const outer = state.blkIndent;
  state.blkIndent = indent;
  state.level++;
  state.md.block.tokenize(state, startLine, endLine);
  state.level--;
  state.blkIndent = outer;
}

/** Puts out a block of its own. */
export function pushBlock(state: StateBlock, type: string, content: string): Token {
  const token = state.push(type, '', 0);
  token.content = content;
  return token;
}

/** Puts out a text as it is. */
export function pushText(state: StateInline, content: string): void {
  const token = state.push('text', '', 0);
  token.content = content;
}
