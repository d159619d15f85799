// How good rankings are by relevance judgments, averaged over the queries that have a relevant document. Of gains g1, g2, ... in
// the order of the ranking, R relevant documents and hits at ranks 1, 2, ...:
//
//   nDCG@10    sum of g / log2(rank + 1) over the first ten, divided by that of the best possible ranking (linear gain;
//              Jarvelin, Kekalainen, "Cumulated gain-based evaluation of IR techniques", TOIS 20, 2002)
//   MAP        mean of the precision at each relevant hit, 0 for a relevant document that is missing
//   MRR@10     1 / rank of the first relevant hit among ten, 0 where there is none
//   recall@100 relevant documents among the first hundred, divided by R

/** Query id to document id to gain: above 0 is relevant, more is better. */
export type Judgments = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Means over the queries, from 0 to 1, to four decimals. `queries` is how many there were. */
export interface RankingMeasures {
  readonly queries: number;
  readonly 'ndcg@10': number;
  readonly map: number;
  readonly 'mrr@10': number;
  readonly 'recall@100': number;
}

/**
 * Measures rankings. Queries without a relevant document, or without a ranking, do not count.
 * @param rankings document ids by query id, best first
 */
export function measureRanking(
  rankings: ReadonlyMap<string, readonly string[]>,
  judgments: Judgments,
): RankingMeasures {
  let queries = 0;
  let ndcg = 0;
  let map = 0;
  let mrr = 0;
  let recall = 0;
  for (const [query, judged] of judgments) {
    const relevant = [...judged.values()].filter((gain) => gain > 0);
    const ranking = rankings.get(query);
    if (relevant.length === 0 || ranking === undefined) continue;
    queries += 1;
    const gains = ranking.map((id) => Math.max(0, judged.get(id) ?? 0));
    ndcg += discountedGain(gains) / discountedGain(relevant.sort((a, b) => b - a));
    map += averagePrecision(gains, relevant.length);
    const first = gains.slice(0, 10).findIndex((gain) => gain > 0);
    mrr += first < 0 ? 0 : 1 / (first + 1);
    recall += gains.slice(0, 100).filter((gain) => gain > 0).length / relevant.length;
  }
  const mean = (sum: number): number => (queries === 0 ? 0 : Math.round((sum / queries) * 1e4) / 1e4);
  return { queries, 'ndcg@10': mean(ndcg), map: mean(map), 'mrr@10': mean(mrr), 'recall@100': mean(recall) };
}

function discountedGain(gains: readonly number[]): number {
  return gains.slice(0, 10).reduce((sum, gain, rank) => sum + gain / Math.log2(rank + 2), 0);
}

function averagePrecision(gains: readonly number[], relevant: number): number {
  let found = 0;
  let sum = 0;
  gains.forEach((gain, rank) => {
    if (gain <= 0) return;
    found += 1;
    sum += found / (rank + 1);
  });
  return sum / relevant;
}
