// `findling check` and `stats` of an index in a cluster: what it is, and whether it is what it says of itself.

import type { Config } from '../config.js';
import { FindlingError } from '../errors.js';
import { type ClusterHealth, ClusterIndices, type PhysicalIndex } from '../opensearch/cluster-indices.js';
import { type ClusterMeta, isCurrentMeta } from '../opensearch/cluster-meta.js';
import { connect } from '../opensearch/connect.js';
import { printBytes, printCount, printJson, printLine, type Streams, styled } from './print/streams.js';

/** The index that is served, for as long as it is being used. */
interface ServedIndex {
  readonly indices: ClusterIndices;
  readonly live: PhysicalIndex & { readonly meta: ClusterMeta };
  readonly cluster: { readonly name: string; readonly version: string };
}

/**
 * Opens what the alias leads to.
 * @throws FindlingError `index_missing`, `index_mismatch`, and as `connect` does
 */
async function withServed<Result>(
  { opensearch }: Pick<Config, 'opensearch'>,
  use: (served: ServedIndex) => Promise<Result>,
): Promise<Result> {
  const cluster = await connect(opensearch);
  try {
    const indices = new ClusterIndices(cluster, opensearch.index);
    const live = await indices.live();
    const { name, version } = cluster;
    if (live === null)
      throw new FindlingError(
        'index_missing',
        `${name} has no index ${opensearch.index}. To build it: findling index`,
      );
    const { meta } = live;
    if (meta === null || !isCurrentMeta(meta))
      throw new FindlingError(
        'index_mismatch',
        `${live.name} (${name}) was not written by this version of Findling. To build it anew: findling index --full`,
      );
    return await use({ indices, live: { ...live, meta }, cluster: { name, version } });
  } finally {
    await cluster.close();
  }
}

/**
 * Counts the documents of the index that is served, on all of its parts; what is wrong is thrown.
 * @throws FindlingError `index_damaged` as well, where documents are missing or of a run that has not ended
 */
export async function checkCluster(
  config: Config,
  { json }: { readonly json: boolean },
  streams: Streams,
): Promise<void> {
  await withServed(config, async ({ indices, live, cluster }) => {
    const { name, meta } = live;
    const health = await indices.health(name);
    if (health === 'red')
      throw new FindlingError(
        'index_damaged',
        `parts of ${name} (${cluster.name}) are not there: bring the nodes back that hold them, or build it anew: findling index --full`,
      );
    const documents = await indices.count(name);
    const unended = await indices.count(name, { range: { epoch: { gt: meta.epoch } } });
    if (documents !== meta.documents || unended > 0)
      throw new FindlingError(
        'index_damaged',
        `${name} (${cluster.name}) has ${documents} documents, ${unended} of them of a run that has not ended, ` +
          `and should have ${meta.documents}. If no run is going on: findling index`,
      );
    if (json) printJson(streams, { ok: true, generation: meta.generation, documents, index: name, health });
    else {
      const copies = describeHealth(health);
      printLine(
        streams.out,
        `generation ${meta.generation} is whole: ${printCount(documents)} documents in ${name}${copies}`,
      );
    }
  });
}

function describeHealth(health: ClusterHealth): string {
  return health === 'green'
    ? ''
    : '; some copies are missing: a node is away, or there are fewer nodes than copies';
}

/** Prints what the index that is served holds, and what it takes. */
export async function printClusterStats(
  config: Config,
  { json }: { readonly json: boolean },
  streams: Streams,
): Promise<void> {
  await withServed(config, async ({ indices, live, cluster }) => {
    const { name, meta, shards, replicas } = live;
    const { documents, bytes, totalBytes } = await indices.size(name);
    const stats = {
      generation: meta.generation,
      documents,
      fields: meta.fields.fields.length,
      bytes,
      totalBytes,
      bytesPerDocument: documents === 0 ? 0 : Math.round(bytes / documents),
      shards,
      replicas,
      languages: await indices.countLanguages(name),
    };
    const place = { cluster: cluster.name, version: cluster.version, index: name, updated: meta.updated };
    if (json) {
      printJson(streams, { ...stats, ...place, health: await indices.health(name) });
      return;
    }
    for (const [key, value] of Object.entries(place)) printLine(streams.out, `${key.padEnd(17)}${value}`);
    for (const [key, value] of Object.entries(stats))
      if (typeof value === 'number') printLine(streams.out, `${key.padEnd(17)}${printCount(value)}`);
    for (const [language, count] of Object.entries(stats.languages))
      printLine(streams.out, `  ${language.padEnd(15)}${printCount(count)}`);
    const copies = `${printBytes(totalBytes)} with ${replicas} ${replicas === 1 ? 'copy' : 'copies'} of each part`;
    printLine(streams.err, styled(streams.err, 'dim', copies));
  });
}
