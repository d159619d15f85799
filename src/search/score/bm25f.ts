// BM25F: the score of a word in a document, with one saturation over the weighted frequencies of all fields (Robertson,
// Zaragoza, Taylor, "Simple BM25 Extension to Multiple Weighted Fields", CIKM 2004):
//
//   weight = sum over the fields of frequency * norm, the norm of a field being that of index/format/length-norms.ts
//   score  = idf * (k1 + 1) * weight / (k1 + weight)
//
// The score of a document is the sum over the words of the query.

import type { RankingParameters } from '../../index/format/schema.js';

/** The k1 of a word: the lower, the sooner more occurrences add nothing. */
export function k1Of(
  { isBigram }: { readonly isBigram: boolean },
  { k1, bigramK1 }: RankingParameters,
): number {
  return isBigram ? bigramK1 : k1;
}

/** The score of a weight. It grows with the weight and stays below idf * (k1 + 1). */
export function saturate(weight: number, idf: number, k1: number): number {
  return (idf * (k1 + 1) * weight) / (k1 + weight);
}

/**
 * The smallest weight with this score, less what rounding may lose: `saturate` solved for the weight. 0 for a score that
 * is not above 0, infinity for one that no weight reaches.
 */
export function minWeightFor(score: number, idf: number, k1: number): number {
  const wanted = score * (1 - 1e-9);
  const limit = idf * (k1 + 1);
  if (wanted <= 0) return 0;
  return wanted < limit ? (wanted * k1) / (limit - wanted) : Number.POSITIVE_INFINITY;
}
