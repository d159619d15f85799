// What a search says when the cluster, or the way to it, is in trouble.

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Cluster, connect } from '../../../../src/opensearch/connect.js';
import { ClusterEngine } from '../../../../src/opensearch/search/cluster-engine.js';
import { DEFAULT_OPENSEARCH } from '../../../../src/opensearch-settings.js';
import { defaultRequest } from '../../../../src/search/default-request.js';
import { CONTRACT_DOCUMENTS } from '../../../contracts/search-engine.js';
import { fillIndex } from '../fill-index.js';
import { Gate } from './gate.js';

const nodes = inject('nodes');
const [node = ''] = nodes;

const BUSY = { error: { type: 'rejected_execution_exception', reason: 'queue is full' }, status: 429 };

describe.skipIf(nodes.length === 0)('a cluster in trouble', () => {
  const gate = new Gate(node);
  let cluster: Cluster;
  let engine: ClusterEngine;

  beforeAll(async () => {
    cluster = await connect({ ...DEFAULT_OPENSEARCH, nodes: [await gate.listen()] });
    await fillIndex(cluster, 'faults', CONTRACT_DOCUMENTS);
    engine = await ClusterEngine.open(cluster, { index: 'faults', timeoutMs: 60_000 });
  });

  afterAll(async () => {
    await cluster.close();
    gate.close();
  });

  it('is asked again where it is busy for a moment', async () => {
    Object.assign(gate, { answer: { status: 429, body: BUSY }, left: 2 });
    expect((await engine.search(defaultRequest('comet'))).totalHits).toBe(1);
    expect(gate.left).toBe(0);
  });

  it.each([
    ['that stays busy', 429, BUSY, /too busy/],
    ['that does not take the credentials any more', 401, {}, /user and password/],
    [
      'that allows no searches',
      403,
      { error: { type: 'security_exception', reason: 'no permissions' } },
      /does not allow/,
    ],
  ])('says so of one %s, is unavailable, and recovers', async (_, status, body, message) => {
    Object.assign(gate, { answer: { status, body }, left: Infinity });
    await expect(engine.search(defaultRequest('council votes'))).rejects.toMatchObject({
      code: 'server_unreachable',
      message: expect.stringMatching(message) as string,
    });
    expect(engine.status()).toMatchObject({
      state: 'unavailable',
      reason: expect.stringMatching(message) as string,
    });
    gate.answer = null;
    expect((await engine.search(defaultRequest('council votes'))).totalHits).toBe(1);
    expect(engine.status().state).toBe('ready');
  });

  it('answers partially, and says so, where a shard does not answer', async () => {
    const result = {
      hits: { total: { value: 0 }, hits: [] },
      _shards: { total: 3, successful: 2, failed: 1 },
      timed_out: false,
    };
    const responses = Array.from({ length: 40 }, () => result);
    Object.assign(gate, { answer: { status: 200, body: { responses } }, left: Infinity });
    const { partial, warnings } = await engine.search(defaultRequest('harbour open'));
    expect(partial).toBe(true);
    expect(warnings).not.toEqual([]);
    gate.answer = null;
    expect(await engine.search(defaultRequest('harbour open'))).not.toHaveProperty('partial');
  });

  it('names an index that is not there, and how to build it', async () => {
    await expect(ClusterEngine.open(cluster, { index: 'nowhere', timeoutMs: 1000 })).rejects.toMatchObject({
      code: 'index_missing',
      message: expect.stringContaining('findling index') as string,
    });
  });

  it('serves the index that takes the place of another', async () => {
    await fillIndex(cluster, 'faults', CONTRACT_DOCUMENTS.slice(0, 3), { generation: 2 });
    const { revision } = engine.status();
    expect(await engine.refresh()).toBe(true);
    expect(engine.status()).toMatchObject({ documents: 3, generation: 2 });
    expect(engine.status().revision).not.toBe(revision);
    expect((await engine.search(defaultRequest('comet', { fuzzy: 'off' }))).totalHits).toBe(0);
  });
});
