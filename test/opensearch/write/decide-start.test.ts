import { describe, expect, it } from 'vitest';
import { EMPTY_SCHEMA } from '../../../src/index/format/own/own-schema.js';
import { schemaFingerprint } from '../../../src/index/format/schema.js';
import type { PhysicalIndex } from '../../../src/opensearch/cluster-indices.js';
import type { ClusterMeta } from '../../../src/opensearch/cluster-meta.js';
import { MAPPING_VERSION } from '../../../src/opensearch/mapping.js';
import { decideStart, type StartFacts } from '../../../src/opensearch/write/decide-start.js';
import type { Tracked } from '../../../src/opensearch/write/tracking-file.js';

function indexOf(name: string, build: string, meta: Partial<ClusterMeta> | null = {}): PhysicalIndex {
  const whole: ClusterMeta = {
    mapping: MAPPING_VERSION,
    schema: schemaFingerprint(),
    build,
    generation: 4,
    epoch: 9,
    documents: 100,
    averages: [],
    measured: [],
    analyzers: [],
    mapped: [],
    fields: EMPTY_SCHEMA,
    updated: '2020-01-01T00:00:00.000Z',
    ...meta,
  };
  return { name, meta: meta === null ? null : whole, shards: 1, replicas: 1 };
}

const tracked: Tracked = {
  cluster: 'c',
  alias: 'news',
  index: 'news-000002',
  build: 'two',
  generation: 4,
  epoch: 9,
  removed: [],
  published: true,
};
const two = indexOf('news-000002', 'two');

function decide(given: Partial<StartFacts> = {}): unknown {
  const facts: StartFacts = {
    generation: 4,
    full: false,
    folder: 'index',
    cluster: 'c',
    clusterName: 'http://c:9200',
    alias: 'news',
    shards: null,
    live: two,
    all: [two],
    tracking: { now: tracked, before: null },
    tracked,
    ...given,
  };
  try {
    return decideStart(facts).kind;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('what a run into a cluster begins with', () => {
  it('is what is served, where the folder keeps track of it', () => {
    expect(decide()).toBe('goOn');
  });

  it('is publishing what the run before had finished but for that', () => {
    const one = indexOf('news-000001', 'one');
    const finished = { ...tracked, published: false };
    const tracking = { now: finished, before: null };
    expect(decide({ live: one, all: [one, two], tracking, tracked: finished })).toBe('publish');
  });

  it('is a build where nothing is served, where it is asked for, or where the index is gone', () => {
    const nothing = { live: null, all: [], tracking: null, tracked: null };
    expect(decide({ ...nothing, generation: 0 })).toBe('anew');
    expect(decide({ full: true })).toBe('anew');
    expect(decide({ live: null, all: [] })).toBe('anew');
    expect(decide({ cluster: 'another', live: null, all: [] })).toBe('anew');
  });

  it('is a build where the folder cannot be built upon, but has kept track of what is served', () => {
    expect(decide({ generation: 0, tracked: null })).toBe('anew');
  });

  it.each([
    ['of a folder that knows nothing of it', { generation: 0, tracking: null, tracked: null }],
    ['that was led to another build', { live: indexOf('news-000001', 'one'), all: [two] }],
    ['that Findling did not write', { live: indexOf('news-000002', 'two', null) }],
    ['of another mapping', { live: indexOf('news-000002', 'two', { mapping: 0 }) }],
    ['of another analysis', { live: indexOf('news-000002', 'two', { schema: 'x' }) }],
    ['in other parts than are asked for', { shards: 3 }],
  ] as const)('is refused for an index %s, with the command that builds it anew', (_, given) => {
    expect(decide(given)).toMatch(/\(http:\/\/c:9200\)\. To build it anew .*: findling index --full$/);
    expect(decide({ ...given, full: true })).toBe('anew');
  });
});
