// Findling and its peers on 10,000 to 200,000 documents: all kinds of questions on two sizes, plain ones on the others.

import { kinds } from '../inputs/query-sets.mjs';
import { measureSize, readResults } from '../measure-size.mjs';
import { besideLuceneTable } from '../report/beside-lucene.mjs';
import { drawChart } from '../report/chart.mjs';
import { describeMachines } from '../report/machine.mjs';
import { buildTable, count, digits, failures, queryTable, table } from '../report/tables.mjs';
import { winnersTable } from '../report/winners.mjs';

const all = Object.keys(kinds);
const peers = ['findling', 'lucene', 'sqlite', 'minisearch', 'flexsearch', 'orama', 'lunr'];
const plain = ['findling-plain', 'lucene-plain'];
/** Native programs, servers among them. */
const native = ['sqlite-native', 'xapian', 'sphinx', 'groonga', 'postgresql'];
export const sizes = [
  { documents: 10_000, engines: peers, kinds: ['or'] },
  { documents: 50_000, engines: [...peers, ...native, ...plain, 'flexsearch-forward'], kinds: all },
  { documents: 100_000, engines: peers, kinds: ['or'] },
  { documents: 200_000, engines: [...peers, ...native, ...plain], kinds: all },
];
/** Longest time to build an index, in seconds: longer for engines whose index lies on disk. */
const buildSeconds = (name) => (/^(findling|lucene|sqlite)/.test(name) || native.includes(name) ? 300 : 60);
/** Longest time for one kind of question, in milliseconds. */
const BUDGET_MS = 4000;
const MEMORY_MB = 4096;

/** Names short enough for the ends of lines. */
const drawn = {
  findling: 'Findling',
  lucene: 'Lucene',
  sqlite: 'SQLite FTS5',
  minisearch: 'MiniSearch',
  flexsearch: 'FlexSearch',
  orama: 'Orama',
  lunr: 'lunr',
};

/** As in the table for a reader in a hurry. */
const listed = {
  ...drawn,
  'sqlite-native': 'SQLite FTS5, native',
  xapian: 'Xapian',
  sphinx: 'Sphinx',
  groonga: 'Groonga',
  postgresql: 'PostgreSQL',
};

export async function run(given) {
  const beaten = new Set();
  const wanted = new Set(given.documents.split(',').map(Number));
  const isWanted = (name) => given.engines === undefined || given.engines.split(',').includes(name);
  for (const { documents, engines, kinds: asked } of sizes) {
    if (!wanted.has(documents)) continue;
    const results = await measureSize(documents, {
      ...given,
      engines: engines.filter((name) => isWanted(name) && !beaten.has(name)),
      limits: {
        kinds: asked,
        rounds: 5,
        budgetMs: BUDGET_MS,
        buildSeconds,
        memoryMb: MEMORY_MB,
      },
    });
    for (const { engine, failed } of results)
      if (failed.some(({ phase }) => phase === 'build')) beaten.add(engine);
  }
}

export function report({ work }) {
  const measured = sizes.map((size) => ({
    ...size,
    results: readResults(work, size.documents, size.engines),
  }));
  const blocks = {};
  const large = readResults(work, 200_000, ['findling', 'lucene', 'findling-plain', 'lucene-plain']);
  const besideLucene = besideLuceneTable(large);
  if (besideLucene !== null) blocks['beside-lucene'] = `${describeMachines(large)}\n\n${besideLucene}`;
  for (const { documents, engines, results, kinds: asked } of measured) {
    if (asked !== all || !areAll(engines, results, measured)) continue;
    const parts = [describeMachines(results), buildTable(results), queryTable(results), failures(results)];
    blocks[`winners-${documents}`] = winnersTable(results) ?? 'Nowhere.';
    blocks[`peers-${documents}`] = parts.filter((part) => part !== '').join('\n\n');
  }
  const growing = measured.filter(({ engines, results }) => areAll(engines, results, measured));
  if (growing.length > 0) blocks.growth = describeGrowth(growing);
  // For a reader in a hurry: the size at which most engines answered everything.
  const answered = ({ results }) => results.filter(({ kinds }) => 'and' in kinds).length;
  const telling = growing.toSorted((a, b) => answered(a) - answered(b) || a.documents - b.documents).at(-1);
  return {
    blocks,
    readme: telling === undefined ? {} : { peers: shortTable(telling) },
    chart: growing.length > 1 ? chartOf(growing) : null,
  };
}

/** Whether all engines were measured, but those that could not build an index of fewer documents. */
function areAll(engines, results, measured) {
  const beaten = new Set(
    measured
      .flatMap((size) => size.results)
      .filter(({ failed }) => failed.some(({ phase }) => phase === 'build'))
      .map(({ engine }) => engine),
  );
  return engines.every((name) => beaten.has(name) || results.some(({ engine }) => engine === name));
}

/** One row an engine, for a reader in a hurry. */
function shortTable({ documents, results }) {
  const asked = (times) => (times === undefined ? '' : `${digits(times.meanMs)} / ${digits(times.p99Ms)}`);
  const rows = Object.keys(listed).flatMap((name) => {
    const result = results.find(({ engine }) => engine === name);
    if (result === undefined) return [[listed[name], 'not tried: failed on fewer']];
    const { seconds, indexBytes, rssMb, failed, kinds: times } = result;
    if (rssMb === undefined) return [[listed[name], failed[0]?.reason ?? '']];
    const size = indexBytes === null ? 'not saved' : digits(indexBytes / 1e6);
    return [
      [
        listed[name],
        digits(seconds),
        size,
        count(rssMb),
        asked(times.or),
        asked(times.and),
        asked(times.phrase),
        asked(times.snippets),
      ],
    ];
  });
  const head = [
    `${count(documents)} abstracts`,
    'index s',
    'index MB',
    'RSS MB',
    'any word',
    'all words',
    'phrase',
    '10 snippets',
  ];
  const filled = head.map((_, column) => column === 0 || rows.some((row) => (row[column] ?? '') !== ''));
  const only = (row) => row.filter((_, column) => filled[column]);
  return `${describeMachines(results)}\n\n${table(only(head), rows.map(only))}`;
}

/** The picture, and mean milliseconds of plain questions by number of documents. */
function describeGrowth(growing) {
  const picture =
    growing.length < 2
      ? ''
      : '![Time of a search and of building, by engine and number of documents](performance.svg)\n\n';
  const machine = describeMachines(growing.flatMap(({ results }) => results));
  return `${picture}${machine}\n\nMean milliseconds for the ten best of any of the words:\n\n${growthTable(growing)}`;
}

function growthTable(growing) {
  const rows = peers.flatMap((name) => {
    const cells = growing.map(({ results }) => {
      const result = results.find(({ engine }) => engine === name);
      if (result === undefined) return 'not tried';
      const { or } = result.kinds;
      return or === undefined ? (result.failed[0]?.reason ?? '') : digits(or.meanMs);
    });
    const title = growing.flatMap(({ results }) => results).find(({ engine }) => engine === name)?.title;
    return title === undefined ? [] : [[title, ...cells]];
  });
  return table(['', ...growing.map(({ documents }) => count(documents))], rows);
}

function chartOf(growing) {
  const lines = (valueOf) =>
    Object.entries(drawn).flatMap(([engine, name]) => {
      const points = growing.flatMap(({ documents, results }) => {
        const result = results.find((one) => one.engine === engine);
        const value = result === undefined ? undefined : valueOf(result);
        return value === undefined ? [] : [[documents, value]];
      });
      return points.length === 0 ? [] : [{ name, points }];
    });
  const means = lines(({ kinds: { or } }) => or?.meanMs);
  return drawChart({
    title: 'Time of a search and of building an index, by number of documents',
    description: means
      .map(({ name, points }) => {
        const [documents, ms] = points.at(-1);
        return `${name} takes ${digits(ms)} ms a search on ${count(documents)} documents.`;
      })
      .join(' '),
    panels: [
      { title: 'Best ten for any of the words, mean', unit: 'ms', lines: means },
      { title: 'Building the index', unit: 's', lines: lines(({ seconds }) => seconds) },
    ],
  });
}
