// A segment less the documents that have been deleted since it was written. Segments never change; which documents count is what
// a generation adds to them.

import { addAll, emptySet, has, type DocumentSet } from './document-set.js';
import type { Segment } from './segment.js';

/** A segment as one generation has it: the same postings, less the deleted documents. */
export class SegmentSnapshot {
  readonly segment: Segment;
  readonly deletedCount: number;
  /** The deleted documents, or null when there are none. */
  readonly deleted: DocumentSet | null;
  /** By term ordinal; null when nothing is deleted and the segment itself knows them. */
  readonly #documentFrequencies: Uint32Array | null;

  /** @param deleted numbers of deleted documents, ascending */
  constructor(segment: Segment, deleted: Uint16Array) {
    this.segment = segment;
    this.deletedCount = deleted.length;
    if (deleted.length === 0) {
      this.deleted = null;
      this.#documentFrequencies = null;
      return;
    }
    this.deleted = emptySet(segment.documentCount);
    addAll(this.deleted, deleted);
    this.#documentFrequencies = countLiveDocuments(segment, this.deleted);
  }

  /** Documents that are not deleted. */
  get documentCount(): number {
    return this.segment.documentCount - this.deletedCount;
  }

  isDeleted(document: number): boolean {
    return this.deleted !== null && has(this.deleted, document);
  }

  /** In how many documents that are not deleted a term occurs. */
  documentFrequency(termOrdinal: number): number {
    if (this.#documentFrequencies !== null) return this.#documentFrequencies[termOrdinal] ?? 0;
    const { termPostings } = this.segment.sections;
    return (termPostings[termOrdinal + 1] ?? 0) - (termPostings[termOrdinal] ?? 0);
  }
}

/** By term ordinal: in how many documents that are not deleted the term occurs. */
function countLiveDocuments(segment: Segment, deleted: DocumentSet): Uint32Array {
  const { termPostings, docIds, header } = segment.sections;
  const counts = new Uint32Array(header.termCount);
  for (let termOrdinal = 0; termOrdinal < header.termCount; termOrdinal += 1) {
    const end = termPostings[termOrdinal + 1] ?? 0;
    let live = 0;
    for (let posting = termPostings[termOrdinal] ?? 0; posting < end; posting += 1) {
      if (!has(deleted, docIds[posting] ?? 0)) live += 1;
    }
    counts[termOrdinal] = live;
  }
  return counts;
}
