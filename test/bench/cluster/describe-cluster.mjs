// What was measured of a cluster beside the index on disk, as tables of docs/many-machines.md, and what follows for many more documents.

import { at } from '../report/quantiles.mjs';

const MANY = 100e6;
const GB = 1e9;
/** What a shard is to have. */
const SHARD_GB = 30;
const COPIES = 2;
/** Of a disk a cluster wants so much free. */
const FREE = 1 / 7;
/** A node as it is calculated with, and its heap. */
const NODE = { cores: 16, memoryGb: 128, heapGb: 31, count: 3 };
/** In US dollars, about what large hosts ask on demand: a node an hour, the machine that indexes an hour, a GB of disk a month. */
const PRICES = { node: 0.8, indexer: 0.4, diskGb: 0.08 };
const HOURS_A_MONTH = 730;

const number = (value, digits = 0) =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });

/** The blocks of figures. @param measured what `measure-cluster.mjs` kept of each size, from the smallest */
export function describeCluster(measured) {
  return { 'cluster-beside-disk': compareTable(measured), 'cluster-of-many': manyTable(measured.at(-1)) };
}

function compareTable(measured) {
  const columns = measured.flatMap((one) =>
    ['local', 'cluster'].map((name) => columnOf(one, name, measured)),
  );
  const names = Object.keys(columns[0]);
  const lines = names.map((name) => `| ${[name, ...columns.map((column) => column[name])].join(' | ')} |`);
  const [head, ...rows] = lines;
  const [{ machine, nodes }] = measured;
  return [
    `${machine} ${nodes} nodes with as many shards and no copies; one search thread on disk; no answers are kept.`,
    [head, `| --- |${' ---: |'.repeat(columns.length)}`, ...rows].join('\n'),
    agreement(measured),
  ].join('\n\n');
}

/** One engine at one size, by row. */
function columnOf(one, name, measured) {
  const { built, searches, documents, added } = one;
  const { seconds, cpuSeconds, nodeSeconds, peakRssMb, unchanged, stats, folder } = built[name];
  const isCluster = name === 'cluster';
  const corpus = measured
    .filter((other) => other.documents <= documents)
    .reduce((sum, { bytes }) => sum + bytes, 0);
  const { memory } = searches;
  const each = (bytes) => number(bytes / documents);
  const [alone, four] = [1, 4].map((connections) => timesOf(searches.runs[name], connections));
  return {
    '': isCluster ? 'in the cluster' : 'on disk',
    documents: number(documents),
    'of these indexed by this run': number(added),
    seconds: number(seconds, 1),
    'documents a second': number(added / seconds),
    'seconds of processor time, of the program': number(cpuSeconds),
    'the same of all nodes': isCluster ? number(nodeSeconds) : '',
    'documents a second of a core': number(added / (cpuSeconds + nodeSeconds)),
    'memory of the program at most, MB': number(peakRssMb),
    'seconds of a run that finds nothing changed': number(unchanged.seconds, 1),
    'bytes of the corpus a document': each(corpus),
    'bytes of the index a document, one copy': each(stats.bytes),
    'bytes in the folder a document': each(isCluster ? folder.bytes : stats.bytes),
    'of these in memory while a run goes on': isCluster ? each(folder.inMemory) : '',
    'searches a second, one after another': number(alone.perSecond),
    'median and 99th percentile, ms': `${number(alone.p50, 1)}, ${number(alone.p99, 1)}`,
    'searches a second, four at a time': number(four.perSecond),
    'median and 99th percentile of these, ms': `${number(four.p50, 1)}, ${number(four.p99, 1)}`,
    'refused, failed, partial': `${alone.refused + four.refused}, ${alone.errors + four.errors}, ${alone.partial + four.partial}`,
    'memory of the server, MB': number(memory[name] / 1e6),
    'memory of all nodes, MB': isCluster
      ? number(memory.nodes.reduce((sum, bytes) => sum + bytes, 0) / 1e6)
      : '',
  };
}

/** All rounds with so many connections together. */
function timesOf(runs, connections) {
  const of = runs.filter((run) => run.connections === connections);
  const sum = (name) => of.reduce((total, run) => total + run[name], 0);
  const sorted = of.flatMap(({ times }) => times).toSorted((a, b) => a - b);
  return {
    perSecond: sorted.length / sum('seconds'),
    p50: at(sorted, 0.5),
    p99: at(sorted, 0.99),
    refused: sum('refused'),
    errors: sum('errors'),
    partial: sum('partial'),
  };
}

function agreement(measured) {
  return measured
    .map(({ documents, searches: { compared } }) => {
      const { queries, sameTotal, sameFirst, partial } = compared;
      return (
        `- ${number(documents)} documents, ${queries} queries: the same total in ${sameTotal}, the same first hit in ${sameFirst}, ` +
        `${partial} partial.`
      );
    })
    .join('\n');
}

function manyTable({ documents, added, built: { cluster } }) {
  const primaries = ((cluster.stats.bytes / documents) * MANY) / GB;
  const all = COPIES * primaries;
  const building = (2 * all) / (1 - FREE);
  const cached = (NODE.count * (NODE.memoryGb - NODE.heapGb)) / all;
  const folder = ((cluster.folder.bytes / documents) * MANY) / GB;
  const inMemory = ((cluster.folder.inMemory / documents) * MANY) / GB;
  const programHours = ((cluster.cpuSeconds / added) * MANY) / 3600;
  const nodeHours = ((COPIES * cluster.nodeSeconds) / added) * (MANY / 3600);
  const machines = (NODE.count * PRICES.node + PRICES.indexer) * HOURS_A_MONTH;
  const disks = building * PRICES.diskGb;
  const rows = [
    ['bytes a document, measured with', `${number(documents)} documents`],
    [
      'one copy',
      `${number(primaries)} GB in ${Math.ceil(primaries / SHARD_GB)} shards of some ${SHARD_GB} GB`,
    ],
    ['two copies', `${number(all)} GB`],
    [
      'disks, as the index before is kept while a full build goes on, and a seventh stays free',
      `${number(building / 1000, 1)} TB`,
    ],
    [
      `${NODE.count} nodes of ${NODE.cores} cores and ${NODE.memoryGb} GB, ${NODE.heapGb} of them heap`,
      `${number(100 * Math.min(1, cached))} % of both copies are in the cache of files`,
    ],
    [
      'the machine that indexes: its folder, and its memory while a run goes on',
      `${number(folder)} GB, ${number(inMemory)} GB`,
    ],
    ['a full build: hours of one core, of the program', number(programHours)],
    [
      `the same of all nodes, two copies; spread over ${NODE.count * NODE.cores} cores`,
      `${number(nodeHours)}; ${number(nodeHours / (NODE.count * NODE.cores), 1)}`,
    ],
    [
      `a month, in US dollars, at ${PRICES.node} a node and ${PRICES.indexer} for the other machine an hour, ${PRICES.diskGb} a GB`,
      `${number(machines)} for machines, ${number(disks)} for disks`,
    ],
  ];
  return [
    '| 100 million such documents | |',
    '| --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}
