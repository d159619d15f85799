// A segment less the documents that have been deleted since it was written. Segments never change; which documents count is what
// a generation adds to them.

import { decodeDeleted, type SegmentEntry } from '../format/manifest.js';
import { addAll, type DocumentSet, emptySet, fullSet, has, seekDocument, subtract } from './document-set.js';
import type { Segment } from './segment.js';

/** Reading so many postings one after another takes as long as seeking one. */
const SEEK_STEPS = 16;
/** Occurrences of a term in one document that are counted: a book is not to outweigh all others. */
const MAX_OCCURRENCES = 16;
/** Terms whose occurrences are remembered, since queries share most of their words. */
const MAX_REMEMBERED = 20_000;

/** A segment as one generation has it: the same postings, less the deleted documents. */
export class SegmentSnapshot {
  readonly segment: Segment;
  readonly deletedCount: number;
  /** The deleted documents, or null when there are none. */
  readonly deleted: DocumentSet | null;
  readonly #deletedList: Uint16Array;
  /** By term ordinal: in how many deleted documents it occurs, or -1 where nobody has asked yet. */
  readonly #deletedFrequencies: Int32Array;
  readonly #occurrences = new Map<number, number>();

  /** @param deleted numbers of deleted documents, ascending */
  constructor(segment: Segment, deleted: Uint16Array) {
    this.segment = segment;
    this.deletedCount = deleted.length;
    this.#deletedList = deleted;
    this.deleted = null;
    this.#deletedFrequencies = new Int32Array(
      deleted.length === 0 ? 0 : segment.sections.header.termCount,
    ).fill(-1);
    if (deleted.length === 0) return;
    this.deleted = emptySet(segment.documentCount);
    addAll(this.deleted, deleted);
  }

  /** @param entry what the manifest says of the segment */
  static of(segment: Segment, { deleted }: Pick<SegmentEntry, 'deleted'>): SegmentSnapshot {
    return new SegmentSnapshot(segment, decodeDeleted(deleted));
  }

  /** Documents that are not deleted. */
  get documentCount(): number {
    return this.segment.documentCount - this.deletedCount;
  }

  /** The documents that are not deleted, in a set of the caller's own. */
  liveDocuments(): DocumentSet {
    const live = fullSet(this.segment.documentCount);
    if (this.deleted !== null) subtract(live, this.deleted);
    return live;
  }

  isDeleted(document: number): boolean {
    return this.deleted !== null && has(this.deleted, document);
  }

  /** Numbers of the deleted documents, ascending. */
  get deletedList(): Uint16Array {
    return this.#deletedList;
  }

  /** In how many documents that are not deleted a term occurs. */
  documentFrequency(termOrdinal: number): number {
    const count = this.segment.postingCountOf(termOrdinal);
    if (this.deleted === null) return count;
    let deleted = this.#deletedFrequencies[termOrdinal] ?? 0;
    if (deleted < 0) {
      deleted = this.#countDeleted(termOrdinal, this.deleted);
      this.#deletedFrequencies[termOrdinal] = deleted;
    }
    return count - deleted;
  }

  /** How often a term occurs in all fields of all documents that are not deleted, up to `MAX_OCCURRENCES` times in each. */
  occurrences(termOrdinal: number): number {
    let count = this.#occurrences.get(termOrdinal);
    if (count === undefined) {
      count = this.#countOccurrences(termOrdinal);
      if (this.#occurrences.size >= MAX_REMEMBERED) this.#occurrences.clear();
      this.#occurrences.set(termOrdinal, count);
    }
    return count;
  }

  #countOccurrences(termOrdinal: number): number {
    const { first, end, docIds } = this.segment.openPostings(termOrdinal);
    const { frequencies } = this.segment;
    let count = 0;
    for (let posting = first; posting < end; posting += 1) {
      if (this.deleted === null || !has(this.deleted, docIds[posting] ?? 0))
        count += Math.min(MAX_OCCURRENCES, frequencies.total(posting));
    }
    return count;
  }

  /** In how many of the deleted documents a term occurs: the shorter list is looked up in the longer one. */
  #countDeleted(termOrdinal: number, deleted: DocumentSet): number {
    const { first, end, docIds } = this.segment.openPostings(termOrdinal);
    let count = 0;
    if (end - first <= this.#deletedList.length * SEEK_STEPS) {
      for (let posting = first; posting < end; posting += 1)
        if (has(deleted, docIds[posting] ?? 0)) count += 1;
      return count;
    }
    const postings = docIds.subarray(first, end);
    let at = 0;
    for (const document of this.#deletedList) {
      at = seekDocument(postings, at, document);
      if (postings[at] === document) count += 1;
    }
    return count;
  }
}
