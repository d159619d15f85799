// What a typed word of a query stands for besides itself: words it begins, words it may misspell.

import type { TermVariant } from './term-variant.js';
import {
  allowedErrors,
  MAX_PREFIX_WORDS,
  MIN_PREFIX_LENGTH,
  variantsOfCandidates,
  type CandidateFinder,
} from './candidate-finder.js';
import { isLoneCharacter } from './ideographs.js';
import type { AllowedErrors, WordQuery } from '../query/query.js';
import type { Candidate } from '../spelling/find-similar-words.js';

export interface PlanOptions {
  readonly match: 'auto' | 'all' | 'any';
  /** Whether words that are not in the index may be corrected. */
  readonly fuzzy: boolean;
  readonly prefix: 'auto' | 'last' | 'off';
  /** How far words that are in the index stand for others: nothing, what the last one begins, what any misspells. */
  readonly widen: 'nothing' | 'completions' | 'typos';
  /** Words of the query that are not corrected. */
  readonly uncorrected?: ReadonlySet<WordQuery>;
}

/** Where in a query a typed word is, and whether the index holds it. */
export interface WordContext {
  readonly isKnown: boolean;
  /** Last of the text it was typed in. */
  readonly isLast: boolean;
  readonly isLastOfQuery: boolean;
  readonly isExcluded: boolean;
}

/** The terms of the words that a typed word stands for besides itself. */
export function expandTerm(
  candidates: CandidateFinder,
  form: string,
  query: WordQuery,
  options: PlanOptions,
  { isKnown, isLast, isLastOfQuery, isExcluded }: WordContext,
): TermVariant[] {
  const { generation } = candidates;
  const { prefix, fuzzy, widen, uncorrected } = options;
  // Whoever says what a word may stand for gets that and nothing else; what is left out is left out as written.
  const isOpen = !query.prefix && query.errors === null && !isExcluded;
  const isAlone = isOpen && isLast && isLoneCharacter(form);
  const starred = isLast && (query.prefix || isAlone);
  const long = Array.from(form).length >= MIN_PREFIX_LENGTH;
  const completing = isOpen && isLastOfQuery && long && prefix !== 'off';
  const complete =
    starred || (completing && (prefix === 'last' ? widen !== 'nothing' || !isKnown : !isKnown));
  const completions = complete
    ? variantsOfCandidates(
        generation,
        candidates.complete(form, starred ? MAX_PREFIX_WORDS : undefined),
        'prefix',
      )
    : [];
  const correcting =
    query.errors === null
      ? isOpen &&
        fuzzy &&
        uncorrected?.has(query) !== true &&
        (widen === 'typos' || (!isKnown && completions.length === 0))
      : query.errors !== 0;
  if (!correcting) return completions;
  const corrections =
    query.errors === null
      ? likelySpellings(candidates, form, options)
      : candidates.correct(form, errorsOf(form, query.errors));
  return [...completions, ...variantsOfCandidates(generation, corrections, 'typo')];
}

/** The nearest spellings; where there are none, or too few hits, other spellings of the same name, too. */
function likelySpellings(
  candidates: CandidateFinder,
  form: string,
  { widen }: PlanOptions,
): readonly Candidate[] {
  const nearest = candidates.correct(form);
  if (nearest.length > 0 && widen !== 'typos') return nearest;
  return [...nearest, ...candidates.transliterate(form)];
}

/** Typing errors a tilde allows in a word: at least one, however short the word is. */
function errorsOf(form: string, errors: Exclude<AllowedErrors, null>): number {
  return errors === 'usual' ? Math.max(1, allowedErrors(form)) : errors;
}
