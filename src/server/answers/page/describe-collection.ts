// The whole collection in a few words: how many documents it has, how new the newest is, and queries that find something. Asked
// once for each state of an engine.

import { LatestMemo } from '../../../collections/memo.js';
import { defaultRequest } from '../../../search/default-request.js';
import type { Hit, SearchEngine } from '../../../search/engine.js';
import type { Collection } from '../../page/search-view.js';

/** The newest documents from which examples are made. */
const LOOKED_AT = 20;
/** Two words that stand side by side, neither short. */
const PAIR = /[\p{L}\p{M}]{4,} [\p{L}\p{M}]{4,}/u;

const known = new LatestMemo<SearchEngine, Promise<Collection>>();

/** The collection that an engine answers from. */
export function describeCollection(engine: SearchEngine): Promise<Collection> {
  const { generation, documents, revision = '' } = engine.status();
  const state = `${generation} ${documents} ${revision}`;
  const found = known.get(engine, state);
  if (found !== undefined) return found;
  const collection = known.set(engine, describe(engine, documents), state);
  collection.catch(() => {
    known.forget(engine);
  });
  return collection;
}

async function describe(engine: SearchEngine, documents: number): Promise<Collection> {
  const request = defaultRequest('', {
    limit: LOOKED_AT,
    snippets: 0,
    sort: 'date:desc',
    facets: ['section'],
  });
  const { hits, facetDistribution } = await engine.search(request);
  return {
    documents,
    newest: hits[0]?.date ?? null,
    examples: listExamples(hits, facetDistribution['section'] ?? {}),
  };
}

/** A pair of words from a title, one from another title as a phrase, and the section of most documents. */
function listExamples(hits: readonly Hit[], sections: Readonly<Record<string, number>>): readonly string[] {
  const [plain, quoted] = hits.flatMap(({ title }) => PAIR.exec(title)?.[0].toLowerCase() ?? []);
  const [largest] = Object.entries(sections).sort(([, a], [, b]) => b - a)[0] ?? [];
  return [
    ...(plain === undefined ? [] : [plain]),
    ...(quoted === undefined ? [] : [`"${quoted}"`]),
    ...(largest === undefined || largest.includes('"') ? [] : [`section:${quoteValue(largest)}`]),
  ];
}

function quoteValue(value: string): string {
  return /^[\p{L}\p{N}]+$/u.test(value) ? value : `"${value}"`;
}
