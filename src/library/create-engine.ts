// Makes a search engine of the index in a folder.

import { FileDirectory } from '../index/directory/file-directory.js';
import type { SearchEngine } from '../search/engine.js';
import { DEFAULT_TIMEOUT_MS, LocalEngine } from '../search/local-engine.js';
import { readSynonyms } from './read-synonyms.js';

/** Which index is opened, and how it is searched. */
export interface EngineOptions {
  /** The folder of the index. */
  readonly index: string;
  /** A file of words that stand for one another; null or left out for none. */
  readonly synonyms?: string | null;
  /**
   * How long one search may work on a quiet machine, in milliseconds, about: 1,000 unless told, Infinity for no end. It runs on the
   * thread that asks, and is answered with what it has found until then (`partial`).
   */
  readonly searchTimeoutMs?: number;
}

/** A search engine over one folder. Holds files open until it is closed. */
export interface OpenEngine extends SearchEngine {
  /** Moves to the newest generation; true if there was a newer one. What was served stays served if this rejects. */
  refresh(): Promise<boolean>;
  /** Searches a little for itself, so that the first person need not wait. Takes about 0.2 s. */
  warmUp(): void;
  /** Lets go of the files. What is asked afterwards fails. */
  close(): void;
}

/**
 * A search engine that has the newest generation of an index open, or an older one where that is damaged (`status()` says so).
 * @throws FindlingError `index_missing`, `index_damaged`, `index_mismatch`, `file_unreadable` or `invalid_config` (synonyms)
 */
export function createEngine({ index, synonyms, searchTimeoutMs }: EngineOptions): Promise<OpenEngine> {
  return LocalEngine.open(new FileDirectory(index), {
    timeoutMs: searchTimeoutMs ?? DEFAULT_TIMEOUT_MS,
    fallback: true,
    readSynonyms: () => readSynonyms(synonyms ?? null),
  });
}
