// The whole query language, asked of the index on disk and of the cluster over the same documents: each query finds the same documents.
// What a query means is said in docs/query-language.md and tested in test/search/; here the two engines have to agree.

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Cluster, connect } from '../../../../src/opensearch/connect.js';
import { ClusterEngine } from '../../../../src/opensearch/search/cluster-engine.js';
import { DEFAULT_OPENSEARCH } from '../../../../src/opensearch-settings.js';
import { defaultRequest } from '../../../../src/search/default-request.js';
import type { SearchRequest, SearchResult } from '../../../../src/search/engine.js';
import { Searcher } from '../../../../src/search/searcher.js';
import { makeDocument } from '../../../make-document.js';
import { makeGeneration } from '../../../memory-segments.js';
import { fillIndex } from '../fill-index.js';
import { LANGUAGE_DOCUMENTS } from './language-documents.js';

const nodes = inject('nodes');
const documents = LANGUAGE_DOCUMENTS.map(makeDocument);

describe.skipIf(nodes.length === 0)('the query language over a cluster', () => {
  const local = new Searcher(makeGeneration([documents]), { timeoutMs: Infinity });
  let cluster: Cluster;
  let engine: ClusterEngine;

  beforeAll(async () => {
    cluster = await connect({ ...DEFAULT_OPENSEARCH, nodes });
    await fillIndex(cluster, 'language', documents);
    engine = await ClusterEngine.open(cluster, { index: 'language', timeoutMs: 60_000 });
  });

  afterAll(async () => {
    await cluster.close();
  });

  /** What both engines find; fails where they find other documents. */
  async function askBoth(
    query: string,
    given: Partial<SearchRequest> = {},
  ): Promise<readonly [SearchResult, SearchResult]> {
    const request = defaultRequest(query, { limit: 100, ...given });
    return [local.search(request), await engine.search(request)];
  }

  const idsOf = ({ hits }: SearchResult): readonly string[] => hits.map(({ id }) => id).sort();
  const orderOf = ({ hits }: SearchResult): readonly string[] => hits.map(({ id }) => id);

  it.each([
    'ferry',
    'ferries',
    'Ferry HARBOUR',
    '+ferry harbour',
    'ferry -harbour',
    'ferry AND harbour',
    'ferry AND NOT harbour',
    'ferry OR council',
    '(ferry OR council) AND salt',
    'NOT ferry AND council',
    'ferry AND (cargo OR (salt AND NOT fog))',
    '"harbour council"',
    '"council harbour"',
    '"the harbour council"',
    '"ferry left"',
    '"ferry quay"~3',
    '"quay ferry"~1',
    '"quay ferry"~4',
    'title:ferry',
    'title:"harbour council"',
    'text:ferry -title:ferry',
    'title:(ferry OR council)',
    'section:World',
    'section:world ferry',
    '-section:World',
    'tag:ferry',
    'tag:"salt trade"',
    'source:Wire ferry',
    'lang:de',
    'lang:en ferry',
    'before:2015-01-01',
    'after:2015',
    'date:2015',
    'date:2015-04',
    'date:2014-01-01',
    'ferr*',
    'harb* -council',
    '*bour',
    'fery~',
    'haborur~2',
    'fery',
    'habour councl',
    'e-commerce',
    'ecommerce',
    'C++',
    'wi-fi',
    'price:12',
    'price:>10',
    'price:10..20',
    'colour:red',
    'colour:RED',
    'launched:2015',
    'berth:53.5,10,100km',
    'über',
    'uber',
    'cafe',
    'café',
    'Fähre',
    'fahre',
    'the',
    'the of and',
    '"the and"',
    'ferry the harbour',
    'паром',
    'паромы',
    '北京大学',
    '"北京"',
    'zzxqv',
    'ferry zzxqv',
    '',
    '...',
    'https://news.example/ferry',
    'news.example',
    'drop box',
    'dropbox',
    'youtube',
  ])('finds the same for %j', async (query) => {
    const [here, there] = await askBoth(query);
    expect({ found: idsOf(there), total: there.totalHits }).toEqual({
      found: idsOf(here),
      total: here.totalHits,
    });
  });

  it.each([
    'ferry harbour',
    'ferry "harbour council" salt',
    'e-commerce shop',
    'title:ferry quay',
    'fery salt',
  ])('finds the same for %j where all words, or any, have to match', async (query) => {
    for (const match of ['all', 'any'] as const) {
      const [here, there] = await askBoth(query, { match });
      expect({ match, found: idsOf(there) }).toEqual({ match, found: idsOf(here) });
    }
  });

  it.each<Partial<SearchRequest>>([
    { filter: 'section = "World"' },
    { filter: 'section = world' },
    { filter: 'section != "World"' },
    { filter: 'section IN ["World", "Local"] AND NOT source = "Wire"' },
    { filter: 'tags = "ferry" OR tags = "SALT TRADE"' },
    { filter: 'date >= 2015-01-01' },
    { filter: 'date < 2015' },
    { filter: 'date EXISTS' },
    { filter: 'date NOT EXISTS' },
    { filter: 'language = "en"' },
    { filter: 'price = 12' },
    { filter: 'price > 10 AND price <= 20' },
    { filter: 'price 10 TO 20' },
    { filter: 'price EXISTS' },
    { filter: 'colour = "Red"' },
    { filter: 'colour IN ["red", "blue"]' },
    { filter: 'colour CONTAINS "e"' },
    { filter: 'colour STARTS WITH "b"' },
    { filter: 'stock = true' },
    { filter: 'stock = no' },
    { filter: 'launched >= 2015' },
    { filter: 'launched = 2015-04' },
    { filter: '_geoRadius(berth, 53.5, 10, 50000)' },
    { filter: '_geoRadius(berth, 53.5, 10, 500000) AND price > 12' },
    { filter: '_geoBoundingBox(berth, [55, 11], [53, 9])' },
    { filter: '_geoBoundingBox(berth, [-10, -170], [-20, 170])' },
    { filter: 'berth EXISTS' },
    { filter: 'NOT (price < 15 OR colour = "red")' },
    { fields: ['title'] },
    { fields: ['text', 'tags'] },
    { prefix: 'last' },
    { fuzzy: 'off' },
  ])('finds the same under %j', async (given) => {
    for (const query of ['', 'ferry', 'harb']) {
      const [here, there] = await askBoth(query, given);
      expect({ query, found: idsOf(there) }).toEqual({ query, found: idsOf(here) });
    }
  });

  it.each([
    'date:desc',
    'date:asc',
    'price:asc',
    'price:desc',
    'stock:asc,price:desc',
    'launched:desc',
    '_geoPoint(berth, 53.5, 10):asc',
    '_geoPoint(berth, 53.5, 10):desc',
  ] as const)('orders by %s as the index on disk does', async (sort) => {
    for (const query of ['', 'ferry']) {
      const [here, there] = await askBoth(query, { sort });
      expect(orderOf(there)).toEqual(orderOf(here));
    }
  });

  it('counts facets and their statistics alike', async () => {
    const facets = [
      'section',
      'source',
      'tags',
      'language',
      'year',
      'month',
      'price',
      'colour',
      'stock',
      'launched',
    ];
    for (const query of ['', 'ferry', 'harbour OR council']) {
      const [here, there] = await askBoth(query, { facets, limit: 1 });
      expect(there.facetDistribution).toEqual(here.facetDistribution);
      expect(there.facetStats).toEqual(here.facetStats);
    }
  });

  it('pages through all documents, however far behind', async () => {
    const [all] = await askBoth('', { limit: 100 });
    const paged: string[] = [];
    for (let offset = 0; offset < all.totalHits; offset += 7)
      paged.push(...orderOf((await askBoth('', { offset, limit: 7 }))[1]));
    expect(paged).toEqual(orderOf(all));
  });

  it.each(['ferry harbour', '"harbour council"', 'harb*', 'fery', 'Fähre', '北京大学'])(
    'marks the same of %j',
    async (query) => {
      const [here, there] = await askBoth(query, { snippets: 2 });
      const marksOf = ({ hits }: SearchResult): unknown =>
        Object.fromEntries(
          hits.map(({ id, titleHtml, snippets }) => [
            id,
            { titleHtml, html: snippets.map(({ html }) => html) },
          ]),
        );
      expect(marksOf(there)).toEqual(marksOf(here));
    },
  );
});
