// `findling eval`: how well the ranking does on a collection with relevance judgments (BEIR layout).

import { indexCollection, readJudgedQueries } from '../evaluate/judged-collection.js';
import { measureRanking } from '../evaluate/ranking-measures.js';
import { defaultRequest } from '../search/default-request.js';
import { printJson, printLine, type Streams } from './print/streams.js';

/** Hits of each query that are judged: the mean average precision looks at all of them. */
const DEPTH = 1000;

/** Indexes the collection in memory, ranks its judged queries and prints the measures. */
export async function runEval(
  folder: string,
  { json }: { readonly json: boolean },
  streams: Streams,
): Promise<void> {
  const { queries, judgments } = await readJudgedQueries(folder);
  const searcher = await indexCollection(folder);
  const rankings = new Map<string, readonly string[]>();
  for (const [id, text] of queries) {
    const request = defaultRequest(text, { limit: DEPTH, match: 'any', snippets: 0 });
    // By id alone: to read a thousand documents a query would take most of the time.
    rankings.set(id, searcher.findIds(request).ids);
  }
  const measures = measureRanking(rankings, judgments);
  if (json) printJson(streams, measures);
  else
    for (const [name, value] of Object.entries(measures))
      printLine(streams.out, `${name.padEnd(12)}${String(value)}`);
}
