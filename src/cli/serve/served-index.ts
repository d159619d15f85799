// The index that `findling serve` answers from: the thread of the server opens and follows it, search threads read it.

import { availableParallelism } from 'node:os';
import type { Config } from '../../config.js';
import { FileDirectory } from '../../index/directory/file-directory.js';
import { readSynonyms } from '../../library/read-synonyms.js';
import type { EngineStatus, SearchEngine } from '../../search/engine.js';
import { LocalEngine } from '../../search/local-engine.js';
import type { Synonyms } from '../../search/plan/widen/synonyms.js';
import { LocalAnswerer, PAGE_FACETS } from '../../server/answers/local-answerer.js';
import type { ServerLogger } from '../../server/log/server-logger.js';
import type { Assets } from '../../server/page/assets.js';
import { createPages } from '../../server/page/pages.js';
import type { SharedIndex } from '../../server/threads/held-index.js';
import type { SearchQuestion, SearchReply } from '../../server/threads/search-question.js';
import { SearchThread } from '../../server/threads/search-thread.js';
import { ThreadedAnswerer } from '../../server/threads/threaded-answerer.js';
import type { WorkerThread } from '../../threads/worker-thread.js';
import { rateLimitsOf } from './rate-limits-of.js';
import type { IndexMessage } from './search-worker.js';

/** Search threads where nothing is set: as many as cores, but no more than this. */
const MAX_DEFAULT_THREADS = 4;
/** The worker that a search thread runs in. */
export type SearchWorker = WorkerThread<SearchQuestion<IndexMessage>, SearchReply>;

/** What an index is served with. */
export interface ServedIndexOptions {
  readonly assets: Assets;
  readonly logger: ServerLogger;
  /** Starts the worker of a search thread. May throw. */
  readonly startWorker: () => SearchWorker;
}

/** Search threads and the index they share. */
type Threads = ThreadedAnswerer<IndexMessage>;

/** An open index with whoever answers from it. */
export class ServedIndex {
  readonly #engine: LocalEngine;
  readonly #config: Config;
  readonly #logger: ServerLogger;
  readonly #synonyms: RememberedSynonyms;
  #status: EngineStatus;
  #following: Promise<void> = Promise.resolve();
  /** The engine of this thread, whose status is that of what is answered from. */
  readonly engine: SearchEngine;
  /** Null where searches are answered in place. */
  readonly threads: Threads | null;

  private constructor(
    engine: LocalEngine,
    config: Config,
    logger: ServerLogger,
    threads: Threads | null,
    synonyms: RememberedSynonyms,
  ) {
    this.#engine = engine;
    this.#config = config;
    this.#logger = logger;
    this.#synonyms = synonyms;
    this.#status = engine.status();
    this.#logDamage();
    this.threads = threads;
    this.engine = {
      search: (request) => engine.search(request),
      suggest: (request) => engine.suggest(request),
      similar: (request) => engine.similar(request),
      document: (id) => engine.document(id),
      path: (id) => engine.path(id),
      matches: (id, query) => engine.matches(id, query),
      miniSearchIndex: () => engine.miniSearchIndex(),
      fields: () => engine.fields(),
      status: () => this.#status,
      workDone: () => engine.workDone(),
    };
  }

  /** Opens the index while the first search thread starts. Rejects as `LocalEngine.open` does. */
  static async open(config: Config, options: ServedIndexOptions): Promise<ServedIndex> {
    const synonyms = new RememberedSynonyms(config.synonyms);
    const opening = LocalEngine.open(new FileDirectory(config.index), {
      timeoutMs: config.searchTimeoutMs,
      fallback: true,
      readSynonyms: () => synonyms.read(),
      isForOthers: config.threads !== 0,
    });
    let index: ServedIndex | null = null;
    const recover = async (reason: string): Promise<boolean> => (await index?.recover(reason)) ?? false;
    const threads = startThreads({ ...options, config, opening, synonyms, recover });
    try {
      const engine = await opening;
      if (threads === null) engine.warmUp();
      else engine.prepareAhead();
      index = new ServedIndex(engine, config, options.logger, threads, synonyms);
      return index;
    } catch (error) {
      await threads?.close();
      throw error;
    }
  }

  /**
   * Moves to the newest generation and to changed synonyms. Resolves once whatever is asked from then on is answered from it;
   * what was served stays served if this rejects.
   */
  follow(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#engine.refresh();
      await this.#moveThreads();
    });
  }

  /**
   * Falls back to an older generation because a search thread was the first to read a part of this one that is damaged.
   * @returns true if another generation is answered from now
   */
  async recover(reason: string): Promise<boolean> {
    const { revision } = this.#status;
    await this.#inTurn(async () => {
      // Another request may have found the same damage, or the thread of the server, which reads everything in the background.
      if (this.#engine.status().revision === revision) await this.#engine.recover(reason);
      await this.#moveThreads();
    });
    return this.#status.revision !== revision;
  }

  /** Has the threads answer from what this thread has open, if that has changed. */
  async #moveThreads(): Promise<void> {
    const status = this.#engine.status();
    const { revision, reason } = this.#status;
    if (status.revision !== revision)
      await this.threads?.moveTo(shareIndex(this.#engine, this.#config, this.#synonyms));
    this.#status = status;
    if (status.reason !== reason) this.#logDamage();
  }

  /** Whether the damage was there when the index was opened or was met later. */
  #logDamage(): void {
    const { state, reason, generation } = this.#status;
    if (state === 'degraded') this.#logger.error({ reason, generation }, 'the newest generation is damaged');
  }

  /** One step after the other: who asks for one while another is under way wants what has come since that began. */
  #inTurn(step: () => Promise<void>): Promise<void> {
    this.#following = this.#following.then(step, step);
    return this.#following;
  }

  async close(): Promise<void> {
    await this.threads?.close();
    this.#engine.close();
  }
}

/** The file of synonyms, and what it said when it was read last. */
class RememberedSynonyms {
  readonly #file: string | null;
  #latest: Synonyms | null = null;

  constructor(file: string | null) {
    this.#file = file;
  }

  /** Throws FindlingError `file_unreadable` or `invalid_config`. */
  read(): Synonyms | null {
    this.#latest = readSynonyms(this.#file);
    return this.#latest;
  }

  message(): IndexMessage['synonyms'] {
    if (this.#file === null || this.#latest === null) return null;
    return { text: this.#latest.source, file: this.#file };
  }
}

interface ThreadsOptions extends ServedIndexOptions {
  readonly config: Config;
  readonly opening: Promise<LocalEngine>;
  readonly synonyms: RememberedSynonyms;
  readonly recover: (reason: string) => Promise<boolean>;
}

/** Starts the first search thread, which waits for the index to be open; null where there are to be no threads. */
function startThreads(options: ThreadsOptions): Threads | null {
  const { config, assets, logger, startWorker, opening, synonyms, recover } = options;
  const threads = config.threads ?? Math.min(availableParallelism(), MAX_DEFAULT_THREADS);
  if (threads === 0) return null;
  let opened: LocalEngine | null = null;
  const index = opening.then((engine) => {
    opened = engine;
    return shareIndex(engine, config, synonyms);
  });
  const pages = createPages(assets, config);
  return new ThreadedAnswerer({
    threads,
    timeoutMs: config.searchTimeoutMs,
    startThread: () => new SearchThread(startWorker()),
    keepsSpare: rateLimitsOf(config) !== null,
    index,
    inPlace: new LocalAnswerer({ engine: () => opened, pages, pageFacets: PAGE_FACETS }),
    recover,
    logger,
  });
}

/** Describes what an engine has open to search threads. */
function shareIndex(
  engine: LocalEngine,
  { searchTimeoutMs, title, placeholder, basePath, accent, logo, originals }: Config,
  synonyms: RememberedSynonyms,
): SharedIndex<IndexMessage> {
  const sharing = engine.share();
  return {
    message: {
      generation: sharing.message,
      synonyms: synonyms.message(),
      searchTimeoutMs,
      site: { title, placeholder, basePath, accent, logo, originals },
    },
    release: () => {
      sharing.release();
    },
  };
}
