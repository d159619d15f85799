// The server of `findling serve`: opens the index, listens, follows new generations, stops cleanly.

import type { Config } from '../../config.js';
import { describeError } from '../../errors.js';
import { createLogger } from '../../server/log/logger.js';
import type { ServerLogger } from '../../server/log/server-logger.js';
import { loadAssets } from '../../server/page/assets.js';
import { requireDecision, ServedKeys } from '../keys/served-keys.js';
import { openLog } from '../print/open-log.js';
import { printLine, type Streams } from '../print/streams.js';
import { ownPathsOf } from '../reading-settings.js';
import { CorpusUpdates } from '../watch/corpus-updates.js';
import { CorpusWatch } from '../watch/corpus-watch.js';
import { buildOrUpdate, Updater } from '../watch/updater.js';
import { ServedCluster } from './served-cluster.js';
import { type SearchWorker, ServedIndex } from './served-index.js';
import { WorkerReindexer } from './worker-reindexer.js';

/** How often CURRENT is looked at for a generation another process published, in milliseconds. */
const FOLLOW_MS = 1000;

/** What the flags of `serve` say besides settings. */
export interface ServeOptions {
  readonly watch: boolean;
}

/** The same, and who searches. */
export interface ServerOptions extends ServeOptions {
  /** Starts the worker of a search thread. */
  readonly startWorker: () => SearchWorker;
}

/** Resolves once the server has stopped. */
export async function runServer(config: Config, options: ServerOptions, streams: Streams): Promise<void> {
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
      ? await ServedIndex.open(config, { assets, logger, startWorker: options.startWorker })
      : await ServedCluster.open(config, logger);
  // Loaded while the first search thread opens the index and warms up.
  const { serveApp } = await import('./serve-app.js');
  const reindexer = new WorkerReindexer(config, logger, () => index.follow());
  let draining = false;
  const server = await serveApp(config, {
    index,
    assets,
    keys,
    reindexer,
    logger,
    droppedLines: () => log.droppedLines,
    isDraining: () => draining,
  }).catch(async (error: unknown) => {
    await index.close();
    throw error;
  });
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
