// Reindexes for the server, one run at a time, in a worker thread. A run's failure is a task, never a crash.

import { describeError, type ErrorCode, FindlingError } from '../../errors.js';
import type { RebuildPlan, UpdateSummary } from '../../index/update/update-summary.js';
import type { Reindexer, ReindexStart, Task, TaskRebuild } from '../../server/api/reindexer.js';
import { describeCode } from '../../server/http/error-answer.js';
import { errorRowOf } from '../../server/http/error-codes.js';
import type { ServerLogger } from '../../server/log/server-logger.js';
import { WorkerThread } from '../../threads/worker-thread.js';
import type { ReindexRequest } from './reindex-worker.js';

/** Tasks kept for /tasks; the oldest are forgotten first. */
const MAX_REMEMBERED_TASKS = 100;

/** The run that is not finished yet. */
interface Run {
  readonly uid: number;
  readonly stop: () => void;
  readonly done: Promise<void>;
}

/** Why a run failed: a failure of the update, a stopped server, or a bug. */
type FailureCode = ErrorCode | 'reindex_stopped' | 'internal';

/** What has become of a run. */
type Outcome =
  | { readonly kind: 'done'; readonly summary: UpdateSummary }
  | { readonly kind: 'failed'; readonly code: FailureCode; readonly message: string };

/** Starts one run at a time in a thread of its own, and remembers what came of it. */
export class WorkerReindexer implements Reindexer {
  readonly #request: ReindexRequest;
  readonly #logger: ServerLogger;
  readonly #onPublished: () => Promise<unknown>;
  readonly #tasks = new Map<number, Task>();
  #running: Run | null = null;
  #nextUid = 1;
  #again = false;
  #isStopped = false;

  /** @param onPublished called after a run that published, before its task is finished */
  constructor(request: ReindexRequest, logger: ServerLogger, onPublished: () => Promise<unknown>) {
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
      rebuild: null,
      error: null,
    };
    this.#remember(task);
    this.#run(task);
    return Promise.resolve({ kind: 'started', task });
  }

  /** Starts a run now, or once the present one has finished: what changes meanwhile is not missed. */
  request(): void {
    if (this.#isStopped) return;
    if (this.#running === null) void this.start();
    else this.#again = true;
  }

  task(uid: number): Task | null {
    return this.#tasks.get(uid) ?? null;
  }

  /** Stops a run at the next safe point and waits for it; none that is requested later is started. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#again = false;
    const running = this.#running;
    if (running === null) return;
    running.stop();
    await running.done;
  }

  #run(task: Task): void {
    const thread = new WorkerThread<ReindexRequest, UpdateSummary>(
      new URL('./reindex-worker.js', import.meta.url),
    );
    const { port, result } = thread.run(this.#request);
    port.on('message', (plan: RebuildPlan) => {
      if (this.task(task.uid)?.status !== 'processing') return;
      this.#logger.info({ task: task.uid, ...plan }, 'indexing everything anew');
      this.#remember({ ...task, rebuild: rebuildOf(plan) });
    });
    let isStopped = false;
    const stop = (): void => {
      isStopped = true;
      port.postMessage('stop');
    };
    const outcome = result.then(
      (summary): Outcome => ({ kind: 'done', summary }),
      (error: unknown): Outcome => {
        const code = error instanceof FindlingError ? error.code : isStopped ? 'reindex_stopped' : 'internal';
        return { kind: 'failed', code, message: describeError(error) };
      },
    );
    // A new thread for each run: what a run took of memory is free again after it.
    const done = outcome.then(async (end) => {
      await thread.close();
      await this.#finish(task, end);
    });
    this.#running = { uid: task.uid, stop, done };
  }

  async #finish(task: Task, outcome: Outcome): Promise<void> {
    if (outcome.kind === 'done' && outcome.summary.published) {
      await this.#onPublished().catch((error: unknown) => {
        this.#logger.error({ err: error }, 'the new generation cannot be opened');
      });
    }
    const finishedAt = new Date().toISOString();
    const seconds = (Date.parse(finishedAt) - Date.parse(task.startedAt)) / 1000;
    const rebuild =
      outcome.kind === 'done' && outcome.summary.rebuild !== null ? rebuildOf(outcome.summary.rebuild) : null;
    const finished = {
      ...task,
      rebuild: rebuild ?? this.task(task.uid)?.rebuild ?? null,
      finishedAt,
      duration: `PT${seconds}S`,
    };
    if (outcome.kind === 'done') {
      const { added, changed, removed, skipped, documents, generation } = outcome.summary;
      const details = { added, changed, removed, skipped: skipped.length, documents, generation };
      this.#remember({ ...finished, status: 'succeeded', details });
      this.#logger.info({ task: task.uid, ...details, seconds }, 'reindexed');
      const { unswept } = outcome.summary;
      if (unswept !== null)
        this.#logger.warn(
          { task: task.uid, reason: unswept },
          'files that are no longer needed cannot be removed',
        );
      for (const unread of outcome.summary.kept)
        this.#logger.warn(
          { task: task.uid, ...unread },
          'part of the corpus cannot be read; its documents stay',
        );
    } else {
      const { message } = outcome;
      // What no caller can read about on the help page is a bug to them.
      const code = errorRowOf(outcome.code).type === 'internal' ? 'internal' : outcome.code;
      this.#remember({ ...finished, status: 'failed', error: describeCode(code, message) });
      const level = outcome.code === 'reindex_stopped' ? 'info' : 'error';
      this.#logger[level]({ task: task.uid, code: outcome.code }, message);
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
      if (this.#tasks.size <= MAX_REMEMBERED_TASKS) return;
      this.#tasks.delete(uid);
    }
  }
}

/** What a task says of a run that has to index everything anew. */
function rebuildOf({ reason, documents, files, bytes, seconds }: RebuildPlan): TaskRebuild {
  return {
    reason,
    documents,
    files,
    bytes,
    expectedDuration: seconds === null ? null : `PT${Number(seconds.toFixed(3))}S`,
  };
}
