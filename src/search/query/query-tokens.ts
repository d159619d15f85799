// Cuts a query into tokens: words, phrases, operators, parentheses. Never fails: what cannot be what it looks like is taken
// as text, with a warning.

import { type AskedFields, isOwnField, NO_FIELDS, type OwnFieldName } from './asked-field.js';
import { warnOfNegative, warnOfPhrase, warnOfValue, warnOfWord } from './foreign-syntax.js';
import { parseDateSpan } from './parse-date-span.js';
import { parseFieldValue } from './parse-field-value.js';
import type { AllowedErrors } from './query.js';
import { fieldNamedBy, kindOfField, MAX_NAME_LENGTH, type QueryField } from './query-fields.js';
import type { QueryWarnings } from './query-warnings.js';
import { saySentence, SENTENCES } from './sentences.js';
import { readStarPattern, type StarPattern } from './star-pattern.js';

/** Levels of parentheses; deeper ones are text. */
const MAX_DEPTH = 32;
/** A larger slop of a phrase counts as this one. */
const MAX_SLOP = 1000;

/** Offsets in the query, in UTF-16 units. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A token, with where it stands in what was typed. */
export type QueryToken = Span &
  (
    | { readonly kind: 'open' | 'close' }
    /** AND, OR, NOT. */
    | { readonly kind: 'operator'; readonly name: 'AND' | 'OR' | 'NOT' }
    /** A plus or minus directly before what it belongs to. */
    | { readonly kind: 'sign'; readonly occur: 'must' | 'not' }
    | { readonly kind: 'field'; readonly field: QueryField }
    /** `end` is before a star or tilde at the end of the word, unless there are others. */
    | {
        readonly kind: 'word';
        readonly text: string;
        readonly prefix: boolean;
        readonly errors: AllowedErrors;
        /** As those of a `WordQuery`; null for a word without stars inside or before it. */
        readonly pieces: readonly string[] | null;
      }
    /** `start` and `end` are those of the text between the quotation marks; a phrase that is not closed ends with the query. */
    | {
        readonly kind: 'phrase';
        readonly text: string;
        readonly slop: number;
        readonly isClosed: boolean;
      }
  );

const quote = /["\u201c\u201d\u201e\u00ab\u00bb\uff02]/;
const hebrew = /[\u05d0-\u05ea]/;
const space = /\s/;
/** Characters that neither end a word or phrase nor mean anything in it. */
const plain = /[^\s"\u201c\u201d\u201e\u00ab\u00bb\uff02()\\]+/y;
const letter = /[\p{L}\p{N}\p{M}]/u;
const date = /"([^"\\\u201c\u201d\u201e\u00ab\u00bb\uff02]*)"|([\w.:+-]+)/y;
const value = /["\u201c\u201d\u201e\u00ab\u00bb\uff02]([^"\u201c\u201d\u201e\u00ab\u00bb\uff02]*)|(\S+)/y;
const NO_PATTERN: StarPattern = { kind: 'none' };
const operator = /^(?:AND|OR|NOT)$/;

/**
 * The tokens of a query, in order. A sign, a field or an opening parenthesis stands before what it belongs to.
 * @param isPasted whether it is pasted text (`long-query.ts`), where stars inside and before words are text, and signs of other
 * query languages nothing to warn of
 */
export function readQueryTokens(
  text: string,
  warnings: QueryWarnings,
  isPasted = false,
  own: AskedFields = NO_FIELDS,
): QueryToken[] {
  return new TokenReader(text, warnings, isPasted, own).read();
}

class TokenReader {
  readonly #text: string;
  readonly #warnings: QueryWarnings;
  readonly #isPasted: boolean;
  readonly #own: AskedFields;
  readonly #tokens: QueryToken[] = [];
  /** Parentheses that are open: where, and whether each is a group or text like that of `f(x)`. */
  readonly #open: { readonly at: number; readonly isGroup: boolean }[] = [];
  #depth = 0;
  #at = 0;

  constructor(text: string, warnings: QueryWarnings, isPasted: boolean, own: AskedFields) {
    this.#own = own;
    this.#text = text;
    this.#warnings = warnings;
    this.#isPasted = isPasted;
  }

  read(): QueryToken[] {
    while (this.#at < this.#text.length) {
      if (space.test(this.#text.charAt(this.#at))) this.#at += 1;
      else if (this.#text.charAt(this.#at) === ')' && this.#isInGroup()) this.#readClose();
      else this.#readSigned();
    }
    for (const { at, isGroup } of this.#open) {
      if (isGroup) this.#warnings.add(saySentence('parenthesisOpen', { at: at + 1 }));
    }
    return this.#tokens;
  }

  #readSigned(): void {
    const sign = this.#text.charAt(this.#at);
    const next = this.#text.charAt(this.#at + 1);
    const signs =
      (sign === '-' || sign === '+') &&
      next !== '' &&
      next !== sign &&
      !space.test(next) &&
      !this.#isBehindPhrase();
    if (signs && !(next === ')' && this.#isInGroup())) {
      this.#tokens.push({
        kind: 'sign',
        occur: sign === '-' ? 'not' : 'must',
        start: this.#at,
        end: this.#at + 1,
      });
      this.#at += 1;
    }
    const field = this.#readField();
    const character = this.#text.charAt(this.#at);
    if (quote.test(character)) this.#readPhrase(field);
    else if (character === '(' && this.#depth < MAX_DEPTH) this.#readOpen();
    else this.#readWord(field);
  }

  /** True directly behind a closing quotation mark: a hyphen there joins words (`the "Model C"-schools`). */
  #isBehindPhrase(): boolean {
    const before = this.#tokens.at(-1);
    return before?.kind === 'phrase' && this.#at > 0 && !space.test(this.#text.charAt(this.#at - 1));
  }

  /** Reads `field:` if something follows directly that it can hold. */
  #readField(): QueryField | null {
    const start = this.#at;
    const field = fieldNamedBy(this.#text.slice(start, start + MAX_NAME_LENGTH), this.#own);
    if (field === null) return null;
    const end = this.#text.indexOf(':', start) + 1;
    const written = this.#text.slice(start, end);
    const next = this.#text.charAt(end);
    if (next === '' || space.test(next) || next === ')') {
      // A word that only happens to be the name of an own field (`price: high`) is nothing to warn of.
      if (isOwnField(field)) return null;
      this.#warnings.add(saySentence('fieldEmpty', { field: written }));
      return null;
    }
    if (kindOfField(field) === 'date' && !this.#holdsDate(end)) {
      this.#warnings.add(saySentence('fieldNeedsDate', { field: written }));
      return null;
    }
    if (isOwnField(field) && next !== '(' && !this.#holdsValue(field, end)) {
      const expected = this.#own.find(field)?.type.expected ?? 'a value';
      this.#warnings.add(saySentence('fieldNeeds', { field: written, expected }));
      return null;
    }
    this.#tokens.push({ kind: 'field', field, start, end });
    this.#at = end;
    return field;
  }

  /** True if exactly a date stands here, bare or in quotation marks. */
  #holdsDate(at: number): boolean {
    date.lastIndex = at;
    const [whole = '', quoted, bare = ''] = date.exec(this.#text) ?? [];
    if (quoted !== undefined) return parseDateSpan(quoted) !== null;
    const next = this.#text.charAt(at + whole.length);
    const ends = next === '' || space.test(next) || quote.test(next) || (next === ')' && this.#isInGroup());
    return ends && parseDateSpan(bare) !== null;
  }

  /** True if a value of an own field stands here, bare or in quotation marks. */
  #holdsValue(field: OwnFieldName, at: number): boolean {
    value.lastIndex = at;
    const [, quoted, bare = ''] = value.exec(this.#text) ?? [];
    const asked = this.#own.find(field);
    return asked !== undefined && parseFieldValue(asked, quoted ?? bare.replace(/\)+$/, '')) !== null;
  }

  #readOpen(): void {
    this.#open.push({ at: this.#at, isGroup: true });
    this.#depth += 1;
    this.#tokens.push({ kind: 'open', start: this.#at, end: this.#at + 1 });
    this.#at += 1;
  }

  /** True if a closing parenthesis here closes a group. */
  #isInGroup(): boolean {
    return this.#open.at(-1)?.isGroup === true;
  }

  #readClose(): void {
    this.#open.pop();
    this.#depth -= 1;
    this.#tokens.push({ kind: 'close', start: this.#at, end: this.#at + 1 });
    this.#at += 1;
  }

  #readPhrase(field: QueryField | null): void {
    const start = this.#at + 1;
    const { text, end } = this.#scan(
      start,
      (character, at) => quote.test(character) && !this.#isGershayim(at, start),
    );
    this.#at = Math.min(end + 1, this.#text.length);
    const isClosed = end < this.#text.length;
    if (!isClosed && text === '') {
      this.#pushWord(this.#text.charAt(start - 1), { start: start - 1, end });
      return;
    }
    const slop = /~(\d{1,9})(?![\p{L}\p{N}])/uy;
    slop.lastIndex = this.#at;
    const [written = '', number = '0'] = slop.exec(this.#text) ?? [];
    this.#tokens.push({
      kind: 'phrase',
      text,
      slop: Math.min(Number(number), MAX_SLOP),
      isClosed,
      start,
      end,
    });
    this.#at += written.length;
    const inner = this.#text.slice(start, end);
    if (field !== null && isOwnField(field)) return;
    if (field !== null && kindOfField(field) !== 'text') this.#warn(warnOfValue(field, inner));
    else if (!this.#isPasted) this.#warn(warnOfPhrase(inner, this.#text.slice(this.#at, this.#at + 12)));
  }

  /** What of a word may have been meant otherwise. */
  #warnOfWord(field: QueryField | null, start: number, end: number): void {
    const written = this.#text.slice(start, end);
    if (field !== null && isOwnField(field)) return;
    if (field !== null && kindOfField(field) !== 'text') {
      this.#warn(warnOfValue(field, written));
      return;
    }
    if (this.#isPasted) return;
    const before = this.#tokens.at(-1);
    const isExcluded = before?.kind === 'sign' && before.occur === 'not' && before.end === start;
    this.#warn(
      isExcluded
        ? warnOfNegative(written, this.#tokens.length === 1)
        : warnOfWord(written, this.#text.charAt(end), this.#own),
    );
  }

  #warn(warning: string | null): void {
    if (warning !== null) this.#warnings.add(warning);
  }

  #readWord(field: QueryField | null): void {
    const start = this.#at;
    const { text, end, plainFrom } = this.#scan(start, (character, at) =>
      this.#endsWord(character, at, start),
    );
    this.#at = end;
    const before = this.#tokens.at(-1);
    const bound = before?.end === start && (before.kind === 'sign' || before.kind === 'field');
    if (!bound && operator.test(this.#text.slice(start, end))) {
      this.#tokens.push({ kind: 'operator', name: text as 'AND' | 'OR' | 'NOT', start, end });
      return;
    }
    this.#warnOfWord(field, start, end);
    // A star or tilde in the value of a facet or date is part of it.
    const isPlain = field !== null && kindOfField(field) !== 'text';
    let pattern = isPlain ? NO_PATTERN : readStarPattern(this.#text.slice(start, end));
    if (this.#isPasted) {
      if (pattern.kind === 'pieces') this.#warnings.add(SENTENCES.starsAreSoft);
      pattern = NO_PATTERN;
    }
    if (pattern.kind === 'pieces') {
      const joined = pattern.pieces.join('*');
      this.#pushWord(joined, { start, end, pieces: pattern.pieces });
      return;
    }
    if (pattern.kind === 'short') this.#warnOfShort(text);
    const ending = isPlain || pattern.kind === 'short' ? null : /(?:\*|~(\d?))$/.exec(text);
    const base = ending === null ? text : text.slice(0, ending.index);
    if (ending === null || ending.index < plainFrom || !letter.test(base)) {
      this.#pushWord(text, { start, end });
      return;
    }
    const baseEnd = end - ending[0].length;
    if (ending[0] === '*') {
      if (base.length < 2) {
        this.#warnOfShort(text);
        this.#pushWord(text, { start, end });
      } else this.#pushWord(base, { start, end: baseEnd, prefix: true });
      return;
    }
    if (Number(ending[1]) > 2) this.#warnings.add(SENTENCES.errorsMax);
    const errors = ending[1] === '' ? 'usual' : (Math.min(Number(ending[1]), 2) as 0 | 1 | 2);
    this.#pushWord(base, { start, end: baseEnd, errors });
  }

  #warnOfShort(text: string): void {
    this.#warnings.add(saySentence('partShort', { text }));
  }

  /** True for a quotation mark inside a Hebrew abbreviation (צה"ל), where it has no other meaning. */
  #isGershayim(at: number, start: number): boolean {
    return at > start && hebrew.test(this.#text.charAt(at - 1)) && hebrew.test(this.#text.charAt(at + 1));
  }

  /** True where a word ends. Keeps account of parentheses inside words, which are text, as in `f(x)`. */
  #endsWord(character: string, at: number, start: number): boolean {
    if (space.test(character) || (quote.test(character) && !this.#isGershayim(at, start))) return true;
    if (character === '(') {
      const isDeep = at === start;
      if (isDeep) this.#warnings.add(saySentence('parenthesesDeep', { depth: MAX_DEPTH }));
      if (isDeep || letter.test(this.#text.charAt(at - 1))) this.#open.push({ at, isGroup: false });
    } else if (character === ')') {
      if (this.#isInGroup()) return true;
      if (this.#open.pop() === undefined)
        this.#warnings.add(saySentence('parenthesisClosed', { at: at + 1 }));
    }
    return false;
  }

  /**
   * Reads on to the first character for which `ends` is true. A backslash is left out and what it escapes is text; before a
   * letter it is text itself, unless it keeps AND, OR or NOT from being an operator.
   * @returns `plainFrom`: from where on nothing in `text` was escaped
   */
  #scan(
    start: number,
    ends: (character: string, at: number) => boolean,
  ): { readonly text: string; readonly end: number; readonly plainFrom: number } {
    let text = '';
    let plainFrom = 0;
    let at = start;
    for (; at < this.#text.length; at += 1) {
      const character = this.#text.charAt(at);
      const next = this.#text.charAt(at + 1);
      if (character === '\\' && this.#escapes(at, start, next)) {
        text += next;
        plainFrom = text.length;
        at += 1;
      } else if (ends(character, at)) break;
      else {
        // Nearly all of a word is characters that mean nothing else.
        plain.lastIndex = at;
        const run = plain.exec(this.#text)?.[0] ?? character;
        text += run;
        at += run.length - 1;
      }
    }
    return { text, end: at, plainFrom };
  }

  #escapes(at: number, start: number, next: string): boolean {
    if (next === '') return false;
    return (
      !letter.test(next) || (at === start && /^(?:AND|OR|NOT)(?![^\s()])/.test(this.#text.slice(at + 1)))
    );
  }

  #pushWord(
    text: string,
    word: Span & Partial<Omit<QueryToken & { readonly kind: 'word' }, 'kind' | 'text'>>,
  ): void {
    this.#tokens.push({ kind: 'word', text, prefix: false, errors: null, pieces: null, ...word });
  }
}
