// Which words of a text a search found. The text is analyzed as it was when it was indexed, and its stems are compared with the
// terms the plan of the query asked for: what is marked is what was found, other forms and corrections included.

import { NO_WORDS } from '../../documents/own/field-words.js';
import type { TokenSink } from '../../text/analysis.js';
import type { Analyzers } from '../../text/analyzer.js';
import { protectedStem } from '../../text/protected-word.js';
import type { Plan } from '../plan/plan.js';
import type { QueryTerm } from '../plan/query-term.js';
import type { Match, StemMatch } from './match.js';
import { arePhrases, WordRows } from './word-rows.js';

/** How much showing a stop word is worth, beside at least 1 for a word that ranks. */
export const STOP_WORD_WEIGHT = 0.1;

/** How much showing an occurrence of a word is worth. */
export function weightOf({ isStopWord, idf, repetition }: QueryTerm): number {
  return isStopWord ? STOP_WORD_WEIGHT : 1 + idf / repetition;
}

/** Recognises in texts the words that a plan looks for. */
export class MatchedWords {
  /** Analyzer to stem to the word of the query that stands for it. */
  readonly #byAnalyzer = new Map<string, Map<string, QueryTerm>>();

  readonly #analyzers: Analyzers;
  readonly #plan: Plan;
  readonly #rows = new Map<string, WordRows>();
  /** How many stop words of the query stand one behind the other, at most: so far from another word one may count. */
  readonly stopWordReach: number;
  readonly stopWordCount: number;

  constructor(plan: Plan, analyzers: Analyzers) {
    const { words, stopWords } = plan;
    this.#analyzers = analyzers;
    this.#plan = plan;
    const stopWordOrders = [...stopWords, ...words].flatMap((word) => (word.isStopWord ? [word.order] : []));
    this.stopWordReach = longestRun(stopWordOrders);
    this.stopWordCount = stopWordOrders.length;
    // Words that rank come last: where a stop word has the same stem, they win.
    for (const word of [...stopWords, ...words]) {
      for (const { analyzer, stem } of word.variants) {
        const stems = this.#byAnalyzer.get(analyzer) ?? new Map<string, QueryTerm>();
        this.#byAnalyzer.set(analyzer, stems.set(stem, word));
      }
    }
  }

  /**
   * The matches in a text, in order. A stop word counts only beside its neighbour in the query, so that `the` is marked in
   * `the ferry` and nowhere else.
   * @param asWritten folded words that are found in the text only as they are written
   */
  find(analyzer: string, text: string, asWritten = NO_WORDS): Match[] {
    const matches: StemMatch[] = [];
    const sink = this.#collect(analyzer, matches, asWritten);
    if (sink === null || text === '') return [];
    this.#analyzers.named(analyzer).analyze(text, sink);
    return this.#select(analyzer, matches);
  }

  /**
   * The matches at some positions of a text, in order, with the stop words beside them. Costs a third of `find`.
   * @param positions of words that rank, in words; ascending
   */
  findAt(analyzer: string, text: string, positions: ArrayLike<number>): Match[] {
    const matches: StemMatch[] = [];
    const sink = this.#collect(analyzer, matches);
    if (sink === null) return [];
    const wanted = this.stopWordReach === 0 ? positions : widen(positions, this.stopWordReach);
    this.#analyzers.named(analyzer).analyzeAt(text, wanted, sink);
    return this.#select(analyzer, matches);
  }

  #select(analyzer: string, matches: readonly StemMatch[]): Match[] {
    if (this.#plan.rows.length === 0) return dropStrayStopWords(matches);
    const rows = this.#rows.get(analyzer) ?? new WordRows(this.#plan, analyzer);
    this.#rows.set(analyzer, rows);
    return dropStrayStopWords(rows.select(matches), !arePhrases(this.#plan.rows));
  }

  /** Adds the tokens that are matches to a list; null where no word has a stem under the analyzer. */
  #collect(analyzer: string, matches: StemMatch[], asWritten = NO_WORDS): TokenSink | null {
    const stems = this.#byAnalyzer.get(analyzer);
    if (stems === undefined) return null;
    return ({ form, stem: ownStem }, position, start, end) => {
      const stem = asWritten.has(form) ? protectedStem(form) : ownStem;
      const word = stems.get(stem);
      if (word === undefined) return;
      const { order, isStopWord } = word;
      matches.push({ start, end, position, order, isStopWord, weight: weightOf(word), stem });
    };
  }
}

/** Leaves out the stop words that do not continue what was asked; nothing is left where all are stop words. */
function dropStrayStopWords(matches: readonly Match[], areAllStopWords = false): Match[] {
  if (!matches.some(({ isStopWord }) => isStopWord)) return [...matches];
  const kept = new Set(matches.filter(({ isStopWord, isInRow }) => !isStopWord || isInRow === true));
  if (kept.size === 0 && areAllStopWords) return [...matches];
  /** Whether `a` stands right beside a match that is kept, on the same side as in the query. */
  const continues = (a: Match, b: Match | undefined): boolean =>
    b !== undefined &&
    kept.has(b) &&
    b.position - a.position === b.order - a.order &&
    Math.abs(b.position - a.position) === 1;
  // Forwards, then backwards: a chain of stop words hangs on the word at either end.
  matches.forEach((match, index) => {
    if (continues(match, matches[index - 1])) kept.add(match);
  });
  for (let index = matches.length - 1; index >= 0; index -= 1) {
    const match = matches[index];
    if (match !== undefined && continues(match, matches[index + 1])) kept.add(match);
  }
  return matches.filter((match) => kept.has(match));
}

/** How many of some numbers follow one another, at most. */
function longestRun(numbers: readonly number[]): number {
  const all = new Set(numbers);
  let longest = 0;
  for (const number of all) {
    if (all.has(number - 1)) continue;
    let next = number + 1;
    while (all.has(next)) next += 1;
    longest = Math.max(longest, next - number);
  }
  return longest;
}

/** Numbers and those up to `reach` from one of them; not below 0, ascending, each once. */
function widen(numbers: ArrayLike<number>, reach: number): number[] {
  const widened: number[] = [];
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] ?? 0;
    const from = Math.max(number - reach, (widened.at(-1) ?? -1) + 1);
    for (let near = from; near <= number + reach; near += 1) widened.push(near);
  }
  return widened;
}
