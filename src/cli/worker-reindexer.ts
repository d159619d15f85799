// Reindexes for the server, one run at a time, in a worker thread. A run's failure is a task, never a crash.

import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Reindexer, ReindexStart, Task } from '../server/api/reindexer.js';
import type { ReindexOutcome, ReindexRequest } from './reindex-worker.js';

/** Finished runs remembered. */
const REMEMBERED = 100;
const LINK = '/help#errors';

export class WorkerReindexer implements Reindexer {
  readonly #request: ReindexRequest;
  readonly #logger: Logger;
  readonly #onPublished: () => Promise<unknown>;
  readonly #tasks = new Map<number, Task>();
  #running: { readonly worker: Worker; readonly uid: number; readonly done: Promise<void> } | null = null;
  #nextUid = 1;
  #again = false;

  /** @param onPublished called after a run that published, before its task is finished */
  constructor(request: ReindexRequest, logger: Logger, onPublished: () => Promise<unknown>) {
    this.#request = request;
    this.#logger = logger;
    this.#onPublished = onPublished;
  }

  start(): Promise<ReindexStart> {
    if (this.#running !== null) {
      const task = this.task(this.#running.uid);
      return Promise.resolve({ kind: 'conflict', message: 'A reindexing run has not finished yet.', task });
    }
    const uid = this.#nextUid;
    this.#nextUid += 1;
    const now = new Date().toISOString();
    const task: Task = {
      uid,
      type: 'reindex',
      status: 'processing',
      enqueuedAt: now,
      startedAt: now,
      finishedAt: null,
      duration: null,
      details: null,
      error: null,
    };
    this.#remember(task);
    this.#run(task);
    return Promise.resolve({ kind: 'started', task });
  }

  /** Starts a run now, or once the present one has finished: what changes meanwhile is not missed. */
  request(): void {
    if (this.#running === null) void this.start();
    else this.#again = true;
  }

  task(uid: number): Task | null {
    return this.#tasks.get(uid) ?? null;
  }

  /** Stops a run at the next safe point and waits for it. */
  async stop(): Promise<void> {
    this.#again = false;
    const running = this.#running;
    if (running === null) return;
    running.worker.postMessage('stop');
    await running.done;
  }

  #run(task: Task): void {
    const worker = new Worker(new URL('./reindex-worker.js', import.meta.url), { workerData: this.#request });
    let outcome: ReindexOutcome = {
      kind: 'failed',
      code: 'internal',
      message: 'the reindexing thread ended without a word',
    };
    worker.on('message', (message: ReindexOutcome) => {
      outcome = message;
    });
    worker.on('error', (error) => {
      outcome = { kind: 'failed', code: 'internal', message: error.message };
    });
    const done = new Promise<void>((resolve) => {
      worker.on('exit', () => {
        void this.#finish(task, outcome).then(resolve);
      });
    });
    this.#running = { worker, uid: task.uid, done };
  }

  async #finish(task: Task, outcome: ReindexOutcome): Promise<void> {
    if (outcome.kind === 'done' && outcome.summary.published) {
      await this.#onPublished().catch((error: unknown) => {
        this.#logger.error({ err: error }, 'the new generation cannot be opened');
      });
    }
    const finishedAt = new Date().toISOString();
    const seconds = (Date.parse(finishedAt) - Date.parse(task.startedAt ?? finishedAt)) / 1000;
    const finished = { ...task, finishedAt, duration: `PT${seconds}S` };
    if (outcome.kind === 'done') {
      const { added, changed, removed, skipped, documents, generation } = outcome.summary;
      const details = { added, changed, removed, skipped: skipped.length, documents, generation };
      this.#remember({ ...finished, status: 'succeeded', details });
      this.#logger.info({ task: task.uid, ...details }, 'reindexed');
    } else {
      const { code, message } = outcome;
      const type = code === 'internal' ? 'internal' : 'system';
      this.#remember({
        ...finished,
        status: 'failed',
        error: { message, code, type, link: LINK } as Task['error'],
      });
      this.#logger.error({ task: task.uid, code }, message);
    }
    this.#running = null;
    if (this.#again) {
      this.#again = false;
      void this.start();
    }
  }

  #remember(task: Task): void {
    this.#tasks.set(task.uid, task);
    for (const uid of this.#tasks.keys()) {
      if (this.#tasks.size <= REMEMBERED) return;
      this.#tasks.delete(uid);
    }
  }
}
