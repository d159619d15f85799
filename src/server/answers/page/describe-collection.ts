// The whole collection in a few words: how many documents it has, how new the newest is, and queries that find something. Asked
// once for each state of an engine.

import { defaultRequest } from '../../../search/default-request.js';
import type { Hit, SearchEngine } from '../../../search/engine.js';
import type { Collection } from '../../page/search-view.js';

/** The newest documents from which examples are made. */
const LOOKED_AT = 20;
const MAX_EXAMPLES = 3;
const MIN_WORD_LENGTH = 4;

const known = new WeakMap<
  SearchEngine,
  { readonly state: string; readonly collection: Promise<Collection> }
>();

/** The collection that an engine answers from. */
export function describeCollection(engine: SearchEngine): Promise<Collection> {
  const { generation, documents, revision = '' } = engine.status();
  const state = `${generation} ${documents} ${revision}`;
  const found = known.get(engine);
  if (found?.state === state) return found.collection;
  const collection = describe(engine, documents);
  known.set(engine, { state, collection });
  collection.catch(() => known.delete(engine));
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

/** Words of a title, a pair of words as a phrase, and the words of a title under its section: each finds that document at least. */
function listExamples(hits: readonly Hit[], sections: Readonly<Record<string, number>>): readonly string[] {
  const titles = hits.flatMap((hit) => {
    const pair = findPair(hit.title);
    return pair === null ? [] : [{ pair, section: hit.section }];
  });
  const [plain, quoted] = titles;
  const largest = Object.entries(sections).sort(([, a], [, b]) => b - a)[0]?.[0];
  const examples = [
    plain?.pair,
    quoted === undefined ? undefined : `"${quoted.pair}"`,
    largest === undefined || largest.includes('"')
      ? undefined
      : `section:${/^[\p{L}\p{N}]+$/u.test(largest) ? largest : `"${largest}"`}`,
  ];
  return examples.filter((example) => example !== undefined).slice(0, MAX_EXAMPLES);
}

/** Two words that stand side by side in a title, neither short; null where there are none. */
function findPair(title: string): string | null {
  const pattern = new RegExp(
    `([\\p{L}\\p{M}]{${MIN_WORD_LENGTH},}) ([\\p{L}\\p{M}]{${MIN_WORD_LENGTH},})`,
    'u',
  );
  const found = pattern.exec(title)?.[0] ?? null;
  return found === null ? null : found.toLowerCase();
}
