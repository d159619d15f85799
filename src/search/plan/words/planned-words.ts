// The words of a query as they are planned, one after another: those that rank, those that are only marked, and those that stand
// in a row.

import type { AnalyzedText, AnalyzedWord } from '../analyze-query-text.js';
import type { Condition } from '../condition.js';
import type { WordRow } from '../plan.js';
import type { QueryTerm, QueryTermRole } from '../query-term.js';
import type { TermResolver } from '../terms/term-resolver.js';
import type { Scope } from './scope.js';

/** The weight of words with the signs they were typed with (`C++`), which rank beside those without: they come before them. */
const SIGNED_WEIGHT = 4;

/** The condition that a word is found. */
export type WordCondition = Condition & { readonly kind: 'word' };

/** What the words of one query have come to so far. */
export class PlannedWords {
  /** Words too common to rank, kept for marking them in phrases. */
  readonly stopWords: QueryTerm[] = [];
  readonly #resolver: TermResolver;
  readonly #words: QueryTerm[] = [];
  readonly #phrases: WordRow[] = [];
  #order = 0;
  #expanded = false;

  constructor(resolver: TermResolver) {
    this.#resolver = resolver;
  }

  /** Words that rank, in the order typed: of those that documents hold. */
  get words(): readonly QueryTerm[] {
    return this.#words.filter(({ documentFrequency }) => documentFrequency > 0);
  }

  /** The phrases; without one, a query of nothing but stop words is such a row. */
  get rows(): readonly WordRow[] {
    const { words } = this;
    if (this.#phrases.length > 0 || words.length < 2 || this.stopWords.length > 0) return this.#phrases;
    return words.every(({ isStopWord }) => isStopWord) ? [{ words, isPhrase: false }] : [];
  }

  /** Whether some word stands for other words than itself. */
  get expanded(): boolean {
    return this.#expanded;
  }

  /** Notes that some word stands for others. */
  noteExpanded(): void {
    this.#expanded = true;
  }

  /** The role of the next word of the query. */
  nextRole({ mask }: Scope, weight = 1): QueryTermRole {
    const order = this.#order;
    this.#order += 1;
    return { order, weight, mask };
  }

  /** Takes a word in that ranks, unless it is excluded. */
  keep(word: QueryTerm, { excluded }: Scope): void {
    if (!excluded) this.#words.push(word);
  }

  /** Takes a word in that is only marked, unless it is excluded. */
  keepStopWord(word: QueryTerm, { excluded }: Scope): void {
    if (!excluded) this.stopWords.push(word);
  }

  /** Takes in that words stand one behind the other. */
  keepPhrase(words: readonly QueryTerm[]): void {
    this.#phrases.push({ words, isPhrase: true });
  }

  /** The word as it is written, whether a document holds it or not. */
  exactly(word: AnalyzedWord, scope: Scope, weight: number): WordCondition[] {
    const resolved = this.#resolver.exactly(word, this.nextRole(scope, weight));
    if (resolved.documentFrequency > 0) this.keep(resolved, scope);
    return [{ kind: 'word', word: resolved }];
  }

  /** The same; nothing where no document holds it. */
  ifKnown(word: AnalyzedWord, scope: Scope, weight: number): WordCondition[] {
    return this.exactly(word, scope, weight).filter(
      ({ word: { documentFrequency } }) => documentFrequency > 0,
    );
  }

  /** The words of a text with the signs they were typed with, where documents hold them so. */
  signed(words: AnalyzedText['signed'], scope: Scope): WordCondition[] {
    return [...words.values()].flatMap((word) => this.ifKnown(word, scope, SIGNED_WEIGHT));
  }
}
