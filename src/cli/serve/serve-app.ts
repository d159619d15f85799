// The web server over an open index: its routes, as the settings want them, behind a port.

import type { Config } from '../../config.js';
import { originalsOf } from '../../documents/source/original-file.js';
import { proxyTest } from '../../server/access/client-address.js';
import { createApp } from '../../server/app.js';
import { listen, type Listening } from '../../server/listen.js';
import type { ServerLogger } from '../../server/log/server-logger.js';
import { registerLogMetrics } from '../../server/metrics/log-metrics.js';
import { createProcessRegistry } from '../../server/metrics/process-metrics.js';
import { registerThreadMetrics } from '../../server/metrics/thread-metrics.js';
import type { Assets } from '../../server/page/assets.js';
import type { ServedKeys } from '../keys/served-keys.js';
import { rateLimitsOf } from './rate-limits-of.js';
import type { ServedCluster } from './served-cluster.js';
import type { ServedIndex } from './served-index.js';
import type { WorkerReindexer } from './worker-reindexer.js';

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
