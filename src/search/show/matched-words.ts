// Which words of a text a search found: the same terms the index was asked for, recognised in stored text.

import { analyzerNamed } from '../../text/analyzer.js';
import type { Plan } from '../plan/plan-query.js';
import type { QueryTerm } from '../plan/query-term.js';

/** A place in a text where a word of the query stands. Offsets are UTF-16 units. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** Counted in words from the beginning of the text. */
  readonly position: number;
  /** Place of the word among the words of the query. */
  readonly order: number;
  /** How much finding this word says: its rarity; little for a stop word. */
  readonly weight: number;
  readonly isStopWord: boolean;
}

/** How much a stop word counts in choosing what to show, next to a word that ranks. */
const STOP_WORD_WEIGHT = 0.1;

/** Recognises the words of a plan in text. */
export class MatchedWords {
  readonly #byAnalyzer = new Map<string, Map<string, QueryTerm>>();

  constructor({ words, stopWords }: Plan) {
    for (const word of [...stopWords, ...words]) {
      for (const { analyzer, stem } of word.variants) {
        const stems = this.#byAnalyzer.get(analyzer) ?? new Map<string, QueryTerm>();
        this.#byAnalyzer.set(analyzer, stems.set(stem, word));
      }
    }
  }

  /**
   * The matches in a text, in order. Stop words count only where they continue what was asked: beside the word that
   * stands beside them in the query.
   */
  find(analyzer: string, text: string): Match[] {
    const stems = this.#byAnalyzer.get(analyzer);
    if (stems === undefined || text === '') return [];
    const matches: Match[] = [];
    analyzerNamed(analyzer).analyze(text, (_term, stem, position, start, end) => {
      const word = stems.get(stem);
      if (word === undefined) return;
      const { order, isStopWord, idf } = word;
      matches.push({
        start,
        end,
        position,
        order,
        isStopWord,
        weight: isStopWord ? STOP_WORD_WEIGHT : 1 + idf,
      });
    });
    return dropStrayStopWords(matches);
  }
}

function dropStrayStopWords(matches: readonly Match[]): Match[] {
  if (!matches.some(({ isStopWord }) => isStopWord)) return [...matches];
  const kept = new Set(matches.filter(({ isStopWord }) => !isStopWord));
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
