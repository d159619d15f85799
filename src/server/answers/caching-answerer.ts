// Keeps whole answers for as long as the engine answers from the same, and makes what several clients ask at once only once.

import { LRUCache } from 'lru-cache';
import { answerKeyOf } from './answer-key.js';
import type { Answer, Answerer, AnswerOptions, AnswerRequest } from './answerer.js';
import { Flight } from './flight.js';

/** What an answer takes besides its body and its key, in bytes, about. */
const ENTRY_BYTES = 1024;
/** The part of the cache that one answer may take: a document of megabytes would leave room for nothing else. */
const MAX_SHARE = 1 / 8;

/** What answers are kept of. */
export interface CachingAnswererOptions {
  readonly answerer: Answerer;
  /** What the engine answers from now (`EngineStatus.revision`); undefined: nothing is kept, and nobody shares an answer. */
  readonly revision: () => string | undefined;
  /** Memory for answers, in bytes; 0 keeps none. */
  readonly maxBytes: number;
}

/**
 * Answers as another answerer does. What is kept is dropped once the revision is another; part of an answer, and what came from
 * another revision, is never kept.
 */
export class CachingAnswerer implements Answerer {
  readonly #answerer: Answerer;
  readonly #currentRevision: () => string | undefined;
  readonly #kept: LRUCache<string, Answer> | null;
  readonly #flights = new Map<string, Flight>();
  #revision: string | undefined;

  constructor({ answerer, revision, maxBytes }: CachingAnswererOptions) {
    this.#answerer = answerer;
    this.#currentRevision = revision;
    this.#kept =
      maxBytes === 0
        ? null
        : new LRUCache<string, Answer>({
            maxSize: maxBytes,
            maxEntrySize: Math.max(1, Math.floor(maxBytes * MAX_SHARE)),
            sizeCalculation: ({ body }, key) => body.byteLength + 2 * key.length + ENTRY_BYTES,
          });
  }

  /** Bytes that the answers kept take, about. */
  get keptBytes(): number {
    return this.#kept?.calculatedSize ?? 0;
  }

  async answer(request: AnswerRequest, client: AnswerOptions): Promise<Answer> {
    const revision = this.#currentRevision();
    if (revision !== this.#revision) this.#drop(revision);
    if (revision === undefined) return this.#answerer.answer(request, client);
    const key = `${request.encoding} ${answerKeyOf(request)}`;
    const kept = this.#kept?.get(key);
    if (kept !== undefined) return kept;
    const joined = this.#flights.get(key);
    if (joined !== undefined && !joined.isAbandoned) {
      joined.join(client);
      return { ...(await joined.answering), source: 'shared' };
    }
    const flight = new Flight(client, (options) => this.#answerer.answer(request, options));
    this.#flights.set(key, flight);
    try {
      const answer = await flight.answering;
      if (this.#mayKeep(answer)) this.#kept?.set(key, { ...answer, work: 0, source: 'cache' });
      return answer;
    } finally {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    }
  }

  /** Answers on their way go on to those who wait for them; nobody joins them any more. */
  #drop(revision: string | undefined): void {
    this.#revision = revision;
    this.#kept?.clear();
    this.#flights.clear();
  }

  #mayKeep({ status, partial, revision }: Answer): boolean {
    return status === 200 && !partial && revision !== undefined && revision === this.#revision;
  }
}
