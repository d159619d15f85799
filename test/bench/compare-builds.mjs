// This checkout beside another one, in one run on one machine, with every target that has been set:
//   npm run build
//   node test/bench/compare-builds.mjs --old CHECKOUT --corpus FILE.jsonl[.gz] --queries FILE --poison FILE
//     [--measures throughput,opening]  a part of them     [--rounds 5]  [--scale 0.1]  a tenth of the time and of the requests
//     [--documents 200000]   [--work FOLDER]   [--fresh]  measures again what lies under --work
//     [--write]  writes the tables into docs/performance.md and README.md
// Needs wrk; Sphinx and Lucene where they are to be beside. What was measured stays under --work as JSON.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import * as besideLucene from './compare/beside-lucene.mjs';
import * as besideSphinx from './compare/beside-sphinx.mjs';
import * as building from './compare/building.mjs';
import * as busyMachine from './compare/busy-machine.mjs';
import * as largeDocuments from './compare/large-documents.mjs';
import * as memory from './compare/memory.mjs';
import * as million from './compare/million.mjs';
import * as oneChange from './compare/one-change.mjs';
import * as opening from './compare/opening.mjs';
import * as poison from './compare/poison.mjs';
import { COMPARE_WORK, prepareComparison } from './compare/prepare.mjs';
import { compareTable } from './compare/rows.mjs';
import * as throughput from './compare/throughput.mjs';
import { presser } from './load/press.mjs';
import { describeMachine } from './report/machine.mjs';
import { fillDocument } from './report/marked-blocks.mjs';
import { quartiles } from './report/quantiles.mjs';
import { digits, table } from './report/tables.mjs';

const measures = {
  throughput,
  'beside-sphinx': besideSphinx,
  opening,
  'one-change': oneChange,
  poison,
  'large-documents': largeDocuments,
  memory,
  building,
  'beside-lucene': besideLucene,
  'busy-machine': busyMachine,
  million,
};

const { values } = parseArgs({
  options: {
    old: { type: 'string' },
    'old-index': { type: 'string' },
    'new-index': { type: 'string' },
    corpus: { type: 'string' },
    queries: { type: 'string' },
    poison: { type: 'string' },
    measures: { type: 'string', default: Object.keys(measures).join(',') },
    documents: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '5' },
    scale: { type: 'string', default: '1' },
    work: { type: 'string', default: COMPARE_WORK },
    fresh: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const wanted = values.measures.split(',');
const unknown = wanted.filter((name) => !Object.hasOwn(measures, name));
const given = [values.old, values.corpus, values.queries, values.poison];
if (given.includes(undefined) || unknown.length > 0) {
  console.error(
    `usage: compare-builds.mjs --old CHECKOUT --corpus FILE --queries FILE --poison FILE [--measures ${Object.keys(measures).join(',')}]`,
  );
  process.exit(2);
}

const context = {
  ...(await prepareComparison({
    ...values,
    documents: Number(values.documents),
    oldIndex: values['old-index'],
    newIndex: values['new-index'],
  })),
  poison: values.poison,
  rounds: Number(values.rounds),
  scale: Number(values.scale),
};
const results = {};
for (const name of Object.keys(measures)) {
  results[name] = await measureOne(name);
  // After each, so that a run that is stopped has written what it has measured.
  if (values.write && results[name]?.measured !== undefined) await write();
}
console.log(describe());

async function write() {
  await fillDocument('docs/performance.md', { compared: describe() });
  const answers = describeAnswers();
  if (answers !== null) await fillDocument('README.md', { answers });
}

/** What a measure has found, now or before; null where it was not asked for. */
async function measureOne(name) {
  const file = path.join(values.work, 'compared', `${name}.json`);
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  if (!wanted.includes(name) || (kept !== null && !values.fresh)) return kept;
  console.error(name);
  const started = performance.now();
  const before = loadavg()[0];
  let found;
  try {
    found = await measures[name].measure(context);
  } catch (error) {
    console.error(error);
    found = { skipped: `failed: ${error.message}` };
    process.exitCode = 1;
  }
  const { old, ours, rounds, scale } = context;
  const seconds = Math.round((performance.now() - started) / 1000);
  const result = {
    commits: [old.commit, ours.commit],
    machine: describeMachine(),
    load: [before, loadavg()[0]],
    rounds,
    scale,
    seconds,
    ...found,
  };
  mkdirSync(path.dirname(file), { recursive: true });
  if (found.measured !== undefined) writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  console.error(`${name}: ${seconds} s`);
  return result;
}

/** The machine, the table, and what has to be known of it. */
function describe() {
  const measured = Object.entries(results).filter(([, result]) => result?.measured !== undefined);
  const rows = measured.flatMap(([name, result]) => measures[name].rowsOf(result));
  const loads = measured.flatMap(([, { load }]) => load);
  const range = [Math.min(...loads), Math.max(...loads)].map((load) => load.toFixed(1)).join(' to ');
  const commits = [
    ...new Set(
      measured.map(
        ([
          ,
          {
            commits: [before, now],
          },
        ]) => `${before} beside ${now}`,
      ),
    ),
  ].join(', ');
  const [, first] = measured[0] ?? [null, { machine: describeMachine() }];
  const scales = new Set(measured.map(([, { scale }]) => scale));
  const brief =
    scales.size === 1 && scales.has(1)
      ? ''
      : ` A run shortened to ${[...scales].join(' and ')} of its time and requests.`;
  const notes = rows.filter(({ note }) => note !== '').map(({ title, note }) => `- ${title}: ${note}.`);
  const left = Object.entries(results)
    .filter(([, result]) => result?.skipped !== undefined && result.measured === undefined)
    .map(([name, { skipped }]) => `- ${name}: ${skipped}.`);
  return [
    `${first.machine.replace(/, load .*$/, '')}; load ${range} before and after each measure, its own included. ` +
      `Commits ${commits}; ${context.documents.toLocaleString('en-US')} documents; ${presser} on the same machine.${brief}`,
    compareTable(rows),
    [...notes, ...left].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** For a reader in a hurry: answers a second, or null where they were not measured. */
function describeAnswers() {
  const { throughput: alone, 'beside-sphinx': beside } = results;
  if (alone?.measured === undefined) return null;
  const row = (title, rounds) => {
    const median = (name) => digits(quartiles(rounds.map((round) => round[name])).median);
    return [title, median('perSecond'), `${median('p99Ms')} ms`];
  };
  const { search } = alone.measured;
  const rows = [
    row('Findling, two search threads', search.two),
    row('Findling, one search thread', search.one),
    ...(beside?.measured === undefined
      ? []
      : [
          row('Findling, its server on one core', beside.measured.ours),
          row(`${beside.title}, its server on one core`, beside.measured.sphinx),
        ]),
  ];
  const machine = alone.machine.replace(/, load .*$/, '');
  return `${machine}; four connections.\n\n${table(['', 'answers a second', '99th percentile'], rows)}`;
}
