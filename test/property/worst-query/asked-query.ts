// Queries that are made and changed at random, over all of the query language: what a hill-climb goes through.

import type { SortOrder } from '../../../src/search/engine.js';

/** A query in pieces, and how it is asked. */
export interface AskedQuery {
  readonly pieces: readonly string[];
  readonly request: AskedOptions;
}

/** What is asked beside the query, of `SearchRequest`. */
export interface AskedOptions {
  readonly limit: number;
  readonly offset: number;
  readonly snippets: number;
  readonly explain: boolean;
  readonly facets: readonly string[];
  readonly match: 'auto' | 'all' | 'any';
  readonly prefix: 'auto' | 'last' | 'off';
  readonly filter: string | null;
  readonly sort: SortOrder;
  readonly collapse: boolean;
}

/** A number from 0 to 1 (exclusive). */
export type Random = () => number;

/** The longest query that a server takes, in UTF-16 units. */
const MAX_LENGTH = 4000;

/** The text of a query, cut at its last whole piece. */
export function textOf({ pieces }: AskedQuery): string {
  let text = '';
  for (const piece of pieces) {
    if (text.length + piece.length >= MAX_LENGTH) break;
    text += text === '' ? piece : ` ${piece}`;
  }
  return text;
}

/** Makes queries of some words. */
export class QueryMaker {
  readonly #words: readonly string[];
  readonly #random: Random;

  /** @param words of the corpus, the most frequent first */
  constructor(words: readonly string[], random: Random) {
    this.#words = words;
    this.#random = random;
  }

  /** A query of some pieces, which may be repeated as often as there is room. */
  make(): AskedQuery {
    const count = 1 + this.#below(8);
    const pieces = Array.from({ length: count }, () => this.#piece(2));
    return { pieces: this.#oneIn(2) ? fill(pieces) : pieces, request: this.#options() };
  }

  /** The same query, but for one thing. */
  change({ pieces, request }: AskedQuery): AskedQuery {
    const at = this.#below(pieces.length);
    const piece = pieces[at] ?? '';
    switch (this.#below(8)) {
      case 0:
        return { pieces: fill([piece]), request };
      case 1:
        return { pieces: fill(pieces), request };
      case 2:
        return { pieces: pieces.map((own, index) => (index % 2 === at % 2 ? this.#piece(2) : own)), request };
      case 3:
        return { pieces: [...pieces.slice(0, at), ...pieces.slice(at + 1), this.#piece(2)], request };
      case 4:
        return {
          pieces: [...pieces, ...Array.from({ length: 1 + pieces.length }, () => this.#piece(2))],
          request,
        };
      case 5:
        return { pieces, request: this.#options() };
      case 6:
        return {
          pieces: pieces.map((own) => `${this.#pick(['-', '+', 'title:', 'NOT ', 'OR '])}${own}`),
          request,
        };
      default:
        return { pieces: pieces.map((own, index) => (index === at ? this.#piece(3) : own)), request };
    }
  }

  #piece(depth: number): string {
    const word = this.#word();
    switch (this.#below(depth > 0 ? 15 : 10)) {
      case 0:
        return `${word.slice(0, 1 + this.#below(3))}*`;
      case 1:
        return `*${word.slice(0, 1 + this.#below(3))}*`;
      case 2:
        return `${word}~${this.#pick(['', '1', '2'])}`;
      case 3:
        return `${this.#pick(['title', 'text', 'tags', 'other'])}:${word}`;
      case 4:
        return `${word.slice(1)}${word.slice(0, 1)}${word.slice(-2)}`;
      case 5:
        return word.slice(0, 1);
      case 6:
        return `${word}-${this.#word()}`;
      case 7:
        return `https://${word}.example.org/${this.#word()}`;
      case 8:
        // Mostly a word that no document holds, near a frequent one.
        return `${word}${String.fromCodePoint(97 + this.#below(26))}`;
      case 10:
        return this.#phrase(2 + this.#below(4));
      case 11:
        return this.#phrase(64);
      case 12:
        return `(${this.#piece(depth - 1)} ${this.#pick(['OR', 'AND', ''])} ${this.#piece(depth - 1)})`;
      case 13:
        return `${this.#pick(['-', '+', 'NOT ', 'title:', 'text:'])}${this.#piece(depth - 1)}`;
      case 14:
        return `${this.#piece(depth - 1)} OR ${this.#piece(depth - 1)}`;
      default:
        return word;
    }
  }

  #phrase(length: number): string {
    const words = Array.from({ length }, () => this.#word());
    return `"${words.join(' ')}"${this.#pick(['', '', '~1', '~9', '~99'])}`;
  }

  /** Mostly a frequent one: those cost. */
  #word(): string {
    return this.#words[Math.floor(this.#random() ** 3 * this.#words.length)] ?? 'a';
  }

  #options(): AskedOptions {
    const isDeep = this.#oneIn(4);
    return {
      limit: isDeep ? 100 : 10,
      offset: isDeep ? 9900 : 0,
      snippets: this.#below(6),
      explain: this.#oneIn(3),
      facets: this.#oneIn(3) ? ['section', 'language', 'source'] : [],
      match: this.#pick(['auto', 'auto', 'all', 'any']),
      prefix: this.#pick(['auto', 'last', 'off']),
      filter: this.#oneIn(4) ? this.#filter() : null,
      sort: this.#pick<SortOrder>(['relevance', 'relevance', 'relevance', 'recency', 'date:desc']),
      collapse: this.#oneIn(6),
    };
  }

  /** A filter of one condition, or of as many as there is room for. */
  #filter(): string {
    const condition = (): string =>
      this.#pick([
        () => `date > ${2000 + this.#below(20)}`,
        () => `NOT date <= ${2000 + this.#below(20)}-0${1 + this.#below(9)}`,
        () => `section = "s${this.#below(9)}"`,
        () => 'tags EXISTS',
        () => `NOT (language IN [en, fr] AND source != "s${this.#below(9)}")`,
      ])();
    if (this.#oneIn(2)) return condition();
    const conditions: string[] = [];
    for (let length = 0; length < MAX_LENGTH - 100; length += (conditions.at(-1)?.length ?? 0) + 5)
      conditions.push(condition());
    return conditions.join(this.#pick([' OR ', ' AND ']));
  }

  #pick<T>(items: readonly T[]): T {
    const item = items[this.#below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  #oneIn(count: number): boolean {
    return this.#below(count) === 0;
  }
}

/** The pieces over and over, as long as a query may be. */
function fill(pieces: readonly string[]): string[] {
  const length = pieces.reduce((sum, piece) => sum + piece.length + 1, 0);
  return Array.from({ length: Math.max(1, Math.ceil(MAX_LENGTH / length)) }, () => pieces).flat();
}
