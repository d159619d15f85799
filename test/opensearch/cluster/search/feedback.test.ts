import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { shippedParameters } from '../../../../src/index/format/schema.js';
import { type Cluster, connect } from '../../../../src/opensearch/connect.js';
import { ClusterEngine } from '../../../../src/opensearch/search/cluster-engine.js';
import { DEFAULT_OPENSEARCH } from '../../../../src/opensearch-settings.js';
import { defaultRequest } from '../../../../src/search/default-request.js';
import { makeDocument } from '../../../make-document.js';
import { fillIndex } from '../fill-index.js';

const nodes = inject('nodes');
const QUERY = 'currents carry larvae coast';

/** Three documents are far more about the query than two others, of which the second shares a rare word with them. */
const DOCUMENTS = [
  ...['1', '2', '3'].map((id) =>
    makeDocument({
      id: `best-${id}`,
      title: `Coast larvae ${id}`,
      text: `Larvae along a coast: currents of spring carry plankton. Coast, larvae, carry, currents, number ${id}.`,
      language: 'en',
    }),
  ),
  makeDocument({
    id: 'other-1',
    title: 'Report',
    text: 'Coast and ships, larvae in sand, engines carry weight, winds before currents, and granite.',
    language: 'en',
  }),
  makeDocument({
    id: 'other-2',
    title: 'Report',
    text: 'Coast and ships, larvae in sand, engines carry weight, winds before currents, and plankton.',
    language: 'en',
  }),
  ...Array.from({ length: 60 }, (_, number) =>
    makeDocument({
      id: `filler-${number}`,
      title: `Market ${number}`,
      text: 'Grain was dearer this week. Granite too.',
      language: 'en',
    }),
  ),
];

describe.skipIf(nodes.length === 0)('a query of four words over a cluster', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await connect({ ...DEFAULT_OPENSEARCH, nodes });
    await fillIndex(cluster, 'feedback', DOCUMENTS);
  });

  afterAll(() => cluster.close());

  it('raises documents that share the telling words of the very best ones, and shorter ones do not', async () => {
    const engine = await ClusterEngine.open(cluster, { index: 'feedback', timeoutMs: 60_000 });
    const idsOf = async (query: string): Promise<readonly string[]> =>
      (await engine.search(defaultRequest(query))).hits.map(({ id }) => id);
    expect((await idsOf(QUERY)).slice(3, 5)).toEqual(['other-2', 'other-1']);
    expect((await idsOf('currents larvae coast')).slice(3, 5)).toEqual(['other-1', 'other-2']);
    const found = await engine.findIds(defaultRequest(QUERY, { limit: 100 }));
    expect(found.slice(3, 5)).toEqual(['other-2', 'other-1']);
  });

  it('scores a word by the formula of the engine on disk, to which what is added on this side fits', async () => {
    const engine = await ClusterEngine.open(cluster, { index: 'feedback', timeoutMs: 60_000 });
    const { hits, totalHits } = await engine.search(defaultRequest('plankton'));
    expect(totalHits).toBe(4);
    const rarity = Math.log(1 + (DOCUMENTS.length - totalHits + 0.5) / (totalHits + 0.5));
    const most = rarity * (shippedParameters.k1 + 1);
    for (const { score } of hits) {
      expect(score).toBeLessThan(most);
      expect(score).toBeGreaterThan(most / 10);
    }
  });
});
