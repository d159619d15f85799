// What is to be said about a query to the person who typed it: each sentence once, and not too many.

/** Said of a query that finds nothing because it is punctuation alone. */
export const NO_WORD = 'There is no word to look for in this query.';

const MAX_WARNINGS = 5;

export class QueryWarnings {
  readonly list: string[] = [];

  add(warning: string): void {
    if (this.list.length < MAX_WARNINGS && !this.list.includes(warning)) this.list.push(warning);
  }
}
