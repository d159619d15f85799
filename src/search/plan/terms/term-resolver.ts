// Looks up what a word of a query stands for: its own terms, those of other ways to write it, and those of words it begins or
// misspells. Every look-up is taken from the budget of the search; where that is spent, a word stands for less than it could.

import { termKey } from '../../../index/format/term-key.js';
import type { Generation } from '../../../index/read/generation.js';
import type { WordQuery } from '../../query/query.js';
import type { AnalyzedWord } from '../analyze-query-text.js';
import type { CandidateFinder } from '../candidate-finder.js';
import type { PlanOptions } from '../plan-options.js';
import { createQueryTerm, type QueryTerm, type QueryTermRole } from '../query-term.js';
import type { TermVariant } from '../variants/term-variant.js';
import { expandTerm, type WordContext } from './expand-term.js';
import {
  exactVariants,
  NO_TERMS,
  type ResolvedTerms,
  resolveExactTerms,
  resolveTerms,
  withoutTermsOf,
} from './resolve-terms.js';

/** What an occurrence of a word in another form, or written as one with its neighbour, counts beside the word itself. */
const OTHER_FORM_BOOST = 0.7;

/** Resolves the words of one query. */
export class TermResolver {
  readonly #generation: Generation;
  readonly #candidates: CandidateFinder;
  readonly #options: PlanOptions;
  /** By what was resolved. */
  readonly #resolved = new Map<string, ResolvedTerms>();

  /** @param candidates whose generation is asked, and whose budget look-ups are taken from */
  constructor(candidates: CandidateFinder, options: PlanOptions) {
    this.#generation = candidates.generation;
    this.#candidates = candidates;
    this.#options = options;
  }

  /** The word as the terms that were found for it. */
  create(word: AnalyzedWord, terms: ResolvedTerms, role: QueryTermRole): QueryTerm {
    return createQueryTerm(this.#generation, word, terms, role);
  }

  /** The word as what it stands for by itself. */
  exactly(word: AnalyzedWord, role: QueryTermRole): QueryTerm {
    const isAffordable = this.spendLookups(1 + word.stems.length + word.respelled.length);
    const terms = isAffordable ? resolveExactTerms(this.#generation, word) : NO_TERMS;
    return this.create(word, terms, role);
  }

  /** The word with others in which it stands as well; it tells as much as it does by itself. */
  withForms(exact: QueryTerm, word: AnalyzedWord, forms: readonly AnalyzedWord[]): QueryTerm {
    if (forms.length === 0) return exact;
    const others = forms.flatMap(exactVariants).map((variant) => ({ ...variant, boost: OTHER_FORM_BOOST }));
    const variants = [...exact.variants, ...withoutTermsOf(others, exact.variants)];
    if (!this.spendLookups(variants.length)) return exact;
    const resolved = resolveTerms(this.#generation, variants);
    if (exact.documentFrequency > 0) return { ...exact, variants, terms: resolved.terms };
    return this.create(word, resolved, exact);
  }

  /**
   * The word with what else it stands for under the options; the same object where that is nothing.
   * @param exact the word as what it stands for by itself
   */
  expand(
    exact: QueryTerm,
    word: AnalyzedWord,
    query: WordQuery,
    context: Omit<WordContext, 'isKnown'>,
  ): QueryTerm {
    const isKnown = exact.documentFrequency > 0;
    const expanded = expandTerm(this.#candidates, word, query, this.#options, { ...context, isKnown });
    const others = withoutTermsOf(expanded, exact.variants);
    if (others.length === 0 || !this.spendLookups(others.length)) return exact;
    return this.create(word, this.#resolveOnce([...exact.variants, ...others]), exact);
  }

  /** The terms of some variants: for a word that is repeated they are the same object, so that its postings are read once. */
  #resolveOnce(variants: readonly TermVariant[]): ResolvedTerms {
    const key = variants.map(({ analyzer, stem, boost }) => `${termKey(analyzer, stem)}^${boost}`).join(' ');
    let resolved = this.#resolved.get(key);
    if (resolved === undefined) {
      resolved = resolveTerms(this.#generation, variants);
      this.#resolved.set(key, resolved);
    }
    return resolved;
  }

  /** Takes looking so many terms up in every segment from the budget; false where that is spent. */
  spendLookups(count: number): boolean {
    return this.#candidates.spendLookups(count);
  }
}
