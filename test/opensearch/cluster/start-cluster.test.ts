import { describe, expect, inject, it } from 'vitest';

describe.skipIf(inject('nodes').length === 0)('the cluster of the tests', () => {
  it('has three nodes that know each other', async () => {
    const health = await fetch(`${String(inject('nodes')[2])}/_cluster/health`);
    expect(await health.json()).toMatchObject({ number_of_nodes: 3, timed_out: false });
  });
});
