// The matches in the body of a hit that its snippets may show. Where the words stand is known by their positions; the text is
// read to know where they begin and end, and only the parts of it that may be shown. A short body is one such part.

import { lowerBound } from '../../collections/lower-bound.js';
import { type SearchBudget, WORK } from '../search-budget.js';
import { estimateWindows, windowReach } from './estimate-windows.js';
import { type Match, moveMatch } from './match.js';
import { type MatchedWords, STOP_WORD_WEIGHT } from './matched-words.js';
import type { OccurrenceFinder, Occurrences } from './occurrence-finder.js';
import { IN_ORDER_BONUS, ROUNDING, scoreWindows } from './score-windows.js';
import { type BodyText, MAX_SHORT_LENGTH } from './shown-text.js';

/** Parts of a long body that are read, besides one for each snippet. */
const MAX_MORE_PASSAGES = 8;
/** Words that are shorter than the average by this much are reckoned with ... */
const SHORT_WORDS = 1.3;
/** ... unless there are more occurrences than this: it takes as long again, and good windows there are many. */
const MAX_DOUBTED = 4096;
/** How far behind a passage the text is read to, in words, to come to a restart point that the index knows. */
const MIN_STEP = 32;
/** What a stop word in its place adds to a window at most; estimates know nothing of stop words. */
const STOP_WORD_BONUS = STOP_WORD_WEIGHT + IN_ORDER_BONUS;
/** To look a term up costs as much as to analyze about so many UTF-16 units of a text. */
const UNITS_A_TERM = 8;
/** Where the words do not stand where the index has them, so much of a body is analyzed, in UTF-16 units. */
const MAX_ANALYZED_LENGTH = 256 << 10;

/** A body and what is looked for in it. */
export interface BodySearch {
  readonly text: BodyText;
  /** The number of the document in the segment of `finder`. */
  readonly document: number;
  /** The one the document was indexed with. */
  readonly analyzer: string;
  readonly words: MatchedWords;
  readonly finder: OccurrenceFinder;
}

/** The body with what the index says of it. */
interface LocatedBody extends BodySearch {
  readonly occurrences: Occurrences;
  readonly wordCount: number;
}

/** Neighbouring occurrences whose text was read. */
interface Passage {
  /** Index of the first. */
  readonly from: number;
  readonly matches: readonly Match[];
}

/**
 * The matches that may be shown in `count` snippets, in order: all of a short body, those around the best windows of a long one.
 * None where the budget is spent.
 */
export function findBodyMatches(search: BodySearch, count: number, budget: SearchBudget): Match[] {
  const { text, document, analyzer, finder } = search;
  if (text.length <= MAX_SHORT_LENGTH && finder.termCount(analyzer) * UNITS_A_TERM > text.length) {
    return analyzeBody(search, budget);
  }
  const occurrences = finder.find(analyzer, document, budget);
  if (occurrences.positions.length === 0) return [];
  const found = findOccurrences(
    { ...search, occurrences, wordCount: finder.wordCount(document) },
    count,
    budget,
  );
  return found.length > 0 || budget.isSpent ? found : analyzeBody(search, budget);
}

function findOccurrences(body: LocatedBody, count: number, budget: SearchBudget): Match[] {
  const { text, occurrences, wordCount } = body;
  if (text.length <= MAX_SHORT_LENGTH) return readPassage(body, 0, occurrences.positions.length, budget);
  const reach = windowReach(text.length / Math.max(wordCount, 1));
  return new PassageReader(body, reach, budget).read(count);
}

/** The matches as an analysis of the text finds them, without the index. */
function analyzeBody({ text, analyzer, words }: BodySearch, budget: SearchBudget): Match[] {
  const length = Math.min(text.length, MAX_ANALYZED_LENGTH);
  return budget.spend(length * WORK.analyzedUnit) ? words.find(analyzer, text.read(0, length)) : [];
}

/** The matches at the occurrences from number `from` to `to` (exclusive); none where the budget is spent. */
function readPassage(search: LocatedBody, from: number, to: number, budget: SearchBudget): Match[] {
  const { text, occurrences, analyzer, words } = search;
  const positions = occurrences.positions.subarray(from, to);
  const restart = text.offsetNear((positions[0] ?? 0) - words.stopWordReach);
  const end = endOfPassage(search, (positions.at(-1) ?? 0) + words.stopWordReach);
  if (!budget.spend((end - restart.offset) * WORK.countedUnit)) return [];
  const wanted: number[] = [];
  for (const position of positions) {
    const inPassage = position - restart.position;
    if (wanted.at(-1) !== inPassage) wanted.push(inPassage);
  }
  const matches = words.findAt(analyzer, text.read(restart.offset, end), wanted);
  if (restart.offset === 0) return matches;
  return matches.map((match) => moveMatch(match, restart.offset, restart.position));
}

/** Where a word begins behind the one at a position and the next, which may be its other half. */
function endOfPassage({ text, wordCount }: LocatedBody, last: number): number {
  for (let step = MIN_STEP; last + step < wordCount; step *= 2) {
    const restart = text.offsetNear(last + step);
    if (restart.position > last + 1) return restart.offset;
  }
  return text.length;
}

/** Reads the passages of a long body in which the best windows are. */
class PassageReader {
  readonly #search: LocatedBody;
  readonly #reach: number;
  readonly #budget: SearchBudget;
  /** By occurrence: what the best window that begins there is expected to score; -1 once it was read. */
  readonly #expected: Float64Array;
  /** By occurrence: what it may score if the words there are short; -1 once it was read. */
  readonly #possible: Float64Array;
  readonly #isRead: Uint8Array;

  constructor(search: LocatedBody, reach: number, budget: SearchBudget) {
    this.#search = search;
    this.#reach = reach;
    this.#budget = budget;
    const { length } = search.occurrences.positions;
    this.#expected = this.#estimate(reach);
    this.#possible = length > MAX_DOUBTED ? this.#expected : this.#estimate(Math.ceil(reach * SHORT_WORDS));
    this.#isRead = new Uint8Array(length);
  }

  #estimate(reach: number): Float64Array {
    const { occurrences } = this.#search;
    const { length } = occurrences.positions;
    return this.#budget.spend(length * WORK.weighedOccurrence)
      ? estimateWindows(occurrences, reach)
      : new Float64Array(length);
  }

  /** The matches of the best passages, until none can be expected to hold a better window. */
  read(count: number): Match[] {
    const passages: Passage[] = [];
    const bonus = this.#search.words.stopWordCount * STOP_WORD_BONUS;
    /** The best windows of the passages read, the best first. */
    const best: number[] = [];
    for (let read = 0; read < count + MAX_MORE_PASSAGES; read += 1) {
      const scores = best.length < count ? this.#expected : this.#possible;
      const next = indexOfHighest(scores);
      if (next < 0 || (scores[next] ?? 0) + bonus <= (best[count - 1] ?? -1) + ROUNDING) break;
      const passage = this.#readAround(next);
      if (passage === null) continue;
      passages.push(passage);
      best.push(scoreWindows(passage.matches, 1)[0]?.score ?? 0);
      best.sort((a, b) => b - a);
    }
    return passages.sort((a, b) => a.from - b.from).flatMap(({ matches }) => matches);
  }

  /** Reads what was not read yet of the text from one reach before an occurrence to two behind it; null if there is nothing. */
  #readAround(occurrence: number): Passage | null {
    const { positions } = this.#search.occurrences;
    const at = positions[occurrence] ?? 0;
    const lowest = lowerBound(positions, at - this.#reach);
    const highest = lowerBound(positions, at + 2 * this.#reach);
    const end = lowerBound(positions, at + this.#reach);
    this.#expected.fill(-1, lowest, end);
    this.#possible.fill(-1, lowest, end);
    let from = occurrence;
    while (from < highest && this.#isRead[from] === 1) from += 1;
    if (from === highest) return null;
    let to = from;
    while (to < highest && this.#isRead[to] === 0) to += 1;
    while (from > lowest && this.#isRead[from - 1] === 0) from -= 1;
    this.#isRead.fill(1, from, to);
    return { from, matches: readPassage(this.#search, from, to, this.#budget) };
  }
}

/** The index of the highest score above 0, of equal ones the first; -1 if there is none. */
function indexOfHighest(scores: Float64Array): number {
  let best = -1;
  let highest = 0;
  for (let index = 0; index < scores.length; index += 1) {
    const score = scores[index] ?? 0;
    if (score <= highest + ROUNDING) continue;
    best = index;
    highest = score;
  }
  return best;
}
