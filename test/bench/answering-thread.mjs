// A worker thread that opens an index of its own and answers queries: see parts/threads.mjs.

import { parentPort, workerData } from 'node:worker_threads';
import { FileDirectory } from '../../dist/modules/index/directory/file-directory.js';
import { defaultRequest } from '../../dist/modules/search/default-request.js';
import { LocalEngine } from '../../dist/modules/search/local-engine.js';

const options = { timeoutMs: Number.POSITIVE_INFINITY, fallback: false };
const engine = await LocalEngine.open(new FileDirectory(workerData.index), options);
parentPort.on('message', async ({ number, text }) => {
  parentPort.postMessage({ number, result: await engine.search(defaultRequest(text)) });
});
parentPort.postMessage({ number: -1, result: null });
