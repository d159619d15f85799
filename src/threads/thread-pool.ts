// Threads that share work: tasks wait in a queue that is fair and bounded, and no task can take a thread away for good.
// Knows nothing of what the tasks are.

import { FairQueue } from './fair-queue.js';
import { Job } from './job.js';
import {
  PoolError,
  type PoolReport,
  type PoolThread,
  type RunOptions,
  type ThreadLife,
} from './pool-types.js';
import { type Member, ThreadSet } from './thread-set.js';

/** Between two calls of `tick`, in milliseconds. Limits are counted in ticks. */
export const TICK_MS = 100;
const MAX_PATIENCE = 12;

/** How a pool works. */
export interface PoolOptions<
  Task,
  Result,
  Thread extends PoolThread<Task, Result>,
> extends ThreadLife<Thread> {
  readonly maxThreads: number;
  /** Whether the next thread is started as soon as the others are busy, and not only when a task waits for it. */
  readonly keepsSpare?: boolean;
  /** Tasks that may wait at a time. */
  readonly maxWaiting: number;
  /** Tasks of one client that may wait at a time. */
  readonly maxWaitingOfClient: number;
  /** How long a task may wait, in ticks. */
  readonly maxWaitTicks: number;
  /**
   * How long a task may keep its thread from everything else before the thread is ended, in ticks. A task that waits for something
   * in between may take `MAX_PATIENCE` times as long in all.
   */
  readonly maxRunTicks: number;
  /** Does a task where no thread can be started. */
  readonly inPlace: (task: Task) => Promise<Result>;
}

/**
 * Runs tasks on threads. The first thread is started at once, others when tasks wait. Tasks of one connection run one at a
 * time, and in turn with those of others; clients take turns, however many connections they have.
 */
export class ThreadPool<Task, Result, Thread extends PoolThread<Task, Result>> {
  readonly #options: PoolOptions<Task, Result, Thread>;
  readonly #threads: ThreadSet<Thread>;
  readonly #queue = new FairQueue<Job<Task, Result>>();
  /** What each thread that works is doing. */
  readonly #jobs = new Map<Member<Thread>, Job<Task, Result>>();
  /** Ticks in which there was a thread to wait for. */
  #now = 0;
  #isBusyInPlace = false;
  #isClosed = false;

  constructor(options: PoolOptions<Task, Result, Thread>) {
    this.#options = options;
    this.#threads = new ThreadSet(options, options.maxThreads, () => {
      this.#advance();
    });
    this.#threads.grow();
  }

  /**
   * Runs a task once its turn has come. Rejects with PoolError where it could not be done. Where it takes its time, it rejects
   * with the reason of the signal as soon as that is aborted: a task that waits is dropped, the thread of one that runs is told.
   */
  run(task: Task, options: RunOptions): Promise<Result> {
    if (this.#isClosed) return Promise.reject(new PoolError('closed'));
    const job = new Job<Task, Result>(task, options);
    const { maxWaiting, maxWaitingOfClient } = this.#options;
    if (this.#queue.length >= maxWaiting || this.#queue.lengthOf(job.client) >= maxWaitingOfClient)
      return Promise.reject(new PoolError('full'));
    this.#queue.add(job, this.#now);
    this.#advance();
    if (!job.hasBegun) this.#watch(job);
    return job.result;
  }

  /**
   * Has all threads move to the newest state of what they serve, one after another while others go on. Resolves once tasks that
   * begin are done in that state.
   */
  renew(): Promise<void> {
    return this.#threads.renew();
  }

  /** Ends what waits or runs for too long. A process that was stopped for a while ticks once for all of it. */
  tick(): void {
    // Whoever waits for the first thread to start waits as long as that takes.
    if (this.#threads.members.some(({ serving }) => serving >= 0)) this.#now += 1;
    for (const job of this.#queue.removeOlder(this.#now - this.#options.maxWaitTicks)) {
      job.reject(new PoolError('waited'));
    }
    this.#threads.tick();
    for (const [member, job] of [...this.#jobs]) {
      this.#watch(job);
      job.ticks += 1;
      if (member.thread.hasStirred()) member.ticks = 0;
      if (this.#hasOverrun(member, job)) this.#threads.end(member, 'overrun', null);
    }
    this.#advance();
  }

  report(): PoolReport<Thread> {
    const oldest = this.#queue.oldest();
    return {
      threads: this.#threads.members.map((member) => ({
        number: member.number,
        thread: member.thread,
        isBusy: this.#jobs.has(member),
        finished: member.finished,
      })),
      waiting: this.#queue.length,
      oldestWaitSeconds: oldest === null ? 0 : ((this.#now - oldest) * TICK_MS) / 1000,
      lost: this.#threads.lost,
    };
  }

  /** Ends all threads, whatever they are doing; what waits and what runs fails. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const jobs = [...this.#jobs.values(), ...this.#queue.removeOlder(Infinity)];
    this.#jobs.clear();
    for (const job of jobs) job.reject(new PoolError('closed'));
    await this.#threads.close();
  }

  /** Does whatever can be done now. */
  #advance(): void {
    if (this.#isClosed) return;
    for (const [member, job] of this.#jobs) if (member.doing === 'ended') this.#lose(member, job);
    this.#threads.move();
    for (const member of this.#threads.members) {
      if (!this.#queue.hasReady) break;
      if (this.#threads.isFree(member)) this.#give(member);
    }
    if (this.#queue.hasReady || this.#isSpareMissing || this.#threads.members.length === 0)
      this.#threads.grow();
    if (this.#threads.members.length === 0 && !this.#threads.canStart) this.#giveInPlace();
  }

  get #isSpareMissing(): boolean {
    return this.#options.keepsSpare === true && this.#jobs.size >= this.#threads.members.length;
  }

  #give(member: Member<Thread>): void {
    const job = this.#queue.take();
    if (job === undefined) return;
    job.hasBegun = true;
    member.doing = 'working';
    member.ticks = 0;
    this.#jobs.set(member, job);
    member.thread.ask(job.task).then(
      (result) => {
        if (!this.#jobs.delete(member)) return;
        member.doing = 'nothing';
        member.finished += 1;
        this.#finish(job, () => {
          job.resolve(result);
        });
      },
      (error: unknown) => {
        this.#threads.end(member, 'died', error);
      },
    );
  }

  /** Fails the one task that a thread was doing when it ended. */
  #lose(member: Member<Thread>, job: Job<Task, Result>): void {
    this.#jobs.delete(member);
    const failure = this.#hasOverrun(member, job) ? 'overrun' : 'died';
    this.#finish(job, () => {
      job.reject(new PoolError(failure));
    });
  }

  #hasOverrun({ ticks }: Member<Thread>, job: Job<Task, Result>): boolean {
    const { maxRunTicks } = this.#options;
    return ticks > maxRunTicks || job.ticks > maxRunTicks * MAX_PATIENCE;
  }

  #giveInPlace(): void {
    const job = this.#isBusyInPlace ? undefined : this.#queue.take();
    if (job === undefined) return;
    job.hasBegun = true;
    this.#isBusyInPlace = true;
    const finish = (end: () => void): void => {
      // Between two tasks others have their turn, too.
      setImmediate(() => {
        this.#isBusyInPlace = false;
        this.#finish(job, end);
      });
    };
    this.#options.inPlace(job.task).then(
      (result) => {
        finish(() => {
          job.resolve(result);
        });
      },
      (error: unknown) => {
        finish(() => {
          job.reject(error instanceof Error ? error : new Error(String(error)));
        });
      },
    );
  }

  /** Ends a task that had begun, so that the next of its connection may begin. */
  #finish(job: Job<Task, Result>, end: () => void): void {
    end();
    this.#queue.done(job.connection);
    this.#advance();
  }

  /** From now on it matters whether the client of a task is gone. */
  #watch(job: Job<Task, Result>): void {
    job.watch(() => {
      if (this.#queue.remove(job)) return;
      for (const [{ thread }, running] of this.#jobs) if (running === job) thread.abandon();
    });
  }
}
