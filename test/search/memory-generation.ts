// Searches over generations in memory.

import type { Document } from '../../src/documents/document.js';
import { defaultRequest } from '../../src/search/default-request.js';
import type { Hit, SearchRequest, SearchResult } from '../../src/search/engine.js';
import { Searcher } from '../../src/search/searcher.js';
import { makeDocument } from '../make-document.js';
import { makeGeneration } from '../memory-segments.js';

export { makeDocument };
export { generationOver, makeGeneration, makeSegments } from '../memory-segments.js';

/** A searcher over documents in one segment. */
export function searcherOf(
  documents: readonly (Partial<Document> & { readonly id: string })[],
  timeoutMs = Number.POSITIVE_INFINITY,
): Searcher {
  return new Searcher(makeGeneration([documents.map(makeDocument)]), { timeoutMs });
}

/** A request with the defaults of the contract. */
export const makeRequest = defaultRequest;

/** Searches documents with a query under the defaults. */
export function ask(
  documents: readonly Document[],
  query: string,
  given: Partial<SearchRequest> = {},
): SearchResult {
  return searcherOf(documents).search(makeRequest(query, given));
}

/** The ids of hits, in order. */
export function idsOf(hits: readonly Hit[]): string[] {
  return hits.map(({ id }) => id);
}
