// Everything the server is given: what it answers from, what it reports to, what it may do. Only shapes.

import type { Registry } from 'prom-client';
import type { SearchEngine } from '../search/engine.js';
import type { ApiKey } from './access/api-key.js';
import type { TrustedProxies } from './access/client-address.js';
import type { RateLimits } from './access/rate-limits.js';
import type { Answerer } from './answers/answerer.js';
import type { Reindexer } from './api/reindexer.js';
import type { ServerLogger } from './log/server-logger.js';
import type { Assets } from './page/assets.js';
import type { Site } from './page/site.js';

/** A file of the corpus as it lies there, open for reading until it is closed. */
export interface OriginalFile {
  /** Its size when it was opened, in bytes. */
  readonly bytes: number;
  /** The bytes from `position` on: `length` of them, fewer at the end of the file. */
  read(position: number, length: number): Promise<Uint8Array>;
  close(): void;
}

/** Opens a file by its path below the corpus (`/` between parts); null where there is none that may be read. */
export type OpenOriginal = (path: string) => OriginalFile | null;

/** What an app is made of. */
export interface AppDependencies {
  /** The engine that answers, or null while none is loaded. Asked once per request. */
  readonly engine: () => SearchEngine | null;
  /** Answers searches, suggestions, documents and pages; unless given, from the engine, on the thread of the server. */
  readonly answerer: Answerer;
  /** Memory for answers that are kept until the index or the synonyms change, in bytes; 0 keeps none. */
  readonly cacheBytes: number;
  /** Null where the index is only read: /reindex and /tasks do not exist then. */
  readonly reindexer: Reindexer | null;
  /**
   * Opens /metrics, /queries, /reindex and /tasks to requests that carry it; null: these routes do not exist, unless `keys`
   * has one for them.
   */
  readonly adminKey: string | null;
  /** The keys of the moment, asked for with each request. Where one is for searching or documents, these need one. */
  readonly keys: () => readonly ApiKey[];
  /** Lets everybody search and read documents, whatever keys there are. */
  readonly isPublic: boolean;
  /** Names of hosts that requests may ask for, besides those of this machine and addresses; null for any. */
  readonly allowedHosts: readonly string[] | null;
  /** Origins of pages elsewhere whose scripts may search and read documents. */
  readonly corsOrigins: readonly string[];
  /** Origins of pages elsewhere that may show pages of this server in a frame. */
  readonly frameAncestors: readonly string[];
  /** The path below which clients reach the server (`/find`), without a slash at its end; empty for the root. */
  readonly basePath: string;
  /** What clients made for Meilisearch call the index. */
  readonly indexName: string;
  /** Proxies in front, whose `X-Forwarded-For` is believed. */
  readonly trustProxy: TrustedProxies;
  /** Whether search engines may keep pages. */
  readonly robots: boolean;
  /** The time of day in milliseconds since 1970. */
  readonly clock: () => number;
  readonly logger: ServerLogger;
  /** Metrics are registered here; one registry per app. */
  readonly registry: Registry;
  /** The script and style of the page. */
  readonly assets: Assets;
  /** What the pages call the site. */
  readonly site: Site;
  /** Opens the files that documents were read from, for whoever may read documents; null: they are not handed out. */
  readonly originals: OpenOriginal | null;
  /** Whether what is asked most is shown to whoever finds nothing. */
  readonly popularQueries: boolean;
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
