// The order of documents that are equal in all else: that of their ids, so that an order never depends on the segments.

import { compareKeys } from '../../index/format/compare-keys.js';
import type { DocumentAddress } from '../../index/read/document-address.js';
import type { CollectionValues } from '../../index/read/document-values.js';

/** Negative when the id of `a` comes first. Within a segment documents are numbered in the order of their ids. */
export function compareAddresses(
  generation: Pick<CollectionValues, 'segments'>,
  a: DocumentAddress,
  b: DocumentAddress,
): number {
  return a.segment === b.segment
    ? a.document - b.document
    : compareKeys(idOf(generation, a), idOf(generation, b));
}

function idOf(
  generation: Pick<CollectionValues, 'segments'>,
  { segment, document }: DocumentAddress,
): string {
  return generation.segments[segment]?.segment.ids.key(document) ?? '';
}
