// The front matter of a Markdown file: YAML fields between two lines of dashes at the top.

import { Lexer, parseDocument, Parser } from 'yaml';
import { describeError } from '../../../errors.js';
import { SkipError } from '../../source/skipped.js';

/** More is no front matter but a text that begins with a rule. */
const MAX_LINES = 500;
const MAX_LENGTH = 64 * 1024;
/** Aliases can make a few lines stand for gigabytes. */
const MAX_ALIASES = 50;
/** The library composes values by recursion; near the end of the stack, V8 ends the process instead of throwing. */
const MAX_NESTING = 100;

/** The fields of a text, none where it has no front matter, and what comes behind them. */
export interface FrontMatter {
  readonly fields: object;
  readonly body: string;
}

/**
 * Reads the front matter of a text whose line ends are line feeds. Two rules around prose are no front matter. Throws
 * SkipError (`malformed`), which names the line of the file, for front matter that is no YAML.
 */
export function readFrontMatter(text: string): FrontMatter {
  const fenced = cutFences(text);
  const none = { fields: {}, body: text };
  if (fenced === null) return none;
  const { source, body } = fenced;
  const tooDeep = findTooDeep(source);
  if (tooDeep !== null) throw malformed(tooDeep, `values are nested more than ${MAX_NESTING} levels deep`);
  try {
    const document = parseDocument(source, { schema: 'core', logLevel: 'silent', stringKeys: true });
    const [error] = document.errors;
    if (error !== undefined) {
      if (!beginsWithField(source)) return none;
      throw malformed(error.linePos?.[0].line ?? 1, error.message);
    }
    const fields: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    if (fields === null) return { fields: {}, body };
    return typeof fields === 'object' && !Array.isArray(fields) ? { fields, body } : none;
  } catch (error) {
    throw error instanceof SkipError ? error : malformed(1, describeError(error));
  }
}

/** @param line of the YAML, from 1: the fence above it is the first line of the file */
function malformed(line: number, message: string): SkipError {
  const [firstLine = ''] = message.split('\n', 1);
  return new SkipError('malformed', `its front matter is not YAML, line ${line + 1}: ${firstLine}`);
}

function cutFences(text: string): { source: string; body: string } | null {
  if (!/^---[ \t]*\n/.test(text.slice(0, 80))) return null;
  const start = text.indexOf('\n') + 1;
  let lineStart = start;
  for (let line = 0; line < MAX_LINES && lineStart < text.length && lineStart - start < MAX_LENGTH; line++) {
    const lineFeed = text.indexOf('\n', lineStart);
    const lineEnd = lineFeed < 0 ? text.length : lineFeed;
    if (lineEnd - lineStart < 80 && /^(?:---|\.\.\.)\s*$/.test(text.slice(lineStart, lineEnd))) {
      return { source: text.slice(start, lineStart), body: text.slice(lineEnd + 1) };
    }
    lineStart = lineEnd + 1;
  }
  return null;
}

/** The line of the YAML in which nesting goes too deep, or null. The parser keeps the open values on a stack of its own. */
function findTooDeep(source: string): number | null {
  const parser = new Parser();
  let line = 1;
  for (const lexeme of new Lexer().lex(source)) {
    Array.from(parser.next(lexeme));
    if (parser.stack.length > MAX_NESTING) return line;
    line += lexeme.split('\n').length - 1;
  }
  return null;
}

function beginsWithField(source: string): boolean {
  const first = source.split('\n', 10).find((line) => line.trim() !== '' && !line.startsWith('#'));
  return first !== undefined && /^["']?[\p{L}_][\p{L}\p{N}_ -]{0,40}["']?\s?:(?:\s|$)/u.test(first);
}
