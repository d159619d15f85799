// Documents that stand in every one of some lists. The shortest leads. Where the next one is not much longer, the places of
// the leading list are laid out by document and the other is read along; else it is galloped through, as are all further
// ones (Demaine, Lopez-Ortiz, Munro, "Adaptive Set Intersections, Unions, and Differences", SODA 2000).

import { NO_DOCUMENT, type TermPostings } from '../score/term-postings.js';

/** To read along a list of at most so many times the length of the leading one is faster than to gallop through it. */
const NEAR = 8;
/** In a leading list shorter than this nothing is laid out. */
const SHORT = 64;

/** Gets a document and its place in each list; the places hold until it returns. */
type Visit = (document: number, places: Uint32Array) => void;
/** Of a block of a list, given by its number and one of its places, whether any document in it is of interest. */
type MayCount = (list: number, at: number) => boolean;

/** Calls `visit` for each document that all lists hold, ascending. */
export function forEachCommon(
  lists: readonly TermPostings[],
  visit: Visit,
  mayCount: MayCount = () => true,
): void {
  const order = byLength(lists);
  const [leader = -1, second = -1] = order;
  const intersection = new Intersection(lists, order, visit, mayCount);
  const isNear = lengthOf(lists, second) <= lengthOf(lists, leader) * NEAR;
  if (second >= 0 && isNear && lengthOf(lists, leader) >= SHORT) intersection.readAlong();
  else intersection.gallop();
}

/** By document its place in the leading list and 1, which 16 bits hold; all 0 between two uses. */
const placesOf = new Uint16Array(NO_DOCUMENT);

class Intersection {
  readonly #lists: readonly TermPostings[];
  /** Numbers of the lists, shortest first. */
  readonly #order: readonly number[];
  readonly #visit: Visit;
  readonly #mayCount: MayCount;
  readonly #places: Uint32Array;

  constructor(lists: readonly TermPostings[], order: readonly number[], visit: Visit, mayCount: MayCount) {
    this.#lists = lists;
    this.#order = order;
    this.#visit = visit;
    this.#mayCount = mayCount;
    this.#places = new Uint32Array(lists.length);
  }

  gallop(): void {
    const [leader = -1] = this.#order;
    const leading = this.#lists[leader];
    if (leading === undefined) return;
    const { docIds } = leading;
    for (let at = 0; at < docIds.length;) {
      const block = leading.blockOf(at);
      const blockEnd = Math.min(docIds.length, leading.blockStart(block + 1));
      if (!this.#mayCount(leader, at)) {
        at = blockEnd;
        continue;
      }
      while (at < blockEnd) {
        const document = docIds[at] ?? NO_DOCUMENT;
        const next = this.#seek(document, 1);
        if (next === NO_DOCUMENT) return;
        if (next === document) {
          this.#places[leader] = at;
          this.#visit(document, this.#places);
          at += 1;
        } else at = leading.seek(at + 1, next);
      }
    }
  }

  readAlong(): void {
    const [leader = -1, second = -1] = this.#order;
    const [leading, next] = [this.#lists[leader], this.#lists[second]];
    if (leading === undefined || next === undefined) return;
    const { docIds } = leading;
    try {
      for (let at = 0; at < docIds.length; at += 1) placesOf[docIds[at] ?? 0] = at + 1;
      this.#readBlocks(next, second, leader);
    } finally {
      for (let at = 0; at < docIds.length; at += 1) placesOf[docIds[at] ?? 0] = 0;
    }
  }

  /** Reads along a list, where the places of the leading one are laid out. */
  #readBlocks(list: TermPostings, number: number, leader: number): void {
    const { docIds } = list;
    for (let at = 0; at < docIds.length;) {
      const blockEnd = Math.min(docIds.length, list.blockStart(list.blockOf(at) + 1));
      if (!this.#mayCount(number, at)) at = blockEnd;
      for (; at < blockEnd; at += 1) {
        const document = docIds[at] ?? NO_DOCUMENT;
        const place = (placesOf[document] ?? 0) - 1;
        if (place < 0 || !this.#mayCount(leader, place)) continue;
        if (this.#seek(document, 2) !== document) continue;
        this.#places[number] = at;
        this.#places[leader] = place;
        this.#visit(document, this.#places);
      }
    }
  }

  /** Finds a document in the lists from one in order on; returns the first document at or after it that all may hold. */
  #seek(document: number, from: number): number {
    for (let index = from; index < this.#order.length; index += 1) {
      const list = this.#order[index] ?? 0;
      const postings = this.#lists[list];
      if (postings === undefined) return NO_DOCUMENT;
      const place = postings.seek(this.#places[list] ?? 0, document);
      this.#places[list] = place;
      const found = postings.docIds[place] ?? NO_DOCUMENT;
      if (found !== document) return found;
    }
    return document;
  }
}

/** Numbers of the lists, shortest first. */
function byLength(lists: readonly TermPostings[]): number[] {
  const order: number[] = [];
  for (let list = 0; list < lists.length; list += 1) {
    let at = list;
    for (; at > 0 && lengthOf(lists, order[at - 1] ?? 0) > lengthOf(lists, list); at -= 1)
      order[at] = order[at - 1] ?? 0;
    order[at] = list;
  }
  return order;
}

function lengthOf(lists: readonly TermPostings[], list: number): number {
  return lists[list]?.length ?? 0;
}
