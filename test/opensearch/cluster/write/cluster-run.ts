// Runs of `findling index` into a cluster, for tests: a corpus and a folder of their own, and what is then in the cluster.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Directory } from '../../../../src/index/directory/directory.js';
import { FileDirectory } from '../../../../src/index/directory/file-directory.js';
import { updateIndex } from '../../../../src/index/update/update-index.js';
import type { UpdateSummary } from '../../../../src/index/update/update-summary.js';
import { documentOfSource } from '../../../../src/opensearch/cluster-document.js';
import { ClusterIndices } from '../../../../src/opensearch/cluster-indices.js';
import { connect } from '../../../../src/opensearch/connect.js';
import { ClusterTarget } from '../../../../src/opensearch/write/cluster-target.js';
import { usualRetries } from '../../../../src/opensearch/write/retry.js';
import { DEFAULT_OPENSEARCH, type OpenSearchSettings } from '../../../../src/opensearch-settings.js';

/** One index in a cluster, and the folders that it is built from. */
export interface ClusterPlace {
  readonly settings: OpenSearchSettings;
  readonly corpus: string;
  readonly index: string;
}

/** What a run does other than usual. */
export interface RunOptions {
  readonly full?: boolean;
  readonly allowShrink?: boolean;
  /** How often something is tried. */
  readonly attempts?: number;
  readonly directory?: Directory;
  /** Other nodes than those of the place: a proxy. */
  readonly nodes?: readonly string[];
}

/** A place of its own below a folder. */
export function placeFor(folder: string, alias: string, nodes: readonly string[]): ClusterPlace {
  return {
    settings: { ...DEFAULT_OPENSEARCH, nodes, index: alias },
    corpus: path.join(folder, alias, 'corpus'),
    index: path.join(folder, alias, 'index'),
  };
}

/** Brings the index in the cluster up to date. */
export function runIndex(
  { settings, corpus, index }: ClusterPlace,
  { full = false, allowShrink = false, attempts = usualRetries.attempts, ...options }: RunOptions = {},
): Promise<UpdateSummary> {
  const directory = options.directory ?? new FileDirectory(index);
  const target = new ClusterTarget({
    settings: { ...settings, nodes: options.nodes ?? settings.nodes },
    directory,
    allowShrink,
    retries: { ...usualRetries, attempts },
  });
  return updateIndex({ corpus, directory, target, full, allowShrink });
}

/** By id the text of every document that searches see, and what the index says of itself. */
export async function readCluster({ settings }: ClusterPlace): Promise<{
  readonly texts: Readonly<Record<string, string>>;
  readonly index: string;
  readonly generation: number;
  readonly counted: number;
  readonly all: readonly string[];
}> {
  const cluster = await connect(settings);
  try {
    const indices = new ClusterIndices(cluster, settings.index);
    const live = await indices.live();
    if (live?.meta === null || live === null) throw new Error('nothing is served');
    const texts: Record<string, string> = {};
    let after: readonly unknown[] | undefined;
    for (;;) {
      const { body } = await cluster.request({
        method: 'POST',
        path: `/${settings.index}/_search`,
        body: { size: 1000, sort: ['id'], ...(after === undefined ? {} : { search_after: after }) },
      });
      const { hits } = (body as { hits: { hits: readonly { _source: unknown; sort: readonly unknown[] }[] } })
        .hits;
      for (const { _source } of hits) {
        const document = documentOfSource(_source);
        if (document !== null) texts[document.id] = document.text;
      }
      after = hits.at(-1)?.sort;
      if (hits.length === 0) break;
    }
    const all = (await indices.list()).map(({ name }) => name);
    const { generation, documents: counted } = live.meta;
    return { texts, index: live.name, generation, counted, all };
  } finally {
    await cluster.close();
  }
}

/** By id the text that every file of a flat corpus has to have in the cluster. */
export function expectedTexts({ corpus }: ClusterPlace): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(corpus)
      .sort()
      .map((name) => [name, readFileSync(path.join(corpus, name), 'utf8').split('\n\n')[1]?.trim() ?? '']),
  );
}
