// What an app is made of where nothing else was asked for. Nothing is created at import.

import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { Registry } from 'prom-client';
import { DEFAULT_CACHE_MB, DEFAULT_INDEX_NAME } from '../config.js';
import { readVersion } from '../version.js';
import { LocalAnswerer, PAGE_FACETS } from './answers/local-answerer.js';
import type { AppDependencies, AppOptions } from './dependencies.js';
import { createLogger } from './log/logger.js';
import { loadAssets } from './page/assets.js';
import { createPages, type Pages } from './page/pages.js';
import { DEFAULT_SITE } from './page/site.js';

/** What an app is made of, whatever of it was given. */
export interface AppParts extends AppDependencies {
  /** The pages, which refer to the assets. */
  readonly pages: Pages;
}

/** The options, and for the others: no log, no limits, no routes for administration, the assets of this package. */
export function completeOptions(options: AppOptions): AppParts {
  const { engine } = options;
  const assets = options.assets ?? loadAssets();
  const originals = options.originals ?? null;
  const basePath = plainPath(options.basePath ?? options.site?.basePath ?? '');
  const site = { ...(options.site ?? DEFAULT_SITE), basePath, originals: originals !== null };
  const pages = createPages(assets, site);
  const pageFacets = options.pageFacets ?? PAGE_FACETS;
  return {
    engine,
    answerer: options.answerer ?? new LocalAnswerer({ engine, pages, pageFacets }),
    cacheBytes: options.cacheBytes ?? DEFAULT_CACHE_MB * 1024 * 1024,
    reindexer: options.reindexer ?? null,
    adminKey: options.adminKey ?? null,
    keys: options.keys ?? (() => []),
    isPublic: options.isPublic ?? false,
    allowedHosts: options.allowedHosts ?? null,
    corsOrigins: options.corsOrigins ?? [],
    frameAncestors: options.frameAncestors ?? [],
    basePath,
    indexName: options.indexName ?? DEFAULT_INDEX_NAME,
    trustProxy: options.trustProxy ?? 0,
    robots: options.robots ?? true,
    clock: options.clock ?? Date.now,
    logger: options.logger ?? createLogger('silent', process.stderr),
    registry: options.registry ?? new Registry(),
    assets,
    site,
    originals,
    popularQueries: options.popularQueries ?? false,
    pages,
    isDraining: options.isDraining ?? (() => false),
    now: options.now ?? (() => performance.now()),
    newRequestId: options.newRequestId ?? randomUUID,
    rateLimits: options.rateLimits ?? null,
    pageFacets,
    version: options.version ?? readVersion(),
  };
}

/** A path as links begin with it: a slash before it and none behind it, and nothing for the root. */
function plainPath(path: string): string {
  const inner = path.replaceAll(/^\/+|\/+$/g, '');
  return inner === '' ? '' : `/${inner}`;
}
