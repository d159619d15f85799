// What a word of a query stands for besides itself: words it begins, words it may misspell.

import { isLoneCharacter } from '../../../text/scripts/ideographs.js';
import type { Candidate } from '../../dictionary/find-similar-words.js';
import type { AllowedErrors, WordQuery } from '../../query/query.js';
import { WORK } from '../../search-budget.js';
import { type AnalyzedWord, analyzeQueryText } from '../analyze-query-text.js';
import {
  allowedErrors,
  type CandidateFinder,
  MIN_PREFIX_LENGTH,
  variantsOfCandidates,
} from '../candidate-finder.js';
import type { PlanOptions } from '../plan-options.js';
import type { QueryBounds } from '../query-bounds.js';
import type { TermVariant } from '../variants/term-variant.js';
import { resolveTerms } from './resolve-terms.js';

/** A correction of a word that documents hold is in at most this share of them, */
const MAX_CORRECTION_SHARE = 0.1;
/** of a small collection in a third, but no more than so many; one may hold it in any case. */
const MAX_OF_FEW_DOCUMENTS = 5;

/** A collection of fewer documents is too small for a word of half of them to say nothing. */
const MIN_DOCUMENTS = 10;

/** Where in a query a word is, and whether the index holds it. */
export interface WordContext {
  readonly isKnown: boolean;
  /** Last of the text it was typed in. */
  readonly isLast: boolean;
  readonly isLastOfQuery: boolean;
  readonly isExcluded: boolean;
  readonly bounds: QueryBounds;
}

/**
 * The terms of the words that a word stands for besides itself.
 * @param word the word
 * @param query the part of the query it is of
 */
export function expandTerm(
  candidates: CandidateFinder,
  word: AnalyzedWord,
  query: WordQuery,
  options: PlanOptions,
  { isKnown, isLast, isLastOfQuery, isExcluded, bounds }: WordContext,
): TermVariant[] {
  const { form } = word;
  const { prefix, fuzzy, widen, uncorrected } = options;
  // A word with a star or a tilde stands for what it asks for and nothing else; an excluded word excludes only itself.
  const isOpen = !query.prefix && query.errors === null && !isExcluded;
  if (isOpen && (widen === 'compounds' || !isKnown)) {
    const compounds = variantsOfCandidates(candidates, candidates.compounds(word), 'compound');
    if (widen === 'compounds' || compounds.length > 0) return compounds;
  }
  const isAlone = isOpen && isLast && isLoneCharacter(form) && bounds.admitsPrefix();
  const isBeginning = isLast && (query.prefix || isAlone);
  const isLong = Array.from(form).length >= MIN_PREFIX_LENGTH;
  const mayComplete = isOpen && isLastOfQuery && isLong && prefix !== 'off';
  const isCompleted =
    isBeginning || (mayComplete && (prefix === 'last' ? widen !== 'nothing' || !isKnown : !isKnown));
  const completed = isCompleted
    ? candidates.complete(form, isBeginning ? bounds.prefixWords : undefined)
    : [];
  if (query.prefix && completed.length === bounds.prefixWords) bounds.shortened.add(`${query.text}*`);
  const completions = variantsOfCandidates(candidates, completed, 'prefix');
  const isCorrected =
    query.errors === null
      ? isOpen &&
        fuzzy &&
        uncorrected?.has(query) !== true &&
        (widen === 'typos' || (!isKnown && completions.length === 0)) &&
        bounds.admitsCorrection(form)
      : query.errors !== 0;
  if (!isCorrected) return completions;
  const corrections =
    query.errors === null
      ? likelySpellings(candidates, form, options)
      : candidates.correct(form, errorsOf(form, query.errors));
  if (query.errors !== null)
    return [...completions, ...variantsOfCandidates(candidates, corrections, 'typo')];
  const variants = isKnown
    ? rareVariants(candidates, corrections)
    : variantsOfCandidates(candidates, tellingOf(candidates, form, corrections), 'typo');
  return [...completions, ...variants];
}

/**
 * The terms of the corrections of a word that documents hold: of no stop word, and of none in a large part of the documents.
 * `maid` may be a typing error for `said`, but whoever looks for a maid is not helped by all that anybody said.
 */
function rareVariants(candidates: CandidateFinder, corrections: readonly Candidate[]): TermVariant[] {
  const { generation, budget } = candidates;
  const { documentCount, segments } = generation;
  const telling = corrections.filter(({ form }) =>
    analyzeQueryText(form, generation).words.some(({ isStopWord }) => !isStopWord),
  );
  const variants = variantsOfCandidates(candidates, telling, 'typo');
  const maxDocuments = Math.max(
    1,
    documentCount * MAX_CORRECTION_SHARE,
    Math.min(documentCount / 3, MAX_OF_FEW_DOCUMENTS),
  );
  if (!budget.spend(variants.length * segments.length * WORK.lookup)) return [];
  return variants.filter((variant) => resolveTerms(generation, [variant]).documentFrequency <= maxDocuments);
}

/**
 * The corrections of a word that no document holds: none with another first letter, which people seldom miss, that is in more than
 * half of the documents, unless these are few.
 */
function tellingOf(
  { generation: { documentCount } }: CandidateFinder,
  typed: string,
  corrections: readonly Candidate[],
): readonly Candidate[] {
  return documentCount < MIN_DOCUMENTS
    ? corrections
    : corrections.filter(
        ({ form, documentFrequency }) =>
          form.startsWith(typed.charAt(0)) || 2 * documentFrequency <= documentCount,
      );
}

/** The nearest spellings; where there are none or typos are looked for in any case, other spellings of the same name, too. */
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
