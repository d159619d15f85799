// A filter as a tree. Only shapes: `parse-filter.ts` makes it of a text, `match/filter-documents.ts` applies it.

/** The facets whose values a filter can ask for. */
export const filterFacets = ['language', 'section', 'source', 'tags'] as const;
/** The name of one of them. */
export type FilterFacet = (typeof filterFacets)[number];

/** What a document must have, or a combination of filters. */
export type Filter =
  /** One of the values is enough. */
  | { readonly kind: 'in'; readonly facet: FilterFacet; readonly values: readonly string[] }
  /** The document has a value, or a date. */
  | { readonly kind: 'exists'; readonly facet: FilterFacet | 'date' }
  /**
   * Dates that begin from `from` up to but not including `to`, in milliseconds since 1970 UTC. Where both are finite a year or
   * month has to end by `to`, too: `2015` is not in `2015-01`.
   */
  | { readonly kind: 'date'; readonly from: number; readonly to: number }
  | { readonly kind: 'and'; readonly parts: readonly Filter[] }
  | { readonly kind: 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter };
