// Relevance first, recency within it, as `src/search/rank/recency-order.ts` has it: of each stage the best hits are put into bands of
// their score, in each band the newer before the older.

import { idOf } from './ask-index.js';
import type { ClusterStage } from './find-cluster-stages.js';
import { readPage } from './read-pages.js';
import { BY_SCORE } from './sort-query.js';
import type { AskAll } from './tell-words.js';

/** Bands of equal width between the best score and 0. */
const BANDS = 5;
/** Hits of a stage that are ordered: those behind them keep the order of their scores. */
const MAX_ORDERED = 1000;

interface Dated {
  readonly id: string;
  readonly score: number;
  readonly band: number;
  readonly key: number;
}

/** The ids of the first hits in that order. @param halfLife in milliseconds */
export async function orderByRecency(
  ask: AskAll,
  stages: readonly ClusterStage[],
  halfLife: number,
): Promise<{ readonly ids: readonly string[] }> {
  const ids: string[] = [];
  for (const stage of stages) {
    const body = {
      query: stage.ranked,
      sort: BY_SCORE,
      track_scores: true,
      _source: false,
      docvalue_fields: ['id', 'date'],
    };
    const { hits } = await readPage(ask, body, 0, MAX_ORDERED);
    const best = hits.hits[0]?._score ?? 0;
    const dated = hits.hits.map((hit): Dated => {
      const { _score, fields = {} } = hit;
      const score = _score ?? 0;
      const share = best > 0 ? score / best : 1;
      const date = fields['date']?.[0];
      return {
        id: idOf(hit),
        score,
        band: Math.max(0, Math.min(BANDS - 1, Math.floor((1 - share) * BANDS))),
        key: typeof date === 'number' ? Math.log2(score) + date / halfLife : Number.NEGATIVE_INFINITY,
      };
    });
    dated.sort((a, b) => {
      if (a.band !== b.band) return a.band - b.band;
      if (a.key !== b.key) return a.key > b.key ? -1 : 1;
      return b.score - a.score || (a.id < b.id ? -1 : 1);
    });
    ids.push(...dated.map(({ id }) => id));
  }
  return { ids };
}
