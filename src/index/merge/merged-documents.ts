// The documents of several segments in one order, that of their ids, without those that are deleted.

import { keyOrder } from '../format/dictionary.js';
import type { DictionaryWalk } from '../format/dictionary-walk.js';
import type { Segment } from '../read/segment.js';

/** A segment to be merged and the numbers of the documents that are deleted from it. */
export interface MergeSource {
  readonly segment: Segment;
  readonly deleted: ReadonlySet<number>;
}

/** A document of the merged segment: where it comes from. */
export interface MergedDocument {
  readonly id: string;
  readonly segment: Segment;
  readonly document: number;
}

export class MergedDocuments {
  /** In order of id: a document's place is its new number. */
  readonly order: readonly MergedDocument[];
  /** Per source and old number: the new number, or -1 for a deleted document. */
  readonly newNumbers: readonly Int32Array[];

  constructor(sources: readonly MergeSource[]) {
    const documents = sources.flatMap(({ segment, deleted }, source) => {
      const ids = segment.ids.walk();
      return Array.from({ length: segment.documentCount }, (_, document) => ({
        id: nextText(ids),
        segment,
        document,
        source,
        isDeleted: deleted.has(document),
      }));
    });
    const order = keyOrder(documents.map(({ id }) => id));
    const snapshot = documents.filter(({ isDeleted }) => !isDeleted).sort((a, b) => order(a.id, b.id));
    const newNumbers = sources.map(({ segment }) => new Int32Array(segment.documentCount).fill(-1));
    snapshot.forEach(({ source, document }, number) => {
      const numbers = newNumbers[source];
      if (numbers !== undefined) numbers[document] = number;
    });
    this.order = snapshot;
    this.newNumbers = newNumbers;
  }
}

function nextText(walk: DictionaryWalk): string {
  walk.next();
  return walk.text();
}
