// Where an update writes: into the folder of the index, or into a cluster, of which the folder then keeps track.

import { FileDirectory } from '../index/directory/file-directory.js';
import type { UpdateOptions } from '../index/update/update-index.js';
import type { ConfiguredEngine } from './open-engine.js';

/** The folder, and the cluster where there is one. What writes into that is loaded only then. */
export async function placesOf(
  { index, engine, opensearch }: Pick<ConfiguredEngine, 'index' | 'engine' | 'opensearch'>,
  allowShrink: boolean,
  signal?: AbortSignal,
): Promise<Pick<UpdateOptions, 'directory' | 'target'>> {
  const directory = new FileDirectory(index);
  if (engine === 'local') return { directory };
  const { ClusterTarget } = await import('../opensearch/write/cluster-target.js');
  const stopped = signal === undefined ? {} : { signal };
  return {
    directory,
    target: new ClusterTarget({ settings: opensearch, directory, allowShrink, ...stopped }),
  };
}
