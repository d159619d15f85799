// The near-duplicates of one document as a condition on hits.

import { addDocument, type DocumentSet, emptySet } from '../../index/read/document-set.js';
import type { Generation } from '../../index/read/generation.js';

/** Per segment, the near-duplicates of a document, without itself; null where no document has this id. */
export function duplicatesOf(generation: Generation, id: string): DocumentSet[] | null {
  const address = generation.address(id);
  if (address === null) return null;
  const sets = generation.segments.map(({ segment }) => emptySet(segment.documentCount));
  for (const { segment, document } of generation.duplicates.membersWith(address)) {
    if (segment === address.segment && document === address.document) continue;
    const set = sets[segment];
    if (set !== undefined) addDocument(set, document);
  }
  return sets;
}
