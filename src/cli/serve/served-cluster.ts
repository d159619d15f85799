// The index in a cluster that `findling serve` answers from. Searching is the cluster's work, so that there are no search threads.

import type { Config } from '../../config.js';
import { openConfigured, type OpenEngine } from '../../library/open-engine.js';
import type { EngineStatus, SearchEngine } from '../../search/engine.js';
import type { ServerLogger } from '../../server/log/server-logger.js';

/** An open index in a cluster. */
export class ServedCluster {
  readonly #engine: OpenEngine;
  readonly #logger: ServerLogger;
  #state: EngineStatus['state'] = 'ready';
  readonly threads = null;

  private constructor(engine: OpenEngine, logger: ServerLogger) {
    this.#engine = engine;
    this.#logger = logger;
  }

  /** Opens the index. Rejects as `openConfigured` does. */
  static async open(config: Config, logger: ServerLogger): Promise<ServedCluster> {
    return new ServedCluster(await openConfigured(config), logger);
  }

  get engine(): SearchEngine {
    return this.#engine;
  }

  /** Moves to the newest documents, and notes how the cluster does. */
  async follow(): Promise<void> {
    try {
      await this.#engine.refresh();
    } finally {
      const { state, reason } = this.#engine.status();
      if (state !== this.#state && state !== 'ready')
        this.#logger.error({ state, reason }, 'the cluster is in trouble');
      if (state !== this.#state && state === 'ready')
        this.#logger.info({ state }, 'the cluster answers again');
      this.#state = state;
    }
  }

  close(): Promise<void> {
    this.#engine.close();
    return Promise.resolve();
  }
}
