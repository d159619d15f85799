import { afterAll, describe, inject } from 'vitest';
import { type Cluster, connect } from '../../../../src/opensearch/connect.js';
import { ClusterEngine } from '../../../../src/opensearch/search/cluster-engine.js';
import { DEFAULT_OPENSEARCH } from '../../../../src/opensearch-settings.js';
import { CONTRACT_DOCUMENTS, describeSearchEngine } from '../../../contracts/search-engine.js';
import { fillIndex } from '../fill-index.js';

const nodes = inject('nodes');
let cluster: Cluster | null = null;

describe.skipIf(nodes.length === 0)('over a cluster', () => {
  afterAll(async () => {
    await cluster?.close();
  });

  describeSearchEngine('ClusterEngine', async () => {
    cluster = await connect({ ...DEFAULT_OPENSEARCH, nodes });
    await fillIndex(cluster, 'contract', CONTRACT_DOCUMENTS);
    return ClusterEngine.open(cluster, { index: 'contract', timeoutMs: 60_000 });
  });
});
