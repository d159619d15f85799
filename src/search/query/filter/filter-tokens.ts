// Cuts a filter into names, quoted texts and signs.

import { FindlingError } from '../../../errors.js';
import type { SentenceValues } from '../sentence-table.js';
import { saySentence, type SentenceName } from '../sentences.js';

/** A part of a filter. */
export interface Token {
  readonly kind: 'name' | 'text' | 'sign' | 'end';
  readonly text: string;
  /** Offset in UTF-16 units. */
  readonly at: number;
}

/** The tokens of a filter, the last of which is its end. Throws FindlingError `invalid_filter`. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s+|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(!=|>=|<=|[=<>()[\],])|([^\s"'=<>!()[\],]+)/gy;
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) throw failure('filterSign', at, { sign: text.charAt(at) });
    const [whole, quoted, sign, name] = match;
    if (quoted !== undefined)
      tokens.push({ kind: 'text', text: quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1'), at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at });
    at += whole.length;
  }
  tokens.push({ kind: 'end', text: '', at });
  return tokens;
}

/** What is wrong at a character of the filter, and which one that is. @param at offset, from 0 */
export function failure(name: SentenceName, at: number, values: SentenceValues): FindlingError {
  return new FindlingError('invalid_filter', saySentence(name, { ...values, at: at + 1 }));
}
