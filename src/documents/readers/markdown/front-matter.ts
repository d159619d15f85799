// The front matter of a Markdown file: YAML fields between two lines of dashes at the top.

import { Lexer, parseDocument, Parser } from 'yaml';
import { describeError } from '../../../errors.js';

/** More is no front matter but a text that begins with a rule. */
const MAX_LINES = 500;
const MAX_LENGTH = 64 * 1024;
/** Aliases can make a few lines stand for gigabytes. */
const MAX_ALIASES = 50;
/** The library composes values by recursion; near the end of the stack, V8 ends the process instead of throwing. */
const MAX_NESTING = 100;

export type FrontMatter =
  | { readonly kind: 'none' }
  | { readonly kind: 'fields'; readonly fields: object; readonly body: string }
  /** `line` is the line of the file. */
  | { readonly kind: 'malformed'; readonly line: number; readonly message: string };

/** Reads the front matter of a text whose line ends are line feeds. Two rules around prose are no front matter. */
export function readFrontMatter(text: string): FrontMatter {
  const fenced = cutFences(text);
  if (fenced === null) return { kind: 'none' };
  const { source, body } = fenced;
  const tooDeep = findTooDeep(source);
  if (tooDeep !== null) {
    const message = `values are nested more than ${MAX_NESTING} levels deep`;
    return { kind: 'malformed', line: tooDeep + 1, message };
  }
  try {
    const document = parseDocument(source, { schema: 'core', logLevel: 'silent', stringKeys: true });
    const [error] = document.errors;
    if (error === undefined) {
      const fields: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
      if (fields === null) return { kind: 'fields', fields: {}, body };
      const isMapping = typeof fields === 'object' && !Array.isArray(fields);
      return isMapping ? { kind: 'fields', fields, body } : { kind: 'none' };
    }
    if (!beginsWithField(source)) return { kind: 'none' };
    // The fence above the YAML is the first line of the file.
    return { kind: 'malformed', line: (error.linePos?.[0].line ?? 1) + 1, message: firstLine(error.message) };
  } catch (error) {
    return { kind: 'malformed', line: 2, message: firstLine(describeError(error)) };
  }
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

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
