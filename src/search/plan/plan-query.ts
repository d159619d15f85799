// From the tree of a query to what is looked up: the words that rank, resolved against a generation, and the condition a
// document must meet. Here is the tree; `words/` has what stands in its leaves.

import { TEXTS_FIELD } from '../../index/format/schema.js';
import type { AskedFields } from '../query/asked-field.js';
import type { Clause, ListQuery, PhraseQuery, Query, WordQuery } from '../query/query.js';
import { kindOfField } from '../query/query-fields.js';
import { askedFieldsOf } from './asked-fields.js';
import type { CandidateFinder } from './candidate-finder.js';
import { allOf, anyOf, type Condition, NOTHING, onlyOf } from './condition.js';
import { filterOfOwnValue, filterOfValue } from './filter-of-value.js';
import type { Plan } from './plan.js';
import type { PlanOptions } from './plan-options.js';
import { type Scope, scopeOfField, scopeOfRoot } from './words/scope.js';
import { WordPlanner } from './words/word-planner.js';

/**
 * Plans a query.
 * Where the budget is spent, words stand for less than they could, or nothing is met; what meets the plan meets the query.
 * @param candidates what completes and corrects words; its generation is the one that is asked, its budget that of the search
 */
export function planQuery(candidates: CandidateFinder, query: ListQuery, options: PlanOptions): Plan {
  return new Planner(candidates, query, options).plan();
}

class Planner {
  readonly #candidates: CandidateFinder;
  readonly #query: ListQuery;
  readonly #options: PlanOptions;
  readonly #own: AskedFields;
  readonly #words: WordPlanner;
  /** Whether something that hits must not hold stands for less than it should. */
  #excludesTooLittle = false;

  constructor(candidates: CandidateFinder, query: ListQuery, options: PlanOptions) {
    this.#candidates = candidates;
    this.#query = query;
    this.#options = options;
    this.#own = askedFieldsOf(candidates.generation.schema);
    this.#words = new WordPlanner(candidates, query, options);
  }

  plan(): Plan {
    const { clauses } = this.#query;
    const { planned, bounds, queryWords } = this.#words;
    const condition = this.#planList(clauses, scopeOfRoot(!queryWords.haveContent(this.#query)));
    const { words, stopWords, rows, expanded } = planned;
    return {
      words,
      stopWords,
      rows,
      condition: this.#excludesTooLittle
        ? NOTHING
        : (condition ?? (clauses.length === 0 ? { kind: 'everything' } : NOTHING)),
      saysNothing: condition === null && clauses.length > 0,
      expanded,
      passedOver: bounds.passedOver,
    };
  }

  /** The condition a part of the query sets, or null if it says nothing: punctuation, stop words passed over. */
  #plan(query: Query, scope: Scope): Condition | null {
    switch (query.kind) {
      case 'word':
      case 'phrase':
        return scope.field === null
          ? this.#planFound(query, scope)
          : filterOfValue(scope.field, query.text, this.#own);
      case 'list':
        return this.#planList(query.clauses, scope);
      case 'and':
        return allOf(this.#planAll(query.parts, scope));
      case 'or':
        return anyOf(this.#planAll(query.parts, scope));
      case 'not':
        return this.#planExcluded(query.part, scope);
      case 'field':
        return this.#plan(query.query, scopeOfField(query.field, scope, this.#own));
    }
  }

  /**
   * Words to be found. Behind an own field of texts a star is any value; short values of one that is searched with other texts are
   * not indexed, and are compared.
   */
  #planFound(query: WordQuery | PhraseQuery, scope: Scope): Condition | null {
    const { ownText } = scope;
    const isStar = ownText !== null && query.text.trim() === '*';
    const found = isStar ? null : this.#words.plan(query, scope);
    if (ownText === null || (!isStar && ownText.searchedIn !== TEXTS_FIELD)) return found;
    return anyOf([...onlyOf(found), ...onlyOf(filterOfOwnValue(ownText, query.text))]);
  }

  #planAll(parts: readonly Query[], scope: Scope): Condition[] {
    return parts.flatMap((part) => this.#plan(part, scope) ?? []);
  }

  #planExcluded(query: Query, scope: Scope): Condition | null {
    const part = this.#plan(query, { ...scope, excluded: true, keepsStopWords: true });
    if (this.#candidates.budget.isSpent) this.#excludesTooLittle = true;
    return part === null ? null : { kind: 'not', part };
  }

  /** Filters and excluded parts always count. Of the others all that must match do, or any one if none must. */
  #planList(clauses: readonly Clause[], scope: Scope): Condition | null {
    const always: Condition[] = [];
    const must: Condition[] = [];
    const should: Condition[] = [];
    if (!scope.excluded && scope.field === null) this.#words.lookAtNeighbours(clauses);
    for (const { occur, query } of clauses) {
      const condition =
        occur === 'not'
          ? this.#planExcluded(query, scope)
          : this.#plan(query, occur === 'must' ? { ...scope, keepsStopWords: true } : scope);
      if (condition === null) continue;
      const isFilter = query.kind === 'field' && kindOfField(query.field) !== 'text';
      if (occur === 'not' || isFilter) always.push(condition);
      else if (occur === 'must' || this.#isAsked(query)) must.push(condition);
      else should.push(condition);
    }
    return allOf([...(must.length > 0 ? must : onlyOf(anyOf(should))), ...always]);
  }

  /** True for a part that has to match although no plus sign says so. */
  #isAsked({ kind }: Query): boolean {
    const { match } = this.#options;
    return match === 'all' || (match === 'auto' && (kind === 'phrase' || kind === 'field' || kind === 'and'));
  }
}
