// Sentences for the person who typed a query, where it was not taken as it may have been meant.

/** For a query that finds nothing because it is punctuation alone. */
export const NO_WORD = 'There is no word to look for in this query.';

const MAX_WARNINGS = 5;

/** Collects the warnings of one query: each once, and the first few only. */
export class QueryWarnings {
  /** In the order they were added. */
  readonly list: string[] = [];

  add(warning: string): void {
    if (this.list.length < MAX_WARNINGS && !this.list.includes(warning)) this.list.push(warning);
  }
}
