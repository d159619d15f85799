// How much documents that hold a word are about it: where a word is a subject it is repeated, where it is said in passing it
// stands once. In a query it tells the more the oftener documents repeat it (Kwok, "A New Method of Weighting Query Terms for
// Ad-Hoc Retrieval", SIGIR 1996).

/** A word is repeated so many times in a document of which nothing is known, */
const PRIOR_FREQUENCY = 2;
/** which counts as so many documents beside those that hold the word: a few documents say little. */
const PRIOR_DOCUMENTS = 10;
/** How much repetition counts: 0 not at all, 1 as many times as a word is repeated. */
const POWER = 0.5;

/**
 * What the rarity of a word is multiplied with: ((occurrences + 20) / (documents + 10) / 2) ^ 0.5. It is 1 for a word that
 * documents hold twice on average, 0.71 for a common one that none repeats.
 * @param occurrences in the documents that hold the word: see `SegmentSnapshot.occurrences`
 * @param documents how many these are
 */
export function repetitionOf(occurrences: number, documents: number): number {
  const average = (occurrences + PRIOR_DOCUMENTS * PRIOR_FREQUENCY) / (documents + PRIOR_DOCUMENTS);
  return (average / PRIOR_FREQUENCY) ** POWER;
}
