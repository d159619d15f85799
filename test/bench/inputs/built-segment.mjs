// A segment of made documents, in memory.

import { buildSegment } from '../../../dist/modules/index/build/segment-builder.js';
import { Segment } from '../../../dist/modules/index/read/segment.js';
import { SegmentSnapshot } from '../../../dist/modules/index/read/segment-snapshot.js';

/** Builds it of indexed documents and opens it, with nothing deleted. */
export function builtSegment(name, documents) {
  const files = buildSegment(documents);
  const loaded = (bytes) => ({ bytes, load: () => undefined });
  const segment = new Segment(name, {
    index: loaded(files['index.bin']),
    positions: loaded(files['positions.bin']),
    values: loaded(files['fields.bin']),
    readDocuments: (offset, length) => files['documents.bin'].subarray(offset, offset + length),
  });
  return new SegmentSnapshot(segment, new Uint16Array(0));
}
