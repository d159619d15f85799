// Runs in a worker thread of the server: one update of the index, its outcome sent back as a message.

import { parentPort, workerData } from 'node:worker_threads';
import { FindlingError } from '../errors.js';
import { FileDirectory } from '../index/directory/file-directory.js';
import { updateIndex, type UpdateSummary } from '../index/update/update-index.js';

export interface ReindexRequest {
  readonly corpus: string;
  readonly index: string;
}

export type ReindexOutcome =
  | { readonly kind: 'done'; readonly summary: UpdateSummary }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

const { corpus, index } = workerData as ReindexRequest;
const stop = new AbortController();
parentPort?.on('message', () => {
  stop.abort();
});
parentPort?.unref();

try {
  const summary = await updateIndex({ corpus, directory: new FileDirectory(index), signal: stop.signal });
  parentPort?.postMessage({ kind: 'done', summary } satisfies ReindexOutcome);
} catch (error) {
  const code = error instanceof FindlingError ? error.code : stop.signal.aborted ? 'aborted' : 'internal';
  const message = error instanceof Error ? error.message : String(error);
  parentPort?.postMessage({ kind: 'failed', code, message } satisfies ReindexOutcome);
}
