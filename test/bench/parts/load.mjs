// A server asked by ten clients at once, first at rest, then while all of 200,000 documents change and are reindexed.

import { cpSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';
import { startServer } from '../findling-program.mjs';
import { takeDocuments, writeCorpus } from '../inputs/corpus-files.mjs';
import { readQuerySet } from '../inputs/query-sets.mjs';
import { measureOnce, readMeasured } from '../measure-once.mjs';
import { placeOf } from '../measure-size.mjs';
import { count, digits, table } from '../report/tables.mjs';
import { largeIndex, queryFiles } from './command.mjs';

const CONNECTIONS = 10;
const REST_SECONDS = 10;
const LONGEST_SECONDS = 600;
const { fetch } = globalThis;
const ADMIN_KEY = 'a-key-for-benchmarks-only';

export async function run(given) {
  const large = largeIndex(given.work);
  if (!existsSync(large.index))
    throw new Error('the part "command" makes the index for this part: run it first');
  await measureOnce(given, 'load', async () => {
    const folder = path.join(given.work, 'load');
    const corpus = path.join(folder, 'corpus');
    const index = path.join(folder, 'index');
    const revise = (document) => ({ ...document, text: `${document.text} Revised.` });
    await writeCorpus(corpus, takeDocuments(given.corpus, given.large, revise), large.each);
    rmSync(index, { recursive: true, force: true });
    cpSync(large.index, index, { recursive: true });
    await queryFiles(given);
    const queries = readQuerySet(placeOf(given.work, 10_000).sets, 'words');
    const server = await startServer(['--index', index, '--corpus', corpus], {
      FINDLING_ADMIN_KEY: ADMIN_KEY,
    });
    try {
      await press(server.url, queries, REST_SECONDS / 2);
      const rest = await press(server.url, queries, REST_SECONDS);
      const reindexing = reindex(server.url);
      const busy = await press(server.url, queries, LONGEST_SECONDS, reindexing);
      return { connections: CONNECTIONS, rest, busy, task: await reindexing };
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** Asks all queries over and over, for some seconds or until `until` is settled. */
async function press(url, queries, seconds, until = null) {
  const requests = queries.map(({ text }) => ({ path: `/search?q=${encodeURIComponent(text)}` }));
  const running = autocannon({ url, connections: CONNECTIONS, duration: seconds, requests });
  until?.finally(() => running.stop()).catch(() => undefined);
  const { duration, latency, errors, timeouts, non2xx, ...result } = await running;
  return {
    seconds: duration,
    perSecond: result.requests.average,
    answers: result['2xx'],
    p50Ms: latency.p50,
    p99Ms: latency.p99,
    maxMs: latency.max,
    errors: errors + timeouts,
    refused: non2xx,
    statuses: result.statusCodeStats,
  };
}

/** Starts a run and waits for its end. */
async function reindex(url) {
  const headers = { authorization: `Bearer ${ADMIN_KEY}` };
  const started = await fetch(`${url}/reindex`, { method: 'POST', headers });
  const { uid } = await started.json();
  for (;;) {
    await wait(250);
    const task = await (await fetch(`${url}/tasks/${uid}`, { headers })).json();
    if (task.status === 'succeeded' || task.status === 'failed') return task;
  }
}

export function report(given) {
  const measured = readMeasured(given, 'load');
  if (measured === null) return { blocks: {} };
  const { machine, connections, rest, busy, task } = measured;
  const row = (name, { perSecond, p50Ms, p99Ms, maxMs, answers, errors, refused }) => [
    name,
    digits(perSecond),
    ...[p50Ms, p99Ms, maxMs].map((ms) => `${ms} ms`),
    count(answers),
    String(errors),
    String(refused),
  ];
  const end =
    task.status === 'succeeded'
      ? `${count(task.details.changed)} documents changed; the run took ${task.duration} (ISO 8601).`
      : `The run failed: ${task.error.message}`;
  return {
    blocks: {
      load: [
        machine,
        `${connections} connections, each asking the next query as soon as the last is answered. ${end}`,
        table(
          ['', 'answers a second', 'p50', 'p99', 'longest', 'answers', 'errors', 'other than 200'],
          [row('at rest', rest), row('while reindexing', busy)],
        ),
      ].join('\n\n'),
    },
  };
}
