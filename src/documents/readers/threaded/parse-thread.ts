// The thread that parses documents whose formats may take long or much memory. It can be ended: a document that asks for more
// time or memory than it may have is skipped, and the next one gets a new thread.

import { errnoOf } from '../../../errors.js';
import { WorkerThread } from '../../../threads/worker-thread.js';
import type { ParsedRecord } from '../../record.js';
import { skippedAt } from '../../source/skipped.js';
import { PassingError } from '../../source/unread-path.js';
import type { ParseTask } from './parse-task.js';

/** What a document may take. */
export interface ParseLimits {
  /** Seconds until the thread is ended; those in which the whole process was stopped do not count. */
  readonly maxSeconds: number;
  /** Seconds more for each MB of the document. */
  readonly maxSecondsPerMegabyte: number;
  /** Of the JavaScript heap of the thread, in MB. */
  readonly maxHeapMegabytes: number;
}

const DEFAULT_LIMITS: ParseLimits = { maxSeconds: 60, maxSecondsPerMegabyte: 2, maxHeapMegabytes: 768 };
const TICK_MILLISECONDS = 250;
/** A thread that has nothing to parse for so long is ended. */
const IDLE_MILLISECONDS = 5000;

/** Parses documents one at a time, on a thread that is started when it is needed and keeps no process alive. */
export class ParseThread {
  readonly #limits: ParseLimits;
  readonly #file: URL;
  #worker: WorkerThread<ParseTask, ParsedRecord> | null = null;
  #idleTimer: NodeJS.Timeout | undefined;
  /** Resolves when the task that was given last has ended, however it ended. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param file the module that answers the tasks */
  constructor(limits: ParseLimits = DEFAULT_LIMITS, file = new URL('./parse-worker.js', import.meta.url)) {
    this.#limits = limits;
    this.#file = file;
  }

  /** Parses a document once those before it are done. Rejects with PassingError where the machine fails. */
  parse(task: ParseTask): Promise<ParsedRecord> {
    const result = this.#last.then(async () => this.#parse(task));
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Ends the thread; the next document starts another. */
  async close(): Promise<void> {
    clearTimeout(this.#idleTimer);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.close();
  }

  async #parse(task: ParseTask): Promise<ParsedRecord> {
    clearTimeout(this.#idleTimer);
    const worker = (this.#worker ??= this.#start());
    worker.keepAlive(true);
    const { maxSeconds, maxSecondsPerMegabyte, maxHeapMegabytes } = this.#limits;
    const seconds = maxSeconds + Math.ceil((task.bytes.length / 2 ** 20) * maxSecondsPerMegabyte);
    let ticks = 0;
    let excess: string | null = null;
    // Ticks are counted instead of the time: a process that was stopped for an hour ticks once for all of it.
    const timer = setInterval(() => {
      ticks += 1;
      if (ticks * TICK_MILLISECONDS < seconds * 1000) return;
      excess = `${seconds} seconds`;
      void worker.close();
    }, TICK_MILLISECONDS);
    try {
      return await worker.ask(task);
    } catch (error) {
      if (errnoOf(error) === 'ERR_WORKER_OUT_OF_MEMORY') {
        excess = `${maxHeapMegabytes} MB of memory`;
      }
      // That says nothing of the document: no thread could be started, or the machine failed under it.
      if (excess === null) throw new PassingError('EAGAIN', error);
      const message = `takes more than ${excess} to read: split it, or save it in a simpler form`;
      return { kind: 'skipped', skipped: skippedAt(task.location, 'too_costly', message) };
    } finally {
      clearInterval(timer);
      this.#rest(worker);
    }
  }

  #start(): WorkerThread<ParseTask, ParsedRecord> {
    return new WorkerThread(this.#file, {
      maxOldGenerationSizeMb: this.#limits.maxHeapMegabytes,
    });
  }

  #rest(worker: WorkerThread<ParseTask, ParsedRecord>): void {
    if (worker.hasEnded) {
      this.#worker = null;
      return;
    }
    worker.keepAlive(false);
    this.#idleTimer = setTimeout(() => void this.close(), IDLE_MILLISECONDS);
    this.#idleTimer.unref();
  }
}
