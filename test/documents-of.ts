// Documents and generations made in memory, for tests that need no files.

import type { Document } from '../src/documents/document.js';
import { buildSegment } from '../src/index/build/segment-builder.js';
import type { IndexedDocument } from '../src/index/format/indexed-document.js';
import { Generation } from '../src/index/read/generation.js';
import { Segment } from '../src/index/read/segment.js';
import { SegmentSnapshot } from '../src/index/read/segment-snapshot.js';
import { defaultRequest } from '../src/search/default-request.js';
import { Searcher } from '../src/search/searcher.js';
import { Analyzers } from '../src/text/analyzer.js';
import { makeDocument } from './make-document.js';
import { unloadedBytes } from './unloaded-bytes.js';

const analyzers = new Analyzers();

export { makeDocument as documentOf };

export function indexed(document: Document): IndexedDocument {
  return { document, path: 'test.jsonl', fingerprint: '0123456789abcdef' };
}

/** Opens one segment over documents. */
export async function segmentOf(documents: readonly Document[], name = '000001'): Promise<Segment> {
  const bytes = buildSegment(documents.map(indexed), undefined, analyzers);
  return new Segment(name, {
    index: unloadedBytes(bytes['index.bin']),
    positions: unloadedBytes(bytes['positions.bin']),
    readDocuments: (offset, length) => bytes['documents.bin'].subarray(offset, offset + length),
  });
}

/** A generation of one segment a list, with the documents in `deleted` (ids) deleted. */
export async function generationOf(
  parts: readonly (readonly Document[])[],
  deleted: ReadonlySet<string> = new Set(),
): Promise<Generation> {
  const segments: SegmentSnapshot[] = [];
  for (const [number, documents] of parts.entries()) {
    const segment = await segmentOf(documents, String(number + 1).padStart(6, '0'));
    const gone = documents.flatMap(({ id }) => (deleted.has(id) ? [segment.ids.find(id)] : []));
    segments.push(new SegmentSnapshot(segment, Uint16Array.from(gone.sort((a, b) => a - b))));
  }
  return new Generation(1, segments);
}

export async function searcherOf(
  ...documents: readonly (Partial<Document> & { readonly id: string })[]
): Promise<Searcher> {
  return new Searcher(await generationOf([documents.map(makeDocument)]), { timeoutMs: 10_000 });
}

export const requestOf = defaultRequest;
