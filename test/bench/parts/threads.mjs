// Whether searches should be answered in threads of their own: what a question costs more when it is sent to a thread,
// what two threads answer together, and what memory their copies of the index take.

import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { FileDirectory } from '../../../dist/modules/index/directory/file-directory.js';
import { defaultRequest } from '../../../dist/modules/search/default-request.js';
import { LocalEngine } from '../../../dist/modules/search/local-engine.js';
import { measureOnce, readMeasured } from '../measure-once.mjs';
import { digits } from '../report/tables.mjs';
import { largeIndex } from './command.mjs';

const ROUNDS = 4;

export async function run(given) {
  const { index } = largeIndex(given.work);
  if (!existsSync(index))
    throw new Error('the part "command" makes the index that this part asks: run it first');
  await measureOnce(given, 'threads', async () => {
    const queries = readFileSync(given.queries, 'utf8').split('\n').filter(Boolean);
    const alone = await askInPlace(index, queries);
    const before = process.memoryUsage.rss();
    const one = await askThreads(index, queries, 1, 1);
    const two = await askThreads(index, queries, 2, 2);
    return { queries: queries.length, alone, one, two, copyMb: (two.rss - before) / 2e6 };
  });
}

async function askInPlace(index, queries) {
  const engine = await LocalEngine.open(new FileDirectory(index), { timeoutMs: 60_000, fallback: false });
  const ask = async () => {
    for (const text of queries) await engine.search(defaultRequest(text));
  };
  await ask();
  const started = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) await ask();
  const meanMs = (performance.now() - started) / (ROUNDS * queries.length);
  engine.close();
  return { meanMs };
}

/** Sends all queries to some threads, with so many on their way to each at a time. */
async function askThreads(index, queries, threads, underWay) {
  const workers = await Promise.all(Array.from({ length: threads }, () => startThread(index)));
  await Promise.all(workers.map((worker) => askOne(worker, queries, underWay)));
  const started = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) {
    const shares = workers.map((_, worker) =>
      queries.filter((_query, number) => number % threads === worker),
    );
    await Promise.all(workers.map((worker, number) => askOne(worker, shares[number], underWay)));
  }
  const meanMs = (performance.now() - started) / (ROUNDS * queries.length);
  const rss = process.memoryUsage.rss();
  await Promise.all(workers.map((worker) => worker.terminate()));
  return { meanMs, rss };
}

function startThread(index) {
  const worker = new Worker(new URL('../answering-thread.mjs', import.meta.url), { workerData: { index } });
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker));
    worker.once('error', reject);
  });
}

function askOne(worker, queries, underWay) {
  return new Promise((resolve) => {
    let sent = 0;
    let answered = 0;
    const send = () => {
      if (sent < queries.length) worker.postMessage({ number: sent, text: queries[sent++] });
    };
    const onAnswer = () => {
      answered += 1;
      if (answered === queries.length) {
        worker.off('message', onAnswer);
        resolve();
      } else send();
    };
    worker.on('message', onAnswer);
    for (let first = 0; first < underWay; first += 1) send();
  });
}

export function report(given) {
  const measured = readMeasured(given, 'threads');
  if (measured === null) return { blocks: {} };
  const { machine, alone, one, two, copyMb } = measured;
  return {
    blocks: {
      threads: [
        machine,
        `The default request, mean over the web queries: ${digits(alone.meanMs)} ms in place, ${digits(one.meanMs)} ms when sent to a ` +
          `thread and back, ${digits(two.meanMs)} ms a query with two threads busy. Each thread that opens the index for itself takes ` +
          `about ${digits(copyMb)} MB.`,
      ].join('\n\n'),
    },
  };
}
