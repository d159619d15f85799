import { describe, expect, it } from 'vitest';
import type { Cluster, ClusterAnswer, ClusterRequest } from '../../../src/opensearch/connect.js';
import { explainAnswer } from '../../../src/opensearch/explain-failure.js';
import { BulkWriter } from '../../../src/opensearch/write/bulk-writer.js';

/** What the cluster says of one operation. */
type Verdict = number | { readonly status: number; readonly type: string; readonly reason: string };

const busy: Verdict = { status: 429, type: 'rejected_execution_exception', reason: 'queue is full' };
const flooded: Verdict = {
  status: 429,
  type: 'cluster_block_exception',
  reason:
    'index [x] blocked by: [disk usage exceeded flood-stage watermark, index has read-only-allow-delete block]',
};
const retries = { attempts: 4, firstMs: 0, longestMs: 0, random: () => 0 };

/** A cluster that decides about each operation by its key and how often it has come; `null` loses the whole request. */
function clusterOf(decide: (key: string, time: number) => Verdict | null): {
  cluster: Cluster;
  /** By key the source that was taken. */
  taken: Map<string, string | null>;
  requests: string[][];
  most: () => number;
} {
  const taken = new Map<string, string | null>();
  const times = new Map<string, number>();
  const requests: string[][] = [];
  let open = 0;
  let most = 0;
  const request = async ({ lines = '' }: ClusterRequest): Promise<ClusterAnswer> => {
    open += 1;
    most = Math.max(most, open);
    await new Promise((resolve) => setImmediate(resolve));
    open -= 1;
    const left = lines.trimEnd().split('\n');
    const keys: string[] = [];
    const items: unknown[] = [];
    let isLost = false;
    while (left.length > 0) {
      const action = JSON.parse(left.shift() ?? '') as Record<string, { _id: string }>;
      const kind = Object.keys(action)[0] ?? '';
      const key = action[kind]?._id ?? '';
      const source = kind === 'index' ? (left.shift() ?? '') : null;
      keys.push(key);
      const time = (times.get(key) ?? 0) + 1;
      times.set(key, time);
      const verdict = decide(key, time);
      if (verdict === null) isLost = true;
      else if (typeof verdict === 'number') {
        if (verdict < 300) taken.set(key, source);
        items.push({ [kind]: { status: verdict } });
      } else items.push({ [kind]: { status: verdict.status, error: verdict } });
    }
    requests.push(keys);
    if (isLost) throw explainAnswer(503, 'no node', 'cluster');
    return { status: 200, body: { items } };
  };
  const cluster = { name: 'cluster', id: '', version: '', request, close: () => Promise.resolve() };
  return { cluster, taken, requests, most: () => most };
}

function writerOf(cluster: Cluster): BulkWriter {
  return new BulkWriter(cluster, { index: 'x', version: 7, retries });
}

describe('documents that are sent to a cluster', () => {
  it('are sent again where they were refused for now, and only these', async () => {
    const { cluster, taken, requests } = clusterOf((key, time) => (key === 'b' && time < 3 ? busy : 201));
    const writer = writerOf(cluster);
    for (const key of ['a', 'b', 'c']) await writer.write(key, `{"id":"${key}"}`);
    await writer.flush();
    expect(requests).toEqual([['a', 'b', 'c'], ['b'], ['b']]);
    expect(Object.fromEntries(taken)).toEqual({ a: '{"id":"a"}', b: '{"id":"b"}', c: '{"id":"c"}' });
  });

  it('are sent again as a whole where nobody has answered', async () => {
    const { cluster, taken, requests } = clusterOf((_, time) => (time === 1 ? null : 200));
    const writer = writerOf(cluster);
    await writer.write('a', '{}');
    await writer.remove('b');
    await writer.flush();
    expect(requests).toHaveLength(2);
    expect([...taken.keys()]).toEqual(['a', 'b']);
  });

  it('end the run where they are refused again and again, with what the cluster says', async () => {
    const { cluster, requests } = clusterOf(() => busy);
    const writer = writerOf(cluster);
    await writer.write('a', '{}');
    await expect(writer.flush()).rejects.toMatchObject({
      code: 'server_unreachable',
      message: expect.stringContaining('queue is full') as string,
    });
    expect(requests).toHaveLength(retries.attempts);
    await expect(writer.write('b', '{}')).rejects.toThrow('queue is full');
  });

  it('end the run at once where they are refused for good, naming the document', async () => {
    const { cluster, requests } = clusterOf((key) =>
      key === 'b' ? { status: 400, type: 'mapper_parsing_exception', reason: 'no' } : 201,
    );
    const writer = writerOf(cluster);
    for (const key of ['a', 'b']) await writer.write(key, '{}');
    await expect(writer.flush()).rejects.toMatchObject({
      code: 'write_failed',
      message: expect.stringMatching(/mapper_parsing_exception: no \(document "b"\)/) as string,
    });
    expect(requests).toHaveLength(1);
  });

  it('say that disks are full where they are, once that does not pass', async () => {
    const writer = writerOf(clusterOf(() => flooded).cluster);
    await writer.write('a', '{}');
    await expect(writer.flush()).rejects.toMatchObject({
      code: 'write_failed',
      message: expect.stringContaining('a disk of the cluster is nearly full') as string,
    });
  });

  it('give way to those of a later run', async () => {
    const conflict = {
      status: 409,
      type: 'version_conflict_engine_exception',
      reason: 'current version [8]',
    };
    const writer = writerOf(clusterOf(() => conflict).cluster);
    await writer.write('a', '{}');
    await expect(writer.flush()).rejects.toMatchObject({ code: 'index_locked' });
  });

  it('may be gone already where they are to be removed', async () => {
    const writer = writerOf(clusterOf(() => 404).cluster);
    await writer.remove('a');
    await expect(writer.flush()).resolves.toBeUndefined();
  });

  it('wait while three requests are on their way', async () => {
    const { cluster, requests, taken, most } = clusterOf(() => 201);
    const writer = writerOf(cluster);
    for (let number = 0; number < 6500; number += 1) await writer.write(String(number), '{}');
    await writer.flush();
    expect(requests.map((keys) => keys.length)).toEqual([1000, 1000, 1000, 1000, 1000, 1000, 500]);
    expect(taken.size).toBe(6500);
    expect(most()).toBe(3);
  });
});
