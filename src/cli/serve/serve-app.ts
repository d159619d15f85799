// The web server over an open index: its routes, as the settings want them, behind a port.

import { type Config, DEFAULT_SEARCHES_PER_MINUTE } from '../../config.js';
import { originalsOf } from '../../documents/source/original-file.js';
import { proxyTest } from '../../server/access/client-address.js';
import { isLoopback } from '../../server/access/host-list.js';
import type { RateLimits } from '../../server/access/rate-limits.js';
import { createApp } from '../../server/app.js';
import { listen, type Listening } from '../../server/listen.js';
import type { ServerLogger } from '../../server/log/server-logger.js';
import { registerLogMetrics } from '../../server/metrics/log-metrics.js';
import { createProcessRegistry } from '../../server/metrics/process-metrics.js';
import { registerThreadMetrics } from '../../server/metrics/thread-metrics.js';
import type { Assets } from '../../server/page/assets.js';
import type { ServedKeys } from '../keys/served-keys.js';
import type { ServedCluster } from './served-cluster.js';
import type { ServedIndex } from './served-index.js';
import type { WorkerReindexer } from './worker-reindexer.js';

/** Calls of administration that one key may make within a minute, where there are limits. */
const ADMIN_CALLS_PER_MINUTE = 120;

/** What is served, and what serving it takes. */
export interface ServedParts {
  readonly index: ServedIndex | ServedCluster;
  readonly assets: Assets;
  readonly keys: ServedKeys;
  readonly reindexer: WorkerReindexer;
  readonly logger: ServerLogger;
  /** Lines of the log that could not be written, so far. */
  readonly droppedLines: () => number;
  /** Whether the server is stopping. */
  readonly isDraining: () => boolean;
}

/** Listens. Rejects as `listen` does. */
export function serveApp(config: Config, parts: ServedParts): Promise<Listening> {
  const { index, assets, keys, reindexer, logger, droppedLines, isDraining } = parts;
  const registry = createProcessRegistry();
  registerLogMetrics(registry, droppedLines);
  const { threads } = index;
  if (threads !== null) registerThreadMetrics(registry, () => threads.report());
  const app = createApp({
    engine: () => index.engine,
    answerer: threads ?? undefined,
    assets,
    site: config,
    popularQueries: config.popularQueries,
    originals: config.originals ? originalsOf(config.corpus) : null,
    reindexer,
    cacheBytes: config.cache * 1024 * 1024,
    adminKey: config.adminKey,
    keys: () => keys.keys,
    isPublic: config.public,
    allowedHosts: [config.host, ...config.allowedHosts],
    corsOrigins: config.corsOrigins,
    frameAncestors: config.frameAncestors,
    basePath: config.basePath,
    indexName: config.indexName,
    trustProxy: config.trustProxy,
    robots: config.robots,
    logger,
    registry,
    isDraining,
    rateLimits: rateLimitsOf(config),
  });
  const { host, port, trustProxy } = config;
  return listen(app, { host, port, isProxy: proxyTest(trustProxy) });
}

/** Limits are on where others than this machine can ask, by themselves or through a proxy. */
function rateLimitsOf({ searchesPerMinute, host, trustProxy }: Config): RateLimits | null {
  const hasProxies = typeof trustProxy === 'number' ? trustProxy > 0 : trustProxy.length > 0;
  const usual = isLoopback(host) && !hasProxies ? 0 : DEFAULT_SEARCHES_PER_MINUTE;
  const perMinute = searchesPerMinute ?? usual;
  return perMinute === 0
    ? null
    : { searchesPerMinute: perMinute, adminCallsPerMinute: ADMIN_CALLS_PER_MINUTE };
}
