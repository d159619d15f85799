// `findling eval`: how well the ranking does on a collection with relevance judgments (BEIR layout).

import type { Config } from '../config.js';
import { indexCollection, readJudgedQueries } from '../evaluate/judged-collection.js';
import { measureRanking } from '../evaluate/ranking-measures.js';
import { defaultRequest } from '../search/default-request.js';
import type { SearchRequest } from '../search/engine.js';
import { printJson, printLine, type Streams } from './print/streams.js';

/** Hits of each query that are judged: the mean average precision looks at all of them. */
const DEPTH = 1000;

/** What is searched: the index in memory, or a cluster. */
export type EvalConfig = Pick<Config, 'engine' | 'opensearch'>;

/** Finds the ids of hits by relevance: to read a thousand documents a query would take most of the time. */
export type FindIds = (request: SearchRequest) => Promise<readonly string[]>;

/** Indexes the collection in memory or in a cluster, ranks its judged queries and prints the measures. */
export async function runEval(
  folder: string,
  config: EvalConfig,
  { json }: { readonly json: boolean },
  streams: Streams,
): Promise<void> {
  const { queries, judgments } = await readJudgedQueries(folder);
  const rank = async (find: FindIds): Promise<ReadonlyMap<string, readonly string[]>> => {
    const rankings = new Map<string, readonly string[]>();
    for (const [id, text] of queries)
      rankings.set(id, await find(defaultRequest(text, { limit: DEPTH, match: 'any', snippets: 0 })));
    return rankings;
  };
  const measures = measureRanking(await rankCollection(folder, config, rank), judgments);
  if (json) printJson(streams, measures);
  else
    for (const [name, value] of Object.entries(measures))
      printLine(streams.out, `${name.padEnd(12)}${String(value)}`);
}

async function rankCollection<Rankings>(
  folder: string,
  config: EvalConfig,
  rank: (find: FindIds) => Promise<Rankings>,
): Promise<Rankings> {
  if (config.engine === 'opensearch') {
    const { withCollectionInCluster } = await import('./eval-cluster.js');
    return withCollectionInCluster(folder, config, rank);
  }
  const searcher = await indexCollection(folder);
  return rank((request) => Promise.resolve(searcher.findIds(request).ids));
}
