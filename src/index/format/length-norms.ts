// The part of BM25F that depends on the length of a field: weight / (1 - b + b * min(length / average, maxRelativeLength)).
// Robertson, Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.6. A posting's weighted
// frequency is the sum over the fields of frequency * norm; a segment keeps the highest of each block of postings. Beyond a
// multiple of the average a field is held no more against its document: a law or a book would be found for nothing (Lv, Zhai,
// "When Documents Are Very Long, BM25 Fails!", SIGIR 2011).

import { type RankingParameters, shippedParameters } from './schema.js';

/**
 * What one occurrence in a field counts: weight / (1 - b + b * min(length / average, maxRelativeLength)).
 * @param field its index in `fields`
 * @param length words the field has in the document
 * @param average words the field has on average; 0 where no document has it, which leaves the weight
 */
export function lengthNorm(
  field: number,
  length: number,
  average: number,
  { fields, maxRelativeLength }: RankingParameters = shippedParameters,
): number {
  const { weight, b } = fields[field] ?? { weight: 0, b: 0 };
  return average === 0 ? weight : weight / (1 - b + b * Math.min(length / average, maxRelativeLength));
}
