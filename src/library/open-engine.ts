// Opens a search engine: of the index in a folder, or of an index in a cluster. What asks a cluster is loaded only then.

import { FileDirectory } from '../index/directory/file-directory.js';
import type { OpenSearchSettings } from '../opensearch-settings.js';
import type { SearchEngine } from '../search/engine.js';
import { DEFAULT_TIMEOUT_MS, LocalEngine } from '../search/local-engine.js';
import { readSynonyms } from './read-synonyms.js';

/** A search engine over one index. Holds files or connections open until it is closed. */
export interface OpenEngine extends SearchEngine {
  /** Moves to the newest generation; true if there was a newer one. What was served stays served if this rejects. */
  refresh(): Promise<boolean>;
  /** Searches a little for itself, so that the first person need not wait. Takes about 0.2 s; nothing over a cluster. */
  warmUp(): void;
  /** Lets go of files and connections. What is asked afterwards fails. */
  close(): void;
}

/** How an index is searched. */
export interface SearchSettings {
  /** A file of words that stand for one another; null or left out for none. */
  readonly synonyms?: string | null;
  /**
   * How long one search may take, in milliseconds: 1,000 unless told, Infinity for no end. On disk that is work of a quiet machine, on
   * the thread that asks; over a cluster the time on the clock. It is answered with what it has found until then (`partial`).
   */
  readonly searchTimeoutMs?: number;
}

/** Settings that say which index that is, too. */
export interface ConfiguredEngine extends SearchSettings {
  readonly index: string;
  readonly engine: 'local' | 'opensearch';
  readonly opensearch: OpenSearchSettings;
}

/** Opens what the settings say. Rejects as `openFolder` or `openCluster` does. */
export function openConfigured(settings: ConfiguredEngine): Promise<OpenEngine> {
  return settings.engine === 'local'
    ? openFolder(settings.index, settings)
    : openCluster(settings.opensearch, settings);
}

/**
 * Opens the index in a folder.
 * @throws FindlingError `index_missing`, `index_damaged`, `index_mismatch`, `file_unreadable` or `invalid_config` (synonyms)
 */
export function openFolder(
  folder: string,
  { synonyms = null, searchTimeoutMs = DEFAULT_TIMEOUT_MS }: SearchSettings,
): Promise<OpenEngine> {
  return LocalEngine.open(new FileDirectory(folder), {
    timeoutMs: searchTimeoutMs,
    fallback: true,
    readSynonyms: () => readSynonyms(synonyms),
  });
}

/** Opens an index in a cluster. Rejects with what `connect` and `ClusterEngine.open` reject with. */
export async function openCluster(
  opensearch: OpenSearchSettings,
  { synonyms = null, searchTimeoutMs = DEFAULT_TIMEOUT_MS }: SearchSettings,
): Promise<OpenEngine> {
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
