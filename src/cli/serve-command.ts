// `findling serve`: opens the index, listens, follows new generations, stops cleanly.

import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { describeError } from '../errors.js';
import { FileDirectory } from '../index/directory/file-directory.js';
import { whyBuild } from '../index/read/why-build.js';
import { createApp } from '../server/app.js';
import { openLog } from '../server/http/log-writer.js';
import { createLogger } from '../server/http/logger.js';
import { listen } from '../server/listen.js';
import { registerLogMetrics } from '../server/metrics/log-metrics.js';
import { createProcessRegistry } from '../server/metrics/process-metrics.js';
import { registerThreadMetrics } from '../server/metrics/thread-metrics.js';
import { loadAssets } from '../server/page/assets.js';
import { runIndex } from './index-command.js';
import { printLine, type Streams, styled } from './print/streams.js';
import { ServedIndex } from './served-index.js';
import { CorpusWatch } from './watch/corpus-watch.js';
import { WorkerReindexer } from './worker-reindexer.js';

/** How often CURRENT is looked at for a generation another process published, in milliseconds. */
const FOLLOW_MS = 1000;

/** What the flags of `serve` say besides settings. */
export interface ServeOptions {
  readonly watch: boolean;
  /** Whether the corpus was named on the command line: the index is then built if there is none. */
  readonly corpusGiven: boolean;
}

/** Resolves once the server has stopped. */
export async function runServe(config: Config, options: ServeOptions, streams: Streams): Promise<void> {
  const log = openLog(streams.err);
  const logger = createLogger(config.logLevel, log);
  if (options.corpusGiven || options.watch) await buildMissing(config, streams);
  // From here on, so that whoever stops the server while it starts sees it stop as at any other time.
  const stopped = stopSignal();
  const assets = loadAssets();
  const index = await ServedIndex.open(config, assets, logger);
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
  const following = setInterval(() => void follow(), FOLLOW_MS);
  const watch = options.watch ? await watchCorpus(config, reindexer, logger) : null;
  await stopped;
  draining = true;
  clearInterval(following);
  await watch?.close();
  await Promise.all([server.close(), reindexer.stop()]);
  await index.close();
  log.flush();
}

/** Builds the index if there is none that can be opened; one that can be is left as it is. */
async function buildMissing(config: Config, streams: Streams): Promise<void> {
  const reason = await whyBuild(new FileDirectory(config.index));
  if (reason === null) return;
  printLine(streams.err, styled(streams.err, 'dim', `${reason}: building it from ${config.corpus}`));
  await runIndex(config, { full: false, allowShrink: false, json: false }, streams);
}

/** Brings the index up to date now, and whenever the corpus changes. */
function watchCorpus(
  { corpus, index, synonyms }: Config,
  reindexer: WorkerReindexer,
  logger: Logger,
): Promise<CorpusWatch> {
  return CorpusWatch.start({
    corpus,
    ownPaths: [index, ...(synonyms === null ? [] : [synonyms])],
    onChange: () => {
      reindexer.request();
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
