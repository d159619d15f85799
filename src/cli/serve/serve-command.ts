// `findling serve`: loads the server while its first search thread loads what it needs.

import type { Config } from '../../config.js';
import { WorkerThread } from '../../threads/worker-thread.js';
import type { Streams } from '../print/streams.js';
import type { ServeOptions } from './run-server.js';
import type { SearchWorker } from './served-index.js';

/** Memory of a search thread beyond which it ends: what a search needs is a small part of it. In MiB. */
const THREAD_LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 24 };

/** Resolves once the server has stopped. */
export async function runServe(config: Config, options: ServeOptions, streams: Streams): Promise<void> {
  const hasThreads = config.engine === 'local' && config.threads !== 0;
  const first = hasThreads ? startSearchWorker() : null;
  try {
    const { runServer } = await import('./run-server.js');
    await runServer(config, { ...options, startWorker: startOthersAfter(first) }, streams);
  } finally {
    await first?.close();
  }
}

/** Starts workers, of which the first has been started before. */
function startOthersAfter(first: SearchWorker | null): () => SearchWorker {
  let next = first;
  return () => {
    const worker = next ?? startSearchWorker();
    next = null;
    return worker;
  };
}

function startSearchWorker(): SearchWorker {
  return new WorkerThread(new URL('./search-worker.js', import.meta.url), THREAD_LIMITS);
}
