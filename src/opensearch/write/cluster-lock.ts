// One writer at a time, whatever machine it is on: a document in the cluster that says who writes. It is replaced only as it was
// read (by its sequence number), so that of two who want it one gets it. Each owner counts one epoch more, which is the version of
// all that it writes: what an owner before it sends too late loses.

import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { FindlingError } from '../../errors.js';
import { type Cluster, pathTo } from '../connect.js';
import { type RetryPolicy, tryAgain } from './retry.js';

/** How long a lock holds that nobody confirms, in milliseconds. */
const LEASE_MS = 120_000;
/** How often its owner confirms it, in milliseconds. */
const RENEWAL_MS = 20_000;
const CONFLICT = 409;

/** The document. */
interface LockState {
  /** The folder that the owner keeps track in: it has a lock of its own, so that no two writers have the same. */
  readonly folder: string;
  readonly host: string;
  readonly pid: number;
  readonly epoch: number;
  /** Milliseconds since 1970; 0 once it was given back. */
  readonly until: number;
  /** Tells one owner from the next. */
  readonly owner: string;
}

/** A document as it was read. */
interface ReadState {
  readonly state: LockState;
  readonly sequence: number;
  readonly term: number;
}

/** What a lock is taken with. */
export interface LockOptions {
  readonly alias: string;
  /** Names the folder, with its machine. */
  readonly folder: string;
  readonly retries: RetryPolicy;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** The lock of an index in a cluster, held. */
export class ClusterLock {
  /** Greater than that of every owner before. */
  readonly epoch: number;
  readonly #cluster: Cluster;
  readonly #options: Required<LockOptions>;
  #held: ReadState;
  #lost: FindlingError | null = null;
  #timer: NodeJS.Timeout | null = null;
  #renewing: Promise<void> = Promise.resolve();

  private constructor(cluster: Cluster, options: Required<LockOptions>, held: ReadState) {
    this.#cluster = cluster;
    this.#options = options;
    this.#held = held;
    this.epoch = held.state.epoch;
  }

  /**
   * Takes the lock.
   * @param leastEpoch the epoch will be greater
   * @throws FindlingError `index_locked` where another writer has it
   */
  static async take(cluster: Cluster, given: LockOptions, leastEpoch: number): Promise<ClusterLock> {
    const options = { now: Date.now, ...given };
    const { alias, folder, retries, now } = options;
    await tryAgain(() => makeIndex(cluster, alias), retries);
    const before = await tryAgain(() => readState(cluster, alias), retries);
    if (before !== null && before.state.folder !== folder && before.state.until > now())
      throw lockedBy(alias, before.state, now());
    const epoch = Math.max(before?.state.epoch ?? 0, leastEpoch) + 1;
    const state = {
      folder,
      host: hostname(),
      pid: process.pid,
      epoch,
      until: now() + LEASE_MS,
      owner: randomUUID(),
    };
    const held = await tryAgain(() => writeState(cluster, alias, state, before), retries);
    if (held === null) {
      const other = await tryAgain(() => readState(cluster, alias), retries);
      throw lockedBy(alias, other?.state ?? state, now());
    }
    const lock = new ClusterLock(cluster, options, held);
    lock.#timer = setInterval(() => {
      lock.#renewing = lock.#renew();
    }, RENEWAL_MS).unref();
    return lock;
  }

  /** @throws FindlingError `index_locked` where the lock has gone to somebody else, or may have */
  confirm(): void {
    if (this.#lost !== null) throw this.#lost;
    if (this.#held.state.until > this.#options.now()) return;
    throw new FindlingError(
      'index_locked',
      `the lock of ${this.#options.alias} could not be confirmed in time: the cluster did not answer, or this process stood still. Run it again`,
    );
  }

  /** Confirms with the cluster that the lock is held, before something that cannot be taken back. */
  async confirmNow(): Promise<void> {
    await this.#renewing;
    await this.#renew();
    this.confirm();
  }

  /** Gives the lock back. Never rejects. */
  async release(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#renewing;
    if (this.#lost !== null) return;
    const { alias } = this.#options;
    await writeState(this.#cluster, alias, { ...this.#held.state, until: 0 }, this.#held).catch(() => null);
  }

  /** Never rejects: a cluster that does not answer now may do so before the lease ends. */
  async #renew(): Promise<void> {
    const { alias, now } = this.#options;
    const state = { ...this.#held.state, until: now() + LEASE_MS };
    try {
      const held = await writeState(this.#cluster, alias, state, this.#held);
      if (held !== null) {
        this.#held = held;
        return;
      }
      // What was written by an attempt whose answer got lost is ours, too.
      const found = await readState(this.#cluster, alias);
      if (found?.state.owner === state.owner) this.#held = found;
      else this.#lost = lockedBy(alias, found?.state ?? state, now());
    } catch {
      // `confirm` says so once the lease has ended.
    }
  }
}

function lockedBy(alias: string, { host, pid, folder, until }: LockState, now: number): FindlingError {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return new FindlingError(
    'index_locked',
    `${alias} is being written by process ${pid} on ${host} (${folder}). If that has died, the lock ends in ${seconds} s`,
  );
}

function lockIndex(alias: string): string {
  return `${alias}-lock`;
}

async function makeIndex(cluster: Cluster, alias: string): Promise<void> {
  const { status } = await cluster.request({
    method: 'HEAD',
    path: pathTo(lockIndex(alias)),
    accepted: [404],
  });
  if (status !== 404) return;
  const body = {
    settings: { number_of_shards: 1, auto_expand_replicas: '0-all', hidden: true },
    mappings: { dynamic: false },
  };
  // 400: another writer has made it meanwhile.
  await cluster.request({ method: 'PUT', path: pathTo(lockIndex(alias)), body, accepted: [400] });
}

async function readState(cluster: Cluster, alias: string): Promise<ReadState | null> {
  const { status, body } = await cluster.request({
    method: 'GET',
    path: pathTo(lockIndex(alias), '_doc', 'writer'),
    accepted: [404],
  });
  if (status === 404) return null;
  const { _source, _seq_no, _primary_term } = body as {
    _source: LockState;
    _seq_no: number;
    _primary_term: number;
  };
  return { state: _source, sequence: _seq_no, term: _primary_term };
}

/** Writes the document where it is as it was `before`; null where it is not. */
async function writeState(
  cluster: Cluster,
  alias: string,
  state: LockState,
  before: ReadState | null,
): Promise<ReadState | null> {
  const { status, body } = await cluster.request({
    method: 'PUT',
    path: pathTo(lockIndex(alias), '_doc', 'writer'),
    query:
      before === null ? { op_type: 'create' } : { if_seq_no: before.sequence, if_primary_term: before.term },
    body: state,
    accepted: [CONFLICT],
  });
  if (status === CONFLICT) {
    // The answer to an attempt before may have got lost: what is there may be ours.
    const found = await readState(cluster, alias);
    return found?.state.owner === state.owner && found.state.until === state.until ? found : null;
  }
  const { _seq_no, _primary_term } = body as { _seq_no: number; _primary_term: number };
  return { state, sequence: _seq_no, term: _primary_term };
}
