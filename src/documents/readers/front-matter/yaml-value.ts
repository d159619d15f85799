// YAML from outside: within bounds of nesting and of aliases, and never an exception.

import { Lexer, parseDocument, Parser } from 'yaml';
import { describeError } from '../../../errors.js';

/** Aliases can make a few lines stand for gigabytes. */
const MAX_ALIASES = 50;
/** The library composes values by recursion; near the end of the stack, V8 ends the process instead of throwing. */
const MAX_NESTING = 100;
/** Each level of nesting has one of these signs; the library opens a few values that have none. */
const OPENING = /[[{:?|>-]/g;
const OPEN_WITHOUT_SIGN = 10;

/** What became of a text: a value, no YAML, or YAML that would cost too much. Lines count from 1. */
export type YamlValue =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'malformed'; readonly line: number; readonly message: string }
  | { readonly kind: 'unsafe'; readonly line: number; readonly message: string };

/** Parses a text as YAML 1.2 (dates stay texts). Of a key that occurs twice the last value counts, as in most tools. */
export function parseYaml(source: string): YamlValue {
  const tooDeep = findTooDeep(source);
  if (tooDeep !== null) {
    const message = `values are nested more than ${MAX_NESTING} levels deep`;
    return { kind: 'unsafe', line: tooDeep, message };
  }
  try {
    const document = parseDocument(source, {
      schema: 'core',
      logLevel: 'silent',
      stringKeys: true,
      uniqueKeys: false,
    });
    const [error] = document.errors;
    if (error !== undefined) {
      return { kind: 'malformed', line: error.linePos?.[0].line ?? 1, message: error.message };
    }
    return { kind: 'value', value: document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown };
  } catch (error) {
    const message = describeError(error);
    return { kind: message.startsWith('Excessive alias') ? 'unsafe' : 'malformed', line: 1, message };
  }
}

/** The line in which nesting goes too deep, or null. The parser keeps the open values on a stack of its own. */
function findTooDeep(source: string): number | null {
  if ((source.match(OPENING)?.length ?? 0) < MAX_NESTING - OPEN_WITHOUT_SIGN) return null;
  const parser = new Parser();
  let line = 1;
  for (const lexeme of new Lexer().lex(source)) {
    Array.from(parser.next(lexeme));
    if (parser.stack.length > MAX_NESTING) return line;
    line += lexeme.split('\n').length - 1;
  }
  return null;
}
