// Builds segments on as many threads as the machine has cores; a single small batch is built in place,
// because starting a thread would take longer.

import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import { buildSegment, type SegmentBytes } from './segment-builder.js';
import type { BuildRequest } from './segment-worker.js';
import type { IndexedDocument } from './token-log.js';

/** Batches up to this many documents go through MiniSearch; larger ones are inverted directly, to the same bytes. */
export const MINISEARCH_DOCUMENTS = 2000;
/** Batches up to this many documents are built in place when they come alone. */
const IN_PLACE_DOCUMENTS = 2000;

/** The compiled worker; tests run from source and use what was built before. */
function workerFile(): string {
  const compiled = import.meta.url.endsWith('.js') ? './segment-worker.js' : '../../dist/index/segment-worker.js';
  return fileURLToPath(new URL(compiled, import.meta.url));
}

export class SegmentPool {
  readonly threads: number;
  #pool: Tinypool | null = null;

  constructor(threads = availableParallelism()) {
    this.threads = threads;
  }

  /** Builds a segment; `alone` says that no other batch is being built. */
  async build(documents: readonly IndexedDocument[], { alone }: { readonly alone: boolean }): Promise<SegmentBytes> {
    const inverter = documents.length <= MINISEARCH_DOCUMENTS ? 'minisearch' : 'direct';
    if (alone && documents.length <= IN_PLACE_DOCUMENTS) return buildSegment(documents, inverter);
    this.#pool ??= new Tinypool({
      filename: workerFile(),
      runtime: 'worker_threads',
      minThreads: 0,
      maxThreads: this.threads,
      isolateWorkers: false,
    });
    const request: BuildRequest = { documents, inverter };
    return (await this.#pool.run(request, { name: 'buildInWorker' })) as SegmentBytes;
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
    this.#pool = null;
  }
}
