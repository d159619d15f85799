// What a document must meet to be found: the part of a plan that decides, apart from the words that rank.

import type { Filter } from '../query/filter/filter.js';
import type { QueryTerm } from './query-term.js';

/** A condition: a tree whose leaves are words, phrases and filters. */
export type Condition =
  | { readonly kind: 'everything' }
  | { readonly kind: 'word'; readonly word: QueryTerm }
  /** `slop`: by how many positions, in all, the words may be moved. */
  | { readonly kind: 'phrase'; readonly words: readonly QueryTerm[]; readonly slop: number }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition };

/** Met by no document. */
export const NOTHING: Condition = { kind: 'any', parts: [] };

/** Every part has to be met; null if there is none. */
export function allOf(parts: readonly Condition[]): Condition | null {
  return join('all', parts);
}

/** One part is enough; null if there is none. */
export function anyOf(parts: readonly Condition[]): Condition | null {
  return join('any', parts);
}

/** The condition as parts of another: none where it is null. */
export function onlyOf(condition: Condition | null): Condition[] {
  return condition === null ? [] : [condition];
}

function join(kind: 'all' | 'any', parts: readonly Condition[]): Condition | null {
  const [only] = parts;
  if (only === undefined) return null;
  return parts.length === 1 ? only : { kind, parts };
}

/** True if any one of these words is enough: then every document in their postings meets the condition. */
export function isAnyOf(words: readonly QueryTerm[], condition: Condition): boolean {
  const enough = new Set<QueryTerm>();
  return collectAny(condition, enough) && words.every((word) => enough.has(word));
}

function collectAny(condition: Condition, enough: Set<QueryTerm>): boolean {
  if (condition.kind === 'any') return condition.parts.every((part) => collectAny(part, enough));
  if (condition.kind !== 'word') return false;
  enough.add(condition.word);
  return true;
}

/** True if no document meets the condition without one of the words that rank: then all that do are in their postings. */
export function needsRankedWord(condition: Condition, ranked: ReadonlySet<QueryTerm>): boolean {
  switch (condition.kind) {
    case 'word':
      return condition.word.documentFrequency === 0 || ranked.has(condition.word);
    case 'phrase':
      return condition.words.some((word) => word.documentFrequency === 0 || ranked.has(word));
    case 'all':
      return condition.parts.some((part) => needsRankedWord(part, ranked));
    case 'any':
      return condition.parts.every((part) => needsRankedWord(part, ranked));
    case 'everything':
    case 'filter':
    case 'not':
      return false;
  }
}
