// The terms a typed word stands for, by their numbers in each segment of a generation.

import type { Generation } from '../../index/read/generation.js';
import type { TermVariant } from './term-variant.js';
import { accentVariants } from './accent-variants.js';
import type { AnalyzedWord } from './analyze-query-text.js';
import { memoizePair } from '../../collections/memo.js';
import type { WeightedTerm } from '../score/term-postings.js';

/** The terms a word stands for, looked up in every segment of a generation. */
export interface ResolvedTerms {
  readonly variants: readonly TermVariant[];
  /** Per segment of the generation. */
  readonly terms: readonly (readonly WeightedTerm[])[];
  /** Documents it occurs in; of several terms the sum, but no more than there are. */
  readonly documentFrequency: number;
}

/** Looks terms up in every segment. */
export function resolveTerms(generation: Generation, names: readonly TermVariant[]): ResolvedTerms {
  let documents = 0;
  const terms = generation.segments.map((snapshot) => {
    const found: WeightedTerm[] = [];
    for (const { analyzer, stem, boost } of names) {
      const termOrdinal = snapshot.segment.findTerm(analyzer, stem);
      if (termOrdinal < 0) continue;
      documents += snapshot.documentFrequency(termOrdinal);
      found.push({ termOrdinal: termOrdinal, boost });
    }
    return found;
  });
  return {
    variants: names,
    terms: terms,
    documentFrequency: Math.min(documents, generation.documentCount),
  };
}

/**
 * What a word stands for by itself: the terms of its stems, and those whose documents spell it alike. Looked up once for
 * each word typed lately.
 */
export const resolveExactTerms = memoizePair((generation: Generation, word: AnalyzedWord): ResolvedTerms =>
  resolveTerms(generation, [...exactVariants(word), ...accentVariants(generation, word)]),
);

/** The terms of the stems of a word. */
export function exactVariants({ stems, respelled }: AnalyzedWord): TermVariant[] {
  return [...stems, ...respelled].map(({ analyzer, stem, boost }) => ({
    analyzer,
    stem,
    kind: 'word',
    boost: boost ?? 1,
  }));
}
