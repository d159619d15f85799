// The indices of one name in a cluster: physical ones, `news-000007`, of which the newest that is whole is what the alias `news` leads
// to. What each is, is in its `_meta`.

import { FindlingError } from '../errors.js';
import { type ClusterMeta, decodeMeta, encodeMeta } from './cluster-meta.js';
import { type Cluster, pathTo } from './connect.js';
import { type IndexLayout, indexMappings, indexSettings, ownFieldMappings } from './mapping.js';

/** Digits of the number of a physical index. */
const DIGITS = 6;
/** Counting and refreshing a large index takes its time, in milliseconds. */
const LONG_MS = 600_000;
const PAGE = 10_000;

const MAX_LANGUAGES = 1000;

/** Whether all copies of an index are there, the first ones at least, or not even these. */
export type ClusterHealth = 'green' | 'yellow' | 'red';

/** A physical index. */
export interface PhysicalIndex {
  readonly name: string;
  /** Null where it was not written by Findling, or by a version that says other things of an index. */
  readonly meta: ClusterMeta | null;
  readonly shards: number;
  readonly replicas: number;
}

/** What an index takes in the cluster. */
export interface IndexSize {
  readonly documents: number;
  /** Of the first copies, and of all. */
  readonly bytes: number;
  readonly totalBytes: number;
}

/** The name of a physical index. */
export function physicalName(alias: string, number: number): string {
  return `${alias}-${String(number).padStart(DIGITS, '0')}`;
}

/** The number in the name of a physical index; null for another name. */
export function physicalNumber(alias: string, name: string): number | null {
  const digits = name.startsWith(`${alias}-`) ? name.slice(alias.length + 1) : '';
  return /^\d{6,}$/.test(digits) ? Number(digits) : null;
}

/** What can be done with the indices of one alias. All reject with what `Cluster.request` does. */
export class ClusterIndices {
  readonly alias: string;
  readonly #cluster: Cluster;

  constructor(cluster: Cluster, alias: string) {
    this.#cluster = cluster;
    this.alias = alias;
  }

  /** The physical indices, in order of their numbers. */
  async list(): Promise<readonly PhysicalIndex[]> {
    const { status, body } = await this.#cluster.request({
      method: 'GET',
      path: pathTo(`${this.alias}-*`),
      accepted: [404],
    });
    if (status === 404) return [];
    return Object.entries(body as Readonly<Record<string, DescribedIndex>>)
      .filter(([name]) => physicalNumber(this.alias, name) !== null)
      .map(([name, described]) => toPhysicalIndex(name, described))
      .sort((a, b) => (physicalNumber(this.alias, a.name) ?? 0) - (physicalNumber(this.alias, b.name) ?? 0));
  }

  /**
   * The physical index that the alias leads to; null where there is no alias.
   * @throws FindlingError `index_mismatch` where the name is that of something else
   */
  async live(): Promise<PhysicalIndex | null> {
    const { status, body } = await this.#cluster.request({
      method: 'GET',
      path: pathTo(this.alias),
      accepted: [404],
    });
    if (status === 404) return null;
    const found = Object.entries(body as Readonly<Record<string, DescribedIndex>>);
    const [name, described] = found[0] ?? [];
    if (name !== undefined && described !== undefined && found.length === 1 && name !== this.alias)
      return toPhysicalIndex(name, described);
    throw new FindlingError(
      'index_mismatch',
      `${this.alias} in ${this.#cluster.name} is not an alias of one index: choose another name (opensearch.index)`,
    );
  }

  async create(name: string, layout: IndexLayout, meta: ClusterMeta): Promise<void> {
    const body = { settings: indexSettings(layout), mappings: indexMappings(encodeMeta(meta)) };
    await this.#cluster.request({ method: 'PUT', path: pathTo(name), body, timeoutMs: LONG_MS });
  }

  async remove(name: string): Promise<void> {
    await this.#cluster.request({ method: 'DELETE', path: pathTo(name), accepted: [404] });
  }

  /** Gives own fields of these names a place in the mapping. */
  async mapFields(name: string, fields: readonly string[]): Promise<void> {
    const body = ownFieldMappings(fields);
    await this.#cluster.request({ method: 'PUT', path: pathTo(name, '_mapping'), body });
  }

  async writeMeta(name: string, meta: ClusterMeta): Promise<void> {
    const body = { _meta: encodeMeta(meta) };
    await this.#cluster.request({ method: 'PUT', path: pathTo(name, '_mapping'), body });
  }

  async setReplicas(name: string, replicas: number | null): Promise<void> {
    const body =
      replicas === null
        ? { index: { auto_expand_replicas: '0-1' } }
        : { index: { auto_expand_replicas: false, number_of_replicas: replicas } };
    await this.#cluster.request({ method: 'PUT', path: pathTo(name, '_settings'), body });
  }

  /** Makes all that was written visible. */
  async refresh(name: string): Promise<void> {
    const { body } = await this.#cluster.request({
      method: 'POST',
      path: pathTo(name, '_refresh'),
      timeoutMs: LONG_MS,
    });
    this.#requireAllShards(name, body);
  }

  /** How many documents match; of all shards, or it rejects. */
  async count(name: string, query: Readonly<Record<string, unknown>> = { match_all: {} }): Promise<number> {
    const { body } = await this.#cluster.request({
      method: 'POST',
      path: pathTo(name, '_count'),
      body: { query },
      timeoutMs: LONG_MS,
    });
    this.#requireAllShards(name, body);
    return (body as { count: number }).count;
  }

  /** The ids of the documents that match. */
  async listIds(name: string, query: Readonly<Record<string, unknown>>): Promise<string[]> {
    const ids: string[] = [];
    let after: readonly unknown[] | undefined;
    for (;;) {
      const { body } = await this.#cluster.request({
        method: 'POST',
        path: pathTo(name, '_search'),
        body: {
          query,
          size: PAGE,
          sort: ['id'],
          _source: ['id'],
          track_total_hits: false,
          ...(after === undefined ? {} : { search_after: after }),
        },
      });
      this.#requireAllShards(name, body);
      const { hits } = (body as { hits: { hits: readonly FoundId[] } }).hits;
      for (const { _source } of hits) ids.push(_source.id);
      after = hits.at(-1)?.sort;
      if (hits.length < PAGE) return ids;
    }
  }

  /** Leads the alias to an index, in one step. */
  async switchTo(name: string): Promise<void> {
    const actions = [
      { remove: { index: `${this.alias}-*`, alias: this.alias, must_exist: false } },
      { add: { index: name, alias: this.alias, is_write_index: true } },
    ];
    await this.#cluster.request({ method: 'POST', path: '/_aliases', body: { actions } });
  }

  async size(name: string): Promise<IndexSize> {
    const { body } = await this.#cluster.request({
      method: 'GET',
      path: pathTo(name, '_stats', 'docs,store'),
    });
    const { primaries, total } = (body as { _all: { primaries: ShardStats; total: ShardStats } })._all;
    return {
      documents: primaries.docs?.count ?? 0,
      bytes: primaries.store?.size_in_bytes ?? 0,
      totalBytes: total.store?.size_in_bytes ?? 0,
    };
  }

  async health(name: string): Promise<ClusterHealth> {
    const { body } = await this.#cluster.request({ method: 'GET', path: pathTo('_cluster', 'health', name) });
    return (body as { status: ClusterHealth }).status;
  }

  /** By language, `unknown` for none, the number of documents, most first. */
  async countLanguages(name: string): Promise<Readonly<Record<string, number>>> {
    const terms = { field: 'language', missing: 'unknown', size: MAX_LANGUAGES };
    const { body } = await this.#cluster.request({
      method: 'POST',
      path: pathTo(name, '_search'),
      body: { size: 0, aggs: { languages: { terms } } },
    });
    this.#requireAllShards(name, body);
    const { buckets } = (body as { aggregations: { languages: { buckets: readonly CountedValue[] } } })
      .aggregations.languages;
    return Object.fromEntries(buckets.map(({ key, doc_count: count }) => [key, count]));
  }

  #requireAllShards(name: string, body: unknown): void {
    const { _shards: shards } = body as { _shards?: { failed?: number; total?: number } };
    if ((shards?.failed ?? 0) === 0) return;
    throw new FindlingError(
      'server_unreachable',
      `${shards?.failed ?? 0} of ${shards?.total ?? 0} parts of ${name} in ${this.#cluster.name} do not answer. Is a node away? Run it again once it is back`,
    );
  }
}

interface DescribedIndex {
  readonly mappings?: { readonly _meta?: unknown };
  readonly settings?: {
    readonly index?: { readonly number_of_shards?: string; readonly number_of_replicas?: string };
  };
}

interface CountedValue {
  readonly key: string;
  readonly doc_count: number;
}

interface FoundId {
  readonly _source: { readonly id: string };
  readonly sort: readonly unknown[];
}

interface ShardStats {
  readonly docs?: { readonly count: number };
  readonly store?: { readonly size_in_bytes: number };
}

function toPhysicalIndex(name: string, { mappings, settings }: DescribedIndex): PhysicalIndex {
  return {
    name,
    meta: decodeMeta(mappings?._meta),
    shards: Number(settings?.index?.number_of_shards ?? 1),
    replicas: Number(settings?.index?.number_of_replicas ?? 0),
  };
}
