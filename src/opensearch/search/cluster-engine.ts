// The search engine over an index in a cluster. It follows the index: a run of `findling index` is served as soon as it has ended.

import { FindlingError } from '../../errors.js';
import type {
  DocumentMatches,
  EngineField,
  EngineStatus,
  MiniSearchIndex,
  SearchEngine,
  SearchRequest,
  SearchResult,
  SimilarRequest,
  SimilarResult,
  StoredDocument,
  SuggestRequest,
  SuggestResult,
} from '../../search/engine.js';
import type { Synonyms } from '../../search/plan/widen/synonyms.js';
import { type Cluster, pathTo } from '../connect.js';
import { PartMissing, readOne } from './asked/read-one.js';
import { findIdsInCluster, searchCluster } from './cluster-searcher.js';
import { ClusterView, readClusterIndex } from './cluster-view.js';
import { describeClusterFields } from './describe-cluster-fields.js';
import { findClusterMatches } from './find-cluster-matches.js';
import { findSimilarDocuments } from './find-similar-documents.js';
import { readSigned } from './read-document.js';
import { suggestFromCluster } from './suggest-from-cluster.js';

/** What an engine is opened with. */
export interface ClusterEngineOptions {
  /** The alias of the index. */
  readonly index: string;
  /** How long one search may take, in milliseconds; Infinity for no bound. */
  readonly timeoutMs: number;
  /** Reads the synonyms: when the engine opens and whenever it is refreshed. Throws FindlingError. */
  readonly readSynonyms?: () => Synonyms | null;
  readonly random?: () => number;
}

/** An index that is served, with what its fields are like. */
interface Served {
  readonly view: ClusterView;
  readonly fields: readonly EngineField[];
  /** Whether these are told by a part of the index, as another did not answer. */
  readonly isPartial: boolean;
}

/** The engine. */
export class ClusterEngine implements SearchEngine {
  readonly #cluster: Cluster;
  readonly #options: ClusterEngineOptions;
  #served: Served;
  #synonyms: Synonyms | null;
  /** What is wrong with the cluster, as the last request has shown; null for nothing. */
  #trouble: Pick<EngineStatus, 'state' | 'reason'> | null = null;
  #refreshing: Promise<boolean> | null = null;

  private constructor(cluster: Cluster, served: Served, options: ClusterEngineOptions) {
    this.#cluster = cluster;
    this.#served = served;
    this.#options = options;
    this.#synonyms = options.readSynonyms?.() ?? null;
  }

  /** Opens the index. Rejects with FindlingError `index_missing`, `index_mismatch`, as `Cluster.request`, or what `readSynonyms` throws. */
  static async open(cluster: Cluster, options: ClusterEngineOptions): Promise<ClusterEngine> {
    return new ClusterEngine(cluster, await openView(cluster, options), options);
  }

  /**
   * Looks whether the index has changed, and reads the synonyms anew; true if either had. Two calls at a time are one. Rejects as
   * `open` does; what was served stays served.
   */
  refresh(): Promise<boolean> {
    this.#refreshing ??= this.#follow().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  search(request: SearchRequest): Promise<SearchResult> {
    const { timeoutMs } = this.#options;
    return this.#answer((view) => searchCluster(view, request, { synonyms: this.#synonyms, timeoutMs }));
  }

  /** The ids of the hits of a search by relevance, in order, without reading all of them. Any limit up to 10,000 is taken. */
  findIds(request: SearchRequest): Promise<readonly string[]> {
    const { timeoutMs } = this.#options;
    return this.#answer((view) => findIdsInCluster(view, request, { synonyms: this.#synonyms, timeoutMs }));
  }

  suggest(request: SuggestRequest): Promise<SuggestResult> {
    return this.#answer((view) => suggestFromCluster(view, request));
  }

  similar(request: SimilarRequest): Promise<SimilarResult | null> {
    return this.#answer((view) => findSimilarDocuments(view, request));
  }

  document(id: string): Promise<StoredDocument | null> {
    return this.#answer(async (view) => (await readSigned(view.inquire(), id))?.document ?? null);
  }

  path(id: string): Promise<string | null> {
    return this.#answer(async (view) => {
      const source: { readonly path?: string } | null = await readOne(view.inquire().ask, id, ['path']);
      return source?.path ?? null;
    });
  }

  matches(id: string, query: string): Promise<DocumentMatches | null> {
    return this.#answer((view) => findClusterMatches(view, id, query));
  }

  miniSearchIndex(): MiniSearchIndex | null {
    return null;
  }

  fields(): readonly EngineField[] {
    return this.#served.fields;
  }

  status(): EngineStatus {
    const { meta, name } = this.#served.view;
    return {
      state: this.#trouble?.state ?? 'ready',
      generation: meta.generation,
      documents: meta.documents,
      reason: this.#trouble?.reason ?? null,
      revision: [name, meta.build, meta.generation, meta.epoch, this.#synonyms?.source ?? ''].join(' '),
    };
  }

  /** Lets go of the connections. Nothing may be asked afterwards. */
  close(): void {
    void this.#cluster.close();
  }

  async #follow(): Promise<boolean> {
    const synonyms = this.#options.readSynonyms?.() ?? null;
    const { name, meta } = await this.#noting(() => readClusterIndex(this.#cluster, this.#options.index));
    this.#trouble = (await isShardMissing(this.#cluster, name))
      ? { state: 'degraded', reason: SHARD_MISSING }
      : null;
    const { view, isPartial } = this.#served;
    const isSame =
      view.name === name &&
      view.meta.generation === meta.generation &&
      view.meta.epoch === meta.epoch &&
      (!isPartial || this.#trouble !== null);
    if (isSame && synonyms?.source === this.#synonyms?.source) return false;
    if (!isSame) this.#served = await openView(this.#cluster, this.#options);
    this.#synonyms = synonyms;
    return true;
  }

  /** Answers from the index served now; where that was removed meanwhile, from the one that took its place. */
  async #answer<Result>(make: (view: ClusterView) => Promise<Result>): Promise<Result> {
    const { view } = this.#served;
    return this.#noting(async () => {
      try {
        return await make(view);
      } catch (error) {
        if (!(error instanceof FindlingError) || error.code !== 'index_missing') throw error;
        if (!(await this.refresh()) && this.#served.view === view) throw error;
        return make(this.#served.view);
      }
    });
  }

  /** Keeps in mind whether the cluster answers, for the status. */
  async #noting<Result>(make: () => Promise<Result>): Promise<Result> {
    try {
      const result = await make();
      if (this.#trouble?.state === 'unavailable') this.#trouble = null;
      return result;
    } catch (error) {
      if (error instanceof PartMissing) throw error;
      if (!(error instanceof FindlingError) || !CLUSTER_TROUBLE.has(error.code)) throw error;
      this.#trouble = { state: 'unavailable', reason: error.message };
      // Whatever it is that the cluster refuses, who searches can only ask again later.
      throw new FindlingError('server_unreachable', error.message, { cause: error });
    }
  }
}

const SHARD_MISSING = 'a part of the index is on no node that runs: answers miss its documents';

/** Whether some part of an index is on no node; false where the user may not ask. */
async function isShardMissing(cluster: Cluster, index: string): Promise<boolean> {
  const { status, body } = await cluster.request({
    method: 'GET',
    path: pathTo('_cluster', 'health', index),
    accepted: [403, 404, 408],
  });
  return status !== 403 && (body as { readonly status?: string }).status === 'red';
}

/** Failures that are the cluster's, not the request's. */
const CLUSTER_TROUBLE = new Set<FindlingError['code']>([
  'server_unreachable',
  'invalid_config',
  'write_failed',
  'index_missing',
]);

async function openView(cluster: Cluster, options: ClusterEngineOptions): Promise<Served> {
  const { name, meta } = await readClusterIndex(cluster, options.index);
  const { timeoutMs, random = Math.random } = options;
  const view = new ClusterView(cluster, name, meta, { timeoutMs, random });
  return { view, ...(await describeClusterFields(view)) };
}
