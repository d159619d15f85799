import { describe, expect, it } from 'vitest';
import { BYTES_PER_SHARD, chooseLayout } from '../../../src/opensearch/write/choose-layout.js';

describe('the shards of a new index', () => {
  it.each([
    [0, 1],
    [BYTES_PER_SHARD, 1],
    [BYTES_PER_SHARD + 1, 2],
    [10 * BYTES_PER_SHARD, 10],
    [1e15, 64],
  ])('of %d bytes of files are %i where nothing is set', (bytes, shards) => {
    expect(chooseLayout({ shards: null, replicas: null }, bytes)).toEqual({ shards, replicas: null });
  });

  it('are as many as are set', () => {
    expect(chooseLayout({ shards: 7, replicas: 2 }, 0)).toEqual({ shards: 7, replicas: 2 });
  });
});
