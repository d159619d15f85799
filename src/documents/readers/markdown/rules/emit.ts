// What the rules read lines with and put tokens out by.

import type { StateBlock, StateInline, Token } from 'markdown-it';

/** A line without its indentation. */
export function lineAt(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}

/** Whether a line is indented so far that it is code. */
export function isIndentedCode(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) - state.blkIndent >= 4;
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
