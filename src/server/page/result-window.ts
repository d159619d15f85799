// Which part of the hits can be asked for, and how a part is named by pages.

/** The last hit that can be asked for: `offset + limit`, or `page * hitsPerPage`. */
export const MAX_RESULT_WINDOW = 10_000;

/** A page of hits, counted from 1. */
export interface Paging {
  readonly page: number;
  readonly hitsPerPage: number;
}
