// Of documents that are near-duplicates, or have the same value of a field, only the first in the order of hits is shown. Near-duplicates
// are told by the signatures of the documents found, each compared with those that share a key with it.

import { FindlingError } from '../../errors.js';
import { duplicateSimilarity } from '../../index/duplicates/find-neighbours.js';
import { keyOf } from './own-value.js';
import { bandsOf, decodeSignature } from '../duplicate-bands.js';
import { ownFieldName } from '../own-columns.js';
import { type ClusterHit, idOf } from './ask-index.js';
import type { ClusterView } from './cluster-view.js';
import type { AskAll } from './tell-words.js';

/** Which hits are shown, and how many each stands for. */
export interface CollapsedIds {
  readonly shown: readonly string[];
  /** How many are not shown. */
  readonly hidden: number;
  othersOf(id: string): number;
}

/**
 * Collapses hits.
 * @param ids in the order of the hits
 * @param distinct an own field whose values are compared; null for near-duplicates
 * @throws FindlingError `invalid_parameter` for a field that there is not
 */
export async function findCollapsed(
  view: ClusterView,
  ask: AskAll,
  ids: readonly string[],
  distinct: string | null,
): Promise<CollapsedIds> {
  const field = distinct === null ? undefined : view.own.find(distinct);
  if (distinct !== null && field === undefined)
    throw new FindlingError(
      'invalid_parameter',
      `distinct: "${distinct}" is not a field; there are ${view.own.names.join(', ') || 'none'}`,
    );
  const columns = (field?.columns ?? []).map((column) => `own.key.${ownFieldName(column)}`);
  const hits = await readAll(ask, ids, columns);
  const leaders =
    field === undefined
      ? leadersByText(ids, hits)
      : leadersByValue(ids, (id) => {
          for (const column of columns) {
            const [value] = hits.get(id)?.fields?.[column] ?? [];
            if (typeof value === 'string') return keyOf(field, value);
          }
          return null;
        });
  const counts = new Map<string, number>();
  for (const id of ids) {
    const leader = leaders.get(id) ?? id;
    counts.set(leader, (counts.get(leader) ?? 0) + 1);
  }
  const shown = ids.filter((id) => (leaders.get(id) ?? id) === id);
  return {
    shown,
    hidden: ids.length - shown.length,
    othersOf: (id) => (counts.get(id) ?? 1) - 1,
  };
}

async function readAll(
  ask: AskAll,
  ids: readonly string[],
  columns: readonly string[],
): Promise<ReadonlyMap<string, ClusterHit>> {
  if (ids.length === 0) return new Map();
  const [result] = await ask([
    {
      query: { terms: { id: ids } },
      size: ids.length,
      track_total_hits: false,
      _source: columns.length === 0 ? ['signature'] : false,
      docvalue_fields: ['id', ...columns],
    },
  ]);
  return new Map((result?.hits.hits ?? []).map((hit) => [idOf(hit), hit]));
}

/** By id, the first of the hits that have the same value; documents without one stand for themselves. */
function leadersByValue(
  ids: readonly string[],
  valueOf: (id: string) => string | null,
): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>();
  const leaders = new Map<string, string>();
  for (const id of ids) {
    const value = valueOf(id);
    if (value === null) continue;
    if (!firsts.has(value)) firsts.set(value, id);
    leaders.set(id, firsts.get(value) ?? id);
  }
  return leaders;
}

/** By id, the first of the hits whose text is nearly the same. */
function leadersByText(
  ids: readonly string[],
  hits: ReadonlyMap<string, ClusterHit>,
): ReadonlyMap<string, string> {
  const leaders = new Map<string, string>();
  const byBand = new Map<string, string[]>();
  const signatures = new Map<string, Uint32Array>();
  for (const id of ids) {
    const { signature } = (hits.get(id)?._source ?? {}) as { readonly signature?: string };
    if (signature === undefined) continue;
    const own = decodeSignature(signature);
    const bands = bandsOf(own);
    const alike = bands
      .flatMap((band) => byBand.get(band) ?? [])
      .find((other) => duplicateSimilarity(own, 0, signatures.get(other) ?? own, 0) > 0);
    signatures.set(id, own);
    if (alike !== undefined) leaders.set(id, leaders.get(alike) ?? alike);
    for (const band of bands) byBand.set(band, [...(byBand.get(band) ?? []), id]);
  }
  return leaders;
}
