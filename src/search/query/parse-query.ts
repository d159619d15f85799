// Parses what a person typed. Never fails: what is no operator is taken as words, and a warning says so where it may have
// been meant as one. Signs and NOT bind tightest, then AND, then OR; parts that only stand side by side make a list. In pasted
// text quotation marks and dashes are punctuation (`long-query.ts`).

import { type AskedFields, NO_FIELDS } from './asked-field.js';
import { isPastedText, readQuotation } from './long-query.js';
import type { Clause, ListQuery, ParsedQuery, Query, SourceSpan, WordQuery } from './query.js';
import { kindOfField } from './query-fields.js';
import { isPlainWord } from './query-parts.js';
import { type QueryToken, readQueryTokens } from './query-tokens.js';
import { QueryWarnings } from './query-warnings.js';
import { saySentence, SENTENCES } from './sentences.js';

/**
 * Parses words, phrases, fields and operators (docs/query-language.md) in any order, complete or not.
 * @param own fields that documents have besides the built-in ones
 */
export function parseQuery(text: string, own: AskedFields = NO_FIELDS): ParsedQuery {
  const parsed = parseText(text, false, own);
  return isPastedText(parsed.query) ? parseText(text, true, own) : parsed;
}

function parseText(text: string, isPasted: boolean, own: AskedFields): ParsedQuery {
  const warnings = new QueryWarnings();
  const parser = new QueryParser(text, readQueryTokens(text, warnings, isPasted, own), warnings);
  const query = parser.parse(isPasted);
  return { query, warnings: warnings.list, words: parser.words };
}

/** Where in the tree the parser is. */
interface Scope {
  /** False behind a field that names a facet or date: what stands there is no word to be found in text. */
  readonly inText: boolean;
  /** True behind a minus or NOT. */
  readonly excluded: boolean;
  /** True behind a plus or a field. */
  readonly isBound: boolean;
  /** True where quotation marks and dashes are punctuation. */
  readonly isPasted: boolean;
}

type PhraseToken = QueryToken & { readonly kind: 'phrase' };

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

  parse(isPasted: boolean): ListQuery {
    const list = this.#parseList({ inText: true, excluded: false, isBound: false, isPasted });
    const only = onlyQueryOf(list);
    return only?.kind === 'list' ? only : list;
  }

  #parseList(scope: Scope): ListQuery {
    const clauses: Clause[] = [];
    for (let token = this.#peek(); token !== undefined && token.kind !== 'close'; token = this.#peek()) {
      const clause = this.#parseOr(scope);
      clauses.push(
        ...(clause.occur === 'should' && isQuotedText(clause.query) ? clause.query.clauses : [clause]),
      );
    }
    return { kind: 'list', clauses };
  }

  #parseOr(scope: Scope): Clause {
    return this.#parseChain('OR', scope, () => this.#parseAnd(scope));
  }

  #parseAnd(scope: Scope): Clause {
    return this.#parseChain('AND', scope, () => this.#parseOperand(scope));
  }

  /** Parts that an operator joins; a part alone stays what it is. */
  #parseChain(name: 'AND' | 'OR', scope: Scope, parsePart: () => Clause): Clause {
    const firstWord = this.words.length;
    const first = parsePart();
    if (!this.#joins(name)) return first;
    const parts = [...this.#partsOf(first, scope)];
    while (this.#joins(name)) {
      this.#next += 1;
      parts.push(...this.#partsOf(parsePart(), scope));
    }
    if (name === 'AND') {
      const joined = this.words.splice(firstWord);
      this.words.push(...joined.map((word) => ({ ...word, isBound: true })));
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

  #partsOf({ occur, query }: Clause, { isPasted }: Scope): readonly Query[] {
    if (occur === 'must') this.#warnings.add(SENTENCES.plusAtOperator);
    if (occur === 'not') return [{ kind: 'not', part: query }];
    if (isPasted && query.kind === 'phrase' && query.text.trim() !== '')
      return readQuotation(query.text, true);
    return isQuotedText(query) ? query.clauses.map((clause) => clause.query) : [query];
  }

  #parseOperand(scope: Scope): Clause {
    const token = this.#peek();
    if (token?.kind === 'operator' && token.name === 'NOT' && this.#startsOperand(this.#next)) {
      this.#next += 1;
      if (this.#peek()?.kind === 'sign') this.#next += 1;
      return {
        occur: 'not',
        query: this.#parsePrimary({ ...scope, excluded: !scope.excluded, isPasted: false }),
      };
    }
    return this.#parseSigned(scope);
  }

  #parseSigned(scope: Scope): Clause {
    const token = this.#peek();
    if (token?.kind !== 'sign') return { occur: 'should', query: this.#parsePrimary(scope) };
    this.#next += 1;
    const { occur } = token;
    if (occur === 'not' && scope.isPasted && this.#peek()?.kind !== 'field') {
      this.#warnings.add(SENTENCES.signsAreSoft);
      return { occur: 'should', query: this.#parsePrimary(scope) };
    }
    const excluded = occur === 'not' ? !scope.excluded : scope.excluded;
    const isPhrase = this.#peek()?.kind === 'phrase';
    return {
      occur,
      query: this.#parsePrimary({
        ...scope,
        excluded,
        isBound: true,
        isPasted: scope.isPasted && !isPhrase,
      }),
    };
  }

  #parsePrimary(scope: Scope): Query {
    const token = this.#peek();
    this.#next += 1;
    switch (token?.kind) {
      case 'field': {
        const inText = kindOfField(token.field) === 'text';
        return {
          kind: 'field',
          field: token.field,
          query: this.#parsePrimary({ ...scope, inText, isBound: true, isPasted: false }),
        };
      }
      case 'open':
        return this.#parseGroup(token, scope);
      case 'phrase':
        return this.#readPhrase(token, scope);
      case 'word':
        this.#keepWord(token, scope);
        return wordOf(token);
      case 'operator':
        this.#warnings.add(saySentence('operatorAsWord', { operator: token.name, at: token.start + 1 }));
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

  #readPhrase(token: PhraseToken, scope: Scope): Query {
    const { text, slop, isClosed } = token;
    // A mark alone is one of inches, or of a quotation that was cut off.
    const quoted = scope.isPasted ? readQuotation(text, isClosed) : [];
    this.#keepPhrase(token, scope, quoted.length === 0);
    if (quoted.length > 0) {
      this.#warnings.add(SENTENCES.signsAreSoft);
      return listOf(quoted);
    }
    if (!isClosed) this.#warnings.add(saySentence('quotationOpen', { at: token.start }));
    return { kind: 'phrase', text, slop };
  }

  #keepWord(token: QueryToken & { readonly kind: 'word' }, { inText, excluded, isBound }: Scope): void {
    if (!inText) return;
    const { text, start, end } = token;
    const open = !isPlainWord(wordOf(token));
    this.words.push({ text, start, end, inPhrase: false, excluded, open, isBound });
  }

  #keepPhrase({ start, end: behind }: PhraseToken, { inText, excluded }: Scope, inPhrase: boolean): void {
    if (!inText) return;
    for (const { 0: written, index } of this.#text.slice(start, behind).matchAll(/\S+/g)) {
      const at = start + index;
      const text = written.replaceAll(/\\([^\p{L}\p{N}\p{M}])/gu, '$1');
      const end = at + written.length;
      this.words.push({ text, start: at, end, inPhrase, excluded, open: false, isBound: true });
    }
  }

  #peek(): QueryToken | undefined {
    return this.#tokens[this.#next];
  }
}

/** Whether these are the words of a quotation that need not stand together. */
function isQuotedText(query: Query): query is ListQuery {
  return (
    query.kind === 'list' &&
    query.clauses.every(
      ({ occur, query: part }) => occur === 'should' && part.kind === 'word' && part.isQuoted === true,
    )
  );
}

/** Words as one query. */
function listOf(words: readonly WordQuery[]): Query {
  const list: ListQuery = { kind: 'list', clauses: words.map((query) => ({ occur: 'should', query })) };
  return onlyQueryOf(list) ?? list;
}

function wordOf({ text, prefix, errors, pieces }: QueryToken & { readonly kind: 'word' }): WordQuery {
  return { kind: 'word', text, prefix, errors, ...(pieces === null ? {} : { pieces }) };
}

/** The only part of a list, if it has one part and that has no sign; else null. */
function onlyQueryOf({ clauses }: ListQuery): Query | null {
  const [only] = clauses;
  return clauses.length === 1 && only?.occur === 'should' ? only.query : null;
}
