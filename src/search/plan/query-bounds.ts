// How much one query may ask. What is typed beyond that is passed over as if it had not been typed, and named in the answer:
// without bounds, a line of text could keep a server busy for seconds.

import type { PassedOver } from '../query/query-warnings.js';

/** Different words of a query, those in phrases and excluded ones included: the first ones typed. */
const MAX_QUERY_WORDS = 256;
/** Words of a query in all, where some stand there several times: one that is repeated beyond that counts no more. */
const MAX_WORD_OCCURRENCES = 512;
/** Words of a phrase: the first ones. */
const MAX_PHRASE_WORDS = 64;
/** Words with a star. */
const MAX_PREFIXES = 4;
/** Words of the index that a word with a star stands for; where there are more than two such words, all of them together. */
const MAX_PREFIX_WORDS = 1000;
/** Words of the index, in all its segments, among which those with a star inside or before them, or compounds, are looked for. */
export const MAX_SCANNED_WORDS = 2_000_000;
/** Words with a tilde. */
const MAX_FUZZY_WORDS = 16;
/** Words that are corrected although no tilde asks for it: of others only the spelling typed is found. */
const MAX_CORRECTED_WORDS = 32;
/** Synonyms of all words together: others are passed over, but the words themselves are not. */
const MAX_QUERY_SYNONYMS = 64;

/** What one plan has taken in so far. */
export class QueryBounds {
  /** What was passed over, as typed, each once: see `PassedOver`. */
  readonly ignored = new Set<string>();
  readonly unstarred = new Set<string>();
  readonly shortened = new Set<string>();
  readonly #uncorrected = new Set<string>();
  /** How many words of the index a word with a star stands for, at most. */
  readonly prefixWords: number;
  readonly #words = new Set<string>();
  #occurrences = 0;
  readonly #corrected = new Set<string>();
  #prefixes = 0;
  #fuzzyWords = 0;
  #synonyms = 0;

  /** @param prefixes words of the query with a star */
  constructor(prefixes: number) {
    this.prefixWords =
      prefixes > 2 ? Math.floor(MAX_PREFIX_WORDS / Math.min(prefixes, MAX_PREFIXES)) : MAX_PREFIX_WORDS;
  }

  /** Whether a word is within the bounds; also one that stands there before, unless it is repeated too often. */
  admitsWord(form: string): boolean {
    const isKnown = this.#words.has(form);
    if (this.#occurrences >= MAX_WORD_OCCURRENCES || (!isKnown && this.#words.size >= MAX_QUERY_WORDS))
      return false;
    this.#occurrences += 1;
    if (!isKnown) this.#words.add(form);
    return true;
  }

  /** Notes that a word is passed over, unless it is looked for as it stands there before. */
  ignore(form: string, typed = form): void {
    if (!this.#words.has(form)) this.ignored.add(typed);
  }

  /** How many words of a phrase count. */
  get phraseWords(): number {
    return MAX_PHRASE_WORDS;
  }

  admitsPrefix(): boolean {
    this.#prefixes += 1;
    return this.#prefixes <= MAX_PREFIXES;
  }

  admitsFuzzyWord(): boolean {
    this.#fuzzyWords += 1;
    return this.#fuzzyWords <= MAX_FUZZY_WORDS;
  }

  admitsSynonym(): boolean {
    this.#synonyms += 1;
    return this.#synonyms <= MAX_QUERY_SYNONYMS;
  }

  admitsCorrection(form: string): boolean {
    if (this.#corrected.size < MAX_CORRECTED_WORDS) this.#corrected.add(form);
    const isAdmitted = this.#corrected.has(form);
    if (!isAdmitted) this.#uncorrected.add(form);
    return isAdmitted;
  }

  /** What was passed over so far. */
  get passedOver(): PassedOver {
    return {
      ignored: [...this.ignored],
      unstarred: [...this.unstarred],
      shortened: [...this.shortened],
      uncorrected: [...this.#uncorrected],
    };
  }
}
