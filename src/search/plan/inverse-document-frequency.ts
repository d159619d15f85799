// How much a word tells about a document: the fewer documents hold it, the more.

/**
 * idf = ln(1 + (N - n + 0.5) / (n + 0.5)), where n of N documents hold the word. This is the weight of Robertson and
 * Spärck Jones ("Relevance weighting of search terms", JASIS 1976) with 1 added inside the logarithm, as Lucene does, so
 * that it is never negative: holding a word of the query never lowers the score of a document.
 * @param documentCount N
 * @param documentFrequency n
 */
export function inverseDocumentFrequency(documentCount: number, documentFrequency: number): number {
  return Math.log(1 + (documentCount - documentFrequency + 0.5) / (documentFrequency + 0.5));
}
