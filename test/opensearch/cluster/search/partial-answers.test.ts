// An answer says that something is missing whichever of its requests to the cluster missed it, and what was missing is not remembered.

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Cluster, connect } from '../../../../src/opensearch/connect.js';
import { ClusterEngine } from '../../../../src/opensearch/search/cluster-engine.js';
import { DEFAULT_OPENSEARCH } from '../../../../src/opensearch-settings.js';
import { defaultRequest } from '../../../../src/search/default-request.js';
import { CONTRACT_DOCUMENTS } from '../../../contracts/search-engine.js';
import { fillIndex } from '../fill-index.js';
import { Gate, type SearchAnswer } from './gate.js';

const nodes = inject('nodes');
const [node = ''] = nodes;

type Ask = (engine: ClusterEngine) => Promise<{ readonly partial?: boolean } | null>;

/** Searches that ask the cluster in different ways, each several times. */
const ASKED: readonly (readonly [string, Ask])[] = [
  ['words', (engine) => engine.search(defaultRequest('council harbour'))],
  [
    'a query long enough for feedback',
    (engine) => engine.search(defaultRequest('ferry harbour island late fog', { match: 'any' })),
  ],
  ['a misspelt word', (engine) => engine.search(defaultRequest('cuoncil votes', { match: 'all' }))],
  [
    'words that nothing is found by',
    (engine) => engine.search(defaultRequest('comet zebra', { match: 'all', countAlone: ['comet'] })),
  ],
  [
    'facets, one without the condition on itself',
    (engine) =>
      engine.search(
        defaultRequest('', {
          facets: ['language', 'year'],
          filter: 'language = en',
          disjunctive: ['language'],
        }),
      ),
  ],
  ['collapsed hits', (engine) => engine.search(defaultRequest('harbour', { collapse: true }))],
  ['recency', (engine) => engine.search(defaultRequest('harbour', { sort: 'recency' }))],
  ['completions', (engine) => engine.suggest({ query: 'harb', limit: 5 })],
  ['completions of a misspelt word', (engine) => engine.suggest({ query: 'cuoncil', limit: 5 })],
];

/** What an answer says, without how long it took. */
const saidIn = (answer: object | null): object => ({ ...answer, processingTimeMs: 0 });

describe.skipIf(nodes.length === 0)('an answer of which the cluster has told a part', () => {
  const gate = new Gate(node);
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await connect({ ...DEFAULT_OPENSEARCH, nodes: [await gate.listen()] });
    await fillIndex(cluster, 'parts', CONTRACT_DOCUMENTS);
  });

  afterAll(async () => {
    await cluster.close();
    gate.close();
  });

  /** Opens an engine that remembers nothing, asks, and counts the requests; the numbered one is answered for two shards of three, in time or not. */
  async function askWithout(
    ask: Ask,
    missing: number | null,
  ): Promise<{ requests: number; first: Awaited<ReturnType<Ask>>; second: Awaited<ReturnType<Ask>> }> {
    const engine = await ClusterEngine.open(cluster, { index: 'parts', timeoutMs: 60_000 });
    let requests = 0;
    gate.change = (answer): SearchAnswer => {
      requests += 1;
      if (requests - 1 !== missing) return answer;
      return {
        responses: answer.responses.map(() => ({
          timed_out: true,
          hits: { total: { value: 0, relation: 'eq' }, hits: [] },
          _shards: { total: 3, successful: 3, failed: 0 },
        })),
      };
    };
    const first = await ask(engine);
    const asked = requests;
    gate.change = null;
    return { requests: asked, first, second: await ask(engine) };
  }

  it.each(ASKED)('says so of %s, whichever request it was, and is whole the next time', async (_, ask) => {
    const whole = await askWithout(ask, null);
    expect(whole.first).not.toHaveProperty('partial');
    expect(whole.requests).toBeGreaterThan(0);
    for (let missing = 0; missing < whole.requests; missing += 1) {
      const { first, second } = await askWithout(ask, missing);
      expect({ missing, partial: first?.partial }).toEqual({ missing, partial: true });
      expect(saidIn(second)).toEqual(saidIn(whole.first));
    }
  });

  it('of documents on the subject of one, too', async () => {
    const [{ id } = { id: '' }] = CONTRACT_DOCUMENTS;
    const ask: Ask = (engine) => engine.similar({ id, limit: 3, snippets: 0, duplicates: false });
    const whole = await askWithout(ask, null);
    expect(whole.first).not.toHaveProperty('partial');
    for (let missing = 1; missing < whole.requests; missing += 1) {
      const { first, second } = await askWithout(ask, missing);
      expect(first).toMatchObject({ partial: true });
      expect(saidIn(second)).toEqual(saidIn(whole.first));
    }
  });

  it('does not say that there is no such document where it may be in a part that did not answer', async () => {
    const [{ id } = { id: '' }] = CONTRACT_DOCUMENTS;
    for (const ask of [
      (engine: ClusterEngine) => engine.document(id),
      (engine: ClusterEngine) => engine.path(id),
      (engine: ClusterEngine) => engine.matches(id, 'harbour'),
      (engine: ClusterEngine) => engine.similar({ id, limit: 3, snippets: 0, duplicates: false }),
      (engine: ClusterEngine) => engine.search(defaultRequest('', { duplicatesOf: id })),
    ]) {
      const engine = await ClusterEngine.open(cluster, { index: 'parts', timeoutMs: 60_000 });
      gate.change = ({ responses }): SearchAnswer => ({
        responses: responses.map(() => ({ timed_out: true, hits: { total: { value: 0 }, hits: [] } })),
      });
      await expect(ask(engine)).rejects.toMatchObject({ code: 'server_unreachable' });
      expect(engine.status().state).toBe('ready');
      gate.change = null;
      expect(await ask(engine)).not.toBeNull();
    }
  });
});
