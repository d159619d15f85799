// Findling beside plain MiniSearch on the same documents and queries, in one run: `npm run bench -- --corpus DIR --queries FILE`.
// DIR holds JSON lines with `title` and `text`. Run it after a build. Prints a Markdown table.

import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';

const ROUNDS = 5;
const LIMIT = 10;

const { values } = parseArgs({ options: { corpus: { type: 'string' }, queries: { type: 'string' } } });
const { corpus, queries: queryFile } = values;
if (corpus === undefined || queryFile === undefined) {
  console.error('usage: npm run bench -- --corpus DIR --queries FILE');
  process.exit(2);
}
const program = process.env['FINDLING_PROGRAM'] ?? 'dist/cli/main.js';
const queries = readFileSync(queryFile, 'utf8')
  .split(/\r?\n/)
  .filter((line) => line.trim() !== '');

const findling = measureFindling();
const mini = measureMiniSearch();
printTable();

function measureFindling() {
  const folder = mkdtempSync(path.join(tmpdir(), 'findling-bench-'));
  try {
    const index = ['--index', path.join(folder, 'index')];
    const built = ask(['index', '--corpus', corpus, ...index, '--json']);
    const timed = ask(['bench', '--queries', queryFile, ...index, '--rounds', String(ROUNDS), '--json']);
    return { built, timed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The JSON a command prints. */
function ask(args) {
  const { status, stdout } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`findling ${args[0]} ended with exit code ${status}`);
  return JSON.parse(stdout);
}

function readDocuments() {
  const files = readdirSync(corpus)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => path.join(corpus, name))
    .filter((file) => statSync(file).isFile());
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  return lines
    .filter((line) => line.trim() !== '')
    .map((line, id) => {
      const { title = '', text = '' } = JSON.parse(line);
      return { id, title, text };
    })
    .filter(({ title, text }) => title !== '' || text !== '');
}

function measureMiniSearch() {
  const documents = readDocuments();
  const index = new MiniSearch({ fields: ['title', 'text'] });
  const started = performance.now();
  index.addAll(documents);
  const seconds = (performance.now() - started) / 1000;
  const times = queries.map((query) => {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round += 1) {
      const asked = performance.now();
      index.search(query).slice(0, LIMIT);
      best = Math.min(best, performance.now() - asked);
    }
    return best;
  });
  times.sort((a, b) => a - b);
  const meanMs = times.reduce((sum, ms) => sum + ms, 0) / times.length;
  const p99Ms = times[Math.min(times.length - 1, Math.floor(times.length * 0.99))];
  const bytes = Buffer.byteLength(JSON.stringify(index));
  return { documents: documents.length, seconds, meanMs, p99Ms, bytes };
}

function printTable() {
  const { built, timed } = findling;
  const row = (name, plain, ours, digits, unit) =>
    `| ${name} | ${plain.toFixed(digits)} ${unit} | ${ours.toFixed(digits)} ${unit} | ${printRatio(plain / ours)} |`;
  const day = new Date().toISOString().slice(0, 10);
  console.log(
    [
      `${availableParallelism()} cores, Node ${process.versions.node}, ${day}; ${queries.length} queries, best of ${ROUNDS};`,
      `documents: ${mini.documents} in MiniSearch, ${built.documents} in Findling.`,
      '',
      '| | MiniSearch | Findling | ratio |',
      '|---|---:|---:|---:|',
      row('indexing', mini.seconds, built.seconds, 2, 's'),
      row('size (JSON; segments with stored documents)', mini.bytes / 1e6, built.indexBytes / 1e6, 1, 'MB'),
      row('best 10, mean', mini.meanMs, timed.meanMs, 3, 'ms'),
      row('best 10, p99', mini.p99Ms, timed.p99Ms, 3, 'ms'),
      row('with exact counts, mean', mini.meanMs, timed.withCounts.meanMs, 3, 'ms'),
      row('with exact counts, p99', mini.p99Ms, timed.withCounts.p99Ms, 3, 'ms'),
      row('with documents and snippets, mean', mini.meanMs, timed.withSnippets.meanMs, 3, 'ms'),
      row('with documents and snippets, p99', mini.p99Ms, timed.withSnippets.p99Ms, 3, 'ms'),
      '',
      `Findling opened its index in ${timed.openMs.toFixed(0)} ms; its process held ${timed.rssMb} MB at the end.`,
    ].join('\n'),
  );
}

function printRatio(ratio) {
  return ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2);
}
