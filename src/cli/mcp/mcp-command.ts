// `findling mcp`: answers an agent over stdin and stdout, as the client that has started it wants. Stdout is the protocol's alone.

import { once } from 'node:events';
import type { Config } from '../../config.js';
import { openConfigured } from '../../library/open-engine.js';
import { answerAgent } from '../../server/answers/tools/answer-tool.js';
import { createLogger } from '../../server/log/logger.js';
import { createMcpServer } from '../../server/mcp/create-mcp-server.js';
import { loadMcpSdk } from '../../server/mcp/load-sdk.js';
import { readVersion } from '../../version.js';
import { openLog } from '../print/open-log.js';
import type { Streams } from '../print/streams.js';
import { WorkerReindexer } from '../serve/worker-reindexer.js';
import { CorpusUpdates } from '../watch/corpus-updates.js';
import { buildOrUpdate, Updater } from '../watch/updater.js';

/**
 * Resolves once the client has closed stdin. The index is built where there is none, and brought up to date as the setting `update` says.
 * Rejects with FindlingError `package_missing`, or as opening the index does.
 */
export async function runMcp(config: Config, { err }: Streams): Promise<void> {
  const sdk = await loadMcpSdk();
  const streams = { out: err, err };
  const updates = new CorpusUpdates(config);
  const isBuilt = await buildOrUpdate(config, updates, streams);
  const engine = await openConfigured(config);
  const log = openLog(err);
  const reindexer = new WorkerReindexer(config, createLogger(config.logLevel, log), async () => {
    await engine.refresh();
  });
  if (!isBuilt && config.update === 'after') void new Updater(updates, reindexer, streams).update();
  const server = createMcpServer({
    sdk,
    version: readVersion(),
    title: config.title,
    mayRead: true,
    ask: async (question) => {
      // What another process has published since. What cannot be opened is not worth an answer less.
      await engine.refresh().catch(() => false);
      return answerAgent({ engine, site: null }, question);
    },
  });
  const stopped = Promise.race([once(process.stdin, 'end'), once(process.stdin, 'close'), firstSignal()]);
  await server.connect(new sdk.StdioTransport());
  await stopped;
  await server.close();
  await reindexer.stop();
  engine.close();
  log.flush();
}

async function firstSignal(): Promise<void> {
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
}
