// A client of searchd in a process of its own: `node sphinx-client.mjs JSON`. Asks for ten documents of any of the words, and their
// snippets, over some connections at a time, and prints how many answers it got a second.

import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { sphinxQuestions } from '../engines/sphinx.mjs';
import { readQuerySet } from '../inputs/query-sets.mjs';
import { pinned } from '../load/processes.mjs';
import { connectMysql } from '../protocols/mysql-client.mjs';
import { at } from '../report/quantiles.mjs';

const file = fileURLToPath(import.meta.url);

/** Runs such a client, kept to the core `cpu`, and resolves to what it measured. */
export async function runSphinxClient({ cpu, ...given }) {
  const [program, ...args] = [...pinned(cpu), process.execPath, file, JSON.stringify(given)];
  const running = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(await text(running.stdout));
}

if (process.argv[1] === file) console.log(JSON.stringify(await press(JSON.parse(process.argv[2]))));

async function press({ port, sets, connections, seconds }) {
  const queries = readQuerySet(sets, 'words');
  const clients = await Promise.all(Array.from({ length: connections }, () => connectMysql(port)));
  const started = performance.now();
  const times = [];
  let asked = 0;
  await Promise.all(
    clients.map(async (client) => {
      const { snippets } = sphinxQuestions(client);
      while (performance.now() - started < seconds * 1000) {
        const query = queries[asked % queries.length];
        asked += 1;
        const from = performance.now();
        await snippets(query);
        times.push(performance.now() - from);
      }
      client.close();
    }),
  );
  const measured = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  return {
    answers: times.length,
    seconds: measured,
    perSecond: times.length / measured,
    p50Ms: at(times, 0.5),
    p99Ms: at(times, 0.99),
  };
}
