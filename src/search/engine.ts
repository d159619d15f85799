// What the server and the command line ask of a search engine. Only shapes: a second engine can stand behind them.

import type { Document } from '../documents/document.js';

/** `recency`: by relevance in bands, the newer first within each. */
export type SortOrder = 'relevance' | 'recency' | 'date:desc' | 'date:asc';

/** Everything a search can be asked. Bounds are checked by whoever reads them from a person. */
export interface SearchRequest {
  readonly query: string;
  /** Hits wanted, 0 to 100. */
  readonly limit: number;
  readonly offset: number;
  /** A filter expression (`section = "World" AND date >= 2015-12-01`), or null for none. */
  readonly filter: string | null;
  readonly sort: SortOrder;
  /** The half-life of a hit's recency (`30d`), which makes `relevance` mean `recency`; null or left out for the usual one. */
  readonly recency?: string | null;
  /** Names of facets to count (`section`, `source`, `tags`, `language`, `date`). */
  readonly facets: readonly string[];
  /** Fields to search in, or null for all. */
  readonly fields: readonly string[] | null;
  /** Snippets wanted per hit, 0 to 5. */
  readonly snippets: number;
  /** `all`: every word must occur; `any`: one is enough; `auto`: any, best matches first. */
  readonly match: 'auto' | 'all' | 'any';
  readonly fuzzy: 'auto' | 'off';
  /** `last`: the last word is still being typed; `auto`: only words the index does not know are completed. */
  readonly prefix: 'auto' | 'last' | 'off';
  readonly explain: boolean;
  /** Of near-duplicates among the hits only the first is shown; all are unless told. */
  readonly collapse?: boolean;
  /** Only near-duplicates of the document with this id, itself left out. */
  readonly duplicatesOf?: string | null;
}

/** A highlighted stretch: UTF-16 offsets into the text it belongs to. */
export interface Range {
  readonly start: number;
  readonly length: number;
}

/** A fragment of a stored field. `html` is escaped and carries no tag but `<mark>`. */
export interface Snippet {
  readonly field: string;
  readonly text: string;
  readonly html: string;
  readonly ranges: readonly Range[];
}

/** A score as a tree: a node's value is what its description says of its details. */
export interface Explanation {
  readonly value: number;
  readonly description: string;
  readonly details: readonly Explanation[];
}

export interface Hit {
  readonly id: string;
  readonly score: number;
  readonly title: string;
  readonly titleHtml: string;
  readonly url: string | null;
  readonly date: string | null;
  readonly language: string | null;
  readonly source: string | null;
  readonly section: string | null;
  readonly tags: readonly string[];
  readonly snippets: readonly Snippet[];
  readonly explanation?: Explanation;
  /** Near-duplicates of this hit that were found and are not shown; only when collapsed. */
  readonly duplicates?: number;
}

export interface SearchResult {
  readonly query: string;
  /** Exact. When collapsed, documents shown: with `collapsedHits` the documents found. */
  readonly totalHits: number;
  readonly limit: number;
  readonly offset: number;
  readonly processingTimeMs: number;
  readonly generation: number;
  readonly hits: readonly Hit[];
  /** Facet name to value to number of documents under the query. */
  readonly facetDistribution: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** A query that finds more, offered only when this one finds little. */
  readonly suggestion: string | null;
  /** What of the query was not taken as it may have been meant, in sentences for the person who typed it. */
  readonly warnings: readonly string[];
  /** Near-duplicates that were found and are not shown; only when collapsed. */
  readonly collapsedHits?: number;
}

export interface SimilarRequest {
  /** The document that the others are to be like. */
  readonly id: string;
  readonly limit: number;
  /** Snippets wanted per hit, 0 to 5. */
  readonly snippets: number;
  /** Whether near-duplicates, of the document and of each other, are listed, too. */
  readonly duplicates: boolean;
}

export interface SimilarResult {
  readonly id: string;
  readonly limit: number;
  readonly processingTimeMs: number;
  readonly generation: number;
  /** The words the documents were found by, the most telling first. */
  readonly words: readonly string[];
  readonly hits: readonly Hit[];
}

export interface SuggestRequest {
  readonly query: string;
  readonly limit: number;
}

export interface SuggestResult {
  readonly query: string;
  readonly suggestions: readonly { readonly text: string; readonly html: string }[];
  readonly processingTimeMs: number;
  readonly generation: number;
}

/** A document as it is stored, and shown on request. */
export type StoredDocument = Document;

/** The index in the form in which MiniSearch stores its own. */
export interface MiniSearchIndex {
  /** Lower-case hex; of the same documents always the same. */
  readonly sha256: string;
  /**
   * UTF-8 bytes of JSON. To be called at once: the next generation may take its place while something is awaited.
   * Throws FindlingError `index_damaged`.
   */
  read(): Uint8Array;
}

export interface EngineStatus {
  /** `ready`: the newest generation is served; `degraded`: an older one, because the newest is damaged. */
  readonly state: 'ready' | 'degraded';
  readonly generation: number;
  readonly documents: number;
  /** Why the state is `degraded`, or null. */
  readonly reason: string | null;
}

/**
 * Answers searches from one generation at a time. Rejects with FindlingError `invalid_filter`, `invalid_parameter`,
 * `document_not_found` or `search_timeout`.
 */
export interface SearchEngine {
  search(request: SearchRequest): Promise<SearchResult>;
  suggest(request: SuggestRequest): Promise<SuggestResult>;
  /** Documents on the subject of one; null where no document has the id. */
  similar(request: SimilarRequest): Promise<SimilarResult | null>;
  /** The stored document with this id, or null. */
  document(id: string): Promise<StoredDocument | null>;
  /** The index as MiniSearch loads it; null where none was written. */
  miniSearchIndex(): MiniSearchIndex | null;
  status(): EngineStatus;
}
