// The search engine as the server and the command line see it: what can be asked and what comes back. Only shapes, so that
// another engine can stand behind them. What every engine promises is said at `SearchEngine` and tested by
// `test/contracts/search-engine.ts`.

import type { Annotation, Document, Section } from '../documents/document.js';

/** `recency`: by relevance in bands of the score, within each band the newer before the older. */
export type SortOrder = 'relevance' | 'recency' | 'date:desc' | 'date:asc' | FieldOrder;

/**
 * Fields one after another, each with its direction: `price:asc`, `price:asc,date:desc`; or the distance from a place,
 * `_geoPoint(48.86,2.35):asc`. Documents without a value come last.
 */
export type FieldOrder = `${string}:asc` | `${string}:desc`;

/** Everything a search can be asked. The server and the command line check the bounds named here; an engine takes any numbers. */
export interface SearchRequest {
  /** In the query language of docs/query-language.md; every text is a query. Blank: all documents. */
  readonly query: string;
  /** Hits wanted, 0 to 100. */
  readonly limit: number;
  /** Hits that are skipped, from 0. */
  readonly offset: number;
  /** A filter expression (`section = "World" AND date >= 2015-12-01`), or null for none. */
  readonly filter: string | null;
  readonly sort: SortOrder;
  /** The half-life of a hit's recency (`30d`), which makes `relevance` mean `recency`; null or left out for the usual one. */
  readonly recency?: string | null;
  /**
   * Names of facets to count: `section`, `source`, `tags`, `language`, `year`, `month`, and own fields of the documents; an own field
   * that is named as one of the others is `fields.year`.
   */
  readonly facets: readonly string[];
  /** Only values with a word that begins so are listed of the facets; blank or left out: all. */
  readonly facetQuery?: string;
  /** Facets that are counted as if the filter had no conditions on them: what else there is to choose. Left out: none. */
  readonly disjunctive?: readonly string[];
  /** An own field: of the hits that have the same value, only the first is shown. Null or left out: none. */
  readonly distinct?: string | null;
  /** Own fields that hits come with, `*` for all; null or left out: none. */
  readonly attributesToRetrieve?: readonly string[] | null;
  /**
   * Facets counted as if this were the filter, null for none, by name of the facet: what else could be chosen beside what the
   * filter says. They need not be among `facets`.
   */
  readonly facetFilters?: Readonly<Record<string, string | null>>;
  /** Words of which is counted, where the query finds nothing, how many documents each finds alone. */
  readonly countAlone?: readonly string[];
  /** Fields to search in; null or none named: all. */
  readonly fields: readonly string[] | null;
  /** Snippets wanted per hit, 0 to 5. */
  readonly snippets: number;
  /** `all`: every word must occur; `any`: one is enough; `auto`: any, best matches first. */
  readonly match: 'auto' | 'all' | 'any';
  /** `auto`: words are corrected where too little is found, and another spelling of the query may be offered. */
  readonly fuzzy: 'auto' | 'off';
  /** `last`: the last word is still being typed; `auto`: only words the index does not know are completed. */
  readonly prefix: 'auto' | 'last' | 'off';
  /** Whether hits come with the tree behind their score. */
  readonly explain: boolean;
  /** Whether of near-duplicates among the hits only the first is shown; left out: false. */
  readonly collapse?: boolean;
  /** Only near-duplicates of the document with this id, itself left out; null or left out: no such condition. */
  readonly duplicatesOf?: string | null;
}

/** A part of a text that is marked: UTF-16 offsets into the text it belongs to. */
export interface Range {
  readonly start: number;
  readonly length: number;
}

/** A part of a document to which a link can lead. */
export type DocumentSection = Section;

export type { Annotation };

/** A fragment of a stored field. */
export interface Snippet {
  readonly field: string;
  readonly text: string;
  /** The text, escaped, with `<mark>` around the ranges and no other tag. */
  readonly html: string;
  /** Ascending, without overlaps; offsets into `text`. */
  readonly ranges: readonly Range[];
  /** The section of the document that it is from, by its first match; null where there is none, and outside the text. */
  readonly section: DocumentSection | null;
}

/** A score as a tree: a node's value is what its description says of its details. */
export interface Explanation {
  readonly value: number;
  readonly description: string;
  readonly details: readonly Explanation[];
}

/** A document that a search found. */
export interface Hit {
  readonly id: string;
  /** Without a unit, and comparable within one answer only. */
  readonly score: number;
  readonly title: string;
  /** The title, escaped, with `<mark>` around what matched and no other tag. */
  readonly titleHtml: string;
  readonly url: string | null;
  readonly date: string | null;
  readonly language: string | null;
  readonly source: string | null;
  readonly section: string | null;
  readonly tags: readonly string[];
  /** Metres from the place that the hits are in the order of (`_geoPoint`), the nearest of several; only in such an order. */
  readonly geoDistance?: number;
  /** The own fields asked for, by name, as the documents have them; only where any are asked for. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /**
   * Of `fields` those that hold a word of the query, each as it is there, but its texts in one line, escaped, with `<mark>` around what
   * matched and no other tag; left out where there are none.
   */
  readonly fieldsHtml?: Readonly<Record<string, unknown>>;
  /** As many as were asked for, at most, in the order of the text. */
  readonly snippets: readonly Snippet[];
  /** Only where asked for. Its value is the score. */
  readonly explanation?: Explanation;
  /** Near-duplicates of this hit that were found and are not shown; only when collapsed. */
  readonly duplicates?: number;
}

/** What the values of a facet are like, over the documents found: numbers, or dates (`2015-12-31`). */
export interface FacetStats {
  readonly min: number | string;
  readonly max: number | string;
  readonly mean: number | string;
  /** How many values there are. */
  readonly count: number;
  /** Ascending, each up to but not including where the next begins. */
  readonly buckets: readonly FacetBucket[];
}

/** A part of the values of a facet. */
export interface FacetBucket {
  readonly from: number | string;
  readonly to: number | string;
  readonly count: number;
}

/** The answer to a search. */
export interface SearchResult {
  readonly query: string;
  /** Exact, or too low where `partial`. When collapsed, documents shown: with `collapsedHits` the documents found. */
  readonly totalHits: number;
  readonly limit: number;
  readonly offset: number;
  readonly processingTimeMs: number;
  readonly generation: number;
  readonly hits: readonly Hit[];
  /** Facet name to value to number of documents under the query and the filter, or under that of `facetFilters`. */
  readonly facetDistribution: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Facet name to what its values are like: facets of numbers and dates only, and only where there are any. */
  readonly facetStats?: Readonly<Record<string, FacetStats>>;
  /** Did you mean: another spelling of the query that finds more; null where there is none. */
  readonly suggestion: string | null;
  /**
   * The query whose hits these are, only where it is not the one typed: that one is misspelt beyond doubt, with hardly a document
   * for it. The same as `suggestion`. `fuzzy: 'off'` searches what was typed.
   */
  readonly searchedFor?: string;
  /** What of the query was not taken as it may have been meant, in sentences for the person who typed it. */
  readonly warnings: readonly string[];
  /** Words of a query that asks for too much, which were passed over as if they had not been typed; only where there are any. */
  readonly ignoredTerms?: readonly string[];
  /** True where the search was ended before its end: then hits, facets or a suggestion are missing, as `warnings` say. */
  readonly partial?: true;
  /** Near-duplicates that were found and are not shown; only when collapsed. */
  readonly collapsedHits?: number;
  /** Documents that each word of `countAlone` finds under the filter, as it is written; only where nothing was found. */
  readonly foundAlone?: readonly number[];
}

/** Asks for documents on the subject of one. */
export interface SimilarRequest {
  /** The document that the others are to be like. */
  readonly id: string;
  readonly limit: number;
  /** Snippets wanted per hit, 0 to 5. */
  readonly snippets: number;
  /** Whether near-duplicates, of the document and of each other, are listed, too. */
  readonly duplicates: boolean;
}

/** Documents on the subject of one, the most like it first. */
export interface SimilarResult {
  readonly id: string;
  readonly limit: number;
  readonly processingTimeMs: number;
  readonly generation: number;
  /** The words the documents were found by, the most telling first. */
  readonly words: readonly string[];
  readonly hits: readonly Hit[];
  /** True where the search was ended before its end: then some of the hits may be missing. */
  readonly partial?: true;
}

/** Asks for queries that go on from what has been typed. */
export interface SuggestRequest {
  /** What has been typed so far. */
  readonly query: string;
  /** Suggestions wanted. */
  readonly limit: number;
}

/** A query that is offered while another is being typed. */
export interface Suggestion {
  readonly text: string;
  /** The text, escaped, with `<mark>` around what was not typed and no other tag. */
  readonly html: string;
}

/** Queries that go on from what has been typed. */
export interface SuggestResult {
  readonly query: string;
  /** The best first, none twice. */
  readonly suggestions: readonly Suggestion[];
  readonly processingTimeMs: number;
  readonly generation: number;
  /** True where looking for suggestions was ended before its end: then some may be missing. */
  readonly partial?: true;
}

/** Where the words of a query stand in one document. */
export interface DocumentMatches {
  /** In the title; ascending, without overlaps. */
  readonly title: readonly Range[];
  /** In the text; ascending, without overlaps. */
  readonly text: readonly Range[];
  /** Index in `text` of the first match of the passage that answers the query best; null where there is none. */
  readonly passage: number | null;
  /** True where looking for them was ended before its end: then some may be missing. */
  readonly partial?: true;
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

/** An own field of the documents: one they have beside those that all have. */
export interface EngineField {
  readonly name: string;
  readonly type: 'boolean' | 'number' | 'date' | 'keyword' | 'text' | 'geo';
  /** Its name for readers; null for one made of its name. */
  readonly label: string | null;
  /** Whether it can be counted as a facet. */
  readonly facet: boolean;
  /** Whether it was configured, not only found. */
  readonly configured: boolean;
  /** Documents that have a value. */
  readonly documents: number;
  /** Different values; more than 1,000 where there are more. */
  readonly values: number;
}

/** What an engine serves. */
export interface EngineStatus {
  /**
   * `ready`: the newest generation is served; `degraded`: it is damaged, and an older one is, unless no search needs what is damaged;
   * or a part of it is away, and answers are partial. `unavailable`: nothing can be answered for the moment.
   */
  readonly state: 'ready' | 'degraded' | 'unavailable';
  readonly generation: number;
  readonly documents: number;
  /** Why the state is not `ready`, or null. */
  readonly reason: string | null;
  /**
   * Changes whenever the same request may have another answer: with the documents, and with whatever else the engine answers
   * from. Left out: answers are neither kept nor tagged.
   */
  readonly revision?: string;
}

/**
 * A search engine over a collection of documents that may change while it is asked. Each answer comes from one generation of
 * the collection and names it. No text that can be typed is an error: what of a query cannot be taken as it may have been
 * meant is said in `warnings`, and a search that would take too long ends with what it has found, as `partial` says: all of that
 * is true, but not all there is. What cannot be answered rejects with a FindlingError and never throws; the engine answers the
 * next request as if nothing had happened. The same request to the same generation has the same answer, but for
 * `processingTimeMs`.
 */
export interface SearchEngine {
  /**
   * The hits numbered `offset` to `offset + limit` (exclusive), ordered by `sort`; fewer where there are no more, none beyond
   * the last. Scores do not rise from one hit to the next where `sort` is `relevance`, and equal scores are ordered by id, so
   * that pages neither overlap nor leave anything out. `totalHits` and facets count all hits, whatever the page. A blank query
   * finds every document, the newest first and undated ones last; one that has no word and is not blank finds none and says
   * so in `warnings`.
   *
   * Rejects with `invalid_filter` (with what is wrong and where), `invalid_parameter` (a facet, field or half-life that is
   * not known), `document_not_found` (for `duplicatesOf`).
   */
  search(request: SearchRequest): Promise<SearchResult>;

  /**
   * At most `limit` queries that go on from what has been typed, never what was typed itself; none for a blank text or where
   * nothing fits.
   */
  suggest(request: SuggestRequest): Promise<SuggestResult>;

  /**
   * At most `limit` documents on the subject of one, the most similar first, itself never among them; null where no document
   * has the id.
   */
  similar(request: SimilarRequest): Promise<SimilarResult | null>;

  /** The stored document with exactly this id, or null. */
  document(id: string): Promise<StoredDocument | null>;

  /**
   * The path below the corpus of the file that the document with this id was read from (`/` between parts); null where no document
   * has the id. An engine that does not know of files has no such method.
   */
  path?(id: string): Promise<string | null>;

  /**
   * Where the words of a query stand in the document with this id, whole: as the search marks them in what it shows of a hit.
   * None for a blank query; null where no document has the id.
   */
  matches(id: string, query: string): Promise<DocumentMatches | null>;

  /** The index of the generation served, as MiniSearch loads it; null where none was written for it. */
  miniSearchIndex(): MiniSearchIndex | null;

  /** The own fields of the documents served, the configured ones first; never waits. An engine without such has no such method. */
  fields?(): readonly EngineField[];

  /** What is served now; never waits. */
  status(): EngineStatus;

  /**
   * The work of all requests so far, in milliseconds of a quiet machine: counted, not timed. An engine that does not count it has no
   * such method.
   */
  workDone?(): number;
}
