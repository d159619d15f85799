// Generations built in memory from documents, cut into segments as a test likes. Touches no disk.

import type { Document } from '../../src/documents/document.js';
import { buildSegment } from '../../src/index/build/segment-builder.js';
import { compareKeys } from '../../src/index/format/compare-keys.js';
import { Generation } from '../../src/index/read/generation.js';
import { Segment } from '../../src/index/read/segment.js';
import { SegmentSnapshot } from '../../src/index/read/segment-snapshot.js';
import { defaultRequest } from '../../src/search/default-request.js';
import type { Hit, SearchRequest, SearchResult } from '../../src/search/engine.js';
import { Searcher } from '../../src/search/searcher.js';
import { Analyzers } from '../../src/text/analyzer.js';
import { unloadedBytes } from '../unloaded-bytes.js';

/** Kept from one segment to the next: making them takes longer than analyzing a few documents. */
const analyzers = new Analyzers();

export { makeDocument } from '../make-document.js';

/** One segment for each list of documents that is not empty. */
export function makeSegments(parts: readonly (readonly Document[])[]): Segment[] {
  return parts
    .filter((documents) => documents.length > 0)
    .map((documents, number) => {
      const indexed = documents.map((document) => ({
        document,
        path: `${document.id}.json`,
        fingerprint: '0123456789abcdef0123456789abcdef',
      }));
      const files = buildSegment(indexed, undefined, analyzers);
      return new Segment(`s${number}`, {
        index: unloadedBytes(files['index.bin']),
        positions: unloadedBytes(files['positions.bin']),
        readDocuments: (offset, length) => files['documents.bin'].subarray(offset, offset + length),
      });
    });
}

/** A generation of segments, in which the documents with these ids are deleted. */
export function generationOver(segments: readonly Segment[], deleted: ReadonlySet<string>): Generation {
  const ids = [...deleted].sort(compareKeys);
  const snapshots = segments.map((segment) => {
    const numbers = ids.map((id) => segment.ids.find(id)).filter((number) => number >= 0);
    return new SegmentSnapshot(segment, Uint16Array.from(numbers));
  });
  return new Generation(1, snapshots);
}

/** A generation with one segment for each list of documents; the documents with these ids are deleted from them. */
export function makeGeneration(
  parts: readonly (readonly Document[])[],
  deleted: ReadonlySet<string> = new Set(),
): Generation {
  return generationOver(makeSegments(parts), deleted);
}

/** A searcher over documents in one segment. */
export function searcherOf(documents: readonly Document[], timeoutMs = Number.POSITIVE_INFINITY): Searcher {
  return new Searcher(makeGeneration([documents]), { timeoutMs });
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
