// Makes a search engine of the index in a folder, or of an index in a cluster.

import { FindlingError } from '../errors.js';
import type { OpenSearchSettings } from '../opensearch-settings.js';
import { openCluster, type OpenEngine, openFolder, type SearchSettings } from './open-engine.js';
import { readClusterSettings } from './read-cluster-settings.js';

/** Which index is opened, and how it is searched. */
export interface EngineOptions extends SearchSettings {
  /** The folder of the index. Not needed where a cluster has the documents. */
  readonly index?: string;
  /** The cluster that has the documents, as in the settings of the program; what is left out is as there. */
  readonly opensearch?: Partial<OpenSearchSettings>;
}

/**
 * A search engine that has the newest generation of an index open, or, of a folder, an older one where that is damaged (`status()` says so).
 * @throws FindlingError `index_missing`, `index_damaged`, `index_mismatch`, `file_unreadable` or `invalid_config`; for a cluster
 * `server_unreachable` and `package_missing` as well
 */
export async function createEngine({ index, opensearch, ...options }: EngineOptions): Promise<OpenEngine> {
  if (opensearch !== undefined) return openCluster(readClusterSettings(opensearch), options);
  if (index !== undefined) return openFolder(index, options);
  throw new FindlingError(
    'invalid_config',
    'createEngine needs the folder of an index or a cluster: index or opensearch',
  );
}
