// Words that stand side by side in a query and that documents write as one: `youtube` for `you tube`, `5551234567` for
// `555 123 4567`. An occurrence of that is taken for one of each.

import type { Generation } from '../../../index/read/generation.js';
import { isPersianPrefix } from '../../../text/stemmers/light.js';
import { findWordParts } from '../../../text/word-parts.js';
import { countDocuments } from '../../dictionary/find-similar-words.js';
import type { Clause, Query, WordQuery } from '../../query/query.js';
import { isPlainWord } from '../../query/query-parts.js';
import { type AnalyzedWord, analyzeQueryText } from '../analyze-query-text.js';
import type { CandidateFinder } from '../candidate-finder.js';
import { resolveExactTerms } from '../terms/resolve-terms.js';

/** Words that are taken as one at most; more than two only where all are digits. */
const MAX_TOGETHER = 5;

/** What the words of one query are together with their neighbours. */
export class WordsTogether {
  readonly #generation: Generation;
  readonly #candidates: CandidateFinder;
  readonly #ofWord = new Map<WordQuery, readonly AnalyzedWord[]>();

  /** @param candidates whose budget lookups are counted in: where it is spent, words are together with none */
  constructor(candidates: CandidateFinder) {
    this.#generation = candidates.generation;
    this.#candidates = candidates;
  }

  /** The words that a word of the query is together with its neighbours; mostly none. */
  of(query: WordQuery): readonly AnalyzedWord[] {
    return this.#ofWord.get(query) ?? [];
  }

  /** Looks at the words of a list that stand side by side, without an operator between them. */
  add(clauses: readonly Clause[]): void {
    let row: WordQuery[] = [];
    for (const { occur, query } of clauses) {
      const word = wordOf(query);
      if (occur === 'should' && word !== null) row = [...row, word].slice(-MAX_TOGETHER);
      else row = occur === 'must' && word !== null && /^\p{N}+$/u.test(word.text) ? [word] : [];
      for (let count = 2; count <= row.length; count += 1) this.#addRow(row.slice(-count));
    }
  }

  #addRow(row: readonly WordQuery[]): void {
    const words = row.flatMap(({ text }) => analyzeQueryText(text, this.#generation).words);
    const isNumber = row.every(({ text }) => /^\p{N}[\p{N}.,]*$/u.test(text));
    const form = isNumber ? row.map(({ text }) => text).join('') : words.map((word) => word.form).join('');
    if (words.length < row.length || words.length > MAX_TOGETHER) return;
    if (
      (words.length > 2 || words.length > row.length) &&
      !words.every((word) => /^\p{N}+$/u.test(word.form))
    )
      return;
    const [word, ...others] = analyzeQueryText(form, this.#generation).words;
    if (word === undefined || others.length > 0) return;
    // As one, by its terms or as it is written, and each by itself.
    const lookups = [word, ...words].reduce((sum, { stems }) => sum + stems.length, 1);
    if (!this.#candidates.spendLookups(lookups) || !this.#isWritten(words, word)) return;
    const parts = findWordParts(form).map(({ start, end }) => form.slice(start, end));
    row.forEach((query, index) => {
      // Parts of a word are indexed with it.
      if (words.length > row.length || !parts.includes(words[index]?.form ?? ''))
        this.#ofWord.set(query, [...this.of(query), word]);
    });
  }

  /** Whether documents hold words as one, and not by chance: those are as many as hold the rarest of the words, or it has a digit. */
  #isWritten(words: readonly AnalyzedWord[], together: AnalyzedWord): boolean {
    // Counted as it is written: its stem may be that of quite another word (`therings` has that of `there`).
    // A number may be written with other marks between its groups.
    if (/\p{N}/u.test(together.form) || isPersianPrefix(words[0]?.form ?? ''))
      return resolveExactTerms(this.#generation, together).documentFrequency > 0;
    const found = countDocuments(this.#generation, together.form);
    if (found === 0) return false;
    const apart = words.flatMap((word) =>
      word.isStopWord ? [] : [resolveExactTerms(this.#generation, word).documentFrequency],
    );
    const rarest = Math.min(...apart);
    // A stop word stands beside many words: `in form` is seldom `inform`.
    return apart.length < words.length ? found > rarest : found >= rarest;
  }
}

/** The word that a part of a query is, in parentheses or not: a number may begin with some (`(555) 123-4567`). */
function wordOf(query: Query): WordQuery | null {
  if (query.kind === 'word') return isPlainWord(query) ? query : null;
  if (query.kind !== 'list' || query.clauses.length !== 1) return null;
  const [only] = query.clauses;
  return only?.occur === 'should' && only.query.kind === 'word' && isPlainWord(only.query)
    ? only.query
    : null;
}
