// What people ask, and what of it finds nothing: counts of queries, kept in memory only and bounded.
// Nothing is kept of when it was asked, or in what order, and of who asked only how many there were. Frequent items by
// Space-Saving (Metwally, Agrawal, El Abbadi, "Efficient computation of frequent and top-k elements in data streams", ICDT
// 2005).

import type { SearchRequest, SearchResult } from '../../search/engine.js';

/** An answered search, as far as it is counted. */
export type AnsweredSearch = Pick<SearchRequest, 'query' | 'prefix' | 'offset'> &
  Pick<SearchResult, 'totalHits'> & {
    /** Whether more than the words of the query decided what was found; left out: false. */
    readonly isFiltered?: boolean;
  };

/** Distinct queries counted at a time, of each kind. */
const MAX_COUNTED_QUERIES = 1000;
/** Longer queries are counted in the totals only. */
const MAX_COUNTED_LENGTH = 100;

/** A query that is shown to others was asked by so many clients at least: what only one asked stays theirs, however often. */
const MIN_POPULAR_CLIENTS = 5;
/** The list of popular queries is made anew after a twentieth more searches, and after so many at most. */
const MAX_SEARCHES_BETWEEN = 50;

/** A query with the number of times it was asked. */
export interface CountedQuery {
  readonly query: string;
  /** Never too low; at most `error` too high. */
  readonly count: number;
  readonly error: number;
}

/** What the server has been asked since it was started. */
export interface QueryReport {
  /** Searches counted: first pages of queries that were typed to their end. */
  readonly searches: number;
  readonly searchesWithoutHits: number;
  readonly popular: readonly CountedQuery[];
  readonly withoutHits: readonly CountedQuery[];
}

/** What is known of one item. Its clients are told apart and not kept. */
interface Counted {
  count: number;
  readonly error: number;
  clients: number;
  readonly seen: WeakSet<object>;
}

/**
 * Counts the most frequent of any number of strings in bounded space. A string that is not counted yet takes over the count of
 * the rarest, which is then its `error`.
 */
export class FrequentItems {
  readonly #capacity: number;
  readonly #counts = new Map<string, Counted>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** @param from whose item it is: the same object for the same client */
  add(item: string, from: object): void {
    const known = this.#counts.get(item);
    if (known !== undefined) {
      known.count += 1;
      if (!known.seen.has(from)) {
        known.seen.add(from);
        known.clients += 1;
      }
      return;
    }
    let error = 0;
    if (this.#counts.size >= this.#capacity) {
      let rarest = '';
      error = Number.POSITIVE_INFINITY;
      for (const [other, { count }] of this.#counts) {
        if (count < error) {
          error = count;
          rarest = other;
        }
      }
      this.#counts.delete(rarest);
    }
    this.#counts.set(item, { count: error + 1, error, clients: 1, seen: new WeakSet([from]) });
  }

  /**
   * The most frequent first; equals in alphabetical order.
   * @param minClients who asked must be so many
   */
  top(limit: number, minClients = 1): CountedQuery[] {
    return [...this.#counts]
      .filter(([, { clients }]) => clients >= minClients)
      .map(([query, { count, error }]) => ({ query, count, error }))
      .sort((a, b) => b.count - a.count || (a.query < b.query ? -1 : 1))
      .slice(0, limit);
  }
}

/** Counts the queries of one server. */
export class QueryCounts {
  readonly #popular = new FrequentItems(MAX_COUNTED_QUERIES);
  readonly #withoutHits = new FrequentItems(MAX_COUNTED_QUERIES);
  #searches = 0;
  #searchesWithoutHits = 0;
  /** The popular queries that were listed last, and up to which number of searches they are shown. */
  #shown: { readonly limit: number; readonly until: number; readonly queries: readonly string[] } | null =
    null;

  /**
   * Counts an answered search, unless it is still being typed, a further page, or an empty query.
   * @param from who asked: the same object for the same client
   */
  count({ query, prefix, offset, totalHits, isFiltered = false }: AnsweredSearch, from: object): void {
    const asked = query.trim().replaceAll(/\s+/gu, ' ').toLowerCase();
    if (asked === '' || prefix === 'last' || offset > 0) return;
    this.#searches += 1;
    // That a filter leaves nothing of a query says nothing of the query.
    if (totalHits === 0 && isFiltered) return;
    if (totalHits === 0) this.#searchesWithoutHits += 1;
    if (asked.length > MAX_COUNTED_LENGTH) return;
    this.#popular.add(asked, from);
    if (totalHits === 0) this.#withoutHits.add(asked, from);
  }

  /**
   * At most `limit` queries that several clients asked and that found something, the most frequent first; as of some searches
   * ago.
   */
  popular(limit: number): readonly string[] {
    const shown = this.#shown;
    if (shown?.limit === limit && this.#searches < shown.until) return shown.queries;
    const isEmpty = new Set(this.#withoutHits.top(MAX_COUNTED_QUERIES).map(({ query }) => query));
    const queries = this.#popular
      .top(MAX_COUNTED_QUERIES, MIN_POPULAR_CLIENTS)
      .filter(({ query }) => !isEmpty.has(query))
      .slice(0, limit)
      .map(({ query }) => query);
    const between = Math.min(MAX_SEARCHES_BETWEEN, Math.max(1, Math.ceil(this.#searches / 20)));
    this.#shown = { limit, until: this.#searches + between, queries };
    return queries;
  }

  /** @param limit queries of each kind */
  report(limit: number): QueryReport {
    return {
      searches: this.#searches,
      searchesWithoutHits: this.#searchesWithoutHits,
      popular: this.#popular.top(limit),
      withoutHits: this.#withoutHits.top(limit),
    };
  }
}
