import { describe, expect, it } from 'vitest';
import { Deadline } from '../../../src/search/deadline.js';
import { CandidateFinder } from '../../../src/search/plan/candidate-finder.js';
import { parseQuery } from '../../../src/search/query/parse-query.js';
import { planQuery } from '../../../src/search/plan/plan-query.js';
import { initialThreshold } from '../../../src/search/score/initial-threshold.js';
import { ALL_FIELDS, openSegments } from '../../../src/search/score/segment-search.js';
import { SegmentWeights } from '../../../src/search/score/segment-weights.js';
import { makeDocument, makeGeneration } from '../memory-generation.js';

/** Documents with one to nine ferries among a hundred words, every third with a rope. */
const documents = Array.from({ length: 6000 }, (_, index) =>
  makeDocument({
    id: `d${index}`,
    text: `${'ferry '.repeat(1 + ((index * 7919) % 9))}${index % 3 === 0 ? 'rope ' : ''}${'tide '.repeat(90)}`,
  }),
);

/** The floor of a query and its best scores, best first, by the lists as they are. */
function measure(
  query: string,
  count: number,
  gone: ReadonlySet<string>,
): { floor: number; scores: number[] } {
  const generation = makeGeneration([documents.slice(0, 4000), documents.slice(4000)], gone);
  const weights = generation.segments.map((live) => new SegmentWeights(live, generation));
  const searches = openSegments(weights, ALL_FIELDS, new Deadline(Number.POSITIVE_INFINITY));
  const { words } = planQuery(new CandidateFinder(generation), parseQuery(query).query, {
    match: 'any',
    fuzzy: false,
    prefix: 'off',
    widen: 'nothing',
  });
  const floor = initialThreshold(searches, words, count);
  const scores = searches.flatMap((search) => {
    const sums = new Map<number, number>();
    for (const list of search.postingsOf(words)) {
      list.docIds.forEach((document, at) => {
        if (!search.weights.snapshot.isDeleted(document))
          sums.set(document, (sums.get(document) ?? 0) + list.score(at));
      });
    }
    return [...sums.values()];
  });
  return { floor, scores: scores.sort((a, b) => b - a) };
}

describe('the floor of the scores', () => {
  const some = new Set(documents.filter((_, index) => index % 200 === 0).map(({ id }) => id));
  const many = new Set(documents.filter((_, index) => index % 3 === 0).map(({ id }) => id));

  it.each([
    ['a long list', 'ferry', 20, new Set<string>()],
    ['a long list with deleted documents', 'ferry', 20, some],
    ['a shorter list', 'rope', 50, new Set<string>()],
    ['a shorter list with deleted documents', 'rope', 50, some],
    ['several words', 'ferry rope', 20, some],
  ])('is reached by as many documents as asked for: %s', (_name, query, count, gone) => {
    const { floor, scores } = measure(query, count, gone);
    expect(floor).toBeGreaterThan(0);
    expect(scores[count - 1]).toBeGreaterThanOrEqual(floor);
  });

  it('is the very score of the last one where the postings of a short list are read', () => {
    const { floor, scores } = measure('rope', 50, some);
    expect(floor).toBe(scores[49]);
  });

  it('is not known where too few documents hold a word, or too many are deleted', () => {
    expect(measure('rope', 2001, new Set()).floor).toBe(Number.NEGATIVE_INFINITY);
    expect(measure('ferry', 20, many).floor).toBe(Number.NEGATIVE_INFINITY);
  });
});
