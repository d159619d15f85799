// `findling serve`: opens the index, listens, follows new generations, stops cleanly.

import { type Config, DEFAULT_SEARCHES_PER_MINUTE } from '../../config.js';
import { originalsOf } from '../../documents/source/original-file.js';
import { describeError } from '../../errors.js';
import { proxyTest } from '../../server/access/client-address.js';
import { isLoopback } from '../../server/access/host-list.js';
import type { RateLimits } from '../../server/access/rate-limits.js';
import { createApp } from '../../server/app.js';
import { listen } from '../../server/listen.js';
import { createLogger } from '../../server/log/logger.js';
import type { ServerLogger } from '../../server/log/server-logger.js';
import { registerLogMetrics } from '../../server/metrics/log-metrics.js';
import { createProcessRegistry } from '../../server/metrics/process-metrics.js';
import { registerThreadMetrics } from '../../server/metrics/thread-metrics.js';
import { loadAssets } from '../../server/page/assets.js';
import { requireDecision, ServedKeys } from '../keys/served-keys.js';
import { openLog } from '../print/open-log.js';
import { printLine, type Streams } from '../print/streams.js';
import { ownPathsOf } from '../reading-settings.js';
import { CorpusUpdates } from '../watch/corpus-updates.js';
import { CorpusWatch } from '../watch/corpus-watch.js';
import { buildOrUpdate, Updater } from '../watch/updater.js';
import { ServedCluster } from './served-cluster.js';
import { ServedIndex } from './served-index.js';
import { WorkerReindexer } from './worker-reindexer.js';

/** How often CURRENT is looked at for a generation another process published, in milliseconds. */
const FOLLOW_MS = 1000;

/** Calls of administration that one key may make within a minute, where there are limits. */
const ADMIN_CALLS_PER_MINUTE = 120;

/** What the flags of `serve` say besides settings. */
export interface ServeOptions {
  readonly watch: boolean;
}

/** Resolves once the server has stopped. */
export async function runServe(config: Config, options: ServeOptions, streams: Streams): Promise<void> {
  const log = openLog(streams.err);
  const logger = createLogger(config.logLevel, log);
  const keys = new ServedKeys(config.keys, logger);
  requireDecision(config, keys.keys);
  const updates = new CorpusUpdates(config);
  const isBuilt = await buildOrUpdate(config, updates, streams);
  // From here on, so that whoever stops the server while it starts sees it stop as at any other time.
  const stopped = stopSignal();
  const assets = loadAssets(config);
  const index =
    config.engine === 'local'
      ? await ServedIndex.open(config, assets, logger)
      : await ServedCluster.open(config, logger);
  const reindexer = new WorkerReindexer(config, logger, () => index.follow());
  const registry = createProcessRegistry();
  registerLogMetrics(registry, () => log.droppedLines);
  const { threads } = index;
  if (threads !== null) registerThreadMetrics(registry, () => threads.report());
  let draining = false;
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
    isDraining: () => draining,
    rateLimits: rateLimitsOf(config),
  });
  const { host, port, trustProxy } = config;
  const server = await listen(app, { host, port, isProxy: proxyTest(trustProxy) }).catch(
    async (error: unknown) => {
      await index.close();
      throw error;
    },
  );
  printLine(streams.out, `listening on ${server.url}${config.basePath}`);
  let problem: string | null = null;
  const follow = async (): Promise<void> => {
    try {
      await index.follow();
      problem = null;
    } catch (error) {
      // Said once, not each second.
      if (!draining && describeError(error) !== problem)
        logger.error({ err: error }, 'the new generation cannot be opened; the one before is served');
      problem = describeError(error);
    }
  };
  const following = setInterval(() => {
    keys.follow();
    void follow();
  }, FOLLOW_MS);
  const updater = new Updater(updates, reindexer, streams);
  const watch = options.watch ? await watchCorpus(config, updater, logger) : null;
  if (watch === null && !isBuilt && config.update === 'after') void updater.update();
  await stopped;
  draining = true;
  clearInterval(following);
  await watch?.close();
  await Promise.all([server.close(), reindexer.stop()]);
  await index.close();
  log.flush();
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

/** Brings the index up to date now, and whenever the corpus changes. */
function watchCorpus(config: Config, updater: Updater, logger: ServerLogger): Promise<CorpusWatch> {
  return CorpusWatch.start({
    corpus: config.corpus,
    ownPaths: [config.index, ...ownPathsOf(config)],
    onChange: () => {
      void updater.update();
    },
    logger,
  });
}

/** Resolves at the first signal to stop; the second ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false;
    const stop = (): void => {
      if (isStopping) process.exit(1);
      isStopping = true;
      resolve();
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });
}
