// One state of an index in the cluster, as a search sees it: its name, what it says of itself, and what was asked of it before. A new
// one is made whenever its documents change.

import { FindlingError } from '../../errors.js';
import type { Generation } from '../../index/read/generation.js';
import { askedFieldsOf } from '../../search/plan/asked-fields.js';
import type { AskedFields } from '../../search/query/asked-field.js';
import type { Filter } from '../../search/query/filter/filter.js';
import { Analyzers } from '../../text/analyzer.js';
import { type ClusterMeta, decodeMeta, isCurrentMeta } from '../cluster-meta.js';
import { type Cluster, pathTo } from '../connect.js';
import {
  type AskOptions,
  type ClusterResult,
  isPartialResult,
  searchAll,
  type SearchBody,
} from './asked/ask-index.js';
import { Inquiry } from './asked/inquiry.js';
import { type ScoreFactors, scoreFactorsOf } from './asked/rank-query.js';
import { fieldsToList, type ListedValues } from './asked/translate-filter.js';
import { type AskAll, WordTeller } from './words/tell-words.js';
import { makeToldGeneration, type ToldIndex, type ToldWords } from './words/told-generation.js';
import { emptyMemory } from './words/word-memory.js';

/** Values of a field that are listed at most: of more, a filter compares as the cluster does. */
const MAX_LISTED = 10_000;

const NO_WORDS: ToldWords = { terms: new Map(), forms: new Map(), texts: new Map() };

/** A state of an index. */
export class ClusterView {
  readonly cluster: Cluster;
  /** The index behind the alias. */
  readonly name: string;
  readonly meta: ClusterMeta;
  readonly told: ToldIndex;
  readonly own: AskedFields;
  readonly analyzers: Analyzers;
  readonly scoreFactors: ScoreFactors;
  readonly #options: Omit<AskOptions, 'signal'>;
  readonly #listed = new Map<string, readonly string[] | null>();
  readonly #base: Generation;
  readonly #words = emptyMemory();

  constructor(cluster: Cluster, name: string, meta: ClusterMeta, options: Omit<AskOptions, 'signal'>) {
    this.cluster = cluster;
    this.name = name;
    this.meta = meta;
    this.#options = options;
    this.analyzers = new Analyzers();
    this.scoreFactors = scoreFactorsOf(cluster.version);
    this.told = {
      generation: meta.generation,
      documents: meta.documents,
      averages: meta.averages,
      analyzers: meta.analyzers.length === 0 ? ['standard'] : meta.analyzers,
      schema: meta.fields,
    };
    this.#base = makeToldGeneration(this.told, NO_WORDS, [], this.analyzers);
    this.own = askedFieldsOf(this.#base.schema);
  }

  /** A generation that knows no words. */
  get base(): Generation {
    return this.#base;
  }

  /** Tells of words, by what is remembered and what one answer asks. */
  tellerFor({ ask }: { readonly ask: AskAll }): WordTeller {
    const generationOf = (told: ToldWords): Generation =>
      makeToldGeneration(this.told, told, [], this.analyzers);
    return new WordTeller(this.#base, generationOf, this.#words, ask);
  }

  /** Begins to ask for one answer. Its requests throw FindlingError. */
  inquire(timeoutMs = this.#options.timeoutMs): Inquiry {
    return new Inquiry((bodies, leftMs) => this.#ask(bodies, leftMs), timeoutMs);
  }

  #ask(bodies: readonly SearchBody[], timeoutMs: number): Promise<readonly ClusterResult[]> {
    return searchAll(this.cluster, this.name, bodies, { ...this.#options, timeoutMs });
  }

  /** The values that have to be known to translate a filter. */
  async listFor(ask: AskAll, filters: readonly (Filter | null)[]): Promise<ListedValues> {
    const fields = [...new Set(filters.flatMap((filter) => (filter === null ? [] : fieldsToList(filter))))];
    const lists = new Map(
      await Promise.all(fields.map(async (field) => [field, await this.#valuesOf(ask, field)] as const)),
    );
    return (field) => lists.get(field) ?? null;
  }

  async #valuesOf(ask: AskAll, field: string): Promise<readonly string[] | null> {
    const known = this.#listed.get(field);
    if (known !== undefined) return known;
    const aggs = { values: { terms: { field, size: MAX_LISTED + 1 } } };
    const [answer] = await ask([{ size: 0, track_total_hits: false, aggs }]);
    const { buckets = [] } = (answer?.aggregations?.['values'] ?? {}) as {
      buckets?: readonly { key: string }[];
    };
    const values = buckets.length > MAX_LISTED ? null : buckets.map(({ key }) => key);
    // Of what was missing nothing is remembered.
    if (answer !== undefined && !isPartialResult(answer)) this.#listed.set(field, values);
    return values;
  }
}

/**
 * Finds the index behind an alias, and what it says of itself.
 * @throws FindlingError `index_missing`; `index_mismatch` for one of another mapping or analysis; as `Cluster.request`
 */
export async function readClusterIndex(
  cluster: Cluster,
  alias: string,
): Promise<{ readonly name: string; readonly meta: ClusterMeta }> {
  const { status, body } = await cluster.request({
    method: 'GET',
    path: `${pathTo(alias)}/_mapping`,
    accepted: [404],
  });
  const [found] =
    status === 404 ? [] : Object.entries(body as Record<string, { mappings?: { _meta?: unknown } }>);
  if (found === undefined)
    throw new FindlingError(
      'index_missing',
      `There is no index "${alias}" in ${cluster.name}. Build it: findling index`,
    );
  const [name, { mappings = {} }] = found;
  const meta = decodeMeta(mappings._meta);
  if (meta === null || !isCurrentMeta(meta))
    throw new FindlingError(
      'index_mismatch',
      `The index "${alias}" in ${cluster.name} was written by another version of Findling, or by something else. Rebuild it: findling index --force`,
    );
  if (meta.generation === 0)
    throw new FindlingError(
      'index_missing',
      `The index "${alias}" in ${cluster.name} is not complete yet. Finish it: findling index`,
    );
  return { name, meta };
}
