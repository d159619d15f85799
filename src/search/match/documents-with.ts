// Which documents have a value that was judged before, by the numbers of their values.

import { addDocument, type DocumentSet, emptySet } from '../../index/read/document-set.js';

/** The values of documents by their numbers from 1, 0 for none. */
export interface NumberedValues {
  /** By document: where its values begin among `numbers`; null where each has one at most, which stands at its own number. */
  readonly starts: Uint32Array | null;
  readonly numbers: ArrayLike<number>;
}

/**
 * The documents with a value that passes; deleted ones may be among them.
 * @param passing by number of a value: 1 where it passes
 */
export function documentsWith(
  documentCount: number,
  { starts, numbers }: NumberedValues,
  passing: Uint8Array,
): DocumentSet {
  const set = emptySet(documentCount);
  if (starts === null) {
    // A word of the set at a time: a function for each document would take most of the time.
    for (let word = 0; word < set.length; word += 1) {
      const first = word * 32;
      const count = Math.min(32, documentCount - first);
      let bits = 0;
      for (let bit = 0; bit < count; bit += 1) bits |= (passing[numbers[first + bit] ?? 0] ?? 0) << bit;
      set[word] = bits;
    }
    return set;
  }
  for (let document = 0; document < documentCount; document += 1) {
    const end = starts[document + 1] ?? 0;
    for (let at = starts[document] ?? 0; at < end; at += 1) {
      if (passing[numbers[at] ?? 0] === 1) {
        addDocument(set, document);
        break;
      }
    }
  }
  return set;
}
