// The documents that are in all of some postings, ascending. The shortest postings lead. Where the next ones are not much
// longer, the leading documents are laid out in an array by document, and the next ones are read along; else, as in all
// further ones, the leading documents are looked up by galloping (Demaine, Lopez-Ortiz, Munro, "Adaptive Set Intersections,
// Unions, and Differences", SODA 2000).

import type { SearchScratch } from '../score/search-scratch.js';
import type { SegmentSearch } from '../score/segment-search.js';
import { NO_DOCUMENT, type TermPostings } from '../score/term-postings.js';
import { WORK } from '../search-budget.js';

/** To read along postings of at most so many times the length of the leading ones is faster than to gallop. */
const NEAR_LENGTH = 8;
/** Postings in which a document is sought, on average, before it is known to be in all of them or not. */
const MAX_SOUGHT = 4;
/** Leading postings shorter than this are not laid out. */
const MIN_LAID_OUT = 64;

/** Takes a document and its index in each of the postings, in the order given; the array holds until it returns. */
type Visit = (document: number, indexes: Uint32Array) => void;

/** Calls `visit` for each document that is in all of the postings, ascending; for none where the budget is spent. */
export function intersectPostings(
  postings: readonly TermPostings[],
  { scratch, budget }: Pick<SegmentSearch, 'scratch' | 'budget'>,
  visit: Visit,
): void {
  const intersection = new Intersection(postings, visit);
  if (!budget.spend(intersection.work)) return;
  if (intersection.isNear) intersection.readAlong(scratch);
  else intersection.gallop();
}

class Intersection {
  readonly #postings: readonly TermPostings[];
  /** The numbers of the postings, the shortest first. */
  readonly #order: readonly number[];
  readonly #visit: Visit;
  /** By number of postings: the index of the document looked at. */
  readonly #indexes: Uint32Array;

  constructor(postings: readonly TermPostings[], visit: Visit) {
    this.#postings = postings;
    this.#order = byLength(postings);
    this.#visit = visit;
    this.#indexes = new Uint32Array(postings.length);
  }

  /** True if the second postings are long enough next to the first, and not too long, to be read along. */
  get isNear(): boolean {
    const [leader, second] = this.#order;
    if (leader === undefined || second === undefined) return false;
    const length = lengthOf(this.#postings, leader);
    return length >= MIN_LAID_OUT && lengthOf(this.#postings, second) <= length * NEAR_LENGTH;
  }

  /** What it takes to find the documents, about. */
  get work(): number {
    const [leader = -1, second = -1] = this.#order;
    const length = lengthOf(this.#postings, leader);
    // Most documents are passed over by one of the first of the further postings.
    const further = Math.min(Math.max(0, this.#order.length - 1), MAX_SOUGHT);
    return this.isNear
      ? length + lengthOf(this.#postings, second) + length * (further - 1) * WORK.seek
      : length * (1 + further * WORK.seek);
  }

  gallop(): void {
    const [leader = -1] = this.#order;
    const leading = this.#postings[leader];
    if (leading === undefined) return;
    const { docIds } = leading;
    for (let index = 0; index < docIds.length;) {
      const document = docIds[index] ?? NO_DOCUMENT;
      const next = this.#seek(document, 1);
      if (next === NO_DOCUMENT) return;
      if (next === document) {
        this.#indexes[leader] = index;
        this.#visit(document, this.#indexes);
        index += 1;
      } else index = leading.seek(index + 1, next);
    }
  }

  readAlong(scratch: SearchScratch): void {
    const [leader = -1, second = -1] = this.#order;
    const leading = this.#postings[leader]?.docIds;
    const along = this.#postings[second]?.docIds;
    if (leading === undefined || along === undefined) return;
    // By document: its index in the leading postings and 1, which 16 bits hold.
    const laidOut = scratch.indexes(Math.max(leading.at(-1) ?? 0, along.at(-1) ?? 0) + 1);
    for (let index = 0; index < leading.length; index += 1) laidOut[leading[index] ?? 0] = index + 1;
    for (let index = 0; index < along.length; index += 1) {
      const document = along[index] ?? NO_DOCUMENT;
      const leadingIndex = (laidOut[document] ?? 0) - 1;
      if (leadingIndex < 0 || this.#seek(document, 2) !== document) continue;
      this.#indexes[second] = index;
      this.#indexes[leader] = leadingIndex;
      this.#visit(document, this.#indexes);
    }
    for (let index = 0; index < leading.length; index += 1) laidOut[leading[index] ?? 0] = 0;
  }

  /**
   * Looks for a document in the postings from one in order on; returns the document, or else the first one behind it
   * that all may hold, `NO_DOCUMENT` if there is none.
   */
  #seek(document: number, from: number): number {
    for (let rank = from; rank < this.#order.length; rank += 1) {
      const number = this.#order[rank] ?? 0;
      const postings = this.#postings[number];
      if (postings === undefined) return NO_DOCUMENT;
      const index = postings.seek(this.#indexes[number] ?? 0, document);
      this.#indexes[number] = index;
      const found = postings.docIds[index] ?? NO_DOCUMENT;
      if (found !== document) return found;
    }
    return document;
  }
}

/** The numbers of the postings, the shortest first. */
function byLength(postings: readonly TermPostings[]): number[] {
  return postings.map((_, number) => number).sort((a, b) => lengthOf(postings, a) - lengthOf(postings, b));
}

function lengthOf(postings: readonly TermPostings[], number: number): number {
  return postings[number]?.length ?? 0;
}
