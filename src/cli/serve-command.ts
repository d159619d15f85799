// `findling serve`: opens the index, listens, follows new generations, stops cleanly.

import { type FSWatcher, watch } from 'chokidar';
import type { Config } from '../config.js';
import { FindlingError } from '../errors.js';
import { FileDirectory } from '../index/directory/file-directory.js';
import { readCurrentManifest } from '../index/read/read-manifest.js';
import { createApp } from '../server/app.js';
import { createLogger } from '../server/http/logger.js';
import { listen } from '../server/listen.js';
import { createProcessRegistry } from '../server/metrics/process-metrics.js';
import { registerThreadMetrics } from '../server/metrics/thread-metrics.js';
import { loadAssets } from '../server/page/assets.js';
import { runIndex } from './index-command.js';
import { printLine, type Streams, styled } from './print/streams.js';
import { ServedIndex } from './served-index.js';
import { WorkerReindexer } from './worker-reindexer.js';

/** How often CURRENT is looked at for a generation another process published, in milliseconds. */
const FOLLOW_MS = 1000;
/** A burst of changes in the corpus is one run: it starts when nothing changed for this long, in milliseconds. */
const SETTLE_MS = 500;

/** What the flags of `serve` say besides settings. */
export interface ServeOptions {
  readonly watch: boolean;
  /** Whether the corpus was named on the command line: the index is then built if there is none. */
  readonly corpusGiven: boolean;
}

/** Resolves once the server has stopped. */
export async function runServe(config: Config, options: ServeOptions, streams: Streams): Promise<void> {
  const logger = createLogger(config.logLevel, streams.err);
  if (options.corpusGiven || options.watch) await buildMissing(config, streams);
  // From here on, so that whoever stops the server while it starts sees it stop as at any other time.
  const stopped = stopSignal();
  const assets = loadAssets();
  const index = await ServedIndex.open(config, assets, logger);
  const reindexer = new WorkerReindexer(config, logger, () => index.follow());
  const registry = createProcessRegistry();
  const { threads } = index;
  if (threads !== null) registerThreadMetrics(registry, () => threads.report());
  let draining = false;
  const app = createApp({
    engine: () => index.engine,
    answerer: threads ?? undefined,
    assets,
    reindexer,
    cacheBytes: config.cache * 1024 * 1024,
    adminKey: config.adminKey,
    logger,
    registry,
    isDraining: () => draining,
    rateLimits:
      config.searchesPerMinute === 0
        ? null
        : { searchesPerMinute: config.searchesPerMinute, adminCallsPerMinute: 10 },
  });
  const server = await listen(app, { host: config.host, port: config.port }).catch(async (error: unknown) => {
    await index.close();
    throw error;
  });
  printLine(streams.out, `listening on ${server.url}`);
  const following = setInterval(() => {
    index.follow().catch((error: unknown) => {
      logger.error({ err: error }, 'the new generation cannot be opened; the one before is served');
    });
  }, FOLLOW_MS);
  const watcher = options.watch ? watchCorpus(config.corpus, reindexer) : null;
  if (options.watch) reindexer.request();
  await stopped;
  draining = true;
  clearInterval(following);
  await watcher?.close();
  await Promise.all([server.close(), reindexer.stop()]);
  await index.close();
}

/** Builds the index if there is none; an index that is there is left as it is. */
async function buildMissing(config: Config, streams: Streams): Promise<void> {
  try {
    await readCurrentManifest(new FileDirectory(config.index));
  } catch (error) {
    if (!(error instanceof FindlingError) || error.code !== 'index_missing') throw error;
    printLine(
      streams.err,
      styled(streams.err, 'dim', `no index in ${config.index} yet: building it from ${config.corpus}`),
    );
    await runIndex(config, { full: false, json: false }, streams);
  }
}

function watchCorpus(corpus: string, reindexer: WorkerReindexer): FSWatcher {
  const watcher = watch(corpus, { ignoreInitial: true, followSymlinks: false });
  let settling: NodeJS.Timeout | undefined;
  return watcher.on('all', () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      reindexer.request();
    }, SETTLE_MS);
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
