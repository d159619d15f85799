// Everything the server is given: what it answers from, what it reports to, what it may do. Nothing is created at import.

import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import type { SearchEngine } from '../search/engine.js';
import { readVersion } from '../version.js';
import type { Reindexer } from './api/reindexer.js';
import { createLogger } from './http/logger.js';
import { type Assets, loadAssets } from './page/assets.js';

/** Requests one address may make within a minute. */
export interface RateLimits {
  /** Searches, suggestions, documents and pages together. */
  readonly searchesPerMinute: number;
  /** Calls that need the admin key, refused ones included. */
  readonly adminCallsPerMinute: number;
}

/** What an app is made of. */
export interface AppDependencies {
  /** The engine that answers, or null while none is loaded. Asked once per request. */
  readonly engine: () => SearchEngine | null;
  /** Null where the index is only read: /reindex and /tasks do not exist then. */
  readonly reindexer: Reindexer | null;
  /** Opens /metrics, /queries, /reindex and /tasks to requests that carry it; null: these routes do not exist. */
  readonly adminKey: string | null;
  readonly logger: Logger;
  /** Metrics are registered here; one registry per app. */
  readonly registry: Registry;
  /** The script and style of the page. */
  readonly assets: Assets;
  /** True once the server is stopping: /ready answers 503 from then on. */
  readonly isDraining: () => boolean;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
  readonly newRequestId: () => string;
  /** Null for no limits. */
  readonly rateLimits: RateLimits | null;
  /** Facets that the page counts and links. */
  readonly pageFacets: readonly string[];
  /** The program's version, for the API description. */
  readonly version: string;
}

/** What an app is asked for: an engine, and whatever of the rest is not to be as it comes. */
export type AppOptions = Pick<AppDependencies, 'engine'> & {
  readonly [Name in keyof AppDependencies]?: AppDependencies[Name] | undefined;
};

/** The options, and for the others: no log, no limits, no routes for administration, the assets of this package. */
export function completeOptions(options: AppOptions): AppDependencies {
  return {
    engine: options.engine,
    reindexer: options.reindexer ?? null,
    adminKey: options.adminKey ?? null,
    logger: options.logger ?? createLogger('silent', process.stderr),
    registry: options.registry ?? new Registry(),
    assets: options.assets ?? loadAssets(),
    isDraining: options.isDraining ?? (() => false),
    now: options.now ?? (() => performance.now()),
    newRequestId: options.newRequestId ?? randomUUID,
    rateLimits: options.rateLimits ?? null,
    pageFacets: options.pageFacets ?? ['section', 'source', 'language', 'year'],
    version: options.version ?? readVersion(),
  };
}
