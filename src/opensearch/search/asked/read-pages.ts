// Pages of what a query finds in the cluster, however far behind: it shows so many from the first on, and goes on behind a hit.

import type { AskAll } from '../words/tell-words.js';
import type { ClusterHit, ClusterResult, SearchBody } from './ask-index.js';

/** Hits that the cluster shows of a query in one answer, from the first on. */
export const MAX_WINDOW = 10_000;

/** The hits from `offset` on, at most `size`, with how many there are. */
export async function readPage(
  ask: AskAll,
  body: SearchBody,
  offset: number,
  size: number,
): Promise<ClusterResult> {
  const counted = { track_total_hits: true, ...body };
  if (offset + size <= MAX_WINDOW) {
    const [result] = await ask([{ ...counted, from: offset, size }]);
    return result ?? NOTHING;
  }
  let after: readonly unknown[] | undefined;
  let passed = 0;
  while (passed < offset) {
    const step = Math.min(MAX_WINDOW, offset - passed);
    const light = { ...counted, _source: false, explain: false, aggs: {} };
    const [result] = await ask([{ ...light, ...behind(after), size: step }]);
    const last = result?.hits.hits.at(-1);
    if (result === undefined || last?.sort === undefined || result.hits.hits.length < step)
      return { ...(result ?? NOTHING), hits: { ...result?.hits, hits: [] as readonly ClusterHit[] } };
    after = last.sort;
    passed += step;
  }
  const [result] = await ask([{ ...counted, ...behind(after), size }]);
  return result ?? NOTHING;
}

function behind(after: readonly unknown[] | undefined): SearchBody {
  return after === undefined ? {} : { search_after: after };
}

const NOTHING: ClusterResult = { hits: { total: { value: 0 }, hits: [] } };
