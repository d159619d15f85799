// Parses what a person typed. Never fails: what is no operator is taken as words, and a warning says so where it may have
// been meant as one. Signs and NOT bind tightest, then AND, then OR; parts that only stand side by side make a list.

import type { Clause, ListQuery, ParsedQuery, Query, SourceSpan } from './query.js';
import { queryFields } from './query-fields.js';
import { type QueryToken, readQueryTokens } from './query-tokens.js';
import { QueryWarnings } from './query-warnings.js';

/** Parses words, phrases, fields and operators (docs/query-language.md) in any order, complete or not. */
export function parseQuery(text: string): ParsedQuery {
  const warnings = new QueryWarnings();
  const parser = new QueryParser(text, readQueryTokens(text, warnings), warnings);
  const query = parser.parse();
  return { query, warnings: warnings.list, words: parser.words };
}

/** Where in the tree the parser is. */
interface Scope {
  /** False behind a field that names a facet or date: what stands there is no word to be found in text. */
  readonly inText: boolean;
  /** True behind a minus or NOT. */
  readonly excluded: boolean;
}

/** A recursive descent over tokens, which also keeps where the words stand. */
class QueryParser {
  readonly words: SourceSpan[] = [];
  readonly #text: string;
  readonly #tokens: readonly QueryToken[];
  readonly #warnings: QueryWarnings;
  #next = 0;

  constructor(text: string, tokens: readonly QueryToken[], warnings: QueryWarnings) {
    this.#text = text;
    this.#tokens = tokens;
    this.#warnings = warnings;
  }

  parse(): ListQuery {
    const list = this.#parseList({ inText: true, excluded: false });
    const only = onlyQueryOf(list);
    return only?.kind === 'list' ? only : list;
  }

  #parseList(scope: Scope): ListQuery {
    const clauses: Clause[] = [];
    for (let token = this.#peek(); token !== undefined && token.kind !== 'close'; token = this.#peek()) {
      clauses.push(this.#parseOr(scope));
    }
    return { kind: 'list', clauses };
  }

  #parseOr(scope: Scope): Clause {
    return this.#parseChain('OR', () => this.#parseAnd(scope));
  }

  #parseAnd(scope: Scope): Clause {
    return this.#parseChain('AND', () => this.#parseOperand(scope));
  }

  /** Parts that an operator joins; a part alone stays what it is. */
  #parseChain(name: 'AND' | 'OR', parsePart: () => Clause): Clause {
    const first = parsePart();
    if (!this.#joins(name)) return first;
    const parts = [this.#partOf(first)];
    while (this.#joins(name)) {
      this.#next += 1;
      parts.push(this.#partOf(parsePart()));
    }
    return { occur: 'should', query: { kind: name === 'AND' ? 'and' : 'or', parts } };
  }

  /** True if this operator comes next and has something on its right. */
  #joins(name: 'AND' | 'OR'): boolean {
    const token = this.#peek();
    return token?.kind === 'operator' && token.name === name && this.#startsOperand(this.#next + 1);
  }

  #startsOperand(at: number): boolean {
    const token = this.#tokens[at];
    if (token === undefined || token.kind === 'close') return false;
    if (token.kind !== 'operator') return true;
    const next = this.#tokens[at + 1];
    return token.name === 'NOT' && next !== undefined && next.kind !== 'operator' && next.kind !== 'close';
  }

  #partOf({ occur, query }: Clause): Query {
    if (occur === 'must') this.#warnings.add('A plus sign beside AND or OR counts for nothing.');
    return occur === 'not' ? { kind: 'not', part: query } : query;
  }

  #parseOperand(scope: Scope): Clause {
    const token = this.#peek();
    if (token?.kind === 'operator' && token.name === 'NOT' && this.#startsOperand(this.#next)) {
      this.#next += 1;
      if (this.#peek()?.kind === 'sign') this.#next += 1;
      return { occur: 'not', query: this.#parsePrimary({ ...scope, excluded: !scope.excluded }) };
    }
    return this.#parseSigned(scope);
  }

  #parseSigned(scope: Scope): Clause {
    const token = this.#peek();
    if (token?.kind !== 'sign') return { occur: 'should', query: this.#parsePrimary(scope) };
    this.#next += 1;
    const { occur } = token;
    const excluded = occur === 'not' ? !scope.excluded : scope.excluded;
    return { occur, query: this.#parsePrimary({ ...scope, excluded }) };
  }

  #parsePrimary(scope: Scope): Query {
    const token = this.#peek();
    this.#next += 1;
    switch (token?.kind) {
      case 'field': {
        const inText = queryFields[token.field] === 'text';
        return { kind: 'field', field: token.field, query: this.#parsePrimary({ ...scope, inText }) };
      }
      case 'open':
        return this.#parseGroup(token, scope);
      case 'phrase':
        this.#keepPhrase(token, scope);
        return { kind: 'phrase', text: token.text, slop: token.slop };
      case 'word':
        this.#keepWord(token, scope);
        return { kind: 'word', text: token.text, prefix: token.prefix, errors: token.errors };
      case 'operator':
        this.#warnings.add(
          `${token.name} at character ${token.start + 1} joins nothing and was taken as a word.`,
        );
        return { kind: 'word', text: token.name, prefix: false, errors: null };
      case 'close':
      case 'sign':
      case undefined:
        throw new RangeError(`a query has no operand at its token ${this.#next}`);
    }
  }

  #parseGroup(open: QueryToken, scope: Scope): Query {
    const list = this.#parseList(scope);
    const close = this.#peek();
    this.#next += 1;
    if (list.clauses.length > 0) return onlyQueryOf(list) ?? list;
    return {
      kind: 'word',
      text: this.#text.slice(open.start, close?.end ?? this.#text.length).trimEnd(),
      prefix: false,
      errors: null,
    };
  }

  #keepWord(token: QueryToken & { readonly kind: 'word' }, { inText, excluded }: Scope): void {
    if (!inText) return;
    const { text, start, end, prefix, errors } = token;
    this.words.push({ text, start, end, inPhrase: false, excluded, open: prefix || errors !== null });
  }

  #keepPhrase({ start, end }: QueryToken, { inText, excluded }: Scope): void {
    if (!inText) return;
    for (const { 0: written, index } of this.#text.slice(start, end).matchAll(/\S+/g)) {
      const at = start + index;
      const text = written.replaceAll(/\\([^\p{L}\p{N}\p{M}])/gu, '$1');
      this.words.push({ text, start: at, end: at + written.length, inPhrase: true, excluded, open: false });
    }
  }

  #peek(): QueryToken | undefined {
    return this.#tokens[this.#next];
  }
}

/** The only part of a list, if it has one part and that has no sign; else null. */
function onlyQueryOf({ clauses }: ListQuery): Query | null {
  const [only] = clauses;
  return clauses.length === 1 && only?.occur === 'should' ? only.query : null;
}
