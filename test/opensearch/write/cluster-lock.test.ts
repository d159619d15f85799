import { describe, expect, it } from 'vitest';
import type { Cluster, ClusterAnswer, ClusterRequest } from '../../../src/opensearch/connect.js';
import { explainAnswer } from '../../../src/opensearch/explain-failure.js';
import { ClusterLock } from '../../../src/opensearch/write/cluster-lock.js';

const retries = { attempts: 3, firstMs: 0, longestMs: 0, random: () => 0 };
const LEASE_MS = 120_000;

/** A cluster with one document, which is replaced only by who has read it last. */
function lockingCluster(): Cluster & { loseAnswers: number; hasIndex: boolean } {
  let source: unknown = null;
  let sequence = 0;
  const cluster = {
    name: 'cluster',
    id: '',
    version: '',
    /** Answers to writes that are to get lost. */
    loseAnswers: 0,
    hasIndex: false,
    close: () => Promise.resolve(),
    request: ({ method, path, query = {}, body }: ClusterRequest): Promise<ClusterAnswer> => {
      if (!path.includes('_doc')) {
        const status = method === 'HEAD' && !cluster.hasIndex ? 404 : 200;
        if (method === 'PUT') cluster.hasIndex = true;
        return Promise.resolve({ status, body: {} });
      }
      if (method === 'GET') {
        if (source === null) return Promise.resolve({ status: 404, body: {} });
        return Promise.resolve({
          status: 200,
          body: { _source: source, _seq_no: sequence, _primary_term: 1 },
        });
      }
      const isExpected = query['op_type'] === 'create' ? source === null : query['if_seq_no'] === sequence;
      if (!isExpected) return Promise.resolve({ status: 409, body: {} });
      source = structuredClone(body);
      sequence += 1;
      if (cluster.loseAnswers === 0)
        return Promise.resolve({ status: 200, body: { _seq_no: sequence, _primary_term: 1 } });
      cluster.loseAnswers -= 1;
      return Promise.reject(explainAnswer(503, 'lost', 'cluster'));
    },
  };
  return cluster;
}

function take(cluster: Cluster, folder: string, now: () => number, leastEpoch = 0): Promise<ClusterLock> {
  return ClusterLock.take(cluster, { alias: 'news', folder, retries, now }, leastEpoch);
}

describe('the lock of an index in a cluster', () => {
  it('is had by one folder at a time, and counts an epoch more for each owner', async () => {
    const cluster = lockingCluster();
    const first = await take(cluster, 'a', () => 0);
    await expect(take(cluster, 'b', () => 0)).rejects.toMatchObject({
      code: 'index_locked',
      message: expect.stringMatching(
        /^news is being written by process \d+ on .* \(a\).* ends in 120 s$/,
      ) as string,
    });
    await first.release();
    const second = await take(cluster, 'b', () => 0);
    expect(second.epoch).toBe(first.epoch + 1);
    await second.release();
  });

  it('goes to another folder once its owner has not confirmed it for as long as it holds', async () => {
    const cluster = lockingCluster();
    let time = 0;
    const first = await take(cluster, 'a', () => time);
    time = LEASE_MS + 1;
    expect(() => {
      first.confirm();
    }).toThrow(/could not be confirmed in time/);
    const second = await take(cluster, 'b', () => time);
    await expect(first.confirmNow()).rejects.toMatchObject({ code: 'index_locked' });
    await first.release();
    await expect(second.confirmNow()).resolves.toBeUndefined();
    await second.release();
  });

  it('is taken at once by the folder that had it, whose process has died', async () => {
    const cluster = lockingCluster();
    const first = await take(cluster, 'a', () => 0);
    const second = await take(cluster, 'a', () => 0);
    expect(second.epoch).toBe(first.epoch + 1);
    await expect(first.confirmNow()).rejects.toMatchObject({ code: 'index_locked' });
    await first.release();
    await second.release();
  });

  it('is held where the answer to taking or confirming it got lost', async () => {
    const cluster = lockingCluster();
    cluster.loseAnswers = 1;
    const lock = await take(cluster, 'a', () => 0);
    cluster.loseAnswers = 1;
    await lock.confirmNow();
    await lock.confirmNow();
    expect(() => {
      lock.confirm();
    }).not.toThrow();
    await lock.release();
  });

  it('has an epoch greater than that of the documents that are served', async () => {
    const lock = await take(lockingCluster(), 'a', () => 0, 41);
    expect(lock.epoch).toBe(42);
    await lock.release();
  });
});
