// Parses a filter: `section = "World" AND (date >= 2015-12-01 OR tags IN [a, b]) AND NOT source EXISTS`.
// Unlike a query, a filter is written by a program: what does not parse is an error that names the character.

import { builtInKeywords, DATE_FIELD, keywordNames, YEAR } from '../../../built-in-fields.js';
import { FindlingError } from '../../../errors.js';
import { type AskedField, type AskedFields, type FieldValue, NO_FIELDS, someOf } from '../asked-field.js';
import { parseDateSpan } from '../parse-date-span.js';
import { saySentence } from '../sentences.js';
import { comparedRange, isComparison } from './compared-range.js';
import { type FieldTest, type Filter, type FilterFacet } from './filter.js';
import { failure, readTokens, type Token } from './filter-tokens.js';
import { GEO_CONDITIONS, isGeoCondition, readGeoCondition } from './parse-geo-condition.js';

/** Longest filter, in UTF-16 units. */
export const MAX_FILTER_LENGTH = 4000;
/** Levels of NOT and parentheses. */
const MAX_DEPTH = 50;

/**
 * Parses a filter.
 * @param own the fields that can be asked for besides facets and the date
 * @throws FindlingError `invalid_filter`, naming the character and what was expected there
 */
export function parseFilter(text: string, own: AskedFields = NO_FIELDS): Filter {
  if (text.length > MAX_FILTER_LENGTH) {
    throw new FindlingError('invalid_filter', saySentence('filterLong', { length: MAX_FILTER_LENGTH }));
  }
  return new FilterParser(readTokens(text), own).parse();
}

/** A value and the token that begins it. */
interface PlacedValue {
  readonly text: string;
  readonly token: Token;
}

/** A recursive descent: OR of ANDs of NOTs of comparisons and filters in parentheses. */
class FilterParser {
  readonly #tokens: readonly Token[];
  readonly #own: AskedFields;
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], own: AskedFields) {
    this.#tokens = tokens;
    this.#own = own;
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
    if (this.#depth > MAX_DEPTH) throw failure('filterDeep', this.#peek().at, { depth: MAX_DEPTH });
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
    if (name.kind !== 'name' && name.kind !== 'text') throw this.#unexpected(this.#expectedFields(), name);
    if (name.kind === 'name' && isGeoCondition(name.text)) return this.#parseGeoCondition(name);
    if (name.text === DATE_FIELD && name.kind === 'name') return this.#parseDate();
    const facet = keywordOfFilter(name.text);
    if (facet === undefined) {
      const field = this.#own.find(name.text);
      // Of documents that hold no year themselves, the year is that of their date.
      if (field === undefined && name.text.toLowerCase() === YEAR) return this.#parseDate();
      if (field === undefined) throw this.#unexpected(this.#expectedFields(), name);
      return this.#parseField(field);
    }
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

  /** A condition on places, up to its closing parenthesis. */
  #parseGeoCondition(name: Token): Filter {
    if (!this.#takeSign('('))
      throw this.#unexpected(GEO_CONDITIONS[name.text as keyof typeof GEO_CONDITIONS]);
    const inside: Token[] = [];
    while (inside.at(-1)?.text !== ')') {
      const token = this.#take();
      if (token.kind === 'end') throw this.#unexpected('a closing parenthesis', token);
      inside.push(token);
    }
    return readGeoCondition(name, inside, this.#own);
  }

  /** A comparison of an own field. */
  #parseField(field: AskedField): Filter {
    const whole = this.#parseWhole(field);
    if (whole !== null) return whole;
    if (this.#takeWord('NOT')) {
      const part = this.#parseWhole(field);
      if (part !== null) return { kind: 'not', part };
      throw this.#unexpected('IN, EXISTS, CONTAINS or STARTS WITH');
    }
    if (this.#takeWord('IS')) {
      const isNegated = this.#takeWord('NOT');
      if (!this.#takeWord('NULL') && !this.#takeWord('EMPTY')) throw this.#unexpected('NULL or EMPTY');
      const exists: Filter = { kind: 'field', field, test: { kind: 'exists' } };
      return isNegated ? exists : { kind: 'not', part: exists };
    }
    const { isOrdered } = field.type;
    const { kind, text: sign } = this.#peek();
    if (kind === 'sign' && (sign === '=' || sign === '!=')) {
      this.#next += 1;
      const equal: Filter = { kind: 'field', field, test: this.#parseOperands(field, [this.#parsePlaced()]) };
      return sign === '=' ? equal : { kind: 'not', part: equal };
    }
    if (isOrdered && kind === 'sign' && isComparison(sign)) {
      this.#next += 1;
      const operand = this.#readOperand(field, this.#parsePlaced());
      return { kind: 'field', field, test: { kind: 'range', ...comparedRange(sign, operand) } };
    }
    if (isOrdered && (kind === 'name' || kind === 'text')) {
      const first = this.#readOperand(field, this.#parsePlaced('TO'));
      if (!this.#takeWord('TO')) throw this.#unexpected('TO');
      const last = this.#readOperand(field, this.#parsePlaced());
      return { kind: 'field', field, test: { kind: 'range', from: first.from, to: last.to } };
    }
    throw this.#unexpected(
      isOrdered
        ? '=, !=, <, <=, >, >=, IN, EXISTS or a range (10 TO 20)'
        : '=, !=, IN, CONTAINS, STARTS WITH or EXISTS',
    );
  }

  /** A condition that a word introduces, which NOT may stand before; null where none does. */
  #parseWhole(field: AskedField): Filter | null {
    if (this.#takeWord('EXISTS')) return { kind: 'field', field, test: { kind: 'exists' } };
    if (this.#takeWord('IN')) return this.#parseFieldList(field);
    const isPart = this.#takeWord('CONTAINS');
    if (!isPart && !this.#takeWord('STARTS')) return null;
    if (!isPart && !this.#takeWord('WITH')) throw this.#unexpected('WITH');
    return { kind: 'field', field, test: { kind: 'part', text: this.#parseValue(), atStart: !isPart } };
  }

  #parseFieldList(field: AskedField): Filter {
    const at = this.#peek();
    const values = this.#parseList().map((text) => ({ text, token: at }));
    if (!field.type.isOrdered || values.length === 0)
      return { kind: 'field', field, test: this.#parseOperands(field, values) };
    return {
      kind: 'or',
      parts: values.map((value) => ({ kind: 'field', field, test: this.#parseOperands(field, [value]) })),
    };
  }

  /** Equality with one of some values; of a type with an order, with one. */
  #parseOperands(field: AskedField, values: readonly PlacedValue[]): FieldTest {
    const read = values.map((value) => this.#readOperand(field, value));
    const [first] = read;
    if (field.type.isOrdered && first !== undefined) return { kind: 'range', from: first.from, to: first.to };
    return { kind: 'keys', keys: read.map(({ key }) => key) };
  }

  #readOperand(field: AskedField, { text, token }: PlacedValue): FieldValue {
    const operand = field.type.readOperand(text);
    if (operand !== null) return operand;
    const { expected, name: type } = field.type;
    throw failure('filterValue', token.at, { found: text, expected, field: field.name, type });
  }

  /** A value, and where it stands. @param before a word that ends it */
  #parsePlaced(before?: string): PlacedValue {
    const token = this.#peek();
    return { text: this.#parseValue(before), token };
  }

  #expectedFields(): string {
    const own = someOf(this.#own.names).map((name) => `, ${name}`);
    return `a field (${keywordNames.join(', ')} or ${DATE_FIELD}${own.join('')})`;
  }

  #parseDate(): Filter {
    if (this.#takeWord('EXISTS')) return { kind: 'exists', facet: DATE_FIELD };
    if (this.#takeWord('NOT')) {
      if (!this.#takeWord('EXISTS')) throw this.#unexpected('EXISTS');
      return { kind: 'not', part: { kind: 'exists', facet: DATE_FIELD } };
    }
    const sign = this.#take();
    const value = this.#take();
    // A program does not type: here a year below 1000 needs no zeros.
    const span = parseDateSpan(/^\d{1,3}$/.test(value.text) ? value.text.padStart(4, '0') : value.text);
    if (sign.kind !== 'sign') throw this.#unexpected('=, !=, <, <=, >, >= or EXISTS', sign);
    if (span === null) throw this.#unexpected('a date (2015, 2015-12, 2015-12-31 or "44 BC")', value);
    if (sign.text === '!=') return { kind: 'not', part: { kind: 'date', ...span } };
    if (!isComparison(sign.text)) throw this.#unexpected('=, !=, <, <=, > or >=', sign);
    return { kind: 'date', ...comparedRange(sign.text, span) };
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
  #parseValue(before?: string): string {
    const first = this.#take();
    if (first.kind !== 'name' && first.kind !== 'text') throw this.#unexpected('a value', first);
    const words = [first.text];
    while (
      first.kind === 'name' &&
      this.#peek().kind === 'name' &&
      !/^(?:AND|OR|NOT)$/i.test(this.#peek().text) &&
      this.#peek().text.toUpperCase() !== before
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
      ? failure('filterEnds', token.at, { expected })
      : failure('filterFound', token.at, { found: token.text, expected });
  }
}

/** The keyword that a filter names, under either of its names. */
function keywordOfFilter(name: string): FilterFacet | undefined {
  return builtInKeywords.find((field) => field.name === name || field.asked === name)?.name;
}
