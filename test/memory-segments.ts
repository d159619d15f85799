// Segments and generations built in memory from documents, cut as a test likes. Touches no disk.

import type { Document } from '../src/documents/document.js';
import { searchedFieldsOf } from '../src/documents/own/searched-fields.js';
import { buildSegment } from '../src/index/build/segment-builder.js';
import { inferSchema, type SchemaSettings } from '../src/index/commit/infer-schema.js';
import { findDuplicates } from '../src/index/duplicates/find-duplicates.js';
import { compareKeys } from '../src/index/format/compare-keys.js';
import type { IndexedDocument } from '../src/index/format/indexed-document.js';
import { countsOf, Generation } from '../src/index/read/generation.js';
import { NearDuplicates } from '../src/index/read/near-duplicates.js';
import { Segment } from '../src/index/read/segment.js';
import { SegmentSnapshot } from '../src/index/read/segment-snapshot.js';
import { Analyzers } from '../src/text/analyzer.js';
import { unloadedBytes } from './unloaded-bytes.js';

/** Kept from one segment to the next: making them takes longer than analyzing a few documents. */
const analyzers = new Analyzers();

/** A document as it is handed to a builder. */
export function indexed(document: Document): IndexedDocument {
  return { document, path: `${document.id}.json`, fingerprint: '0123456789abcdef' };
}

/** One segment of documents. */
export function makeSegment(
  documents: readonly Document[],
  name = '000001',
  { fields = {} }: SchemaSettings = {},
): Segment {
  const bytes = buildSegment(documents.map(indexed), undefined, analyzers, searchedFieldsOf(fields));
  return new Segment(name, {
    index: unloadedBytes(bytes['index.bin']),
    positions: unloadedBytes(bytes['positions.bin']),
    values: unloadedBytes(bytes['fields.bin']),
    readDocuments: (offset, length) => bytes['documents.bin'].subarray(offset, offset + length),
  });
}

/** One segment for each list of documents that is not empty. */
export function makeSegments(
  parts: readonly (readonly Document[])[],
  settings: SchemaSettings = {},
): Segment[] {
  return parts
    .filter((documents) => documents.length > 0)
    .map((documents, number) => makeSegment(documents, String(number + 1).padStart(6, '0'), settings));
}

/** A generation of segments, in which the documents with these ids are deleted. */
export function generationOver(
  segments: readonly Segment[],
  deleted: ReadonlySet<string>,
  settings: SchemaSettings = {},
): Generation {
  const ids = [...deleted].sort(compareKeys);
  const snapshots = segments.map((segment) => {
    const numbers = ids.map((id) => segment.ids.find(id)).filter((number) => number >= 0);
    return new SegmentSnapshot(segment, Uint16Array.from(numbers));
  });
  const rows = findDuplicates(new Generation(1, snapshots), null);
  const schema = inferSchema(snapshots, settings);
  return new Generation(1, snapshots, NearDuplicates.of(rows, countsOf(snapshots)), schema);
}

/**
 * A generation with one segment for each list of documents; the documents with these ids are deleted from them.
 * @param settings what is configured
 */
export function makeGeneration(
  parts: readonly (readonly Document[])[],
  deleted: ReadonlySet<string> = new Set(),
  settings: SchemaSettings = {},
): Generation {
  return generationOver(makeSegments(parts, settings), deleted, settings);
}
