// Where the words of a query stand in one document of the cluster.

import type { DocumentMatches } from '../../search/engine.js';
import { parseQuery } from '../../search/query/parse-query.js';
import { Searcher } from '../../search/searcher.js';
import type { ClusterView } from './cluster-view.js';
import { readSigned } from './read-document.js';
import { makeToldGeneration } from './words/told-generation.js';

/** Null where no document has the id. */
export async function findClusterMatches(
  view: ClusterView,
  id: string,
  query: string,
): Promise<DocumentMatches | null> {
  const inquiry = view.inquire();
  const [found, told] = await Promise.all([
    readSigned(inquiry, id),
    view.tellerFor(inquiry).tell(parseQuery(query, view.own).query),
  ]);
  if (found === null) return null;
  const generation = makeToldGeneration(view.told, told, [found.document], view.analyzers);
  return new Searcher(generation, { timeoutMs: Infinity }).matches(id, query);
}
