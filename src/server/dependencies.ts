// Everything the server is given: what it answers from, what it reports to, what it may do.
// Only shapes and defaults; nothing is created at import.

import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { SearchEngine } from '../search/engine.js';
import type { Assets } from './page/assets.js';
import type { Reindexer } from './api/reindexer.js';

/** Requests one address may make within a minute. */
export interface RateLimits {
  /** Searches, suggestions, documents and pages together. */
  readonly searchesPerMinute: number;
  /** Calls that need the admin key, refused ones included. */
  readonly adminCallsPerMinute: number;
}

export interface AppDependencies {
  /** The engine of the current generation, or null while none is loaded. Asked once per request. */
  readonly engine: () => SearchEngine | null;
  /** Null where the index is only read: /reindex and /tasks do not exist then. */
  readonly reindexer: Reindexer | null;
  /** Null: the routes that need it do not exist. */
  readonly adminKey: string | null;
  readonly logger: Logger;
  /** Metrics are registered here; one registry per app. */
  readonly registry: Registry;
  readonly assets: Assets;
  /** True once the server is stopping: /ready answers 503 from then on. */
  readonly isDraining: () => boolean;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
  readonly newRequestId: () => string;
  readonly rateLimits: RateLimits | null;
  /** Facets that the page counts and links. */
  readonly pageFacets: readonly string[];
  /** The program's version, for the API description. */
  readonly version: string;
}

/** The parts of AppDependencies that have one sensible value. */
export const APP_DEFAULTS = {
  reindexer: null,
  adminKey: null,
  rateLimits: null,
  pageFacets: ['section', 'source', 'language', 'year'],
} as const satisfies Partial<AppDependencies>;
