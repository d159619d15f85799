// Opens what the settings say is searched: the index in a folder, or an index in a cluster. What asks a cluster is loaded only then.

import type { OpenSearchSettings } from '../opensearch-settings.js';
import { DEFAULT_TIMEOUT_MS } from '../search/local-engine.js';
import { createEngine, type EngineOptions, type OpenEngine } from './create-engine.js';
import { readSynonyms } from './read-synonyms.js';

/** The settings that say so. */
export interface ConfiguredEngine extends EngineOptions {
  readonly engine: 'local' | 'opensearch';
  readonly opensearch: OpenSearchSettings;
}

/** Opens the engine. Rejects as `createEngine` does, or with what `connect` and `ClusterEngine.open` reject with. */
export async function openConfigured(settings: ConfiguredEngine): Promise<OpenEngine> {
  return settings.engine === 'local' ? createEngine(settings) : openCluster(settings);
}

async function openCluster({
  opensearch,
  synonyms = null,
  searchTimeoutMs = DEFAULT_TIMEOUT_MS,
}: ConfiguredEngine): Promise<OpenEngine> {
  const { connect } = await import('../opensearch/connect.js');
  const { ClusterEngine } = await import('../opensearch/search/cluster-engine.js');
  const cluster = await connect(opensearch);
  try {
    const engine = await ClusterEngine.open(cluster, {
      index: opensearch.index,
      timeoutMs: searchTimeoutMs,
      readSynonyms: () => readSynonyms(synonyms),
    });
    return Object.assign(engine, {
      warmUp: () => undefined,
    });
  } catch (error) {
    await cluster.close();
    throw error;
  }
}
