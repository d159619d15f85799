// Where a tag of JSX or an expression in braces ends. Knows strings and comments of JavaScript, in which brackets do not count.

import type { MarkdownEnvironment } from '../markdown-environment.js';

/** Longer ones are text, in UTF-16 units. */
const MAX_LENGTH = 20_000;

/** The index behind the `}` that closes the brace at `start`, or -1 where none does before `end`. */
export function findBracesEnd(
  text: string,
  start: number,
  end: number,
  environment: MarkdownEnvironment,
): number {
  const limit = limitOf(start, end, environment);
  let depth = 0;
  for (let i = start; i < limit; i++) {
    const unit = text[i];
    if (unit === '{') depth++;
    else if (unit === '}' && --depth === 0) return i + 1;
    else i = skipLiteral(text, i, limit);
  }
  environment.scansLeft -= limit - start;
  return -1;
}

/** The index behind the `>` of the tag whose `<` is at `start`, or -1 where it is none: its attributes may hold expressions. */
export function findTagEnd(
  text: string,
  start: number,
  end: number,
  environment: MarkdownEnvironment,
): number {
  const limit = limitOf(start, end, environment);
  for (let i = start + 1; i < limit; i++) {
    const unit = text[i];
    if (unit === '>') return i + 1;
    if (unit === '<') break;
    if (unit === '"' || unit === "'") {
      const close = text.slice(i + 1, limit).indexOf(unit);
      if (close < 0) break;
      i += close + 1;
    } else if (unit === '{') {
      const close = findBracesEnd(text, i, limit, environment);
      if (close < 0) break;
      i = close - 1;
    }
  }
  environment.scansLeft -= 1;
  return -1;
}

function limitOf(start: number, end: number, { scansLeft }: MarkdownEnvironment): number {
  return Math.min(end, start + Math.max(0, Math.min(MAX_LENGTH, scansLeft)));
}

/**
 * The last index of the string or comment that begins at an index; the index itself where none does. A comment that never ends
 * ends at the limit.
 */
function skipLiteral(text: string, index: number, limit: number): number {
  const unit = text[index];
  if (unit === '"' || unit === "'" || unit === '`') return skipString(text, index, limit, unit);
  if (unit !== '/' || text[index + 1] !== '*') return index;
  const close = text.slice(index + 2, limit).indexOf('*/');
  return close < 0 ? limit : index + 3 + close;
}

function skipString(text: string, index: number, limit: number, quote: string): number {
  for (let i = index + 1; i < limit; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === quote) return i;
    // An apostrophe of a text inside an expression.
    else if (text[i] === '\n' && quote !== '`') return index;
  }
  return index;
}
