// Answers on other threads, so that the thread that holds the connections is never kept waiting by a search.

import { PoolError, type PoolEvent, type PoolFailure, type PoolReport } from '../../threads/pool-types.js';
import { ThreadPool, TICK_MS } from '../../threads/thread-pool.js';
import type { Answer, Answerer, AnswerOptions, AnswerRequest } from '../answers/answerer.js';
import { decodeError, encodeError } from '../answers/encoded-error.js';
import { HttpError } from '../http/http-error.js';
import type { ServerLogger } from '../log/server-logger.js';
import { HeldIndex, type SharedIndex } from './held-index.js';
import type { AnswerOutcome } from './search-question.js';
import type { SearchThread } from './search-thread.js';

/** Requests that may wait at a time. */
const MAX_WAITING = 1000;
/** Of these, requests of one client: a browser has six connections, an office or a program behind one address some more. */
const MAX_WAITING_OF_CLIENT = 64;
/** How long a request may wait for its turn, in milliseconds. */
const MAX_WAIT_MS = 5000;
/** A thread is ended when its request has taken so many deadlines ... */
const HARD_LIMIT_DEADLINES = 5;
/** ... and this much longer, in milliseconds: a search that the clock has ended writes what it found, on a busy machine, too. */
const GRACE_MS = 5000;

/** How often one request is answered anew because a part of the index that it was the first to read is damaged. */
const MAX_RECOVERIES = 3;

/** What a ThreadedAnswerer is made of. */
export interface ThreadedAnswererOptions<Index> {
  /** How many threads there may be, from 1. */
  readonly threads: number;
  /** Whether the next thread is started before a request waits for it: where one client may keep one busy. */
  readonly keepsSpare?: boolean;
  /** The deadline of one search, in milliseconds. */
  readonly timeoutMs: number;
  /** Starts a thread. May throw. */
  readonly startThread: () => SearchThread<Index>;
  /** The index that is answered from at first; threads are started meanwhile. */
  readonly index: Promise<SharedIndex<Index>>;
  /** Answers where no thread can be started. */
  readonly inPlace: Answerer;
  /**
   * Has threads answer from an older index where a part of this one is damaged; the reason says which. Resolves to false where
   * there is none.
   */
  readonly recover: (reason: string) => Promise<boolean>;
  readonly logger: ServerLogger;
}

/**
 * Answers on threads that share one index. A request waits until a thread is free and the one before it on its connection is
 * answered; where too many wait, of its client or in all, or it waits for too long, it is refused as `server_busy`. A thread that dies, or does not come to
 * an end within the hard limit, is replaced: only the request it was answering fails, as `search_aborted`.
 */
export class ThreadedAnswerer<Index> implements Answerer {
  readonly #pool: ThreadPool<AnswerRequest, AnswerOutcome, SearchThread<Index>>;
  readonly #logger: ServerLogger;
  readonly #ticking: NodeJS.Timeout;
  readonly #recover: (reason: string) => Promise<boolean>;
  #index: Promise<HeldIndex<Index>>;

  constructor(options: ThreadedAnswererOptions<Index>) {
    const { threads, keepsSpare = false, timeoutMs, startThread, index, inPlace, recover, logger } = options;
    this.#logger = logger;
    this.#recover = recover;
    this.#index = index.then((shared) => new HeldIndex(shared));
    // Whoever opens the index says so if it fails.
    this.#index.catch(() => undefined);
    const { signal } = new AbortController();
    this.#pool = new ThreadPool({
      maxThreads: threads,
      keepsSpare,
      maxWaiting: MAX_WAITING,
      maxWaitingOfClient: MAX_WAITING_OF_CLIENT,
      maxWaitTicks: MAX_WAIT_MS / TICK_MS,
      maxRunTicks: Math.ceil((HARD_LIMIT_DEADLINES * timeoutMs + GRACE_MS) / TICK_MS),
      start: startThread,
      prepare: async (thread, isFirst) => thread.prepare(await this.#index, isFirst),
      commit: (thread) => thread.commit(),
      inPlace: async (request) => {
        try {
          const answer = await inPlace.answer(request, { signal, connection: this });
          return { kind: 'answer', answer };
        } catch (error) {
          return { kind: 'failed', error: encodeError(error) };
        }
      },
      onEvent: (event) => {
        this.#log(event);
      },
    });
    this.#ticking = setInterval(() => {
      this.#pool.tick();
    }, TICK_MS).unref();
  }

  /** Rejects with the reason of the signal, too, once that is aborted. */
  async answer(request: AnswerRequest, options: AnswerOptions): Promise<Answer> {
    for (let recoveries = 0; ; recoveries += 1) {
      const outcome = await this.#pool.run(request, options).catch((error: unknown) => {
        throw error instanceof PoolError ? explainFailure(error.failure) : error;
      });
      if (outcome.kind === 'answer') return outcome.answer;
      const { error } = outcome;
      const isDamage =
        error.kind === 'findling' && (error.code === 'index_damaged' || error.code === 'index_unreadable');
      if (!isDamage || recoveries === MAX_RECOVERIES || !(await this.#recover(error.message)))
        throw decodeError(error);
    }
  }

  /**
   * Has all threads move to an index that was opened in place of the one before, one after another while others answer. Resolves
   * once whatever is asked from then on is answered from it. The one before is released when no thread reads it any more.
   */
  async moveTo(index: SharedIndex<Index>): Promise<void> {
    const before = this.#index;
    this.#index = Promise.resolve(new HeldIndex(index));
    await this.#pool.renew();
    (await before).letGo();
  }

  /** What the threads are doing. */
  report(): PoolReport<SearchThread<Index>> {
    return this.#pool.report();
  }

  /** Ends the threads; what waits or runs is refused as `not_ready`. */
  async close(): Promise<void> {
    clearInterval(this.#ticking);
    await this.#pool.close();
    const index = await this.#index.catch(() => null);
    index?.letGo();
  }

  #log({ kind, thread, error }: PoolEvent): void {
    const line = { thread, ...(error === null ? {} : { err: error }) };
    switch (kind) {
      case 'overrun':
        this.#logger.error(line, 'a search did not come to an end; its thread is replaced');
        break;
      case 'died':
        this.#logger.error(line, 'a search thread has died and is replaced');
        break;
      case 'not-started':
        this.#logger.error(
          line,
          'a search thread cannot be started; the others answer, or the thread of the server',
        );
        break;
    }
  }
}

function explainFailure(failure: PoolFailure): HttpError {
  switch (failure) {
    case 'full':
    case 'waited':
      return new HttpError(
        'server_busy',
        'More is being asked than this server can answer at once. Ask again in a moment.',
      );
    case 'overrun':
      return new HttpError(
        'search_aborted',
        'This search did not come to an end and was given up. Try it with fewer or longer words.',
      );
    case 'died':
      return new HttpError(
        'search_aborted',
        'This search failed and was given up; the log of the server says more. Try it again, or with fewer words.',
      );
    case 'closed':
      return new HttpError('not_ready', 'The server is stopping; ask again in a moment.');
  }
}
