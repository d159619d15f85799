// Words that stand for one another, as a person lists them in a file: `a, b, c` for sets in which each stands for the
// others, `a, b => c` for words that also stand for another, one line each, `#` before remarks. Each may be several words.

import { FindlingError } from '../errors.js';
import { analyzerNamed } from '../text/analyzer.js';
import type { Clause, ListQuery, Query, WordQuery } from './query.js';

/** Words a single word or row of words stands for at most. */
const MOST_SYNONYMS = 16;
/** Words in one entry at most. */
const LONGEST = 8;

export class Synonyms {
  /** Folded words, joined by spaces, to what else is looked for. */
  readonly #sets: ReadonlyMap<string, readonly string[]>;
  readonly #longest: number;
  /** The text they were read from. */
  readonly source: string;

  constructor(sets: ReadonlyMap<string, readonly string[]>, source: string) {
    this.source = source;
    this.#sets = sets;
    this.#longest = [...sets.keys()].reduce((most, key) => Math.max(most, key.split(' ').length), 0);
  }

  /** The query with synonyms beside its words, or null if it holds none. What is quoted, starred or left out stays. */
  widen({ clauses }: ListQuery): ListQuery | null {
    let found = false;
    const widened: Clause[] = [];
    for (let at = 0; at < clauses.length;) {
      const { query, length } = this.#widenRow(clauses, at);
      if (query === null) {
        const clause = clauses[at];
        const part = clause === undefined || clause.occur === 'not' ? null : this.#widenPart(clause.query);
        found ||= part !== null;
        if (clause !== undefined) widened.push(part === null ? clause : { ...clause, query: part });
      } else {
        found = true;
        widened.push({ occur: 'should', query });
      }
      at += length;
    }
    return found ? { kind: 'list', clauses: widened } : null;
  }

  /** The longest row of words from a place on that has synonyms. */
  #widenRow(clauses: readonly Clause[], at: number): { query: Query | null; length: number } {
    const words: WordQuery[] = [];
    let best: { query: Query | null; length: number } = { query: null, length: 1 };
    for (const { occur, query } of clauses.slice(at, at + this.#longest)) {
      if (occur !== 'should' || query.kind !== 'word' || !isPlain(query)) break;
      words.push(query);
      const others = this.#sets.get(foldedWords(words.map(({ text }) => text).join(' ')));
      if (others !== undefined) best = { query: beside([...words], others), length: words.length };
    }
    return best;
  }

  #widenPart(query: Query): Query | null {
    switch (query.kind) {
      case 'word': {
        const others = isPlain(query) ? this.#sets.get(foldedWords(query.text)) : undefined;
        return others === undefined ? null : beside([query], others);
      }
      case 'list':
        return this.widen(query);
      case 'and':
      case 'or': {
        const parts = query.parts.map((part) => this.#widenPart(part));
        if (parts.every((part) => part === null)) return null;
        return { kind: query.kind, parts: query.parts.map((part, index) => parts[index] ?? part) };
      }
      case 'field': {
        const part = this.#widenPart(query.query);
        return part === null ? null : { ...query, query: part };
      }
      case 'phrase':
      case 'not':
        return null;
    }
  }
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

function foldedWords(text: string): string {
  const terms: string[] = [];
  analyzerNamed('standard').analyze(text, (term, _stem, _position, _start, _end, extra) => {
    if (!extra) terms.push(term);
  });
  return terms.join(' ');
}

/**
 * Reads lists of synonyms.
 * @param name of the file, for messages
 * @throws FindlingError `invalid_config`, naming the line
 */
export function parseSynonyms(text: string, name: string): Synonyms {
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
      const words = foldedWords(entry);
      if (words === '') throw fail(entry === '' ? 'has an empty entry' : `"${entry}" holds no word`);
      if (words.split(' ').length > LONGEST) throw fail(`"${entry}" has more than ${LONGEST} words`);
    }
    if (to === undefined && from.length < 2) throw fail('has one entry only');
    for (const entry of from) add(sets, entry, to ?? from);
  });
  for (const [key, others] of sets) {
    if (others.length > MOST_SYNONYMS) {
      throw new FindlingError('invalid_config', `${name}: "${key}" has more than ${MOST_SYNONYMS} synonyms`);
    }
  }
  return new Synonyms(sets, text);
}

function add(sets: Map<string, string[]>, entry: string, others: readonly string[]): void {
  const key = foldedWords(entry);
  const known = sets.get(key) ?? [];
  sets.set(key, known);
  const taken = new Set([key, ...known.map(foldedWords)]);
  for (const other of others) {
    const folded = foldedWords(other);
    if (taken.has(folded)) continue;
    taken.add(folded);
    known.push(other);
  }
}
