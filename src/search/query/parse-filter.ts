// Parses a filter: `section = "World" AND (date >= 2015-12-01 OR tags IN [a, b]) AND NOT source EXISTS`.
// Unlike a query, a filter is written by a program: what does not parse is an error that names the character.

import { FindlingError } from '../../errors.js';
import { type Filter, type FilterFacet, filterFacets } from './filter.js';

/** UTF-16 units. */
const MAX_FILTER_LENGTH = 4000;
/** Levels of NOT and parentheses. */
const MAX_DEPTH = 50;
const FOREVER = Number.POSITIVE_INFINITY;

interface Token {
  readonly kind: 'name' | 'text' | 'sign' | 'end';
  readonly text: string;
  /** Offset in UTF-16 units. */
  readonly at: number;
}

/** Parses a filter. Throws FindlingError `invalid_filter`, naming the character and what was expected there. */
export function parseFilter(text: string): Filter {
  if (text.length > MAX_FILTER_LENGTH) {
    throw new FindlingError('invalid_filter', `the filter is longer than ${MAX_FILTER_LENGTH} characters`);
  }
  return new FilterParser(readTokens(text)).parse();
}

/**
 * The time from `from` up to but not including `to`, in milliseconds since 1970 UTC, that is written `2015`, `2015-12`,
 * `2015-12-31` or, a single millisecond, with a time of day. A year has four digits, for whoever types `20` is about to type `2015`;
 * before year 0 it has a sign (`-0043`), or it is written `44 BC`. Null for what is no date.
 */
export function parseDateSpan(text: string): { readonly from: number; readonly to: number } | null {
  const [, number, era = ''] = /^(?:ad )?(\d{1,4}) ?(bce?|b\.c\.|ad|ce|a\.d\.)?$/i.exec(text) ?? [];
  if (number !== undefined && (era !== '' || /^ad /i.test(text))) {
    const year = /^b/i.test(era) ? 1 - Number(number) : Number(number);
    return { from: timeOfDay(year, 0, 1), to: timeOfDay(year + 1, 0, 1) };
  }
  const parts = /^(\d{4}|[+-]\d{1,6})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (parts === null) {
    const instant = /^(?:\d{4}|[+-]\d{6})-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(instant) ? null : { from: instant, to: instant + 1 };
  }
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1) - 1, Number(parts[3] ?? 1)];
  const from = timeOfDay(year, month, day);
  const to =
    parts[2] === undefined
      ? timeOfDay(year + 1, 0, 1)
      : parts[3] === undefined
        ? timeOfDay(year, month + 1, 1)
        : timeOfDay(year, month, day + 1);
  if (Number.isNaN(from) || Number.isNaN(to)) return null;
  const first = new Date(from);
  return first.getUTCMonth() === month && first.getUTCDate() === day ? { from, to } : null;
}

/** Not Date.UTC, which takes years below 100 for those of the last century. */
function timeOfDay(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s+|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(!=|>=|<=|[=<>()[\],])|([^\s"'=<>!()[\],]+)/gy;
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) throw failure(at, `a character that has no meaning here (${text.charAt(at)})`);
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

function failure(at: number, problem: string): FindlingError {
  return new FindlingError('invalid_filter', `the filter has at character ${at + 1} ${problem}`);
}

/** A recursive descent: OR of ANDs of NOTs of comparisons and filters in parentheses. */
class FilterParser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Filter {
    const filter = this.#parseOr();
    if (this.#peek().kind !== 'end') throw this.#unexpected('AND, OR or the end');
    return filter;
  }

  #parseOr(): Filter {
    const parts = [this.#parseAnd()];
    while (this.#takeWord('OR')) parts.push(this.#parseAnd());
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'or', parts };
  }

  #parseAnd(): Filter {
    const parts = [this.#parseNot()];
    while (this.#takeWord('AND')) parts.push(this.#parseNot());
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'and', parts };
  }

  #parseNot(): Filter {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH)
      throw failure(this.#peek().at, `more than ${MAX_DEPTH} levels of NOT and parentheses`);
    try {
      if (this.#takeWord('NOT')) return { kind: 'not', part: this.#parseNot() };
      if (!this.#takeSign('(')) return this.#parseComparison();
      const filter = this.#parseOr();
      if (!this.#takeSign(')')) throw this.#unexpected('a closing parenthesis');
      return filter;
    } finally {
      this.#depth -= 1;
    }
  }

  #parseComparison(): Filter {
    const name = this.#take();
    if (name.kind !== 'name') throw this.#unexpected(`a field (${filterFacets.join(', ')} or date)`, name);
    if (name.text === 'date') return this.#parseDate();
    const facet = name.text === 'tag' ? 'tags' : name.text === 'lang' ? 'language' : name.text;
    if (!isFacet(facet)) throw this.#unexpected(`a field (${filterFacets.join(', ')} or date)`, name);
    if (this.#takeWord('EXISTS')) return { kind: 'exists', facet };
    if (this.#takeSign('=')) return { kind: 'in', facet, values: [this.#parseValue()] };
    if (this.#takeSign('!='))
      return { kind: 'not', part: { kind: 'in', facet, values: [this.#parseValue()] } };
    if (this.#takeWord('IN')) return { kind: 'in', facet, values: this.#parseList() };
    if (this.#takeWord('NOT')) {
      if (this.#takeWord('IN'))
        return { kind: 'not', part: { kind: 'in', facet, values: this.#parseList() } };
      if (this.#takeWord('EXISTS')) return { kind: 'not', part: { kind: 'exists', facet } };
    }
    throw this.#unexpected('=, !=, IN or EXISTS');
  }

  #parseDate(): Filter {
    if (this.#takeWord('EXISTS')) return { kind: 'exists', facet: 'date' };
    if (this.#takeWord('NOT')) {
      if (!this.#takeWord('EXISTS')) throw this.#unexpected('EXISTS');
      return { kind: 'not', part: { kind: 'exists', facet: 'date' } };
    }
    const sign = this.#take();
    const value = this.#take();
    // A program does not type: here a year below 1000 needs no zeros.
    const span = parseDateSpan(/^\d{1,3}$/.test(value.text) ? value.text.padStart(4, '0') : value.text);
    if (sign.kind !== 'sign') throw this.#unexpected('=, !=, <, <=, >, >= or EXISTS', sign);
    if (span === null) throw this.#unexpected('a date (2015, 2015-12, 2015-12-31 or "44 BC")', value);
    const { from, to } = span;
    switch (sign.text) {
      case '=':
        return { kind: 'date', from, to };
      case '!=':
        return { kind: 'not', part: { kind: 'date', from, to } };
      case '>=':
        return { kind: 'date', from, to: FOREVER };
      case '>':
        return { kind: 'date', from: to, to: FOREVER };
      case '<':
        return { kind: 'date', from: -FOREVER, to: from };
      case '<=':
        return { kind: 'date', from: -FOREVER, to };
      default:
        throw this.#unexpected('=, !=, <, <=, > or >=', sign);
    }
  }

  #parseList(): string[] {
    if (!this.#takeSign('[')) throw this.#unexpected('a list in square brackets');
    const values: string[] = [];
    while (!this.#takeSign(']')) {
      if (values.length > 0 && !this.#takeSign(',')) throw this.#unexpected('a comma or a closing bracket');
      values.push(this.#parseValue());
    }
    return values;
  }

  /** One quoted value, or bare words up to an operator. */
  #parseValue(): string {
    const first = this.#take();
    if (first.kind !== 'name' && first.kind !== 'text') throw this.#unexpected('a value', first);
    const words = [first.text];
    while (
      first.kind === 'name' &&
      this.#peek().kind === 'name' &&
      !/^(?:AND|OR|NOT)$/i.test(this.#peek().text)
    ) {
      words.push(this.#take().text);
    }
    return words.join(' ');
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', at: 0 };
  }

  #take(): Token {
    const token = this.#peek();
    if (token.kind !== 'end') this.#next += 1;
    return token;
  }

  #takeWord(word: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'name' || token.text.toUpperCase() !== word) return false;
    this.#next += 1;
    return true;
  }

  #takeSign(sign: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'sign' || token.text !== sign) return false;
    this.#next += 1;
    return true;
  }

  #unexpected(expected: string, token: Token = this.#peek()): FindlingError {
    return token.kind === 'end'
      ? new FindlingError(
          'invalid_filter',
          `the filter ends at character ${token.at + 1} where ${expected} is expected`,
        )
      : failure(token.at, `"${token.text}" where ${expected} is expected`);
  }
}

function isFacet(name: string): name is FilterFacet {
  return (filterFacets as readonly string[]).includes(name);
}
