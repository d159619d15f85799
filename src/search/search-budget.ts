// How much work one search, suggestion or list of similar documents may do. Work is counted, not timed, so that the same
// request has the same answer on a busy machine; the clock ends it only where the machine is several times too slow.

import { performance } from 'node:perf_hooks';

/** Work that a quiet machine does in a millisecond. One unit is about what it takes to walk along one posting. */
export const UNITS_A_MILLISECOND = 220_000;
/** The clock ends a search at this many times the time its work would take on a quiet machine. */
const MAX_SLOWNESS = 5;
/** Units between two looks at the clock. */
const UNITS_A_LOOK = UNITS_A_MILLISECOND / 4;

/**
 * The steps of a search that have their own share of the budget, each with the share that is used at its end at most: what
 * one step leaves, the next one may use, and however much there is to find, there is something left to rank and show it.
 */
const SHARES = { find: 0.6, rank: 0.8, show: 1 } as const;
/** A step that has its own share of the budget. */
export type SearchStep = keyof typeof SHARES;

/** What it costs in units ... */
export const WORK = {
  /** ... to look up a word, term or document by its name. */
  lookup: 150,
  /** ... to look up a document in postings. */
  seek: 8,
  /** ... to add the weight of a posting to what its document has from other terms. */
  unitedPosting: 8,
  /** ... to open the positions of a word in a document. */
  openedPositions: 64,
  /** ... to decode a position and compare it with others. */
  position: 4,
  /** ... to pass over a byte of positions. */
  passedByte: 0.25,
  /** ... to keep a position among others, so that it can be asked for. */
  keptPosition: 50,
  /** ... to put an occurrence of a word among those of others, in the order of the text. */
  sortedOccurrence: 25,
  /** ... to put a position of one of several terms of a word among those of the others. */
  unitedPosition: 25,
  /** ... to decode a key of a dictionary. */
  key: 50,
  /** ... to analyse a UTF-16 unit of a text. */
  analyzedUnit: 20,
  /** ... to read a UTF-16 unit of a text and to find where its words begin and end. */
  countedUnit: 6,
  /** ... to weigh an occurrence of a word against those around it. */
  weighedOccurrence: 20,
  /** ... to explain what a term of a word adds to a score. */
  explainedTerm: 3000,
} as const;

/**
 * The budget of one request. Whoever is about to do work says how much with `spend` and does without it where the answer is
 * no: what has been found until then is the answer, which is `isPartial` from there on.
 */
export class SearchBudget {
  readonly #units: number;
  readonly #milliseconds: number;
  readonly #now: () => number;
  readonly #started: number;
  #step: SearchStep = 'show';
  #used = 0;
  #limit = 0;
  #end = 0;
  #nextLook = 0;
  #isSpent = false;
  #isPartial = false;

  /**
   * @param milliseconds that the work would take on a quiet machine, about; Infinity for no end
   * @param now a clock that counts milliseconds
   */
  constructor(milliseconds: number, now: () => number = () => performance.now()) {
    this.#units = milliseconds * UNITS_A_MILLISECOND;
    this.#milliseconds = milliseconds * MAX_SLOWNESS;
    this.#now = now;
    this.#started = now();
    this.begin('show');
  }

  /** Whether work has been refused, in any step: something is missing in the answer. */
  get isPartial(): boolean {
    return this.#isPartial;
  }

  /** Whether work has been refused in this step: from there on all of it is. */
  get isSpent(): boolean {
    return this.#isSpent;
  }

  /** The units asked for so far. */
  get used(): number {
    return this.#used;
  }

  /** Begins a step, which may use all that is left up to its share of the whole. */
  begin(step: SearchStep): void {
    this.#step = step;
    this.#limitTo(this.#units * SHARES[step]);
  }

  /** Limits what follows to a part of what the step has left, from 0 to 1, until `endPart`. */
  beginPart(part: number): void {
    if (this.#isSpent) return;
    this.#limitTo(this.#used + (this.#limit - this.#used) * part);
  }

  /** Gives the step back what is left of it. */
  endPart(): void {
    this.begin(this.#step);
  }

  /**
   * Asks for work of so many units, before it is done. The answer must not depend on what is kept from earlier requests:
   * what is found in a cache costs what it costs to make it.
   * @returns false if the step has less left, which is then spent: all that is asked for after that is refused, too
   */
  spend(units: number): boolean {
    const used = this.#used + units;
    if (used > this.#nextLook) return this.#look(used);
    this.#used = used;
    return true;
  }

  #limitTo(limit: number): void {
    this.#limit = limit;
    this.#end = this.#started + this.#milliseconds * SHARES[this.#step];
    this.#isSpent = false;
    this.#nextLook = Math.min(limit, this.#used);
  }

  #look(used: number): boolean {
    if (this.#isSpent || used > this.#limit || this.#now() > this.#end) {
      this.#isSpent = true;
      this.#isPartial = true;
      this.#used = Math.max(this.#used, this.#limit);
      this.#nextLook = -1;
      return false;
    }
    this.#used = used;
    this.#nextLook = Math.min(this.#limit, used + UNITS_A_LOOK);
    return true;
  }
}
