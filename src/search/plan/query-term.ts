// A word of a query, resolved against a generation: the terms it stands for in each segment, and how rare it is.

import type { Generation } from '../../index/read/generation.js';
import type { TermVariant } from './term-variant.js';
import type { ResolvedTerms } from './resolve-terms.js';
import { isBigram } from './ideographs.js';
import { inverseDocumentFrequency } from '../score/segment-weights.js';
import type { AnalyzedWord } from './analyze-query-text.js';
import type { WeightedTerm } from '../score/term-postings.js';

export interface QueryTerm {
  readonly form: string;
  readonly isStopWord: boolean;
  /** Place among the words of the query, in the order they were typed. */
  readonly order: number;
  readonly variants: readonly TermVariant[];
  /** Per segment of the generation. */
  readonly terms: readonly (readonly WeightedTerm[])[];
  /** Documents it occurs in; of several terms the sum. */
  readonly documentFrequency: number;
  readonly idf: number;
  /** True for a pair of characters, which is saturated sooner than a word. */
  readonly isBigram: boolean;
  /** Multiplies the score; below 1 for words that were not typed as such. */
  readonly weight: number;
  /** A bit for each field it may stand in. */
  readonly mask: number;
}

/** What a word is to its query. */
export interface TermRole {
  /** Place among the words of the query, in the order they were typed. */
  readonly order: number;
  /** Multiplies the score; 1 if it is not given. */
  readonly weight?: number;
  /** A bit for each field it may stand in. */
  readonly mask: number;
}

/** A word of a query by what it stands for. */
export function createQueryTerm(
  generation: Generation,
  { form, isStopWord }: AnalyzedWord,
  { variants, terms, documentFrequency }: ResolvedTerms,
  { order, weight = 1, mask }: TermRole,
): QueryTerm {
  const idf = weight * inverseDocumentFrequency(generation.documentCount, documentFrequency);
  return {
    form,
    isStopWord,
    order,
    variants: variants,
    terms: terms,
    documentFrequency: documentFrequency,
    idf,
    isBigram: isBigram(form),
    weight,
    mask,
  };
}
