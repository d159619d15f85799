// The documents of several segments in one order, that of their ids, without those that are deleted.

import { chooseComparison } from '../format/compare-keys.js';
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
  /** Its number in that segment. */
  readonly document: number;
}

/** The documents of a merged segment and their numbers. */
export class MergedDocuments {
  /** In order of id: the index of a document is its number in the merged segment. */
  readonly order: readonly MergedDocument[];
  /** Per source and number there: the number in the merged segment, or -1 for a deleted document. */
  readonly mergedNumbers: readonly Int32Array[];

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
    const compare = chooseComparison(documents.map(({ id }) => id));
    const live = documents.filter(({ isDeleted }) => !isDeleted).sort((a, b) => compare(a.id, b.id));
    const mergedNumbers = sources.map(({ segment }) => new Int32Array(segment.documentCount).fill(-1));
    live.forEach(({ source, document }, number) => {
      const numbers = mergedNumbers[source];
      if (numbers !== undefined) numbers[document] = number;
    });
    this.order = live;
    this.mergedNumbers = mergedNumbers;
  }
}

function nextText(walk: DictionaryWalk): string {
  walk.next();
  return walk.text();
}
