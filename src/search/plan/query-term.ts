// A word of a query, resolved against a generation: the classes it stands for in each segment, and how rare it is.

import type { Generation } from '../../index/read/generation.js';
import type { ClassName } from './term-name.js';
import type { FoundClasses } from './resolve-terms.js';
import { isPair } from './ideographs.js';
import { inverseDocumentFrequency } from '../score/segment-weights.js';
import type { TypedWord } from './analyzed-words.js';
import type { WeightedClass } from '../score/term-postings.js';

export interface QueryWord {
  readonly term: string;
  readonly isStopWord: boolean;
  /** Place among the words of the query, in the order they were typed. */
  readonly order: number;
  readonly names: readonly ClassName[];
  /** Per segment of the generation. */
  readonly classes: readonly (readonly WeightedClass[])[];
  /** Documents it occurs in; of several classes the sum. */
  readonly documents: number;
  readonly idf: number;
  /** True for a pair of characters, which is saturated sooner than a word. */
  readonly isPair: boolean;
  /** Multiplies the score; below 1 for words that were not typed as such. */
  readonly weight: number;
  /** A bit for each field it may stand in. */
  readonly mask: number;
}

/** A word of a query by what it stands for. */
export function resolveWord(
  generation: Generation,
  { term, isStopWord }: TypedWord,
  { names, classes, documents }: FoundClasses,
  order: number,
  weight: number,
  mask: number,
): QueryWord {
  const idf = weight * inverseDocumentFrequency(generation.documents, documents);
  return { term, isStopWord, order, names, classes, documents, idf, isPair: isPair(term), weight, mask };
}
