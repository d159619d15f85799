// The search engine over an index on this machine, in this process. It reads the generation that is live and moves to the
// next one when it is told to look; a search that has begun keeps the generation it began with.

import { hash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { FindlingError } from '../errors.js';
import type { ReadableDirectory } from '../index/directory/readable-directory.js';
import { IndexReader } from '../index/read/index-reader.js';
import {
  holdGeneration,
  loadRest,
  type OpenGeneration,
  openShared,
  type SharedGeneration,
  shareGeneration,
  type SharingOfGeneration,
} from '../index/read/open-generation.js';
import { describeFields } from './describe-fields.js';
import type {
  DocumentMatches,
  EngineField,
  EngineStatus,
  MiniSearchIndex,
  SearchEngine,
  SearchRequest,
  SearchResult,
  SimilarRequest,
  SimilarResult,
  StoredDocument,
  SuggestRequest,
  SuggestResult,
} from './engine.js';
import { CandidateFinder } from './plan/candidate-finder.js';
import type { Synonyms } from './plan/widen/synonyms.js';
import { SearchBudget, UNITS_A_MILLISECOND } from './search-budget.js';
import { Searcher } from './searcher.js';
import { completeQuery } from './suggest/complete-query.js';
import { WarmUp } from './warm-up.js';

export type { SharedGeneration } from '../index/read/open-generation.js';

/** How long one search may work on a quiet machine, in milliseconds, unless told otherwise. */
export const DEFAULT_TIMEOUT_MS = 1000;

/** Requests for suggestions that share the words expanded for them, at most: so much memory, and no more, is kept. */
const MAX_SHARED_EXPANSIONS = 200;

/** How long the searches of warming up take unless told otherwise, in milliseconds. */
const WARM_UP_MS = 150;

/** How often one request is answered anew because a part of the index that it was the first to read is damaged. */
const MAX_RECOVERIES = 3;

/** What an engine is opened with. */
export interface LocalEngineOptions {
  /** How long one search or suggestion may work on a quiet machine, in milliseconds, about; Infinity for no bound. */
  readonly timeoutMs: number;
  /** Whether an older complete generation may stand in for a damaged one. */
  readonly fallback: boolean;
  /** Reads the synonyms: when the engine opens and whenever it is refreshed. Throws FindlingError. */
  readonly readSynonyms?: () => Synonyms | null;
  /** Whether other threads search what is opened here: a searcher is then made only if this engine is asked all the same. */
  readonly isForOthers?: boolean;
  /** Whether nobody waits any more for what is being answered: the search then ends as if its time were up. */
  readonly isAbandoned?: () => boolean;
}

/**
 * The engine over a directory that holds an index. Answers on the thread that asks: a search holds the event loop for about
 * `timeoutMs` at most, which are counted in work, and on a machine that is too slow for five times as long.
 */
export class LocalEngine implements SearchEngine {
  /** Null where another thread follows the index: see `openShared`. */
  readonly #reader: IndexReader | null;
  readonly #options: LocalEngineOptions;
  #open: OpenGeneration;
  #synonyms: Synonyms | null;
  /** Null until it is needed. */
  #made: Searcher | null = null;
  /** The generation for which `prepareAhead` has begun. */
  #preparedAhead: OpenGeneration | null = null;
  /** Null until it is asked for. */
  #revision: string | null = null;
  #refreshing: Promise<boolean> | null = null;
  #warmUp: WarmUp | null = null;
  #candidates: CandidateFinder | null = null;
  #expansions = 0;
  /** Work of all budgets but the last, in units. */
  #workBefore = 0;
  #lastBudget: SearchBudget | null = null;

  private constructor(reader: IndexReader | null, open: OpenGeneration, options: LocalEngineOptions) {
    this.#reader = reader;
    this.#open = open;
    this.#options = options;
    this.#synonyms = options.readSynonyms?.() ?? null;
    if (options.isForOthers !== true) this.#made = this.#makeSearcher(open, this.#synonyms);
  }

  /**
   * Opens the live generation. Rejects with FindlingError `index_missing`, `index_damaged`, `index_mismatch`, or what
   * `readSynonyms` throws.
   */
  static async open(directory: ReadableDirectory, options: LocalEngineOptions): Promise<LocalEngine> {
    const reader = new IndexReader(directory);
    await reader.refresh(options);
    try {
      return new LocalEngine(reader, reader.current(), options);
    } catch (error) {
      if (isDamage(error) && options.fallback && (await reader.fallBack(error.message)))
        return new LocalEngine(reader, reader.current(), options);
      reader.close();
      throw error;
    }
  }

  /**
   * Opens the generation that an engine in another thread has open, by the message of `share` there. Nothing is read or
   * verified again. The other thread follows the index, and says by `moveTo` where to go.
   * @param previous an engine of this thread: what both have in common is used again, with what is remembered of it
   * @throws what `readSynonyms` throws
   */
  static openShared(
    shared: SharedGeneration,
    options: LocalEngineOptions,
    previous: LocalEngine | null = null,
  ): LocalEngine {
    return new LocalEngine(null, openShared(shared, previous === null ? null : previous.#open), options);
  }

  /** What is served, as a plain message to engines in other threads; the files stay open until the sharing is released. */
  share(): SharingOfGeneration {
    return shareGeneration(this.#open);
  }

  /**
   * Moves to the generation of a message from another thread and reads the synonyms anew. A search that has begun ends on the
   * generation it began with. What was served stays served if this throws.
   * @throws what `readSynonyms` throws
   */
  moveTo(shared: SharedGeneration): void {
    this.#switchTo(openShared(shared, this.#open), this.#options.readSynonyms?.() ?? null);
  }

  /**
   * Moves to the live generation and reads the synonyms anew; true if either had changed. Two calls at a time are one. Rejects as
   * `open` does; what was served stays served. An engine on a shared generation only reads the synonyms.
   */
  async refresh(): Promise<boolean> {
    this.#refreshing ??= this.#follow().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  /**
   * Falls back to an older generation, because a part of this one that was not read before is damaged. Requests to this engine do
   * so by themselves; an engine of another thread on the same generation rejects with `index_damaged`, and this is for it.
   * @param reason what is damaged
   * @returns true if another generation is served now; false for an engine on a shared generation, too
   */
  async recover(reason: string): Promise<boolean> {
    const { generation } = this.#open;
    await this.#refreshing?.catch(() => false);
    if (generation !== this.#open.generation) return true;
    this.#refreshing ??= this.#fallBack(reason).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  search(request: SearchRequest): Promise<SearchResult> {
    return this.#answer(() => this.#searcher.search(request));
  }

  suggest({ query, limit }: SuggestRequest): Promise<SuggestResult> {
    return this.#answer(() => {
      const started = performance.now();
      const searcher = this.#searcher;
      const budget = this.#startBudget();
      const countHits = (text: string): number => searcher.countAll(text, budget);
      const suggestions = completeQuery(this.#finderFor(searcher, budget), query, limit, countHits);
      return {
        query,
        suggestions,
        processingTimeMs: Math.round((performance.now() - started) * 100) / 100,
        generation: searcher.generation.number,
        ...(budget.isPartial ? { partial: true } : {}),
      };
    });
  }

  similar(request: SimilarRequest): Promise<SimilarResult | null> {
    return this.#answer(() => this.#searcher.similar(request));
  }

  document(id: string): Promise<StoredDocument | null> {
    return this.#answer(() => {
      const found = this.#searcher.generation.find(id);
      return found === null ? null : found.segment.segment.stored.document(found.document);
    });
  }

  path(id: string): Promise<string | null> {
    return this.#answer(() => this.#searcher.generation.pathOf(id));
  }

  matches(id: string, query: string): Promise<DocumentMatches | null> {
    return this.#answer(() => this.#searcher.matches(id, query));
  }

  miniSearchIndex(): MiniSearchIndex | null {
    return this.#open.miniSearch;
  }

  fields(): readonly EngineField[] {
    return describeFields(this.#open.generation);
  }

  status(): EngineStatus {
    const { generation, manifest, degraded, sourcesDamage } = this.#open;
    const reason = degraded ?? sourcesDamage;
    this.#revision ??= hash('sha1', JSON.stringify([manifest, this.#synonyms?.source]));
    return {
      state: reason === null ? 'ready' : 'degraded',
      generation: generation.number,
      documents: generation.documentCount,
      reason,
      revision: this.#revision,
    };
  }

  workDone(): number {
    return (this.#workBefore + (this.#lastBudget?.used ?? 0)) / UNITS_A_MILLISECOND;
  }

  /**
   * Asks searches of its own, one at least and others for so many milliseconds, so that the first person does not wait for code to
   * be compiled, and begins to read the rest of the index. A search that fails is passed over.
   */
  warmUp(milliseconds = WARM_UP_MS): void {
    this.prepareAhead();
    const searcher = this.#searcher;
    if (this.#warmUp?.searcher !== searcher) this.#warmUp = new WarmUp(searcher);
    const deadline = performance.now() + milliseconds;
    do this.#warmUp.askNext();
    while (performance.now() < deadline);
  }

  /** Begins to read and verify the rest of the generation, for all threads that share it, before anybody asks for it. */
  prepareAhead(): void {
    if (this.#reader === null || this.#preparedAhead === this.#open) return;
    this.#preparedAhead = this.#open;
    this.#answer(() => loadRest(this.#open.segments)).catch((error: unknown) => {
      // Damage without a generation to fall back to: whoever asks for what is damaged is told.
      if (!isDamage(error)) throw error;
    });
  }

  /** Lets go of the files of the index. Nothing may be asked afterwards. */
  close(): void {
    this.#reader?.close();
  }

  get #searcher(): Searcher {
    this.#made ??= this.#makeSearcher(this.#open, this.#synonyms);
    return this.#made;
  }

  /** The words expanded for one keystroke are wanted for the next: they are kept for as long as `MAX_SHARED_EXPANSIONS` says. */
  #finderFor({ generation }: Searcher, budget: SearchBudget): CandidateFinder {
    this.#expansions += 1;
    const isKept =
      this.#candidates?.generation === generation && this.#expansions % MAX_SHARED_EXPANSIONS !== 0;
    this.#candidates = new CandidateFinder(generation, budget, isKept ? this.#candidates : null);
    return this.#candidates;
  }

  async #follow(): Promise<boolean> {
    const synonyms = this.#options.readSynonyms?.() ?? null;
    const changed = (await this.#reader?.refresh(this.#options)) ?? false;
    if (!changed && synonyms?.source === this.#synonyms?.source) return false;
    try {
      this.#switchTo(this.#reader?.current() ?? this.#open, synonyms);
      return true;
    } catch (error) {
      if (isDamage(error) && this.#options.fallback) return this.#fallBack(error.message);
      throw error;
    }
  }

  async #fallBack(reason: string): Promise<boolean> {
    if (this.#reader === null || !this.#options.fallback) return false;
    if (!(await this.#reader.fallBack(reason))) return false;
    this.#switchTo(this.#reader.current(), this.#synonyms);
    return true;
  }

  #switchTo(open: OpenGeneration, synonyms: Synonyms | null): void {
    const searcher = this.#made === null ? null : this.#makeSearcher(open, synonyms);
    this.#open = open;
    this.#synonyms = synonyms;
    this.#revision = null;
    this.#made = searcher;
    this.prepareAhead();
  }

  /**
   * Answers from the generation served now, which stays open meanwhile. Where a part of it is damaged that nobody had read before,
   * the answer is made anew from an older generation.
   */
  async #answer<Result>(make: () => Result | Promise<Result>): Promise<Result> {
    for (let recoveries = 0; ; recoveries += 1) {
      const release = holdGeneration(this.#open);
      try {
        return await make();
      } catch (error) {
        if (!isDamage(error) || recoveries === MAX_RECOVERIES || !(await this.recover(error.message)))
          throw error;
      } finally {
        release();
      }
    }
  }

  #makeSearcher({ generation }: OpenGeneration, synonyms: Synonyms | null): Searcher {
    const { timeoutMs } = this.#options;
    return new Searcher(generation, { timeoutMs, synonyms, startBudget: () => this.#startBudget() });
  }

  #startBudget(): SearchBudget {
    const { timeoutMs, isAbandoned } = this.#options;
    const budget =
      isAbandoned === undefined
        ? new SearchBudget(timeoutMs)
        : new SearchBudget(timeoutMs, () => (isAbandoned() ? Infinity : performance.now()));
    this.#workBefore += this.#lastBudget?.used ?? 0;
    this.#lastBudget = budget;
    return budget;
  }
}

/** True where a part of the index is damaged, or lies where the disk cannot be read. */
function isDamage(error: unknown): error is FindlingError {
  return (
    error instanceof FindlingError && (error.code === 'index_damaged' || error.code === 'index_unreadable')
  );
}
