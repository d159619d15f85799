// The documents with the highest scores for some words, any of which may match, without scoring all of them: MaxScore
// (Turtle, Flood, "Query Evaluation: Strategies and Optimizations", IP&M 31, 1995) over windows of documents, with the
// maxima of blocks as bounds (Ding, Suel, "Faster Top-k Document Retrieval Using Block-Max Indexes", SIGIR 2011;
// Chakrabarti, Chaudhuri, Ganti, "Interval-Based Pruning for Top-k Processing over Compressed Lists", ICDE 2011).
//
// Words are sorted by the highest score they can give. The lowest of them, as many as cannot lift a document over the
// threshold together, are "probed": looked up in documents that hold another word. Only the postings of the other words
// are walked. Both hold for the whole segment and once more, with tighter bounds, for each window.

import { type DocumentSet, has } from '../../index/read/document-set.js';
import { WORK } from '../search-budget.js';
import type { SearchScratch } from './search-scratch.js';
import type { SegmentSearch } from './segment-search.js';
import { NO_DOCUMENT, type TermPostings } from './term-postings.js';
import type { DocumentCollector } from './top-documents.js';

/** Documents in a window, a multiple of 32. */
const WINDOW = 4096;
/** Bounds are added up in another order than scores; this much may be lost to rounding. */
const SLACK = 1 + 1e-9;

/** How far the postings of one word have been walked. */
class Cursor {
  readonly postings: TermPostings;
  index = 0;
  /** Whether the word occurs in the window. If so: the index behind its last posting there, and a bound of their scores. */
  isPresent = false;
  end = 0;
  bound = 0;

  constructor(postings: TermPostings) {
    this.postings = postings;
  }

  /** The document at the cursor, or `NO_DOCUMENT` behind the last one. */
  get document(): number {
    return this.postings.docIds[this.index] ?? NO_DOCUMENT;
  }
}

/** Ranks the documents of one segment once. */
export class MaxScore {
  readonly #search: SegmentSearch;
  readonly #segment: number;
  readonly #allowed: DocumentSet | null;
  readonly #collector: DocumentCollector;
  readonly #scratch: SearchScratch;
  /** In the order of the query, in which scores are added up: rounding then gives the same sum on every way. */
  readonly #cursors: readonly Cursor[];
  /** By the highest score in the segment, the lowest first. */
  readonly #byScore: readonly Cursor[];
  /** How many of `#byScore` are probed in the whole segment, and what they can add up to. */
  #idle = 0;
  #idleBound = 0;
  /** The words in the window, by the highest score there, the lowest first; only `#present` of them count. */
  readonly #inWindow: Cursor[];
  #present = 0;
  /** How many of these are probed in the window, and what they can add up to. */
  #probed = 0;
  #probedBound = 0;
  /** Documents of the window that were scored by all words. */
  #completed = 0;
  /** What the document looked at has reached so far. */
  readonly #reached: Float64Array;

  /**
   * @param words the postings of the words, in the order of the query
   * @param allowed the documents that may be offered, or null for all
   */
  constructor(
    search: SegmentSearch,
    words: readonly TermPostings[],
    allowed: DocumentSet | null,
    collector: DocumentCollector,
  ) {
    this.#search = search;
    this.#segment = search.number;
    this.#allowed = allowed;
    this.#collector = collector;
    this.#scratch = search.scratch;
    this.#reached = search.scratch.sum;
    this.#cursors = words.map((postings) => new Cursor(postings));
    this.#byScore = [...this.#cursors].sort((a, b) => a.postings.maxScore - b.postings.maxScore);
    this.#inWindow = [...this.#cursors];
  }

  /** Offers every document that can be among the best; where the budget is spent, of those looked at before. */
  rank(): void {
    for (let start = this.#next(); start !== NO_DOCUMENT; start = this.#next()) {
      if (!this.#rankWindow(start)) return;
    }
  }

  /** The next document that can be among the best, or `NO_DOCUMENT`. */
  #next(): number {
    const { threshold } = this.#collector;
    const cursors = this.#byScore;
    while (this.#idle < cursors.length) {
      const bound = this.#idleBound + (cursors[this.#idle]?.postings.maxScore ?? 0);
      if (bound * SLACK >= threshold) break;
      this.#idleBound = bound;
      this.#idle += 1;
    }
    let start = NO_DOCUMENT;
    for (let index = this.#idle; index < cursors.length; index += 1) {
      start = Math.min(start, cursors[index]?.document ?? NO_DOCUMENT);
    }
    return start;
  }

  /** Ranks the documents of the window that begins with `base`; returns false, without ranking them, if the budget is spent. */
  #rankWindow(base: number): boolean {
    this.#enter(base);
    const { threshold } = this.#collector;
    this.#probed = 0;
    this.#probedBound = 0;
    while (this.#probed < this.#present) {
      const bound = this.#probedBound + (this.#inWindow[this.#probed]?.bound ?? 0);
      if (bound * SLACK >= threshold) break;
      this.#probedBound = bound;
      this.#probed += 1;
    }
    const { budget } = this.#search;
    if (!budget.spend(this.#workInWindow())) return false;
    const walked = this.#present - this.#probed;
    this.#completed = 0;
    if (walked === 1) this.#walkOne();
    else if (walked > 1) this.#walkSeveral(base);
    // How many documents are scored is known only now.
    budget.spend(this.#completed * (1 + this.#present) * WORK.seek);
    for (let index = 0; index < this.#present; index += 1) {
      const cursor = this.#inWindow[index];
      if (cursor !== undefined) cursor.index = cursor.end;
    }
    return true;
  }

  /** What it takes to enter the window and to walk those of its postings that are not probed. */
  #workInWindow(): number {
    let work = this.#cursors.length * WORK.seek;
    for (let walked = this.#probed; walked < this.#present; walked += 1) {
      const cursor = this.#inWindow[walked];
      if (cursor !== undefined) work += cursor.end - cursor.index;
    }
    return work;
  }

  /** Finds the words that occur in the window, sorted by what they can score there. */
  #enter(base: number): void {
    const inWindow = this.#inWindow;
    this.#present = 0;
    for (const cursor of this.#byScore) {
      const { postings } = cursor;
      // Most postings of a language that is rare in the collection are at their end, or far ahead.
      cursor.isPresent = cursor.document < base + WINDOW;
      if (!cursor.isPresent) continue;
      cursor.index = postings.seek(cursor.index, base);
      cursor.end = postings.seek(cursor.index, base + WINDOW);
      cursor.isPresent = cursor.end > cursor.index;
      if (!cursor.isPresent) continue;
      cursor.bound = postings.rangeBound(cursor.index, cursor.end);
      let to = this.#present;
      for (; to > 0; to -= 1) {
        const other = inWindow[to - 1];
        if (other === undefined || other.bound <= cursor.bound) break;
        inWindow[to] = other;
      }
      inWindow[to] = cursor;
      this.#present += 1;
    }
  }

  /** Walks the postings of the only word that is not probed, from one that can reach the threshold to the next. */
  #walkOne(): void {
    const cursor = this.#inWindow[this.#probed];
    if (cursor === undefined) return;
    const { postings, end } = cursor;
    const collector = this.#collector;
    const reached = this.#reached;
    const isAlone = this.#cursors.length === 1;
    let { index } = cursor;
    for (;;) {
      index = postings.nextScoring(index, end, collector.threshold / SLACK - this.#probedBound);
      if (index === end) return;
      cursor.index = index;
      const document = postings.docIds[index] ?? 0;
      if (this.#allowed === null || has(this.#allowed, document)) {
        reached[0] = 0;
        postings.addScore(index, reached);
        if (isAlone) collector.offer(this.#segment, document, reached[0]);
        else this.#complete(document);
      }
      index += 1;
    }
  }

  /** Adds up the scores of all words that are not probed, then completes the documents that can reach the threshold. */
  #walkSeveral(base: number): void {
    const sums = this.#scratch.sums(WINDOW);
    const touched = this.#scratch.bits(WINDOW);
    let last = base;
    for (let walked = this.#probed; walked < this.#present; walked += 1) {
      const cursor = this.#inWindow[walked];
      if (cursor === undefined) break;
      const { postings, index, end } = cursor;
      postings.addScores(index, end, base, sums, touched);
      last = Math.max(last, postings.docIds[end - 1] ?? 0);
    }
    const words = (last - base) >>> 5;
    const collector = this.#collector;
    const allowed = this.#allowed;
    // As `forEachDocument`, without a call for each of the many documents that are passed over.
    for (let word = 0; word <= words; word += 1) {
      let bits = touched[word] ?? 0;
      touched[word] = 0;
      while (bits !== 0) {
        const lowest = bits & -bits;
        bits ^= lowest;
        const slot = word * 32 + 31 - Math.clz32(lowest);
        const sum = sums[slot] ?? 0;
        sums[slot] = 0;
        if ((sum + this.#probedBound) * SLACK < collector.threshold) continue;
        const document = base + slot;
        if (allowed !== null && !has(allowed, document)) continue;
        this.#reached[0] = sum;
        this.#complete(document);
      }
    }
  }

  /** Adds the scores of the probed words to what is reached as long as the document can get in, then offers it. */
  #complete(document: number): void {
    this.#completed += 1;
    const collector = this.#collector;
    const reached = this.#reached;
    let open = this.#probedBound;
    for (let index = this.#probed - 1; index >= 0; index -= 1) {
      const cursor = this.#inWindow[index];
      if (cursor === undefined) break;
      open -= cursor.bound;
      cursor.index = cursor.postings.seek(cursor.index, document);
      if (cursor.document === document) cursor.postings.addScore(cursor.index, reached);
      if (((reached[0] ?? 0) + open) * SLACK < collector.threshold) return;
    }
    // Once more, in the order of the query.
    reached[0] = 0;
    for (const cursor of this.#cursors) {
      if (!cursor.isPresent) continue;
      cursor.index = cursor.postings.seek(cursor.index, document);
      if (cursor.document === document) cursor.postings.addScore(cursor.index, reached);
    }
    collector.offer(this.#segment, document, reached[0]);
  }
}
