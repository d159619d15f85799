// Imports and exports of MDX, which are no text. An exported constant may be shown further down.

import type { StateBlock } from 'markdown-it';
import { environmentOf, type MarkdownEnvironment } from '../markdown-environment.js';
import { lineAt } from './emit.js';

const IMPORT =
  /^import\s+(?:["'][^"'\n]+["']|(?:type\s+)?[\w$*{][^"';]*?\sfrom\s+["'][^"'\n]+["'])[ \t]*;?[ \t]*(?:\/\/.*)?$/;
const EXPORT =
  /^export\s+(?:default\b|(?:async\s+)?function\b|class\s|type\s|interface\s|(?:const|let|var)\s+[\w$[{]|\{|\*\s+from\s)/;
const CONSTANT =
  /^export\s+(?:const|let|var)\s+([\w$]{1,40})\s*=\s*(?:(["'`])([^"'`\n]{0,200})\2|(\d[\d._]{0,20}))\s*;?\s*$/;
/** An import of more lines is none. */
const MAX_IMPORT_LINES = 30;
/** Whether a Markdown text imports or exports as MDX does: what Docusaurus reads as MDX, whatever its ending. */
export function looksLikeMdx(text: string): boolean {
  return (
    /^(?:import\s[^\n]*["'][^\n]*["']|export\s+(?:const|default|function)\s)/m.test(text) &&
    findModuleLine(text)
  );
}

/** Whether an import or export stands at the beginning of a paragraph, outside of fenced code. */
function findModuleLine(text: string): boolean {
  let isFenced = false;
  let isBlank = true;
  for (const line of text.slice(0, 64 * 1024).split('\n')) {
    if (/^\s{0,3}(?:```|~~~)/.test(line)) isFenced = !isFenced;
    else if (!isFenced && isBlank && (IMPORT.test(line) || EXPORT.test(line))) return true;
    isBlank = line.trim() === '' || (isBlank && line.startsWith('import '));
  }
  return false;
}

/** The block rule: an import, or an export up to the line that closes its last bracket. */
export function readModuleLines(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  if (state.blkIndent > 0 || (state.sCount[startLine] ?? 0) > 0) return false;
  const first = lineAt(state, startLine);
  if (!first.startsWith('import') && !first.startsWith('export')) return false;
  const end = first.startsWith('import')
    ? findImportEnd(state, startLine, endLine)
    : findExportEnd(state, startLine, endLine);
  if (end < 0) return false;
  if (!silent) state.line = end;
  return true;
}

function findImportEnd(state: StateBlock, startLine: number, endLine: number): number {
  let text = '';
  for (let line = startLine; line < Math.min(endLine, startLine + MAX_IMPORT_LINES); line++) {
    const next = lineAt(state, line);
    if (next.trim() === '') return -1;
    text = text === '' ? next : `${text} ${next}`;
    if (IMPORT.test(text)) return line + 1;
    if (!text.includes('{') || text.includes('}')) return -1;
  }
  return -1;
}

/** An export ends with the line that closes its last bracket. */
function findExportEnd(state: StateBlock, startLine: number, endLine: number): number {
  const first = lineAt(state, startLine);
  if (!EXPORT.test(first)) return -1;
  const constant = CONSTANT.exec(first);
  const environment = environmentOf(state);
  if (constant !== null) environment.constants.set(constant[1] ?? '', constant[3] ?? constant[4] ?? '');
  const open = /[{[(]/.exec(first);
  if (open === null) return startLine + 1;
  const start = (state.bMarks[startLine] ?? 0) + open.index;
  const end = findClosingLine(state, start, startLine, endLine, environment);
  return end < 0 ? startLine + 1 : end;
}

function findClosingLine(
  state: StateBlock,
  start: number,
  startLine: number,
  endLine: number,
  environment: MarkdownEnvironment,
): number {
  // A list or a call is as long as the braces in it: the brackets are balanced line by line.
  let depth = 0;
  let at = start;
  for (let line = startLine; line < endLine && environment.scansLeft > 0; line++) {
    const lineEnd = state.eMarks[line] ?? 0;
    for (; at < lineEnd; at++) {
      const unit = state.src[at];
      if (unit === '{' || unit === '[' || unit === '(') depth++;
      else if (unit === '}' || unit === ']' || unit === ')') depth--;
      else if (unit === '"' || unit === "'" || unit === '`') {
        const close = state.src.slice(at + 1, lineEnd).indexOf(unit);
        if (close >= 0) at += close + 1;
      }
    }
    if (depth <= 0) return line + 1;
    environment.scansLeft -= lineEnd - (state.bMarks[line] ?? 0);
    at = lineEnd;
  }
  return -1;
}
