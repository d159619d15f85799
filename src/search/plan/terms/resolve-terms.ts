// The terms a word of a query stands for, looked up in each segment of a generation.

import { memoizePair } from '../../../collections/memo.js';
import { termKey } from '../../../index/format/term-key.js';
import type { Generation } from '../../../index/read/generation.js';
import type { AnalyzedWord } from '../analyze-query-text.js';
import { accentVariants } from '../variants/accent-variants.js';
import { hebrewVariants } from '../variants/hebrew-variants.js';
import type { TermVariant } from '../variants/term-variant.js';

/** A term of one segment that a word stands for. */
export interface WeightedTerm {
  readonly termOrdinal: number;
  /** What an occurrence counts. */
  readonly boost: number;
}

/** The terms a word stands for: by name, and by their ordinals in every segment. */
export interface ResolvedTerms {
  readonly variants: readonly TermVariant[];
  /** Per segment of the generation, those of the variants that it has. */
  readonly terms: readonly (readonly WeightedTerm[])[];
  /** Documents the word occurs in: of several terms the sum, but no more than there are. */
  readonly documentFrequency: number;
}

/** Those of a word that stands for nothing. */
export const NO_TERMS: ResolvedTerms = { variants: [], terms: [], documentFrequency: 0 };

/** Looks terms up in every segment. */
export function resolveTerms(generation: Generation, variants: readonly TermVariant[]): ResolvedTerms {
  let documentFrequency = 0;
  const keys = variants.map(({ analyzer, stem }) => termKey(analyzer, stem));
  const terms = generation.segments.map((snapshot) => {
    const found: WeightedTerm[] = [];
    variants.forEach(({ boost }, index) => {
      const termOrdinal = snapshot.segment.findTermKey(keys[index] ?? '');
      if (termOrdinal < 0) return;
      documentFrequency += snapshot.documentFrequency(termOrdinal);
      found.push({ termOrdinal, boost });
    });
    return found;
  });
  return {
    variants,
    terms,
    documentFrequency: Math.min(documentFrequency, generation.documentCount),
  };
}

/**
 * What a word stands for by itself: the terms of its stems, and those of words that are spelled as it is but for accents, or for
 * Hebrew prefixes.
 * Looked up once for each word typed lately.
 */
export const resolveExactTerms = memoizePair((generation: Generation, word: AnalyzedWord): ResolvedTerms =>
  resolveTerms(
    generation,
    eachOnce([
      ...exactVariants(word),
      ...accentVariants(generation, word),
      ...hebrewVariants(generation, word),
    ]),
  ),
);

/** Of variants of one term the first. */
function eachOnce(variants: readonly TermVariant[]): TermVariant[] {
  const byTerm = new Map<string, TermVariant>();
  for (const variant of variants) {
    const key = termKey(variant.analyzer, variant.stem);
    if (!byTerm.has(key)) byTerm.set(key, variant);
  }
  return [...byTerm.values()];
}

/** The terms of the stems of a word. */
export function exactVariants({ stems, respelled }: AnalyzedWord): TermVariant[] {
  return [...stems, ...respelled].map(({ analyzer, stem, boost }) => ({
    analyzer,
    stem,
    kind: 'word',
    boost: boost ?? 1,
  }));
}

/** Those of some variants whose term is not among others. */
export function withoutTermsOf(
  variants: readonly TermVariant[],
  others: readonly TermVariant[],
): TermVariant[] {
  const known = new Set(others.map(({ analyzer, stem }) => termKey(analyzer, stem)));
  return variants.filter(({ analyzer, stem }) => !known.has(termKey(analyzer, stem)));
}
