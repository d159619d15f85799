import { describe, expect, inject, it } from 'vitest';
import { startCluster } from './start-cluster.js';

describe.skipIf(inject('nodes').length === 0)('the cluster of the tests', () => {
  it('has three nodes that know each other', async () => {
    const health = await fetch(`${String(inject('nodes')[2])}/_cluster/health`);
    expect(await health.json()).toMatchObject({ number_of_nodes: 3, timed_out: false });
  });

  it('goes on without a node that is killed, and takes it back', async () => {
    const cluster = await startCluster({ nodes: 3 });
    try {
      await cluster.nodes[1]?.kill();
      await expect(fetch(String(cluster.urls[1]))).rejects.toThrow('fetch failed');
      await cluster.whenJoined(2);
      cluster.nodes[1]?.start();
      await cluster.whenJoined(3);
    } finally {
      await cluster.close();
    }
  });
});
