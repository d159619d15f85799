import { describe, expect, it } from 'vitest';
import { CandidateFinder } from '../../../src/search/plan/candidate-finder.js';
import { ALL_FIELDS } from '../../../src/search/plan/field-mask.js';
import { planQuery } from '../../../src/search/plan/plan-query.js';
import { parseQuery } from '../../../src/search/query/parse-query.js';
import { initialThreshold } from '../../../src/search/score/initial-threshold.js';
import { openSegments } from '../../../src/search/score/segment-search.js';
import { SegmentWeights } from '../../../src/search/score/segment-weights.js';
import { SearchBudget } from '../../../src/search/search-budget.js';
import { generationOver, makeDocument, makeSegments } from '../memory-generation.js';

/** Documents with one to nine ferries among a hundred words, every third with a rope. */
const documents = Array.from({ length: 6000 }, (_, index) =>
  makeDocument({
    id: `d${index}`,
    text: `${'ferry '.repeat(1 + ((index * 7919) % 9))}${index % 3 === 0 ? 'rope ' : ''}${'tide '.repeat(90)}`,
  }),
);

const segments = makeSegments([documents.slice(0, 4000), documents.slice(4000)]);

/** The initial threshold of a query and the scores of all documents, best first, by the postings as they are. */
function measure(
  query: string,
  count: number,
  gone: ReadonlySet<string>,
): { threshold: number; scores: number[] } {
  const generation = generationOver(segments, gone);
  const weights = generation.segments.map((live) => new SegmentWeights(live, generation));
  const budget = new SearchBudget(Infinity);
  const searches = openSegments(weights, ALL_FIELDS, budget);
  const { words } = planQuery(new CandidateFinder(generation, budget), parseQuery(query).query, {
    match: 'any',
    fuzzy: false,
    prefix: 'off',
    widen: 'nothing',
  });
  const threshold = initialThreshold(searches, words, count);
  const scores = searches.flatMap((search) => {
    const sums = new Map<number, number>();
    for (const postings of search.postingsOf(words)) {
      postings.docIds.forEach((document, index) => {
        if (!search.weights.snapshot.isDeleted(document))
          sums.set(document, (sums.get(document) ?? 0) + postings.score(index));
      });
    }
    return [...sums.values()];
  });
  return { threshold, scores: scores.sort((a, b) => b - a) };
}

describe('the initial threshold', () => {
  const some = new Set(documents.filter((_, index) => index % 200 === 0).map(({ id }) => id));
  const many = new Set(documents.filter((_, index) => index % 3 === 0).map(({ id }) => id));

  it.each([
    ['many postings', 'ferry', 20, new Set<string>()],
    ['many postings with deleted documents', 'ferry', 20, some],
    ['fewer postings', 'rope', 50, new Set<string>()],
    ['fewer postings with deleted documents', 'rope', 50, some],
    ['several words', 'ferry rope', 20, some],
  ])('is reached by as many documents as asked for: %s', (_name, query, count, gone) => {
    const { threshold, scores } = measure(query, count, gone);
    expect(threshold).toBeGreaterThan(0);
    expect(scores[count - 1]).toBeGreaterThanOrEqual(threshold);
  });

  it('is the very score of the last of them where postings are few enough to be read', () => {
    const { threshold, scores } = measure('rope', 50, some);
    expect(threshold).toBe(scores[49]);
  });

  it('is not known where too few documents hold a word, or too many are deleted', () => {
    expect(measure('rope', 2001, new Set()).threshold).toBe(Number.NEGATIVE_INFINITY);
    expect(measure('ferry', 20, many).threshold).toBe(Number.NEGATIVE_INFINITY);
  });
});
