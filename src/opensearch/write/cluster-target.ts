// An index in a cluster as the place that an update writes documents to. A full build goes to a new physical index beside the one
// that is served; the alias is led to it once every document is there and counted. Later runs write what has changed into that
// index, each document with the run's epoch as its version; searches see it when the run has ended.

import { createHash, randomUUID } from 'node:crypto';
import { listOwnValues } from '../../documents/own/own-values.js';
import { NO_SEARCHED_FIELDS, type SearchedFields } from '../../documents/own/searched-fields.js';
import { FindlingError } from '../../errors.js';
import type { Directory } from '../../index/directory/directory.js';
import type { IndexedDocument } from '../../index/format/indexed-document.js';
import type { Schema } from '../../index/format/own/own-schema.js';
import { EMPTY_SCHEMA } from '../../index/format/own/own-schema.js';
import { schemaFingerprint } from '../../index/format/schema.js';
import type {
  DocumentTarget,
  TargetEnd,
  TargetStart,
  TargetState,
} from '../../index/update/document-target.js';
import type { OpenSearchSettings } from '../../opensearch-settings.js';
import { keyOfDocument } from '../cluster-document.js';
import { ClusterIndices, type PhysicalIndex, physicalName, physicalNumber } from '../cluster-indices.js';
import type { ClusterMeta } from '../cluster-meta.js';
import { type Cluster, connect } from '../connect.js';
import { MAPPING_VERSION, MAX_MAPPED_FIELDS } from '../mapping.js';
import { BulkWriter } from './bulk-writer.js';
import { chooseLayout } from './choose-layout.js';
import { ClusterLock } from './cluster-lock.js';
import { decideStart, type StartFacts } from './decide-start.js';
import { DocumentEncoder } from './document-encoder.js';
import { type RetryPolicy, tryAgain, usualRetries } from './retry.js';
import { readTracking, type Tracked, trackedAt, type Tracking, writeTracking } from './tracking-file.js';

/** How often a cluster is asked at first: about two seconds long. */
const MAX_CONNECT_ATTEMPTS = 4;

/** How the cluster is written. */
export interface TargetOptions {
  readonly settings: OpenSearchSettings;
  /** The folder that keeps track of the documents. */
  readonly directory: Directory;
  /** Goes on where fewer than half as many documents as are served would be left. */
  readonly allowShrink: boolean;
  readonly retries?: RetryPolicy;
  readonly signal?: AbortSignal;
}

/** What a run writes to. */
interface OpenIndex {
  readonly name: string;
  readonly meta: ClusterMeta;
  readonly isNew: boolean;
  readonly writer: BulkWriter;
  readonly encoder: DocumentEncoder;
}

/** Writes the documents of one update into a cluster. */
export class ClusterTarget implements DocumentTarget {
  readonly #options: TargetOptions;
  readonly #retries: RetryPolicy;
  #cluster: Cluster | null = null;
  #lock: ClusterLock | null = null;
  #live: PhysicalIndex | null = null;
  #tracking: Tracking | null = null;
  /** What the folder keeps track of now. */
  #tracked: Tracked | null = null;
  #searched: SearchedFields = NO_SEARCHED_FIELDS;
  /** Ids of documents that may be there and are not known to be right. */
  readonly #doubtful = new Set<string>();
  #open: OpenIndex | null = null;

  constructor(options: TargetOptions) {
    this.#options = options;
    this.#retries = options.retries ?? usualRetries;
  }

  async begin({ generation, schema, full, searched }: TargetStart): Promise<TargetState> {
    const { settings, directory, signal } = this.#options;
    this.#searched = searched;
    // Where nobody is, somebody waits for the answer: this is tried less often.
    const attempts = Math.min(MAX_CONNECT_ATTEMPTS, this.#retries.attempts);
    this.#cluster = await tryAgain(() => connect(settings), { ...this.#retries, attempts }, signal);
    const indices = this.#indices();
    this.#live = await this.#patiently(() => indices.live());
    this.#lock = await ClusterLock.take(
      this.#cluster,
      { alias: settings.index, folder: directory.name, retries: this.#retries },
      this.#live?.meta?.epoch ?? 0,
    );
    // Whoever wrote until now may have led the alias elsewhere.
    this.#live = await this.#patiently(() => indices.live());
    this.#tracking = await readTracking(directory);
    const all = await this.#patiently(() => indices.list());
    const facts = this.#facts(generation, full, all);
    const decision = decideStart(facts);
    await this.#removeUnfinished(all, decision.kind === 'publish' ? decision.tracked.index : null);
    if (decision.kind === 'anew') return { restarted: decision.reason, doubtful: [] };
    this.#tracked = decision.tracked;
    const { index } = decision.tracked;
    const meta = all.find(({ name }) => name === index)?.meta;
    if (meta === null || meta === undefined) throw new RangeError(`${index} says nothing of itself`);
    this.#openIndex(index, meta, false);
    if (decision.kind === 'publish') await this.publish(schema ?? EMPTY_SCHEMA);
    await this.#setReplicas(index, all);
    const doubtful = await this.#findDoubtful(index, this.#open?.meta.epoch ?? 0);
    for (const id of doubtful) this.#doubtful.add(id);
    return { restarted: null, doubtful };
  }

  async build(expectedBytes: number): Promise<void> {
    const { settings } = this.#options;
    const indices = this.#indices();
    const all = await this.#patiently(() => indices.list());
    const numbers = all.map(({ name }) => physicalNumber(settings.index, name) ?? 0);
    const name = physicalName(settings.index, Math.max(0, ...numbers) + 1);
    const meta: ClusterMeta = {
      mapping: MAPPING_VERSION,
      schema: schemaFingerprint(),
      build: randomUUID(),
      generation: 0,
      epoch: 0,
      documents: 0,
      averages: [...(this.#live?.meta?.measured ?? [])],
      measured: [],
      analyzers: [],
      mapped: [],
      fields: EMPTY_SCHEMA,
      updated: new Date().toISOString(),
    };
    const layout = chooseLayout(settings, expectedBytes);
    await this.#patiently(async () => {
      // An attempt whose answer got lost may have made it.
      await indices.remove(name);
      await indices.create(name, layout, meta);
    });
    this.#doubtful.clear();
    this.#openIndex(name, meta, true);
  }

  async add(document: IndexedDocument): Promise<void> {
    const { encoder, writer } = this.#opened();
    this.#doubtful.delete(document.document.id);
    encoder.add(document);
    if (encoder.isFull) await this.#writeBatch(encoder, writer);
  }

  async finish({ removed, documents, generation }: TargetEnd): Promise<void> {
    const { settings, directory, allowShrink } = this.#options;
    const { name, meta, isNew, writer, encoder } = this.#opened();
    await this.#writeBatch(encoder, writer, true);
    await writer.flush();
    if (isNew && !allowShrink) refuseMassLoss(settings.index, this.#live?.meta?.documents ?? 0, documents);
    const gone = isNew ? [] : [...new Set([...removed, ...this.#doubtful])];
    const lock = this.#held();
    await lock.confirmNow();
    const tracked: Tracked = {
      cluster: this.#connected().id,
      alias: settings.index,
      index: name,
      build: meta.build,
      generation,
      epoch: lock.epoch,
      removed: gone,
      published: false,
    };
    // What the end of the run needs to know, should another run have to bring it about.
    await this.#patiently(() => this.#indices().writeMeta(name, { ...meta, ...this.#encoded() }));
    this.#tracking = { now: tracked, before: this.#lastPublished() };
    await writeTracking(directory, this.#tracking);
    for (const id of gone) await writer.remove(keyOfDocument(id, hashOf));
    await writer.flush();
    const indices = this.#indices();
    await this.#patiently(() => indices.refresh(name));
    await this.#requireDocuments(name, documents, meta.epoch);
    this.#tracked = tracked;
  }

  async publish(schema: Schema): Promise<void> {
    const tracked = this.#tracked;
    const { name, meta, encoder } = this.#opened();
    if (tracked === null) throw new RangeError('nothing to publish');
    const indices = this.#indices();
    this.#held().confirm();
    const documents = await this.#patiently(() => indices.count(name));
    const next: ClusterMeta = {
      ...meta,
      ...this.#encoded(),
      generation: tracked.generation,
      epoch: tracked.epoch,
      documents,
      fields: { ...schema, fields: schema.fields.filter(({ columns }) => columns.every(encoder.isMapped)) },
      updated: new Date().toISOString(),
    };
    await this.#patiently(() => indices.writeMeta(name, next));
    if (this.#live?.name !== name) {
      await this.#held().confirmNow();
      await this.#patiently(() => indices.switchTo(name));
      await this.#removeOlder(name, this.#live?.name ?? null);
      this.#live = await this.#patiently(() => indices.live());
    }
    this.#tracked = { ...tracked, removed: [], published: true };
    this.#tracking = { now: this.#tracked, before: null };
    await writeTracking(this.#options.directory, this.#tracking);
    this.#openIndex(name, next, false);
  }

  async close(): Promise<void> {
    await this.#lock?.release();
    this.#lock = null;
    const cluster = this.#cluster;
    this.#cluster = null;
    await cluster?.close().catch(() => undefined);
  }

  /** What is known of the documents that were encoded, and of those before. */
  #encoded(): Pick<ClusterMeta, 'averages' | 'measured' | 'analyzers' | 'mapped'> {
    const { meta, encoder } = this.#opened();
    return {
      averages: [...encoder.averages],
      measured: meta.measured.length > 0 ? meta.measured : [...encoder.measured()],
      analyzers: [...new Set([...meta.analyzers, ...encoder.analyzers])].sort(),
      mapped: [...encoder.mapped],
    };
  }

  /** What the folder keeps track of until this run has ended. */
  #lastPublished(): Tracked | null {
    const { now = null, before = null } = this.#tracking ?? {};
    const meta = this.#live?.meta;
    const isLive = (tracked: Tracked | null): boolean =>
      tracked?.build === meta?.build && tracked?.generation === meta?.generation;
    return this.#tracked ?? [now, before].find(isLive) ?? null;
  }

  #facts(generation: number, full: boolean, all: readonly PhysicalIndex[]): StartFacts {
    const { settings, directory } = this.#options;
    return {
      generation,
      full,
      folder: directory.name,
      cluster: this.#connected().id,
      clusterName: this.#connected().name,
      alias: settings.index,
      shards: settings.shards,
      live: this.#live,
      all,
      tracking: this.#tracking,
      tracked: trackedAt(this.#tracking, generation),
    };
  }

  async #writeBatch(encoder: DocumentEncoder, writer: BulkWriter, isLast = false): Promise<void> {
    const sources = encoder.encode(isLast);
    const names = encoder.takeNewNames();
    if (names.length > 0) {
      const { name } = this.#opened();
      await this.#patiently(() => this.#indices().mapFields(name, names));
    }
    this.#held().confirm();
    for (const source of sources)
      await writer.write(keyOfDocument(source.id, hashOf), JSON.stringify(source));
  }

  #openIndex(name: string, meta: ClusterMeta, isNew: boolean): void {
    const { signal } = this.#options;
    const { epoch } = this.#held();
    const writer = new BulkWriter(this.#connected(), {
      index: name,
      version: epoch,
      retries: this.#retries,
      ...(signal === undefined ? {} : { signal }),
    });
    const encoder = new DocumentEncoder({
      epoch,
      searched: this.#searched,
      averages: meta.averages,
      mapped: meta.mapped,
      maxMapped: MAX_MAPPED_FIELDS,
      namesOf: ({ document }) => [...listOwnValues(document.extra).keys()],
    });
    this.#open = { name, meta, isNew, writer, encoder };
  }

  /** The documents that runs after the last whole one have written or were to remove. */
  async #findDoubtful(name: string, epoch: number): Promise<readonly string[]> {
    const indices = this.#indices();
    await this.#patiently(() => indices.refresh(name));
    const written = await this.#patiently(() => indices.listIds(name, { range: { epoch: { gt: epoch } } }));
    const { now } = this.#tracking ?? {};
    const isLater = now?.index === name && now.epoch > epoch;
    return [...new Set([...written, ...(isLater ? now.removed : [])])];
  }

  /** Compares what is there with what has to be. Throws FindlingError `write_failed`. */
  async #requireDocuments(name: string, documents: number, before: number): Promise<void> {
    const indices = this.#indices();
    const { epoch } = this.#held();
    const late = { range: { epoch: { gt: before, lt: epoch } } };
    const [found, ofOthers] = await this.#patiently(async () => [
      await indices.count(name),
      await indices.count(name, late),
    ]);
    if (found === documents && ofOthers === 0) return;
    const why = ofOthers === 0 ? '' : `, ${ofOthers} of them from a run that was given up`;
    throw new FindlingError(
      'write_failed',
      `${name} has ${found} documents${why}, and should have ${documents}. Nothing was published: run it again`,
    );
  }

  /** Removes what runs have begun to build and not finished. */
  async #removeUnfinished(all: readonly PhysicalIndex[], kept: string | null): Promise<void> {
    const indices = this.#indices();
    for (const { name, meta } of all)
      if (meta?.generation === 0 && name !== kept && name !== this.#live?.name)
        await this.#patiently(() => indices.remove(name));
  }

  /** Removes all builds but the one that is served and the one that was served before. */
  async #removeOlder(served: string, before: string | null): Promise<void> {
    const indices = this.#indices();
    for (const { name, meta } of await this.#patiently(() => indices.list())) {
      if (name === served || name === before || meta === null) continue;
      await this.#patiently(() => indices.remove(name));
    }
  }

  async #setReplicas(name: string, all: readonly PhysicalIndex[]): Promise<void> {
    const { replicas } = this.#options.settings;
    if (replicas === null || all.find((index) => index.name === name)?.replicas === replicas) return;
    await this.#patiently(() => this.#indices().setReplicas(name, replicas));
  }

  #patiently<Result>(attempt: () => Promise<Result>): Promise<Result> {
    return tryAgain(attempt, this.#retries, this.#options.signal);
  }

  #connected(): Cluster {
    if (this.#cluster === null) throw new RangeError('the cluster is not connected');
    return this.#cluster;
  }

  #indices(): ClusterIndices {
    return new ClusterIndices(this.#connected(), this.#options.settings.index);
  }

  #held(): ClusterLock {
    if (this.#lock === null) throw new RangeError('the lock is not held');
    return this.#lock;
  }

  #opened(): OpenIndex {
    if (this.#open === null) throw new RangeError('no index is open');
    return this.#open;
  }
}

/** @throws FindlingError `corpus_shrunk` */
function refuseMassLoss(alias: string, before: number, documents: number): void {
  if (documents * 2 >= before) return;
  throw new FindlingError(
    'corpus_shrunk',
    `only ${documents} documents would take the place of the ${before} in ${alias}. Nothing was published. ` +
      'If the corpus is all there, and so few documents are meant, run `findling index --full --allow-shrink`',
  );
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
