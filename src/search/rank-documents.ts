// The exact best documents for a set of words, any of which may match: MaxScore (Turtle, Flood, 1995) over windows of
// documents with block maxima (Ding, Suel, SIGIR 2011; Chakrabarti, Chaudhuri, Ganti, ICDE 2011 for the windows).
// Words that together cannot lift a document over the worst one kept are only looked up, never walked.

import type { Deadline } from './deadline.js';
import { forEachDocument, has, type DocumentSet } from './document-set.js';
import type { DocumentCollector } from './top-documents.js';
import { NO_DOCUMENT, type WordPostings } from './word-postings.js';

const WINDOW = 4096;
/** Sums are compared in another order than they are made; this much may be lost to rounding. */
const SLACK = 1 + 1e-9;

const sums = new Float64Array(WINDOW);
const touched = new Uint32Array(WINDOW / 32);

interface Cursor {
  readonly postings: WordPostings;
  /** Place of the word among all words of the query: scores are summed in this order. */
  readonly order: number;
  at: number;
  end: number;
  bound: number;
}

/**
 * Offers every document of a segment that can be among the best.
 * @param words postings of the words, in the order of the query
 * @param allowed documents that may be found, or null for all
 */
export function rankDocuments(
  segment: number,
  words: readonly WordPostings[],
  allowed: DocumentSet | null,
  top: DocumentCollector,
  deadline: Deadline,
): void {
  const cursors = words.map((postings, order): Cursor => ({ postings, order, at: 0, end: 0, bound: 0 }));
  let highest = 0;
  for (const { postings } of cursors) highest += postings.maxScore;
  if (highest * SLACK < top.threshold) return;
  for (;;) {
    let start = NO_DOCUMENT;
    for (const { postings, at } of cursors) start = Math.min(start, postings.documents[at] ?? NO_DOCUMENT);
    if (start === NO_DOCUMENT) return;
    deadline.check();
    const base = start - (start % WINDOW);
    rankWindow(segment, base, cursors, words, allowed, top);
    for (const cursor of cursors) cursor.at = cursor.end;
  }
}

function rankWindow(
  segment: number,
  base: number,
  cursors: readonly Cursor[],
  words: readonly WordPostings[],
  allowed: DocumentSet | null,
  top: DocumentCollector,
): void {
  for (const cursor of cursors) {
    cursor.end = cursor.postings.seek(cursor.at, base + WINDOW);
    cursor.bound = cursor.end > cursor.at ? cursor.postings.rangeBound(cursor.at, cursor.end) : 0;
  }
  const present = cursors.filter(({ at, end }) => end > at).sort((a, b) => a.bound - b.bound);
  // The first words of `present` that together stay below the threshold are not worth walking.
  let optional = 0;
  let optionalBound = 0;
  for (const { bound } of present) {
    if ((optionalBound + bound) * SLACK >= top.threshold) break;
    optionalBound += bound;
    optional += 1;
  }
  if (optional === present.length) return;
  const essential = present.slice(optional);
  const probed = present.slice(0, optional);
  const [only] = essential;
  if (essential.length === 1 && only !== undefined) {
    walkOne(segment, only, probed, optionalBound, words, allowed, top);
  } else walkSeveral(segment, base, essential, probed, optionalBound, words, allowed, top);
}

function walkOne(
  segment: number,
  cursor: Cursor,
  probed: readonly Cursor[],
  optionalBound: number,
  words: readonly WordPostings[],
  allowed: DocumentSet | null,
  top: DocumentCollector,
): void {
  const { postings, end } = cursor;
  const { documents } = postings;
  for (let at = cursor.at; at < end;) {
    const blockEnd = Math.min(end, at - (at % 64) + 64);
    if ((postings.blockBound(at) + optionalBound) * SLACK < top.threshold) {
      at = blockEnd;
      continue;
    }
    for (; at < blockEnd; at += 1) {
      const score = postings.score(at);
      if ((score + optionalBound) * SLACK < top.threshold) continue;
      const document = documents[at] ?? 0;
      if (allowed !== null && !has(allowed, document)) continue;
      if (probed.length === 0) top.offer(segment, document, score);
      else complete(segment, document, score, probed, optionalBound, words, top);
    }
  }
}

function walkSeveral(
  segment: number,
  base: number,
  essential: readonly Cursor[],
  probed: readonly Cursor[],
  optionalBound: number,
  words: readonly WordPostings[],
  allowed: DocumentSet | null,
  top: DocumentCollector,
): void {
  for (const { postings, at, end } of essential) postings.addScores(at, end, base, sums, touched);
  forEachDocument(touched, (slot) => {
    const sum = sums[slot] ?? 0;
    sums[slot] = 0;
    if ((sum + optionalBound) * SLACK < top.threshold) return;
    const document = base + slot;
    if (allowed !== null && !has(allowed, document)) return;
    complete(segment, document, sum, probed, optionalBound, words, top);
  });
  touched.fill(0);
}

/** Adds what the words not walked contribute, as long as the document can still get in, then offers it. */
function complete(
  segment: number,
  document: number,
  sum: number,
  probed: readonly Cursor[],
  optionalBound: number,
  words: readonly WordPostings[],
  top: DocumentCollector,
): void {
  let reached = sum;
  let open = optionalBound;
  for (let index = probed.length - 1; index >= 0; index -= 1) {
    const cursor = probed[index];
    if (cursor === undefined) break;
    open -= cursor.bound;
    const at = cursor.postings.seek(cursor.at, document);
    cursor.at = at;
    if (cursor.postings.documents[at] === document) reached += cursor.postings.score(at);
    if ((reached + open) * SLACK < top.threshold) return;
  }
  top.offer(segment, document, scoreDocument(words, document));
}

/** Offers every document of a set: cheaper than a walk when the set is small next to the lists. */
export function rankSet(
  segment: number,
  words: readonly WordPostings[],
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
      if (postings.documents[at] === document) score += postings.score(at);
    }
    if (score >= top.threshold) top.offer(segment, document, score);
  });
}

/** The score of one document: the words' scores summed in the order of the query, so that it never depends on the walk. */
export function scoreDocument(words: readonly WordPostings[], document: number): number {
  let score = 0;
  for (const postings of words) {
    const at = postings.seek(0, document);
    if (postings.documents[at] === document) score += postings.score(at);
  }
  return score;
}
