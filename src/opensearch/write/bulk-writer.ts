// Sends documents to a cluster in requests of many, a few at a time. A document is there once its own line of the answer says so:
// what was refused for now is sent again, what was refused for good ends the run. Who adds documents waits while enough are on
// their way, so that a slow cluster slows the reading down and nothing piles up.

import { FindlingError } from '../../errors.js';
import type { Cluster } from '../connect.js';
import { type ClusterCause, ClusterError, describeCause, explainAnswer } from '../explain-failure.js';
import { pause, type RetryPolicy, usualRetries } from './retry.js';

/** UTF-16 units of a request; a longer document has one of its own. */
const MAX_UNITS = 4 << 20;
const MAX_OPERATIONS = 1000;
/** Requests that are on their way at a time. */
const MAX_REQUESTS = 3;
/** What a cluster answers to a document of which it has a newer version. */
const CONFLICT = 409;
const NOT_FOUND = 404;

/** A line or two of a request: a document to write or to remove. */
interface Operation {
  readonly id: string;
  readonly kind: 'index' | 'delete';
  readonly lines: string;
}

/** What the answer says of one operation. */
interface OperationAnswer {
  readonly status: number;
  readonly error?: ClusterCause;
}

/** How a writer writes. */
export interface BulkOptions {
  /** The physical index. */
  readonly index: string;
  /** The version that everything written gets: a later one wins, and so does the same one sent twice. */
  readonly version: number;
  readonly retries?: RetryPolicy;
  readonly signal?: AbortSignal;
}

/** Writes and removes documents. After a failure everything rejects with it. */
export class BulkWriter {
  readonly #cluster: Cluster;
  readonly #options: BulkOptions;
  #operations: Operation[] = [];
  #units = 0;
  readonly #onTheirWay = new Set<Promise<void>>();
  #failure: Error | null = null;

  constructor(cluster: Cluster, options: BulkOptions) {
    this.#cluster = cluster;
    this.#options = options;
  }

  /** Writes a document, over whatever the index has under the key. @param source JSON in one line */
  async write(key: string, source: string): Promise<void> {
    await this.#add({ id: key, kind: 'index', lines: `${this.#action('index', key)}\n${source}\n` });
  }

  /** Removes a document; it may be gone already. */
  async remove(key: string): Promise<void> {
    await this.#add({ id: key, kind: 'delete', lines: `${this.#action('delete', key)}\n` });
  }

  /** Waits until all that was added is there. */
  async flush(): Promise<void> {
    if (this.#operations.length > 0) await this.#send();
    while (this.#onTheirWay.size > 0) await Promise.race(this.#onTheirWay);
    this.#throwFailure();
  }

  #action(kind: Operation['kind'], key: string): string {
    return JSON.stringify({
      [kind]: { _id: key, version: this.#options.version, version_type: 'external_gte' },
    });
  }

  async #add(operation: Operation): Promise<void> {
    this.#throwFailure();
    this.#operations.push(operation);
    this.#units += operation.lines.length;
    if (this.#units >= MAX_UNITS || this.#operations.length >= MAX_OPERATIONS) await this.#send();
  }

  /** Sends what was added; waits until there are few enough requests. */
  async #send(): Promise<void> {
    const operations = this.#operations;
    this.#operations = [];
    this.#units = 0;
    while (this.#onTheirWay.size >= MAX_REQUESTS) await Promise.race(this.#onTheirWay);
    this.#throwFailure();
    const sent: Promise<void> = this.#deliver(operations).then(
      () => {
        this.#onTheirWay.delete(sent);
      },
      (error: unknown) => {
        this.#onTheirWay.delete(sent);
        this.#failure ??= error as Error;
      },
    );
    this.#onTheirWay.add(sent);
  }

  /** Sends operations until each is done. */
  async #deliver(operations: readonly Operation[]): Promise<void> {
    const { retries = usualRetries, signal } = this.#options;
    let left = operations;
    for (let failed = 1; ; failed += 1) {
      const { refused, reason } = await this.#attempt(left);
      if (refused.length === 0) return;
      if (failed >= retries.attempts) throw reason;
      // What has come through says that the cluster works: the count begins again.
      if (refused.length < left.length) failed = 1;
      left = refused;
      await pause(failed, retries, signal);
      this.#throwFailure();
    }
  }

  /** One request: which operations were refused for now, and why. Throws what will not pass. */
  async #attempt(
    operations: readonly Operation[],
  ): Promise<{ refused: readonly Operation[]; reason: ClusterError }> {
    const { index, signal } = this.#options;
    try {
      const { body } = await this.#cluster.request({
        method: 'POST',
        path: `/${index}/_bulk`,
        query: { filter_path: 'errors,items.*.status,items.*.error' },
        lines: operations.map(({ lines }) => lines).join(''),
        ...(signal === undefined ? {} : { signal }),
      });
      return this.#readAnswers(operations, body);
    } catch (error) {
      if (!(error instanceof ClusterError) || !error.mayPass) throw error;
      return { refused: operations, reason: error };
    }
  }

  #readAnswers(
    operations: readonly Operation[],
    body: unknown,
  ): { refused: readonly Operation[]; reason: ClusterError } {
    const { items = [] } = body as { items?: readonly Readonly<Record<string, OperationAnswer>>[] };
    const refused: Operation[] = [];
    let reason = explainAnswer(503, 'documents are missing in the answer', this.#cluster.name);
    operations.forEach((operation, place) => {
      const answer = items[place]?.[operation.kind];
      const failure = answer === undefined ? reason : this.#readAnswer(operation, answer);
      if (failure === null) return;
      if (!failure.mayPass) throw failure;
      reason = failure;
      refused.push(operation);
    });
    return { refused, reason };
  }

  /** Why an operation was not done, or null. */
  #readAnswer({ id, kind }: Operation, { status, error = {} }: OperationAnswer): ClusterError | null {
    if (status < 300 || (kind === 'delete' && status === NOT_FOUND)) return null;
    const said = describeCause(error);
    if (status === CONFLICT)
      throw new FindlingError(
        'index_locked',
        `another run has written "${id}" meanwhile, with a later version. This run has ended; the other one goes on`,
      );
    const { code, message, mayPass } = explainAnswer(status, said, this.#cluster.name);
    return new ClusterError(code, `${message} (document "${id}")`, { status, mayPass, cause: null });
  }

  #throwFailure(): void {
    if (this.#failure !== null) throw this.#failure;
    this.#options.signal?.throwIfAborted();
  }
}
