// A task of a pool and whoever waits for it.

import type { RunOptions } from './pool-types.js';

/** A task that waits, or runs. */
export class Job<Task, Result> {
  readonly task: Task;
  readonly client: unknown;
  readonly connection: object;
  readonly result: Promise<Result>;
  /** Whether it is, or has been, running. */
  hasBegun = false;
  /** How long it has been running. */
  ticks = 0;
  readonly #options: RunOptions;
  #resolve: (result: Result) => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;
  #onAbort: (() => void) | null = null;

  constructor(task: Task, options: RunOptions) {
    this.task = task;
    this.client = options.client ?? options.connection;
    this.connection = options.connection;
    this.#options = options;
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /**
   * From now on the job fails as soon as its signal is aborted, and `onAbort` is told. To be called for jobs that take their time
   * only: asking for a signal costs more than handing a task to a thread.
   */
  watch(onAbort: () => void): void {
    if (this.#onAbort !== null) return;
    const { signal } = this.#options;
    this.#onAbort = () => {
      const { reason } = signal as { reason: unknown };
      this.reject(reason instanceof Error ? reason : new Error('the client is gone'));
      onAbort();
    };
    if (signal.aborted) this.#onAbort();
    else signal.addEventListener('abort', this.#onAbort);
  }

  resolve(result: Result): void {
    this.#forgetSignal();
    this.#resolve(result);
  }

  reject(error: Error): void {
    this.#forgetSignal();
    this.#reject(error);
  }

  #forgetSignal(): void {
    if (this.#onAbort !== null) this.#options.signal.removeEventListener('abort', this.#onAbort);
  }
}
