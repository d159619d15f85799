import { describe, expect, it } from 'vitest';
import { measureRanking, type RankingMeasures } from '../../src/evaluate/ranking-measures.js';

function measure(
  rankings: Readonly<Record<string, readonly string[]>>,
  judgments: Readonly<Record<string, Readonly<Record<string, number>>>>,
): RankingMeasures {
  return measureRanking(
    new Map(Object.entries(rankings)),
    new Map(Object.entries(judgments).map(([query, judged]) => [query, new Map(Object.entries(judged))])),
  );
}

describe('measures of a ranking', () => {
  it('are 1 for an ideal ranking', () => {
    expect(measure({ q: ['a', 'b', 'c'] }, { q: { a: 3, b: 1 } })).toEqual({
      queries: 1,
      'ndcg@10': 1,
      map: 1,
      'mrr@10': 1,
      'recall@100': 1,
    });
  });

  it('are what linear gain and a log2 discount give by hand', () => {
    // Gains by rank: 0, 1, 0, 2 of 2 and 1 to be had, one more never found.
    const found = measure({ q: ['x', 'b', 'y', 'a'] }, { q: { a: 2, b: 1, c: 1, x: 0 } });
    const gain = 1 / Math.log2(3) + 2 / Math.log2(5);
    const ideal = 2 + 1 / Math.log2(3) + 1 / 2;
    expect(found['ndcg@10']).toBeCloseTo(gain / ideal, 4);
    expect(found.map).toBeCloseTo((1 / 2 + 2 / 4) / 3, 4);
    expect(found['mrr@10']).toBe(0.5);
    expect(found['recall@100']).toBeCloseTo(2 / 3, 4);
  });

  it('look at 10 ranks for nDCG and MRR, at 100 for recall, at all for MAP', () => {
    const filler = (count: number): string[] => Array.from({ length: count }, (_, n) => `x${n}`);
    expect(measure({ q: [...filler(9), 'a'] }, { q: { a: 1 } })).toMatchObject({
      'ndcg@10': Math.round(1e4 / Math.log2(11)) / 1e4,
      'mrr@10': 0.1,
      map: 0.1,
    });
    expect(measure({ q: [...filler(10), 'a'] }, { q: { a: 1 } })).toMatchObject({
      'ndcg@10': 0,
      'mrr@10': 0,
      map: 0.0909,
      'recall@100': 1,
    });
    expect(measure({ q: [...filler(100), 'a'] }, { q: { a: 1 } })).toMatchObject({
      'recall@100': 0,
      map: 0.0099,
    });
  });

  it('count negative judgments as no gain', () => {
    expect(measure({ q: ['a', 'b'] }, { q: { a: -1, b: 1 } })).toMatchObject({
      'mrr@10': 0.5,
      'recall@100': 1,
    });
  });

  it('are means over the queries with something relevant; a query that finds nothing counts as 0', () => {
    const measures = measure(
      { q: ['a'], empty: [], unjudged: ['a'], irrelevant: ['a'] },
      { q: { a: 1 }, empty: { a: 1 }, irrelevant: { a: 0 } },
    );
    expect(measures).toEqual({ queries: 2, 'ndcg@10': 0.5, map: 0.5, 'mrr@10': 0.5, 'recall@100': 0.5 });
  });

  it('are 0 without queries', () => {
    expect(measure({}, {})).toEqual({ queries: 0, 'ndcg@10': 0, map: 0, 'mrr@10': 0, 'recall@100': 0 });
  });
});
