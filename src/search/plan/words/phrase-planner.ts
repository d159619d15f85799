// What a phrase of a query is looked up as: in it a word must stand where it was typed, in whatever language.

import type { Generation } from '../../../index/read/generation.js';
import type { PhraseQuery } from '../../query/query.js';
import { type AnalyzedWord, analyzeQueryText } from '../analyze-query-text.js';
import { anyOf, type Condition } from '../condition.js';
import type { QueryBounds } from '../query-bounds.js';
import type { QueryTerm } from '../query-term.js';
import { exactVariants, resolveTerms } from '../terms/resolve-terms.js';
import type { TermResolver } from '../terms/term-resolver.js';
import type { TermVariant } from '../variants/term-variant.js';
import type { PlannedWords } from './planned-words.js';
import type { QueryWords } from './query-words.js';
import type { Scope } from './scope.js';

/** What an occurrence of a synonym counts beside the typed word. */
const SYNONYM_BOOST = 0.5;

/** Plans the phrases of one query. */
export class PhrasePlanner {
  readonly #generation: Generation;
  readonly #bounds: QueryBounds;
  readonly #queryWords: QueryWords;
  readonly #resolver: TermResolver;
  readonly #planned: PlannedWords;

  constructor(
    generation: Generation,
    bounds: QueryBounds,
    queryWords: QueryWords,
    resolver: TermResolver,
    planned: PlannedWords,
  ) {
    this.#generation = generation;
    this.#bounds = bounds;
    this.#queryWords = queryWords;
    this.#resolver = resolver;
    this.#planned = planned;
  }

  /** The condition the phrase sets; null where it has no word, or is a synonym too many. */
  plan({ text, slop, isSynonym = false }: PhraseQuery, scope: Scope): Condition | null {
    if (isSynonym && !this.#bounds.admitsSynonym()) return null;
    const words = isSynonym ? analyzeQueryText(text, this.#generation).words : this.#wordsWithinBounds(text);
    if (words.length === 0) return null;
    const resolved = this.#keepWords(words, isSynonym, scope);
    const [only] = resolved;
    if (resolved.length === 1 && only !== undefined)
      return anyOf([{ kind: 'word', word: only }, ...(isSynonym ? [] : this.#withSigns(text, scope))]);
    if (slop === 0 && !isSynonym && !scope.excluded) this.#planned.keepPhrase(resolved);
    return { kind: 'phrase', words: resolved, slop };
  }

  /** The words of a phrase that are within the bounds: all up to the first that is not. */
  #wordsWithinBounds(text: string): readonly AnalyzedWord[] {
    const { words } = analyzeQueryText(text, this.#generation);
    const { phraseWords, ignored } = this.#bounds;
    const beyond = words.findIndex(
      ({ form }, index) => index >= phraseWords || !this.#bounds.admitsWord(form),
    );
    if (beyond < 0) return words;
    for (const { form } of words.slice(beyond)) ignored.add(form);
    return words.slice(0, beyond);
  }

  #keepWords(words: readonly AnalyzedWord[], isSynonym: boolean, scope: Scope): readonly QueryTerm[] {
    const chosen = this.#queryWords.chooseLanguages(words);
    return words.map((word, index) => {
      const role = this.#planned.nextRole(scope);
      const found = isSynonym
        ? this.#resolver.create(word, resolveTerms(this.#generation, synonymVariants(word)), role)
        : this.#resolver.exactly(word, role);
      if (isSynonym && found.documentFrequency > 0) this.#planned.noteExpanded();
      if (chosen[index]?.isStopWord === false || scope.keepsStopWords || words.length === 1)
        this.#planned.keep(found, scope);
      else this.#planned.keepStopWord(found, scope);
      return found;
    });
  }

  /** The only word of a phrase with the signs it was typed with. */
  #withSigns(text: string, scope: Scope): readonly Condition[] {
    if (scope.excluded) return [];
    const { signed } = analyzeQueryText(text, this.#generation);
    return this.#planned.signed(signed, scope);
  }
}

function synonymVariants(word: AnalyzedWord): TermVariant[] {
  return exactVariants(word).map((variant) => ({ ...variant, kind: 'synonym', boost: SYNONYM_BOOST }));
}
