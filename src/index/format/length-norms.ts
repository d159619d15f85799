// The part of BM25F that depends on the length of a field: weight / (1 - b + b * length / average).
// Robertson, Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.7.

import { shippedParameters, type RankingParameters } from './schema.js';

/** What one occurrence in `field` counts in a document whose field has `length` words. */
export function lengthNorm(
  field: number,
  length: number,
  average: number,
  { fields }: RankingParameters = shippedParameters,
): number {
  const { weight, b } = fields[field] ?? { weight: 0, b: 0 };
  return average === 0 ? weight : weight / (1 - b + (b * length) / average);
}
