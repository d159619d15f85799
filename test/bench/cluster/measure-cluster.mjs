// Measures a cluster beside the index on disk, in one run on one machine: indexing, later runs, bytes, memory, and searches over HTTP.
// The corpus grows from one size to the next: the first is a full build, what follows is added to it.
//
//   npm run build
//   node --import ./test/loader/register.mjs test/bench/cluster/measure-cluster.mjs --corpus FILE.jsonl.gz --queries FILE \
//     --sizes 200000,1000000 --work DIR [--nodes 3] [--seconds 20] [--rounds 3] [--report]
//
// What a size gave is kept in DIR/results as soon as it is measured; `--report` writes what is there into docs/many-machines.md.

import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { startCluster } from '../../opensearch/cluster/start-cluster.ts';
import { askFindling, startServer, succeeded } from '../findling-program.mjs';
import { nameOfFile, repeatRecords } from '../inputs/corpus-files.mjs';
import { askInTurn, askOnce, summarize } from '../load/ask.mjs';
import { describeMachine } from '../report/machine.mjs';
import { fillDocument } from '../report/marked-blocks.mjs';
import { describeCluster } from './describe-cluster.mjs';

const EACH = 100_000;
const CONNECTIONS = [1, 4];

const { values: given } = parseArgs({
  options: {
    corpus: { type: 'string' },
    queries: { type: 'string' },
    sizes: { type: 'string', default: '10000' },
    work: { type: 'string' },
    nodes: { type: 'string', default: '3' },
    heap: { type: 'string', default: '1024' },
    seconds: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '3' },
    report: { type: 'boolean', default: false },
  },
});
const results = path.join(given.work, 'results');
if (given.report) await report();
else await measure(given.sizes.split(',').map(Number));

async function measure(sizes) {
  rmSync(given.work, { recursive: true, force: true });
  const corpus = path.join(given.work, 'corpus');
  for (const folder of [results, corpus]) mkdirSync(folder, { recursive: true });
  const queries = readFileSync(given.queries, 'utf8').split('\n').filter(Boolean);
  const records = repeatRecords(given.corpus, sizes.at(-1));
  const cluster = await startCluster({
    nodes: Number(given.nodes),
    heapMb: Number(given.heap),
    processors: 2,
    isMeasured: true,
  });
  const engines = {
    local: { args: ['--index', path.join(given.work, 'local')], nodes: [] },
    cluster: {
      args: [
        ...['--index', path.join(given.work, 'tracked'), '--engine', 'opensearch'],
        ...['--opensearch-nodes', cluster.urls.join(',')],
      ],
      nodes: cluster.nodes,
    },
  };
  const environment = {
    FINDLING_OPENSEARCH_SHARDS: given.nodes,
    FINDLING_OPENSEARCH_REPLICAS: '0',
    FINDLING_CACHE: '0',
  };
  try {
    let before = 0;
    for (const size of sizes) {
      const machine = describeMachine();
      const bytes = await writeRecords(corpus, records, before, size);
      const built = {};
      for (const [name, engine] of Object.entries(engines)) {
        built[name] = await index(corpus, engine, environment);
        built[name].unchanged = await index(corpus, engine, environment);
        built[name].stats = succeeded(await askFindling(['stats', ...engine.args], environment)).answer;
      }
      built.cluster.folder = await trackedBytes();
      const searches = await search(engines, queries, environment);
      const measured = { machine, nodes: Number(given.nodes), documents: size, added: size - before, bytes };
      const file = path.join(results, `${size}.json`);
      writeFileSync(file, `${JSON.stringify({ ...measured, built, searches }, null, 2)}\n`);
      console.error(JSON.stringify({ size, ...summaryOf(built), ...summaryOfSearches(searches) }));
      before = size;
    }
  } finally {
    await cluster.close();
    for (const folder of ['corpus', 'local', 'tracked'])
      rmSync(path.join(given.work, folder), { recursive: true, force: true });
  }
}

function summaryOf(built) {
  return Object.fromEntries(
    Object.entries(built).map(([name, { seconds, cpuSeconds, nodeSeconds, unchanged, stats }]) => [
      name,
      { seconds, cpuSeconds, nodeSeconds, unchanged: unchanged.seconds, bytes: stats.bytes },
    ]),
  );
}

function summaryOfSearches({ compared, runs }) {
  const told = (runsOf) => runsOf.map((run) => ({ ...run, times: run.times.length }));
  return { compared, runs: Object.fromEntries(Object.entries(runs).map(([name, of]) => [name, told(of)])) };
}

/** Writes the records from one number to another as files of the corpus; returns the bytes of them. */
async function writeRecords(corpus, records, from, to) {
  let bytes = 0;
  for (let number = from; number < to; number += EACH) {
    const file = path.join(corpus, nameOfFile(number / EACH));
    const out = createWriteStream(file);
    for (let left = Math.min(EACH, to - number); left > 0; left -= 1) {
      const { value } = await records.next();
      if (!out.write(`${JSON.stringify(value)}\n`)) await once(out, 'drain');
    }
    out.end();
    await finished(out);
    bytes += out.bytesWritten;
  }
  return bytes;
}

/** What a run of `findling index` took, here and on the nodes. */
async function index(corpus, { args, nodes }, environment) {
  const spent = () => nodes.reduce((sum, node) => sum + node.processorSeconds(), 0);
  const before = spent();
  const ran = succeeded(await askFindling(['index', '--corpus', corpus, ...args], environment));
  const { seconds, cpuSeconds, peakRssMb, answer } = ran;
  return { seconds, cpuSeconds, peakRssMb, nodeSeconds: spent() - before, documents: answer.documents };
}

/** Bytes of the folder that keeps track of what is in the cluster, and those of them that are in memory while a run goes on. */
async function trackedBytes() {
  const folder = path.join(given.work, 'tracked');
  const { bytes } = succeeded(await askFindling(['stats', '--index', folder])).answer;
  const segments = path.join(folder, 'segments');
  const inMemory = readdirSync(segments)
    .flatMap((name) => ['index.bin', 'positions.bin'].map((file) => path.join(segments, name, file)))
    .reduce((sum, file) => sum + statSync(file).size, 0);
  return { bytes, inMemory };
}

/** Searches both engines in turn, each by a server of its own; the totals of their answers are compared. */
async function search(engines, queries, environment) {
  const paths = queries.map((query) => `/search?q=${encodeURIComponent(query)}`);
  const servers = {};
  for (const [name, { args }] of Object.entries(engines))
    servers[name] = await startServer(['--threads', '1', ...args], environment);
  try {
    const answers = {};
    for (const [name, { url }] of Object.entries(servers)) {
      answers[name] = [];
      for (const one of paths) answers[name].push(JSON.parse((await askOnce(`${url}${one}`, {})).body));
    }
    const compared = compare(answers.local, answers.cluster);
    const runs = Object.fromEntries(Object.keys(servers).map((name) => [name, []]));
    for (let round = 0; round < Number(given.rounds); round += 1)
      for (const connections of CONNECTIONS)
        for (const [name, { url }] of Object.entries(servers))
          runs[name].push({
            connections,
            ...(await askTogether(url, paths, connections)),
          });
    const memory = {
      local: residentBytes(servers.local.pid),
      cluster: residentBytes(servers.cluster.pid),
      nodes: engines.cluster.nodes.map((node) => node.memory()),
    };
    return { compared, runs, memory };
  } finally {
    for (const { stop } of Object.values(servers)) await stop();
  }
}

/** Asks over some connections at once, each with the next path as soon as the last is answered, for as long as is given. */
async function askTogether(url, paths, connections) {
  const started = performance.now();
  const until = () => performance.now() - started >= Number(given.seconds) * 1000;
  const all = { times: [], refused: 0, partial: 0, errors: 0 };
  const askOn = async (number) => {
    const from = Math.floor((number * paths.length) / connections);
    const own = [...paths.slice(from), ...paths.slice(0, from)];
    while (!until()) {
      const { times, ...counts } = await askInTurn(url, own, { until });
      all.times.push(...times);
      for (const [name, count] of Object.entries(counts)) all[name] += count;
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, number) => askOn(number)));
  const { times, ...counts } = all;
  const seconds = (performance.now() - started) / 1000;
  return { ...summarize(times, counts), seconds, perSecond: times.length / seconds, times };
}

/** Of how many queries both say the same. */
function compare(local, cluster) {
  const counts = { queries: local.length, partial: 0, sameTotal: 0, sameFirst: 0 };
  local.forEach((answer, at) => {
    const other = cluster[at];
    if (answer.partial || other.partial) counts.partial += 1;
    if (answer.totalHits === other.totalHits) counts.sameTotal += 1;
    if (answer.hits?.[0]?.id === other.hits?.[0]?.id) counts.sameFirst += 1;
  });
  return counts;
}

function residentBytes(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
}

async function report() {
  const measured = readdirSync(results)
    .map((name) => JSON.parse(readFileSync(path.join(results, name), 'utf8')))
    .toSorted((a, b) => a.documents - b.documents);
  await fillDocument('docs/many-machines.md', describeCluster(measured));
}
