// The exact best documents for a set of words, any of which may match: MaxScore (Turtle, Flood, 1995) over windows of
// documents with block maxima (Ding, Suel, SIGIR 2011; Chakrabarti, Chaudhuri, Ganti, ICDE 2011 for the windows).
// Words that together cannot lift a document over the worst one kept are only looked up, never walked.

import type { Deadline } from '../deadline.js';
import { forEachDocument, has, type DocumentSet } from '../../index/read/document-set.js';
import type { DocumentCollector } from './top-documents.js';
import { NO_DOCUMENT, type TermPostings } from './term-postings.js';

const WINDOW = 4096;
/** Sums are compared in another order than they are made; this much may be lost to rounding. */
const SLACK = 1 + 1e-9;

const sums = new Float64Array(WINDOW);
const touched = new Uint32Array(WINDOW / 32);
/** What the document looked at has reached. */
const reached = new Float64Array(1);

/** Where the walk is in the list of one word. */
class Cursor {
  readonly postings: TermPostings;
  at = 0;
  /** In the window: whether it occurs, the place behind its last posting, and the highest score among its postings. */
  isPresent = false;
  end = 0;
  bound = 0;

  constructor(postings: TermPostings) {
    this.postings = postings;
  }

  get document(): number {
    return this.postings.docIds[this.at] ?? NO_DOCUMENT;
  }
}

/**
 * Offers every document of a segment that can be among the best.
 * @param words postings of the words, in the order of the query
 * @param allowed documents that may be found, or null for all
 */
export function rankDocuments(
  segment: number,
  words: readonly TermPostings[],
  allowed: DocumentSet | null,
  top: DocumentCollector,
  deadline: Deadline,
): void {
  const walk = new Walk(segment, words, allowed, top);
  for (let start = walk.next(); start !== NO_DOCUMENT; start = walk.next()) {
    deadline.check();
    walk.rankWindow(start);
  }
}

class Walk {
  readonly #segment: number;
  readonly #allowed: DocumentSet | null;
  readonly #top: DocumentCollector;
  /** In the order of the query: scores are summed in it, so that they never depend on the walk. */
  readonly #cursors: readonly Cursor[];
  /** By the highest score in the segment, the lowest first. */
  readonly #byScore: readonly Cursor[];
  /** How many of `#byScore` together stay below the threshold, and what they can add up to. */
  #idle = 0;
  #idleBound = 0;
  /** The words in the window, by the highest score there, the lowest first; only `#present` of them count. */
  readonly #inWindow: Cursor[];
  #present = 0;
  /** How many of these are only looked up, and what they can add up to. */
  #probed = 0;
  #probedBound = 0;

  constructor(
    segment: number,
    words: readonly TermPostings[],
    allowed: DocumentSet | null,
    top: DocumentCollector,
  ) {
    this.#segment = segment;
    this.#allowed = allowed;
    this.#top = top;
    this.#cursors = words.map((postings) => new Cursor(postings));
    this.#byScore = [...this.#cursors].sort((a, b) => a.postings.maxScore - b.postings.maxScore);
    this.#inWindow = [...this.#cursors];
  }

  /** The next document that can be among the best, or `NO_DOCUMENT`. */
  next(): number {
    const { threshold } = this.#top;
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

  /** Ranks the documents of the window that begins with `base`. */
  rankWindow(base: number): void {
    this.#enter(base);
    const { threshold } = this.#top;
    this.#probed = 0;
    this.#probedBound = 0;
    while (this.#probed < this.#present) {
      const bound = this.#probedBound + (this.#inWindow[this.#probed]?.bound ?? 0);
      if (bound * SLACK >= threshold) break;
      this.#probedBound = bound;
      this.#probed += 1;
    }
    const walked = this.#present - this.#probed;
    if (walked === 1) this.#walkOne();
    else if (walked > 1) this.#walkSeveral(base);
    for (let index = 0; index < this.#present; index += 1) {
      const cursor = this.#inWindow[index];
      if (cursor !== undefined) cursor.at = cursor.end;
    }
  }

  /** Finds the words that occur in the window, sorted by what they can score there. */
  #enter(base: number): void {
    const list = this.#inWindow;
    this.#present = 0;
    for (const cursor of this.#byScore) {
      const { postings } = cursor;
      // Most lists of a language that is rare in the collection are at their end, or far ahead.
      cursor.isPresent = cursor.document < base + WINDOW;
      if (!cursor.isPresent) continue;
      cursor.at = postings.seek(cursor.at, base);
      cursor.end = postings.seek(cursor.at, base + WINDOW);
      cursor.isPresent = cursor.end > cursor.at;
      if (!cursor.isPresent) continue;
      cursor.bound = postings.rangeBound(cursor.at, cursor.end);
      let to = this.#present;
      for (; to > 0; to -= 1) {
        const other = list[to - 1];
        if (other === undefined || other.bound <= cursor.bound) break;
        list[to] = other;
      }
      list[to] = cursor;
      this.#present += 1;
    }
  }

  #walkOne(): void {
    const cursor = this.#inWindow[this.#probed];
    if (cursor === undefined) return;
    const { postings, end } = cursor;
    const top = this.#top;
    const alone = this.#cursors.length === 1;
    let at = cursor.at;
    for (;;) {
      at = postings.nextScoring(at, end, top.threshold / SLACK - this.#probedBound);
      if (at === end) return;
      cursor.at = at;
      const document = postings.docIds[at] ?? 0;
      if (this.#allowed === null || has(this.#allowed, document)) {
        reached[0] = 0;
        postings.addScore(at, reached);
        if (alone) top.offer(this.#segment, document, reached[0]);
        else this.#complete(document);
      }
      at += 1;
    }
  }

  #walkSeveral(base: number): void {
    let last = base;
    for (let index = this.#probed; index < this.#present; index += 1) {
      const cursor = this.#inWindow[index];
      if (cursor === undefined) break;
      const { postings, at, end } = cursor;
      postings.addScores(at, end, base, sums, touched);
      last = Math.max(last, postings.docIds[end - 1] ?? 0);
    }
    const words = (last - base) >>> 5;
    const top = this.#top;
    const allowed = this.#allowed;
    for (let word = 0; word <= words; word += 1) {
      let bits = touched[word] ?? 0;
      touched[word] = 0;
      while (bits !== 0) {
        const lowest = bits & -bits;
        bits ^= lowest;
        const slot = word * 32 + 31 - Math.clz32(lowest);
        const sum = sums[slot] ?? 0;
        sums[slot] = 0;
        if ((sum + this.#probedBound) * SLACK < top.threshold) continue;
        const document = base + slot;
        if (allowed !== null && !has(allowed, document)) continue;
        reached[0] = sum;
        this.#complete(document);
      }
    }
  }

  /** Adds to what is reached what the words not walked contribute, as long as the document can get in, then offers it. */
  #complete(document: number): void {
    const top = this.#top;
    let open = this.#probedBound;
    for (let index = this.#probed - 1; index >= 0; index -= 1) {
      const cursor = this.#inWindow[index];
      if (cursor === undefined) break;
      open -= cursor.bound;
      cursor.at = cursor.postings.seek(cursor.at, document);
      if (cursor.document === document) cursor.postings.addScore(cursor.at, reached);
      if (((reached[0] ?? 0) + open) * SLACK < top.threshold) return;
    }
    // Once more, in the order of the query.
    reached[0] = 0;
    for (const cursor of this.#cursors) {
      if (!cursor.isPresent) continue;
      cursor.at = cursor.postings.seek(cursor.at, document);
      if (cursor.document === document) cursor.postings.addScore(cursor.at, reached);
    }
    top.offer(this.#segment, document, reached[0]);
  }
}

/** Offers every document of a set: cheaper than a walk when the set is small next to the lists. */
export function rankSet(
  segment: number,
  words: readonly TermPostings[],
  set: DocumentSet,
  top: DocumentCollector,
  deadline: Deadline,
): void {
  deadline.check();
  const cursors = new Uint32Array(words.length);
  forEachDocument(set, (document) => {
    let score = 0;
    for (let index = 0; index < words.length; index += 1) {
      const postings = words[index];
      if (postings === undefined) break;
      const at = postings.seek(cursors[index] ?? 0, document);
      cursors[index] = at;
      if (postings.docIds[at] === document) score += postings.score(at);
    }
    if (score >= top.threshold) top.offer(segment, document, score);
  });
}

/** The score of one document: the words' scores summed in the order of the query, so that it never depends on the walk. */
export function scoreDocument(words: readonly TermPostings[], document: number): number {
  let score = 0;
  for (const postings of words) {
    const at = postings.find(document);
    if (at >= 0) score += postings.score(at);
  }
  return score;
}
