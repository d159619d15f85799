// What the page of an answered search shows.

import type {
  EngineField,
  SearchRequest,
  SearchResult,
  StoredDocument,
  Suggestion,
} from '../../search/engine.js';
import type { GivenParameters } from './links.js';
import type { Paging } from './result-window.js';

/** What the page of an answered search shows. */
export interface SearchView {
  readonly request: Pick<SearchRequest, 'query' | 'sort' | 'recency' | 'explain'>;
  /** Facets under which something is chosen are counted as if it were not. */
  readonly result: SearchResult;
  readonly paging: Paging;
  /** The parameters of the page as given, for the links on it. */
  readonly given: GivenParameters;
  readonly facets: readonly string[];
  /** Those of the facets that are own fields of the documents. */
  readonly fields: ReadonlyMap<string, EngineField>;
  /** The document whose near-duplicates the page lists, or null. */
  readonly original: StoredDocument | null;
  /** How the query may go on; null where nobody is typing. */
  readonly completions: readonly Suggestion[] | null;
  /** The whole collection. */
  readonly collection: Collection;
  /** Where nothing was found: words of the query that find something alone, and queries that find something. */
  readonly rescue: Rescue;
}

/** How large the collection is, how new, and what can be asked of it. */
export interface Collection {
  readonly documents: number;
  /** The date of its newest document; null where none has one. */
  readonly newest: string | null;
  /** Queries that find something. */
  readonly examples: readonly string[];
}

/** A way on where nothing was found. */
export interface Rescue {
  readonly words: readonly (readonly [word: string, documents: number])[];
  /** What is asked most, where that may be shown. */
  readonly popular: readonly string[];
  /** What the index holds; none where something popular is shown. */
  readonly phrases: readonly string[];
}
