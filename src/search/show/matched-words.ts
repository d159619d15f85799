// Which words of a text a search found. The text is analyzed as it was when it was indexed, and its stems are compared with the
// terms the plan of the query asked for: what is marked is what was found, other forms and corrections included.

import type { Analyzers } from '../../text/analyzer.js';
import type { Plan } from '../plan/plan-query.js';
import type { QueryTerm } from '../plan/query-term.js';

/** An occurrence of a query word in a text. Offsets are UTF-16 units. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** Counted in words from the beginning of the text. */
  readonly position: number;
  /** Which word of the query it is, counted in the order typed. */
  readonly order: number;
  /** How much it is worth showing: 1 + idf of the word, `STOP_WORD_WEIGHT` for a stop word. */
  readonly weight: number;
  readonly isStopWord: boolean;
}

/** How much showing a stop word is worth, beside at least 1 for a word that ranks. */
const STOP_WORD_WEIGHT = 0.1;

/** Recognises in texts the words that a plan looks for. */
export class MatchedWords {
  /** Analyzer to stem to the word of the query that stands for it. */
  readonly #byAnalyzer = new Map<string, Map<string, QueryTerm>>();

  readonly #analyzers: Analyzers;

  constructor({ words, stopWords }: Plan, analyzers: Analyzers) {
    this.#analyzers = analyzers;
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
   */
  find(analyzer: string, text: string): Match[] {
    const stems = this.#byAnalyzer.get(analyzer);
    if (stems === undefined || text === '') return [];
    const matches: Match[] = [];
    this.#analyzers.named(analyzer).analyze(text, ({ stem }, position, start, end) => {
      const word = stems.get(stem);
      if (word === undefined) return;
      const { order, isStopWord, idf } = word;
      const weight = isStopWord ? STOP_WORD_WEIGHT : 1 + idf;
      matches.push({ start, end, position, order, isStopWord, weight });
    });
    return dropStrayStopWords(matches);
  }
}

/** Leaves out the stop words that do not continue what was asked; nothing is left where all are stop words. */
function dropStrayStopWords(matches: readonly Match[]): Match[] {
  if (!matches.some(({ isStopWord }) => isStopWord)) return [...matches];
  const kept = new Set(matches.filter(({ isStopWord }) => !isStopWord));
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
