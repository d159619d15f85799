// Builds segments on several threads.

import type { MessagePort } from 'node:worker_threads';
import { NO_SEARCHED_FIELDS, type SearchedFields } from '../../documents/own/searched-fields.js';
import { WorkerThread } from '../../threads/worker-thread.js';
import { type DocumentBatch, flattenBatch } from './batch.js';
import type { BuildMessage, BuildTask, BuiltSegment, SegmentTarget } from './segment-worker.js';

/** A thread that has built one segment waits so long for the next, which it builds with the code it has compiled. */
const IDLE_MILLISECONDS = 10_000;
/** UTF-16 units of text that may be on their way to a thread; a single batch may have more. */
const MAX_UNITS_IN_FLIGHT = 8 << 20;

/**
 * How many different words a segment has is told of all batches but so many: always the same number, so that the same corpus gives
 * the same segments however fast its threads are.
 */
const UNTOLD_BATCHES = 8;

/** A segment that is being built on a thread of its own. */
export class SegmentBuild {
  /** Documents sent so far. */
  documents = 0;
  /** Resolves some time after `finish`; rejects as soon as the thread fails. */
  readonly built: Promise<BuiltSegment>;
  readonly #port: MessagePort;
  /** Units of the batches on their way, in order. */
  readonly #sent: number[] = [];
  #unitsSent = 0;
  #batchesSent = 0;
  /** By batch that the thread has taken: different words in the segment by then. */
  readonly #forms: number[] = [];
  #added: () => void = () => undefined;

  constructor(built: Promise<BuiltSegment>, port: MessagePort) {
    this.built = built;
    this.built.catch(() => undefined);
    this.#port = port;
    port.on('message', (forms: number) => {
      this.#forms.push(forms);
      this.#unitsSent -= this.#sent.shift() ?? 0;
      this.#added();
    });
  }

  /**
   * Sends documents; waits while enough are on their way.
   * @returns different words in the segment some batches ago
   */
  async add(batch: DocumentBatch): Promise<number> {
    this.#send({ kind: 'documents', batch: flattenBatch(batch) });
    this.documents += batch.documents.length;
    this.#sent.push(batch.units);
    this.#unitsSent += batch.units;
    this.#batchesSent += 1;
    const told = this.#batchesSent - UNTOLD_BATCHES;
    while ((this.#unitsSent > MAX_UNITS_IN_FLIGHT && this.#sent.length > 1) || this.#forms.length < told) {
      const added = new Promise<void>((resolve) => (this.#added = resolve));
      await Promise.race([added, this.built]);
    }
    return this.#forms[told - 1] ?? 0;
  }

  /** Says that no more documents will come. */
  finish(): void {
    this.#send({ kind: 'finish' });
  }

  #send(message: BuildMessage): void {
    this.#port.postMessage(message);
  }
}

/** A thread of the pool. */
interface BuildThread {
  readonly worker: WorkerThread<BuildTask, BuiltSegment>;
  /** Ends it where no segment comes. */
  timer: NodeJS.Timeout | undefined;
}

/** Threads that build segments, reused from one to the next. */
export class SegmentPool {
  readonly threads: number;
  readonly searched: SearchedFields;
  readonly #all = new Set<BuildThread>();
  /** Threads that wait for a segment, the one that was busy last at the end. */
  readonly #idle: BuildThread[] = [];

  /** @param searched own fields that are searched by themselves */
  constructor(threads: number, searched: SearchedFields = NO_SEARCHED_FIELDS) {
    this.searched = searched;
    this.threads = threads;
  }

  /** Starts so many threads that wait for the segments to come. */
  start(threads: number): void {
    while (this.#all.size < threads) this.#rest(this.#startThread());
  }

  /**
   * Begins a segment. Callers must not have more than `threads` of them unfinished at a time.
   * @param target where the thread writes it; null has its bytes handed over
   */
  begin(target: SegmentTarget | null): SegmentBuild {
    const thread = this.#takeIdle() ?? this.#startThread();
    const { port, result } = thread.worker.run({ target, searched: this.searched });
    const built = result.finally(() => {
      this.#rest(thread);
    });
    return new SegmentBuild(built, port);
  }

  /** Stops all threads, whatever they are doing. */
  async close(): Promise<void> {
    await Promise.all(Array.from(this.#all, (thread) => this.#end(thread)));
  }

  #startThread(): BuildThread {
    const worker = new WorkerThread<BuildTask, BuiltSegment>(new URL('./segment-worker.js', import.meta.url));
    const thread: BuildThread = { worker, timer: undefined };
    this.#all.add(thread);
    return thread;
  }

  #takeIdle(): BuildThread | undefined {
    const thread = this.#idle.pop();
    clearTimeout(thread?.timer);
    return thread;
  }

  /** Keeps a thread for the next segment, for a while. */
  #rest(thread: BuildThread): void {
    if (!this.#all.has(thread)) return;
    if (thread.worker.hasEnded) {
      this.#all.delete(thread);
      return;
    }
    this.#idle.push(thread);
    thread.timer = setTimeout(() => void this.#end(thread), IDLE_MILLISECONDS);
  }

  async #end(thread: BuildThread): Promise<void> {
    clearTimeout(thread.timer);
    this.#all.delete(thread);
    const at = this.#idle.indexOf(thread);
    if (at >= 0) this.#idle.splice(at, 1);
    await thread.worker.close();
  }
}
