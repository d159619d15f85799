// The search engine over an index folder of this machine. Follows the live generation; every answer comes from one.

import { performance } from 'node:perf_hooks';
import { FindlingError } from '../errors.js';
import type { Directory } from '../index/directory/directory.js';
import { IndexReader } from '../index/read/index-reader.js';
import { completeQuery } from './suggest/complete-query.js';
import { Deadline } from './deadline.js';
import { CandidateFinder } from './plan/candidate-finder.js';
import type {
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
import { Searcher } from './searcher.js';
import type { Synonyms } from './plan/synonyms.js';

/** The longest one search may hold the event loop, in milliseconds, unless told otherwise. */
export const DEFAULT_TIMEOUT_MS = 150;

/** Suggestions after which the words expanded for them are forgotten. */
const MAX_KEPT_EXPANSIONS = 200;

/** How long warming up takes, in milliseconds. */
const WARM_UP_MS = 150;
const WARM_UP: SearchRequest = {
  query: '',
  limit: 10,
  offset: 0,
  filter: null,
  sort: 'relevance',
  facets: ['section'],
  fields: null,
  snippets: 1,
  match: 'auto',
  fuzzy: 'auto',
  prefix: 'last',
  explain: false,
};

export interface LocalEngineOptions {
  readonly timeoutMs: number;
  /** Whether an older complete generation may stand in for a damaged one. */
  readonly fallback: boolean;
  /** Reads the synonyms: when the engine opens and whenever it is refreshed. Throws FindlingError. */
  readonly readSynonyms?: () => Synonyms | null;
}

export class LocalEngine implements SearchEngine {
  readonly #reader: IndexReader;
  readonly #options: LocalEngineOptions;
  #synonyms: Synonyms | null;
  #searcher: Searcher;
  #refreshing: Promise<boolean> | null = null;
  #candidates: CandidateFinder | null = null;
  #expansions = 0;

  private constructor(reader: IndexReader, options: LocalEngineOptions) {
    this.#reader = reader;
    this.#options = options;
    this.#synonyms = options.readSynonyms?.() ?? null;
    this.#searcher = this.#open();
  }

  /** Opens the live generation. Rejects with FindlingError `index_missing`, `index_damaged`, `index_mismatch`, or what `readSynonyms` throws. */
  static async open(directory: Directory, options: LocalEngineOptions): Promise<LocalEngine> {
    const reader = new IndexReader(directory);
    await reader.refresh(options);
    return new LocalEngine(reader, options);
  }

  /** The searcher of the generation served now. */
  get searcher(): Searcher {
    return this.#searcher;
  }

  /** Moves to the live generation if it has changed; true if it had. What was served stays served if this fails. */
  async refresh(): Promise<boolean> {
    this.#refreshing ??= this.#follow().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    const needsGroups = request.collapse === true || typeof request.duplicatesOf === 'string';
    return (needsGroups ? await this.#prepared() : this.#searcher).search(request);
  }

  suggest({ query, limit }: SuggestRequest): Promise<SuggestResult> {
    return settle(() => {
      const started = performance.now();
      const searcher = this.#searcher;
      const deadline = new Deadline(this.#options.timeoutMs);
      const countHits = (text: string): number => searcher.countAll(text, deadline);
      const suggestions = completeQuery(this.#expanderFor(searcher), query, limit, countHits, deadline);
      return {
        query,
        suggestions,
        processingTimeMs: Math.round((performance.now() - started) * 100) / 100,
        generation: searcher.generation.number,
      };
    });
  }

  async similar(request: SimilarRequest): Promise<SimilarResult | null> {
    return (request.duplicates ? this.#searcher : await this.#prepared()).similar(request);
  }

  document(id: string): Promise<StoredDocument | null> {
    return settle(() => {
      const found = this.#searcher.generation.find(id);
      return found === null ? null : found.segment.segment.stored.document(found.document);
    });
  }

  miniSearchIndex(): MiniSearchIndex | null {
    return this.#reader.current().miniSearch;
  }

  status(): EngineStatus {
    const { generation, degraded } = this.#reader.current();
    return {
      state: degraded === null ? 'ready' : 'degraded',
      generation: generation.number,
      documents: generation.documentCount,
      reason: degraded,
    };
  }

  /** Asks a few searches of its own, so that the first person does not wait for the compiler, and finds near-duplicates. */
  warmUp(): void {
    void this.#prepared();
    const searcher = this.#searcher;
    const [first] = searcher.generation.segments;
    if (first === undefined) return;
    const title = first.segment.stored.document(0).title.slice(0, 100);
    const deadline = performance.now() + WARM_UP_MS;
    while (performance.now() < deadline) {
      for (const query of [title, `"${title}"`, title.slice(0, -1)]) {
        try {
          searcher.search({ ...WARM_UP, query });
        } catch (error) {
          if (!(error instanceof FindlingError)) throw error;
        }
      }
    }
  }

  close(): void {
    this.#reader.close();
  }

  /** The searcher of the generation served now, once its groups of near-duplicates are found. */
  async #prepared(): Promise<Searcher> {
    for (;;) {
      const searcher = this.#searcher;
      await searcher.duplicates.prepare();
      if (searcher === this.#searcher) return searcher;
    }
  }

  /** Words expanded for one keystroke are wanted for the next: they are kept for a while. */
  #expanderFor({ generation }: Searcher): CandidateFinder {
    this.#expansions += 1;
    if (this.#candidates?.generation !== generation || this.#expansions % MAX_KEPT_EXPANSIONS === 0) {
      this.#candidates = new CandidateFinder(generation);
    }
    return this.#candidates;
  }

  #open(): Searcher {
    const { generation } = this.#reader.current();
    return new Searcher(generation, { timeoutMs: this.#options.timeoutMs, synonyms: this.#synonyms });
  }

  async #follow(): Promise<boolean> {
    const synonyms = this.#options.readSynonyms?.() ?? null;
    const changed = await this.#reader.refresh(this.#options);
    if (!changed && synonyms?.source === this.#synonyms?.source) return false;
    this.#synonyms = synonyms;
    this.#searcher = this.#open();
    // Whoever asks for near-duplicates waits for them; all others are answered from the new generation at once.
    void this.#prepared();
    return true;
  }
}

/** Runs at once; what it throws becomes a rejection. */
function settle<Result>(answer: () => Result): Promise<Result> {
  try {
    return Promise.resolve(answer());
  } catch (error) {
    return Promise.reject(
      error instanceof Error ? error : new FindlingError('invalid_parameter', String(error)),
    );
  }
}
