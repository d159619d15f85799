// What can be asked and what comes back, as programs elsewhere see it. It repeats the shapes of the API instead of importing them,
// so that the client stands alone; test/client/types.test.ts compares the two.

/** Given with any request. */
export interface RequestOptions {
  /** Ends the request, and waiting between tries; the promise is then rejected with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/** Parameters of a search; what each means stands in the README and in `/openapi.json`. */
export interface SearchOptions extends RequestOptions {
  readonly limit?: number;
  readonly offset?: number;
  /** From 1; with `hitsPerPage` instead of `limit` and `offset`. */
  readonly page?: number;
  readonly hitsPerPage?: number;
  /** `section = "World" AND date >= 2015-12-01`. */
  readonly filter?: string;
  /** `relevance`, `recency`, `date:desc`, `date:asc`, or fields: `price:asc,date:desc`, `_geoPoint(48.86,2.35):asc`. */
  readonly sort?: string;
  /** A half-life: `12h`, `30d`, `1y`. */
  readonly recency?: string;
  readonly facets?: readonly string[];
  readonly facetQuery?: string;
  readonly disjunctive?: readonly string[];
  readonly distinct?: string;
  readonly attributesToRetrieve?: readonly string[];
  readonly fields?: readonly string[];
  /** Wanted for each hit, 0 to 5. */
  readonly snippets?: number;
  readonly match?: 'auto' | 'all' | 'any';
  readonly fuzzy?: 'auto' | 'off';
  readonly asTyped?: boolean;
  /** `last`: the last word is still being typed. */
  readonly prefix?: 'auto' | 'last' | 'off';
  readonly explain?: boolean;
  readonly collapse?: boolean;
  /** An id: only near-duplicates of this document answer. */
  readonly duplicatesOf?: string;
}

/** Parameters of a request for completions. */
export interface SuggestOptions extends RequestOptions {
  /** 1 to 20. */
  readonly limit?: number;
}

/** Parameters of a request for a document: where the part begins that is wanted of a very long one. */
export interface DocumentOptions extends RequestOptions {
  /** An offset into the text, in UTF-16 units. */
  readonly textFrom?: number;
  /** A number of fields to pass over. */
  readonly fieldsFrom?: number;
}

/** Parameters of a request for similar documents. */
export interface SimilarOptions extends RequestOptions {
  readonly limit?: number;
  readonly snippets?: number;
  readonly duplicates?: boolean;
}

/** A part of a text that is marked, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly length: number;
}

/** A part of a document to which a link can lead. */
export interface Section {
  readonly heading: string;
  readonly level: number;
  /** What follows the `#` of a link to it, not encoded. */
  readonly anchor: string | null;
  /** Where it begins in the text of the document, in UTF-16 units. */
  readonly start: number;
}

/** How a part of a text is set: a list, code, or a link. */
export interface Annotation {
  readonly kind: 'bullets' | 'numbers' | 'code' | 'link';
  readonly start: number;
  readonly length: number;
  /** Of a list how deep it lies in others; of code the columns before each line; of a link its address. */
  readonly value: string;
}

/** A fragment of a document. */
export interface Snippet {
  readonly field: string;
  readonly text: string;
  /** The text, escaped, with `<mark>` around the ranges and no other tag. */
  readonly html: string;
  readonly ranges: readonly Range[];
  readonly section: Section | null;
}

/** A score as a tree: a node's value is what its description says of its details. */
export interface Explanation {
  readonly value: number;
  readonly description: string;
  readonly details: readonly Explanation[];
}

/** A document that was found. */
export interface Hit {
  readonly id: string;
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
  /** Metres from the place of an order by distance. */
  readonly geoDistance?: number | undefined;
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  /** Of `fields` those with matches, their texts escaped, with `<mark>` around what matched. */
  readonly fieldsHtml?: Readonly<Record<string, unknown>> | undefined;
  readonly snippets: readonly Snippet[];
  readonly explanation?: Explanation | undefined;
  readonly duplicates?: number | undefined;
}

/** What the values of a facet of numbers or dates are like. */
export interface FacetStats {
  readonly min: number | string;
  readonly max: number | string;
  readonly mean: number | string;
  readonly count: number;
  readonly buckets: readonly {
    readonly from: number | string;
    readonly to: number | string;
    readonly count: number;
  }[];
}

/** The answer to a search. */
export interface SearchResult {
  readonly query: string;
  /** Exact, or too low where `partial`. */
  readonly totalHits: number;
  readonly limit: number;
  readonly offset: number;
  readonly processingTimeMs: number;
  readonly generation: number;
  readonly hits: readonly Hit[];
  readonly facetDistribution: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly facetStats?: Readonly<Record<string, FacetStats>> | undefined;
  /** Another spelling of the query that finds more. */
  readonly suggestion: string | null;
  /** The query whose hits these are, only where the one typed is clearly misspelt. */
  readonly searchedFor?: string | undefined;
  readonly warnings: readonly string[];
  /** @deprecated the same as `warnings` */
  readonly notes: readonly string[];
  readonly ignoredTerms?: readonly string[] | undefined;
  /** True where the search was ended before its end. */
  readonly partial?: true | undefined;
  readonly collapsedHits?: number | undefined;
  readonly page?: number | undefined;
  readonly hitsPerPage?: number | undefined;
  readonly totalPages?: number | undefined;
}

/** A query that goes on from what was typed. */
export interface Suggestion {
  readonly text: string;
  /** The text, escaped, with `<mark>` around what was not typed and no other tag. */
  readonly html: string;
}

/** Completions. */
export interface SuggestResult {
  readonly query: string;
  readonly suggestions: readonly Suggestion[];
  readonly processingTimeMs: number;
  readonly generation: number;
  readonly partial?: true | undefined;
}

/** Documents on the subject of one. */
export interface SimilarResult {
  readonly id: string;
  readonly limit: number;
  readonly processingTimeMs: number;
  readonly generation: number;
  /** What the documents were found by, the most telling first. */
  readonly words: readonly string[];
  readonly hits: readonly Hit[];
  readonly partial?: true | undefined;
}

/** A document as it is stored. */
export interface StoredDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly related: readonly string[];
  readonly other: readonly string[];
  readonly sections: readonly Section[];
  /** Lists, code and links of the text. */
  readonly annotations: readonly Annotation[];
  readonly url: string | null;
  readonly date: string | null;
  readonly language: string | null;
  readonly section: string | null;
  readonly source: string | null;
  readonly tags: readonly string[];
  readonly extra: Readonly<Record<string, unknown>>;
  /** What of a long text is here, in UTF-16 units; absent where it is whole. `textFrom` asks for more. */
  readonly textRange?: AnswerRange | undefined;
  /** Which of very many fields are here; absent where all are. `fieldsFrom` asks for more. */
  readonly extraRange?: AnswerRange | undefined;
  /** Which of very many linked headlines are here; absent where all are. */
  readonly relatedRange?: AnswerRange | undefined;
}

/** From `start` to `end` (exclusive) of `total`. */
export interface AnswerRange {
  readonly start: number;
  readonly end: number;
  readonly total: number;
}

/** The object that every failed request is answered with. */
export interface ErrorBody {
  readonly message: string;
  readonly code: string;
  readonly type: 'invalid_request' | 'auth' | 'internal' | 'system';
  readonly link: string;
}
