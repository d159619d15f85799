// Words that stand for one another, as a person lists them in a file: `a, b, c` for sets in which each stands for the
// others, `a, b => c` for words that also stand for another, one line each, `#` before remarks. Each may be several words.

import { FindlingError } from '../../errors.js';
import type { Analyzer } from '../../text/analysis.js';
import { Analyzers } from '../../text/analyzer.js';
import type { Clause, ListQuery, Query, WordQuery } from '../query/query.js';
import { queryFields } from '../query/query-fields.js';

/** Words a single word or row of words stands for at most. */
const MAX_SYNONYMS = 16;
/** Words in one entry at most. */
const MAX_SYNONYM_WORDS = 8;

/** A query with synonyms beside its words. */
export interface WidenedQuery {
  readonly query: ListQuery;
  /** The words that have synonyms: the same objects in the query as typed and in this one. */
  readonly words: ReadonlySet<WordQuery>;
}

export class Synonyms {
  /** Folded words, joined by spaces, to what else is looked for. */
  readonly #sets: ReadonlyMap<string, readonly string[]>;
  readonly #longest: number;
  readonly #analyzer: Analyzer;
  /** The text they were read from. */
  readonly source: string;

  /** @param analyzer folds words, as it did those of `sets` */
  constructor(sets: ReadonlyMap<string, readonly string[]>, source: string, analyzer: Analyzer) {
    this.#analyzer = analyzer;
    this.source = source;
    this.#sets = sets;
    this.#longest = [...sets.keys()].reduce((most, key) => Math.max(most, key.split(' ').length), 0);
  }

  /** The query with synonyms beside its words, or null if it holds none. What is quoted, starred, left out or no text stays. */
  widen(query: ListQuery): WidenedQuery | null {
    const words = new Set<WordQuery>();
    const widened = this.#widenList(query, words);
    return words.size === 0 ? null : { query: widened, words };
  }

  /** @param replaced takes the words that have synonyms */
  #widenList({ clauses }: ListQuery, replaced: Set<WordQuery>): ListQuery {
    const widened: Clause[] = [];
    for (let at = 0; at < clauses.length;) {
      const { words, others } = this.#findRow(clauses, at);
      const clause = clauses[at];
      if (words.length > 0) {
        for (const word of words) replaced.add(word);
        widened.push({ occur: 'should', query: beside(words, others) });
      } else if (clause !== undefined) {
        const isLeftOut = clause.occur === 'not';
        widened.push(isLeftOut ? clause : { ...clause, query: this.#widenPart(clause.query, replaced) });
      }
      at += Math.max(1, words.length);
    }
    return { kind: 'list', clauses: widened };
  }

  /** The longest row of words from a place on that has synonyms; no words if there is none. */
  #findRow(clauses: readonly Clause[], at: number): Row {
    const words: WordQuery[] = [];
    let best: Row = { words: [], others: [] };
    for (const { occur, query } of clauses.slice(at, at + this.#longest)) {
      if (occur !== 'should' || query.kind !== 'word' || !isPlain(query)) break;
      words.push(query);
      const others = this.#sets.get(foldedWords(this.#analyzer, words.map(({ text }) => text).join(' ')));
      if (others !== undefined) best = { words: [...words], others };
    }
    return best;
  }

  #widenPart(query: Query, replaced: Set<WordQuery>): Query {
    switch (query.kind) {
      case 'word': {
        const others = isPlain(query) ? this.#sets.get(foldedWords(this.#analyzer, query.text)) : undefined;
        if (others === undefined) return query;
        replaced.add(query);
        return beside([query], others);
      }
      case 'list':
        return this.#widenList(query, replaced);
      case 'and':
      case 'or':
        return { kind: query.kind, parts: query.parts.map((part) => this.#widenPart(part, replaced)) };
      case 'field':
        return queryFields[query.field] === 'text'
          ? { ...query, query: this.#widenPart(query.query, replaced) }
          : query;
      case 'phrase':
      case 'not':
        return query;
    }
  }
}

/** Words in a row, and what they stand for. */
interface Row {
  readonly words: readonly WordQuery[];
  readonly others: readonly string[];
}

function isPlain({ prefix, errors }: WordQuery): boolean {
  return !prefix && errors === null;
}

function beside(words: readonly WordQuery[], others: readonly string[]): Query {
  const [only] = words;
  const typed: Query = words.length === 1 && only !== undefined ? only : { kind: 'and', parts: words };
  return {
    kind: 'or',
    parts: [typed, ...others.map((text): Query => ({ kind: 'phrase', text, slop: 0, isSynonym: true }))],
  };
}

function foldedWords(analyzer: Analyzer, text: string): string {
  const terms: string[] = [];
  analyzer.analyze(text, ({ form }, _position, _start, _end, isSamePosition) => {
    if (!isSamePosition) terms.push(form);
  });
  return terms.join(' ');
}

/**
 * Reads lists of synonyms.
 * @param name of the file, for messages
 * @throws FindlingError `invalid_config`, naming the line
 */
export function parseSynonyms(text: string, name: string): Synonyms {
  const analyzer = new Analyzers().named('standard');
  const sets = new Map<string, string[]>();
  text.split(/\r\n|[\n\r]/).forEach((written, index) => {
    const line = written.replace(/#.*/, '').trim();
    if (line === '') return;
    const fail = (problem: string): FindlingError =>
      new FindlingError('invalid_config', `${name}:${index + 1}: ${problem}; write "a, b" or "a, b => c"`);
    const sides = line.split('=>').map((side) => side.split(',').map((entry) => entry.trim()));
    const [from = [], to] = sides;
    if (sides.length > 2) throw fail('has more than one =>');
    for (const entry of sides.flat()) {
      const words = foldedWords(analyzer, entry);
      if (words === '') throw fail(entry === '' ? 'has an empty entry' : `"${entry}" holds no word`);
      if (words.split(' ').length > MAX_SYNONYM_WORDS)
        throw fail(`"${entry}" has more than ${MAX_SYNONYM_WORDS} words`);
    }
    if (to === undefined && from.length < 2) throw fail('has one entry only');
    for (const entry of from) add(sets, entry, to ?? from, analyzer);
  });
  for (const [key, others] of sets) {
    if (others.length > MAX_SYNONYMS) {
      throw new FindlingError('invalid_config', `${name}: "${key}" has more than ${MAX_SYNONYMS} synonyms`);
    }
  }
  return new Synonyms(sets, text, analyzer);
}

function add(
  sets: Map<string, string[]>,
  entry: string,
  others: readonly string[],
  analyzer: Analyzer,
): void {
  const key = foldedWords(analyzer, entry);
  const known = sets.get(key) ?? [];
  sets.set(key, known);
  const taken = new Set([key, ...known.map((text) => foldedWords(analyzer, text))]);
  for (const other of others) {
    const folded = foldedWords(analyzer, other);
    if (taken.has(folded)) continue;
    taken.add(folded);
    known.push(other);
  }
}
