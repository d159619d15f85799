// What a pool of threads takes and tells.

/** A thread of a pool. */
export interface PoolThread<Task, Result> {
  /** Resolves when the thread has ended, for whatever reason. */
  readonly ended: Promise<Error>;
  /** Runs a task; the one before must have ended. Rejects only where the thread cannot go on. */
  ask(task: Task): Promise<Result>;
  /** Whether, since this was asked last, the thread has been free to do something else: it waits, and is not stuck. */
  hasStirred(): boolean;
  /** Says that nobody waits for the task that is running any more. */
  abandon(): void;
  close(): Promise<void>;
}

/**
 * How threads of a pool come to serve something. What they serve has states: a new one is opened beside the one that is served,
 * thread by thread, until it is served in its place.
 */
export interface ThreadLife<Thread> {
  /** Starts a thread. May throw. */
  readonly start: () => Thread;
  /**
   * Has a thread open the newest state, beside the one it serves if it serves one already.
   * @param isFirst whether no other thread has opened that state yet
   */
  readonly prepare: (thread: Thread, isFirst: boolean) => Promise<void>;
  /** Has a thread serve what it has prepared, and let go of what it served. */
  readonly commit: (thread: Thread) => Promise<void>;
  /** Told of what the operator should know. */
  readonly onEvent: (event: PoolEvent) => void;
}

/** What goes with a task. */
export interface RunOptions {
  /** Who asks for it: clients take turns, and each has only so many tasks that wait. Left out: the connection. */
  readonly client?: unknown;
  /** Tasks of one connection run one at a time. */
  readonly connection: object;
  /** Aborted when nobody waits for the result any more. */
  readonly signal: AbortSignal;
}

/** Something the operator should know of: a thread that ran too long, died, or could not be started. */
export interface PoolEvent {
  readonly kind: 'overrun' | 'died' | 'not-started';
  readonly thread: number;
  /** What was thrown, if anything was. */
  readonly error: unknown;
}

/**
 * Why a task was not done: too many wait, of this client or in all; it waited for too long; it ran for too long; its thread died; the pool is closed.
 */
export type PoolFailure = 'full' | 'waited' | 'overrun' | 'died' | 'closed';

/** A task that was not done. */
export class PoolError extends Error {
  readonly failure: PoolFailure;

  constructor(failure: PoolFailure) {
    super(`the task was not done: ${failure}`);
    this.name = 'PoolError';
    this.failure = failure;
  }
}

/** What a pool is doing. */
export interface PoolReport<Thread> {
  /** Threads that are running; one that replaces another has a number of its own. */
  readonly threads: readonly {
    readonly number: number;
    readonly thread: Thread;
    readonly isBusy: boolean;
    /** Tasks it has done. */
    readonly finished: number;
  }[];
  /** Tasks that wait. */
  readonly waiting: number;
  readonly oldestWaitSeconds: number;
  /** Threads that ended before they were told to, so far. */
  readonly lost: number;
}
