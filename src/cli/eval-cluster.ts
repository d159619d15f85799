// A judged collection in a cluster, under a name of its own, for as long as its queries are ranked.

import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Config } from '../config.js';
import { withCorpusOf } from '../evaluate/judged-collection.js';
import { updateIndex } from '../index/update/update-index.js';
import { placesOf } from '../library/index-places.js';
import { type Cluster, connect, pathTo } from '../opensearch/connect.js';
import { ClusterEngine } from '../opensearch/search/cluster-engine.js';
import type { SearchRequest } from '../search/engine.js';

/** What is searched: the index in memory, or a cluster. */
export type EvalConfig = Pick<Config, 'engine' | 'opensearch'>;

/** Finds the ids of hits by relevance: to read a thousand documents a query would take most of the time. */
export type FindIds = (request: SearchRequest) => Promise<readonly string[]>;

/** Indexes the collection, has it asked, and removes it. Rejects as indexing and searching do. */
export async function withCollectionInCluster<Result>(
  folder: string,
  config: EvalConfig,
  ask: (find: FindIds) => Promise<Result>,
): Promise<Result> {
  const name = `${config.opensearch.index}-eval-${randomBytes(6).toString('hex')}`;
  const opensearch = { ...config.opensearch, index: name };
  const cluster = await connect(opensearch);
  try {
    await withCorpusOf(folder, async (corpus) => {
      const places = await placesOf({ ...config, opensearch, index: path.join(corpus, '.index') }, false);
      return updateIndex({ corpus, ...places, minisearch: 0 });
    });
    const engine = await ClusterEngine.open(cluster, { index: name, timeoutMs: Number.POSITIVE_INFINITY });
    return await ask((request) => engine.findIds(request));
  } finally {
    await removeIndices(cluster, name);
    await cluster.close();
  }
}

/** Removes the indices of a name: that behind the alias, those kept beside it and what locks them. */
async function removeIndices(cluster: Cluster, name: string): Promise<void> {
  const { body } = await cluster.request({
    method: 'GET',
    path: `${pathTo(`${name}*`)}/_settings`,
    // What locks an index is hidden.
    query: { flat_settings: true, expand_wildcards: 'all' },
    accepted: [404],
  });
  for (const index of Object.keys(body ?? {}).filter((found) => found.startsWith(name)))
    await cluster.request({ method: 'DELETE', path: pathTo(index), accepted: [404] });
}
