// A query as a tree. Only shapes: `parse-query.ts` makes it of a text, `print-query.ts` makes a text of it.

import type { QueryField } from './query-fields.js';

/** Typing errors a word may have: so many, `usual` for as many as its length makes likely, null for what the search allows. */
export type AllowedErrors = 0 | 1 | 2 | 'usual' | null;

/** A word to be found in text; behind the field of a facet or date, its value. */
export interface WordQuery {
  readonly kind: 'word';
  readonly text: string;
  /** True if the word stands for every word that begins with it. */
  readonly prefix: boolean;
  readonly errors: AllowedErrors;
  /** True if it stood in quotation marks that are no operator (`long-query.ts`): it counts more. */
  readonly isQuoted?: boolean;
  /**
   * What stands between the stars of a word that has some inside or before it, at least two pieces: it stands for every word
   * that is these with any letters between them. Absent for others.
   */
  readonly pieces?: readonly string[];
}

/** Words that have to stand next to each other, in order; behind the field of a facet or date, its value. */
export interface PhraseQuery {
  readonly kind: 'phrase';
  readonly text: string;
  /** By how many positions, in all, the words may be moved. */
  readonly slop: number;
  /** True if it was not typed, but stands for what was. */
  readonly isSynonym?: boolean;
}

/** Parts that stand side by side, without an operator between them. */
export interface ListQuery {
  readonly kind: 'list';
  readonly clauses: readonly Clause[];
}

/** A query, or a part of one. */
export type Query =
  | WordQuery
  | PhraseQuery
  | ListQuery
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  /** Only as a part of `and` and `or`: what a list excludes is a clause with `not`. */
  | { readonly kind: 'not'; readonly part: Query }
  | { readonly kind: 'field'; readonly field: QueryField; readonly query: Query };

/** One part of a list. `should` parts rank, `must` parts have to match, `not` parts must not. */
export interface Clause {
  readonly occur: 'should' | 'must' | 'not';
  readonly query: Query;
}

/** Where a word stands in the typed text, so that another can be put there. */
export interface SourceSpan {
  /** The word, without backslashes that escape. */
  readonly text: string;
  /** Offsets in UTF-16 units; a star or tilde behind the word is not part of it. */
  readonly start: number;
  readonly end: number;
  readonly inPhrase: boolean;
  /** True for a word that hits must not hold. */
  readonly excluded: boolean;
  /** True for a word with a star or tilde: it need not be a complete or correct word. */
  readonly open: boolean;
  /** True for a word that is meant as it stands: in quotation marks, behind a plus or a field, or joined by AND. */
  readonly isBound: boolean;
}

/** What `parseQuery` makes of a text. */
export interface ParsedQuery {
  readonly query: ListQuery;
  /** Sentences for the person who typed it, where it was not taken as it may have been meant. */
  readonly warnings: readonly string[];
  /** The words to be found in text, in the order typed; values of facets and dates are not among them. */
  readonly words: readonly SourceSpan[];
}
