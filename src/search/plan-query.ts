// From the tree a person asked to what is looked up: resolved words that rank, and the condition a document must meet.

import type { Generation } from '../index/generation.js';
import { allowedErrors, MIN_PREFIX_LENGTH, namesOfCandidates, type WordExpander } from './expand-word.js';
import type { Clause, Query } from './query.js';
import { resolveWord, typedWords, type ClassName, type QueryWord, type TypedWord } from './query-word.js';

/** What a document must meet to be found. */
export type Condition =
  | { readonly kind: 'everything' }
  | { readonly kind: 'word'; readonly word: QueryWord }
  | { readonly kind: 'phrase'; readonly words: readonly QueryWord[]; readonly slop: number }
  | { readonly kind: 'all'; readonly parts: readonly Condition[] }
  | { readonly kind: 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition };

export interface Plan {
  /** Words that rank, in the order typed. */
  readonly words: readonly QueryWord[];
  /** Words of the query too common to rank, kept for marking them in phrases. */
  readonly stopWords: readonly QueryWord[];
  readonly condition: Condition;
  /** True if some word stands for others than itself. */
  readonly expanded: boolean;
}

export interface PlanOptions {
  readonly match: 'auto' | 'all' | 'any';
  /** Whether words that are not in the index may be corrected. */
  readonly fuzzy: boolean;
  readonly prefix: 'auto' | 'last' | 'off';
  /** How far words that are in the index stand for others: nothing, what the last one begins, what any misspells. */
  readonly widen: 'nothing' | 'completions' | 'typos';
}

/** Joined compounds rank beside their parts with this weight. */
const COMPOUND_WEIGHT = 0.3;

export function planQuery(expander: WordExpander, query: Query, options: PlanOptions): Plan {
  return new Planner(expander, query, options).plan();
}

class Planner {
  readonly #generation: Generation;
  readonly #expander: WordExpander;
  readonly #query: Query;
  readonly #options: PlanOptions;
  readonly #words: QueryWord[] = [];
  readonly #stopWords: QueryWord[] = [];
  #order = 0;
  #expanded = false;
  #keepStopWords = false;
  #lastWord: Query | null = null;
  /** True if the query is one written word: the parts of a compound then belong together. */
  readonly #isSingle: boolean;

  constructor(expander: WordExpander, query: Query, options: PlanOptions) {
    this.#generation = expander.generation;
    this.#expander = expander;
    this.#query = query;
    this.#options = options;
    this.#isSingle = query.kind !== 'list' || query.clauses.length === 1;
  }

  plan(): Plan {
    this.#lastWord = lastWordOf(this.#query);
    this.#keepStopWords = !this.#hasContent(this.#query);
    const condition = this.#build(this.#query);
    return {
      words: this.#words.filter(({ documents }) => documents > 0),
      stopWords: this.#stopWords,
      condition,
      expanded: this.#expanded,
    };
  }

  /** True if any word to be found is more than a stop word. */
  #hasContent(query: Query): boolean {
    if (query.kind === 'list')
      return query.clauses.some((clause) => clause.occur !== 'not' && this.#hasContent(clause.query));
    return typedWords(query.text, this.#generation.analyzers).words.some(({ isStopWord }) => !isStopWord);
  }

  #build(query: Query): Condition {
    switch (query.kind) {
      case 'word':
        return this.#buildWord(query);
      case 'phrase':
        return this.#buildPhrase(query.text, query.slop);
      case 'list':
        return this.#buildList(query.clauses);
    }
  }

  #buildList(clauses: readonly Clause[]): Condition {
    const must: Condition[] = [];
    const should: Condition[] = [];
    const not: Condition[] = [];
    for (const { occur, query } of clauses) {
      if (occur === 'not') {
        not.push({ kind: 'not', part: this.#silently(() => this.#build(query)) });
        continue;
      }
      const condition = this.#build(query);
      // A stop word ranks nothing and is asked of no document.
      if (condition.kind === 'everything') continue;
      const required =
        occur === 'must' ||
        this.#options.match === 'all' ||
        (query.kind === 'phrase' && this.#options.match === 'auto');
      (required ? must : should).push(condition);
    }
    const positive: Condition[] = must.length > 0 || should.length === 0 ? must : [anyOf(should)];
    return allOf([...positive, ...not]);
  }

  #buildWord(query: Query & { readonly kind: 'word' }): Condition {
    const { words, compounds } = typedWords(query.text, this.#generation.analyzers);
    const parts = words.flatMap((word, index): Condition[] => {
      const order = this.#order;
      this.#order += 1;
      if (word.isStopWord && !this.#keepStopWords) {
        this.#stopWords.push(resolveWord(this.#generation, word, exactNames(word), order, 1));
        return [];
      }
      const isLast = query === this.#lastWord && index === words.length - 1;
      const resolved = this.#resolve(word, order, query.prefix, isLast);
      this.#words.push(resolved);
      return [{ kind: 'word', word: resolved }];
    });
    if (parts.length === 0) return { kind: 'everything' };
    const together = this.#options.match === 'all' || (this.#options.match === 'auto' && this.#isSingle);
    const apart = parts.length === 1 || together ? allOf(parts) : anyOf(parts);
    const joined = compounds.flatMap((compound): Condition[] => {
      const order = this.#order;
      this.#order += 1;
      const resolved = resolveWord(this.#generation, compound, exactNames(compound), order, COMPOUND_WEIGHT);
      if (resolved.documents === 0) return [];
      this.#words.push(resolved);
      return [{ kind: 'word', word: resolved }];
    });
    return joined.length === 0 ? apart : anyOf([apart, ...joined]);
  }

  #buildPhrase(text: string, slop: number): Condition {
    const { words } = typedWords(text, this.#generation.analyzers);
    if (words.length === 0) return { kind: 'everything' };
    const resolved = words.map((word) => {
      const order = this.#order;
      this.#order += 1;
      const found = resolveWord(this.#generation, word, exactNames(word), order, 1);
      (word.isStopWord && !this.#keepStopWords && words.length > 1 ? this.#stopWords : this.#words).push(
        found,
      );
      return found;
    });
    const [only] = resolved;
    return resolved.length === 1 && only !== undefined
      ? { kind: 'word', word: only }
      : { kind: 'phrase', words: resolved, slop };
  }

  /** Builds a condition whose words neither rank nor are marked. */
  #silently(build: () => Condition): Condition {
    const words = this.#words.length;
    const stopWords = this.#stopWords.length;
    const condition = build();
    this.#words.length = words;
    this.#stopWords.length = stopWords;
    return condition;
  }

  #resolve(word: TypedWord, order: number, starred: boolean, isLast: boolean): QueryWord {
    const generation = this.#generation;
    const exact = resolveWord(generation, word, exactNames(word), order, 1);
    const names = this.#expansions(word, exact.documents > 0, starred, isLast);
    if (names.length === 0) return exact;
    const known = new Set(exact.names.map(({ analyzer, stem }) => `${analyzer}\u0000${stem}`));
    const others = names.filter(({ analyzer, stem }) => !known.has(`${analyzer}\u0000${stem}`));
    if (others.length === 0) return exact;
    this.#expanded = true;
    return resolveWord(generation, word, [...exact.names, ...others], order, 1);
  }

  #expansions(word: TypedWord, known: boolean, starred: boolean, isLast: boolean): ClassName[] {
    const generation = this.#generation;
    const { prefix, fuzzy, widen } = this.#options;
    const long = Array.from(word.term).length >= MIN_PREFIX_LENGTH;
    const completing = starred || (prefix !== 'off' && isLast && long && (widen !== 'nothing' || !known));
    const complete = completing && (starred || prefix === 'last' || !known);
    const completions = complete
      ? namesOfCandidates(generation, this.#expander.complete(word.term), 'prefix')
      : [];
    const correcting =
      fuzzy && allowedErrors(word.term) > 0 && (widen === 'typos' || (!known && completions.length === 0));
    if (!correcting) return completions;
    return [...completions, ...namesOfCandidates(generation, this.#expander.correct(word.term), 'typo')];
  }
}

function exactNames({ stems }: TypedWord): ClassName[] {
  return stems.map(({ analyzer, stem }) => ({ analyzer, stem, kind: 'word', boost: 1 }));
}

function allOf(parts: readonly Condition[]): Condition {
  const [only] = parts;
  if (only === undefined) return { kind: 'everything' };
  return parts.length === 1 ? only : { kind: 'all', parts };
}

function anyOf(parts: readonly Condition[]): Condition {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'any', parts };
}

function lastWordOf(query: Query): Query | null {
  if (query.kind !== 'list') return query.kind === 'word' ? query : null;
  const last = query.clauses.at(-1);
  return last === undefined || last.occur === 'not' ? null : lastWordOf(last.query);
}
