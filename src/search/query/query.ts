// What a person asked, as a tree. Only shapes; `parse-query.ts` reads it, `print-query.ts` writes it.

import type { QueryField } from './query-fields.js';

/** Typing errors a word may have: `usual` goes by its length, null by what the whole search allows. */
export type AllowedErrors = 0 | 1 | 2 | 'usual' | null;

export interface WordQuery {
  readonly kind: 'word';
  readonly text: string;
  /** True if the word stands for every word that begins with it. */
  readonly prefix: boolean;
  readonly errors: AllowedErrors;
}

export interface PhraseQuery {
  readonly kind: 'phrase';
  readonly text: string;
  /** Places by which the words may be moved, in all. */
  readonly slop: number;
  /** True if it was not typed, but stands beside what was. */
  readonly isSynonym?: boolean;
}

export interface ListQuery {
  readonly kind: 'list';
  readonly clauses: readonly Clause[];
}

export type Query =
  | WordQuery
  | PhraseQuery
  | ListQuery
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  /** Only a part of `and` and `or`; in a list a clause says it. */
  | { readonly kind: 'not'; readonly part: Query }
  | { readonly kind: 'field'; readonly field: QueryField; readonly query: Query };

/** One part of a list. `should` parts rank, `must` parts have to match, `not` parts must not. */
export interface Clause {
  readonly occur: 'should' | 'must' | 'not';
  readonly query: Query;
}

/** A word as it stands in the typed text, for whoever wants to replace it there. */
export interface SourceSpan {
  /** Without the characters that escape others. */
  readonly text: string;
  /** Offsets in UTF-16 units; a star or tilde behind the word is not part of it. */
  readonly start: number;
  readonly end: number;
  readonly inPhrase: boolean;
  /** True for a word that is to be left out of the hits. */
  readonly excluded: boolean;
  /** True for a word that is asked for as a beginning or with typing errors: it is not meant to be complete. */
  readonly open: boolean;
}

export interface ParsedQuery {
  readonly query: ListQuery;
  /** What was not taken as it may have been meant, in sentences for the person who typed it. */
  readonly warnings: readonly string[];
  /** Words looked for in text, in the order typed; names of facets and dates are not among them. */
  readonly words: readonly SourceSpan[];
}
