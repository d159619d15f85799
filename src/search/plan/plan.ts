// What is looked up for a query. Only shapes: `plan-query.ts` makes it of the tree of a query.

import type { PassedOver } from '../query/query-warnings.js';
import type { Condition } from './condition.js';
import type { QueryTerm } from './query-term.js';

/** What to look up for a query in one generation. */
export interface Plan {
  /** Words that rank, in the order typed. */
  readonly words: readonly QueryTerm[];
  /** Words of the query too common to rank, kept for marking them in phrases. */
  readonly stopWords: readonly QueryTerm[];
  /** Words that are marked only where they stand one behind the other, as they do in the query; mostly none. */
  readonly rows: readonly WordRow[];
  readonly condition: Condition;
  /** True if the query is neither empty nor holds a word or filter. */
  readonly saysNothing: boolean;
  /** True if some word stands for other words than itself. */
  readonly expanded: boolean;
  /** What of the query is beyond its bounds; mostly nothing. */
  readonly passedOver: PassedOver;
}

/** Words of a query one behind the other: a phrase, or a query of nothing but stop words. */
export interface WordRow {
  readonly words: readonly QueryTerm[];
  /** Whether documents are found only where they stand so; otherwise single words are marked where they do not. */
  readonly isPhrase: boolean;
}
