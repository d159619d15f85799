// What is to be said about a query to the person who typed it: each sentence once, and not too many.

/** Said of a query that finds nothing because it is punctuation alone. */
export const NO_WORD = 'There is no word to look for in this query.';

const MAX_NOTES = 5;

export class QueryNotes {
  readonly list: string[] = [];

  add(note: string): void {
    if (this.list.length < MAX_NOTES && !this.list.includes(note)) this.list.push(note);
  }
}
