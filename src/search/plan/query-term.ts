// A word of a query, resolved against a generation: the terms it stands for in each segment, and how rare it is.

import type { Generation } from '../../index/read/generation.js';
import { isCompoundForm, isInnerForm } from '../../text/inner-form.js';
import { isBigram } from '../../text/scripts/ideographs.js';
import type { AnalyzedWord } from './analyze-query-text.js';
import { inverseDocumentFrequency } from './inverse-document-frequency.js';
import { repetitionOf } from './terms/repetition.js';
import type { ResolvedTerms, WeightedTerm } from './terms/resolve-terms.js';
import type { TermVariant } from './variants/term-variant.js';

/** Made once for each word of a plan, so that a word is recognised as the same object. */
export interface QueryTerm {
  /** The word as typed, folded. */
  readonly form: string;
  readonly isStopWord: boolean;
  /** Index among the words of the query, in the order they were typed. */
  readonly order: number;
  readonly variants: readonly TermVariant[];
  /** Per segment of the generation. */
  readonly terms: readonly (readonly WeightedTerm[])[];
  /** Documents it occurs in: of several terms the sum, but no more than there are. */
  readonly documentFrequency: number;
  /** How much the documents that hold it repeat it, see `repetition.ts`; 1 for two ideographs. */
  readonly repetition: number;
  /** Its inverse document frequency times `repetition` and `weight`. */
  readonly idf: number;
  /** True for two ideographs, which are saturated sooner than a word. */
  readonly isBigram: boolean;
  /** Multiplies the score; below 1 for words that were not typed as such. */
  readonly weight: number;
  /** A bit for each field it may stand in, see `field-mask.ts`. */
  readonly mask: number;
}

/** What a word of a query is, besides the terms it stands for. */
export type QueryTermRole = Pick<QueryTerm, 'order' | 'weight' | 'mask'>;

/** The word as the terms it was resolved to, in its role in the query. */
export function createQueryTerm(
  generation: Generation,
  { form, isStopWord }: AnalyzedWord,
  { variants, terms, documentFrequency }: ResolvedTerms,
  { order, weight, mask }: QueryTermRole,
): QueryTerm {
  const isPair = isBigram(form);
  // Pairs of characters are repeated where any of the words is that they are part of.
  const repetition = isPair ? 1 : repetitionOf(countOccurrences(generation, terms), documentFrequency);
  const idf = weight * repetition * inverseDocumentFrequency(generation.documentCount, documentFrequency);
  return {
    form,
    isStopWord,
    order,
    variants,
    terms,
    documentFrequency,
    repetition,
    idf,
    isBigram: isPair,
    weight,
    mask,
  };
}

/** Those of some words that were typed as they are: hyphen compounds and particles, which rank beside them, weigh less than 1. */
export function typedWords(words: readonly QueryTerm[]): QueryTerm[] {
  return words.filter(({ weight, form }) => weight >= 1 && !isInnerForm(form) && !isCompoundForm(form));
}

function countOccurrences({ segments }: Generation, terms: ResolvedTerms['terms']): number {
  let count = 0;
  terms.forEach((found, number) => {
    for (const { termOrdinal } of found) count += segments[number]?.occurrences(termOrdinal) ?? 0;
  });
  return count;
}
