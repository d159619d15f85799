// The half of a search thread that the server holds.

import type { PoolThread } from '../../threads/pool-types.js';
import type { WorkerThread } from '../../threads/worker-thread.js';
import type { AnswerRequest } from '../answers/answerer.js';
import type { HeldIndex } from './held-index.js';
import { type AnswerOutcome, type SearchQuestion, type SearchReply, SIGNAL } from './search-question.js';

/** A thread that answers from an index which it shares with others. */
export class SearchThread<Index> implements PoolThread<AnswerRequest, AnswerOutcome> {
  readonly ended: Promise<Error>;
  readonly #worker: WorkerThread<SearchQuestion<Index>, SearchReply>;
  readonly #signals = new Int32Array(
    new SharedArrayBuffer(Object.keys(SIGNAL).length * Int32Array.BYTES_PER_ELEMENT),
  );
  #beat = 0;
  #number = 0;
  #memoryBytes = 0;
  #prepared: HeldIndex<Index> | null = null;
  #serving: HeldIndex<Index> | null = null;

  constructor(worker: WorkerThread<SearchQuestion<Index>, SearchReply>) {
    this.#worker = worker;
    this.ended = worker.ended;
    void worker.ended.then(() => {
      this.#prepared?.letGo();
      this.#serving?.letGo();
      this.#prepared = this.#serving = null;
    });
  }

  /** Memory of the thread alone, as it was lately, in bytes; 0 before its first answer. */
  get memoryBytes(): number {
    return this.#memoryBytes;
  }

  /** Has it open an index beside the one it answers from. */
  async prepare(index: HeldIndex<Index>, isFirst: boolean): Promise<void> {
    index.hold();
    this.#prepared?.letGo();
    this.#prepared = index;
    await this.#worker.ask({ kind: 'prepare', index: index.message, isFirst, signals: this.#signals });
  }

  /** Has it answer from the index it has opened, and lets go of the one before. */
  async commit(): Promise<void> {
    await this.#worker.ask({ kind: 'commit' });
    this.#serving?.letGo();
    this.#serving = this.#prepared;
    this.#prepared = null;
  }

  async ask(request: AnswerRequest): Promise<AnswerOutcome> {
    // Small enough for the shared word, and never 0, which it is at first.
    this.#number = (this.#number % 0x7fff_ffff) + 1;
    const reply = await this.#worker.ask({ kind: 'answer', number: this.#number, request });
    if (reply.kind === 'done') throw new Error('the thread has replied to another question');
    this.#memoryBytes = reply.memoryBytes;
    return reply.outcome;
  }

  abandon(): void {
    Atomics.store(this.#signals, SIGNAL.abandoned, this.#number);
  }

  hasStirred(): boolean {
    const before = this.#beat;
    this.#beat = Atomics.load(this.#signals, SIGNAL.beat);
    return this.#beat !== before;
  }

  close(): Promise<void> {
    return this.#worker.close();
  }
}
