// What a typed word of a query stands for besides itself: words it begins, words it may misspell.

import type { ClassName } from './term-name.js';
import {
  allowedErrors,
  MAX_BEGINNINGS,
  MIN_PREFIX_LENGTH,
  namesOfCandidates,
  type WordExpander,
} from './word-expander.js';
import { isLoneCharacter } from './ideographs.js';
import type { AllowedErrors, WordQuery } from '../query/query.js';
import type { Candidate } from '../spelling/similar-words.js';

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
export interface WordPlace {
  readonly isKnown: boolean;
  /** Last of the text it was typed in. */
  readonly isLast: boolean;
  readonly isLastOfQuery: boolean;
  readonly isExcluded: boolean;
}

/** The classes of the words that a typed word stands for besides itself. */
export function otherNames(
  expander: WordExpander,
  term: string,
  query: WordQuery,
  options: PlanOptions,
  { isKnown, isLast, isLastOfQuery, isExcluded }: WordPlace,
): ClassName[] {
  const { generation } = expander;
  const { prefix, fuzzy, widen, uncorrected } = options;
  // Whoever says what a word may stand for gets that and nothing else; what is left out is left out as written.
  const isOpen = !query.prefix && query.errors === null && !isExcluded;
  const isAlone = isOpen && isLast && isLoneCharacter(term);
  const starred = isLast && (query.prefix || isAlone);
  const long = Array.from(term).length >= MIN_PREFIX_LENGTH;
  const completing = isOpen && isLastOfQuery && long && prefix !== 'off';
  const complete =
    starred || (completing && (prefix === 'last' ? widen !== 'nothing' || !isKnown : !isKnown));
  const completions = complete
    ? namesOfCandidates(generation, expander.complete(term, starred ? MAX_BEGINNINGS : undefined), 'prefix')
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
      ? likelySpellings(expander, term, options)
      : expander.correct(term, errorsOf(term, query.errors));
  return [...completions, ...namesOfCandidates(generation, corrections, 'typo')];
}

/** The nearest spellings; where there are none, or too few hits, other spellings of the same name, too. */
function likelySpellings(expander: WordExpander, term: string, { widen }: PlanOptions): readonly Candidate[] {
  const nearest = expander.correct(term);
  if (nearest.length > 0 && widen !== 'typos') return nearest;
  return [...nearest, ...expander.transliterate(term)];
}

/** Typing errors a tilde allows in a word: at least one, however short the word is. */
function errorsOf(term: string, errors: Exclude<AllowedErrors, null>): number {
  return errors === 'usual' ? Math.max(1, allowedErrors(term)) : errors;
}
