// How a query is to be planned, apart from what it says itself.

import type { WordQuery } from '../query/query.js';

/** How far a query is taken beyond what it says. */
export interface PlanOptions {
  /** Which words of a list have to match: those that ask for it, all, or any one. */
  readonly match: 'auto' | 'all' | 'any';
  /** Whether words that are not in the index may be corrected. */
  readonly fuzzy: boolean;
  /** Whether addresses are words like others. */
  readonly dividesAddresses?: boolean;
  /** Whether the last word may be completed: if it is not in the index, as one that is still being typed, or not. */
  readonly prefix: 'auto' | 'last' | 'off';
  /**
   * What words that are in the index stand for besides themselves: nothing, compounds that they are parts of, what the last one
   * begins, what any misspells.
   */
  readonly widen: 'nothing' | 'compounds' | 'completions' | 'typos';
  /** Words of the query that are not corrected. */
  readonly uncorrected?: ReadonlySet<WordQuery>;
  /** Words of the index among which those of a star inside or before a word are looked for; if absent, the usual bound. */
  readonly scannedWords?: number;
}
