// The score of one document of a segment for some words.

import type { TermPostings } from './term-postings.js';

/**
 * The sum of the scores of the words in the document, in the order of the query as everywhere: rounding then gives the
 * same sum however the document was found.
 */
export function scoreDocument(words: readonly TermPostings[], document: number): number {
  let score = 0;
  for (const postings of words) {
    const index = postings.find(document);
    if (index >= 0) score += postings.score(index);
  }
  return score;
}
