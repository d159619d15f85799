// Threads that a test moves by hand: each question waits until the test answers it, or ends the thread.

import { PoolError, type PoolEvent, type PoolThread } from '../../src/threads/pool-types.js';
import { type PoolOptions, ThreadPool } from '../../src/threads/thread-pool.js';

/** A thread whose questions the test answers. */
export class FakeThread implements PoolThread<string, string> {
  readonly ended: Promise<Error>;
  readonly asked: string[] = [];
  abandoned = 0;
  isClosed = false;
  stirs = false;
  #end: (error: Error) => void = () => undefined;
  #settle: { resolve: (text: string) => void; reject: (error: Error) => void } | null = null;

  constructor() {
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  ask(task: string): Promise<string> {
    this.asked.push(task);
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  hasStirred(): boolean {
    return this.stirs;
  }

  abandon(): void {
    this.abandoned += 1;
  }

  /** Answers the question that was asked last. */
  async answer(text: string): Promise<void> {
    this.#settle?.resolve(text);
    await settled();
  }

  async die(): Promise<void> {
    const error = new Error('out of memory');
    this.#settle?.reject(error);
    this.#end(error);
    await settled();
  }

  close(): Promise<void> {
    this.isClosed = true;
    this.#end(new Error('closed'));
    return Promise.resolve();
  }
}

/** A step of a thread that waits for the test: to open a state, or to serve it. */
export interface Step {
  readonly name: 'prepare' | 'commit';
  readonly thread: FakeThread;
  readonly isFirst: boolean;
  readonly pass: () => Promise<void>;
  readonly fail: () => Promise<void>;
}

/** A pool of fake threads, and what it did. */
export interface FakePool {
  readonly pool: ThreadPool<string, string, FakeThread>;
  readonly threads: FakeThread[];
  readonly events: PoolEvent['kind'][];
  readonly inPlace: string[];
  /** Steps that wait; only where the test asked to pass them by hand. */
  readonly steps: Step[];
  /** How many of the next starts fail. */
  failingStarts: number;
  /** Runs a task and keeps what came of it: its result, or the failure of a PoolError, or the message of an error. */
  run(task: string, connection?: object, signal?: AbortSignal, client?: string): Outcome;
  tick(times: number): Promise<void>;
}

export interface Outcome {
  value: string | null;
}

const LIMITS = {
  maxThreads: 2,
  maxWaiting: 10,
  maxWaitingOfClient: 10,
  maxWaitTicks: 5,
  maxRunTicks: 20,
} as const;

/** Lets everything happen that need not wait for anybody. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** How a pool differs from the usual one of these tests: two threads that need not be waited for. */
export interface PoolChanges {
  readonly maxThreads?: number;
  readonly keepsSpare?: boolean;
  readonly maxWaiting?: number;
  readonly maxWaitingOfClient?: number;
  readonly failingStarts?: number;
  /** Whether steps wait until the test passes them. */
  readonly stepsByHand?: boolean;
}

export async function makePool({
  failingStarts = 0,
  stepsByHand = false,
  ...limits
}: PoolChanges = {}): Promise<FakePool> {
  const threads: FakeThread[] = [];
  const events: PoolEvent['kind'][] = [];
  const inPlace: string[] = [];
  const steps: Step[] = [];
  const step = (name: Step['name'], thread: FakeThread, isFirst: boolean): Promise<void> => {
    if (!stepsByHand) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => async () => {
        steps.splice(steps.indexOf(waiting), 1);
        settle();
        await settled();
      };
      const fail = (): void => {
        reject(new Error('cannot open'));
      };
      const waiting: Step = { name, thread, isFirst, pass: end(resolve), fail: end(fail) };
      steps.push(waiting);
    });
  };
  const start = (): FakeThread => {
    if (fake.failingStarts > 0) {
      fake.failingStarts -= 1;
      throw new Error('no memory');
    }
    const thread = new FakeThread();
    threads.push(thread);
    return thread;
  };
  const options: PoolOptions<string, string, FakeThread> = {
    ...LIMITS,
    ...limits,
    start,
    prepare: (thread, isFirst) => step('prepare', thread, isFirst),
    commit: (thread) => step('commit', thread, false),
    inPlace: (task) => {
      inPlace.push(task);
      return Promise.resolve(`${task} in place`);
    },
    onEvent: ({ kind }) => events.push(kind),
  };
  const fake: Omit<FakePool, 'pool'> & { failingStarts: number } = {
    threads,
    events,
    inPlace,
    steps,
    failingStarts,
    run(task, connection = {}, signal = new AbortController().signal, client) {
      const outcome: Outcome = { value: null };
      pool.run(task, { client, connection, signal }).then(
        (value) => (outcome.value = value),
        (error: unknown) =>
          (outcome.value = error instanceof PoolError ? error.failure : (error as Error).message),
      );
      return outcome;
    },
    async tick(times) {
      for (let count = 0; count < times; count += 1) {
        pool.tick();
        await settled();
      }
    },
  };
  const pool = new ThreadPool<string, string, FakeThread>(options);
  await settled();
  return Object.assign(fake, { pool });
}
