// How long suggestions take: every beginning of every query of a file is completed, as if it were typed letter by letter.
// `npm run build && node test/bench/suggest.mjs --index DIR --queries FILE [--rounds N] [--limit N] [--slowest N] [--json]`.
// Times are those of the first round after the warm-up of the server, and for each beginning the best of all rounds: as
// the clock has them and as the processor has them, which other work on the machine does not disturb.

import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';

const MIN = 2;

const { values } = parseArgs({
  options: {
    index: { type: 'string' },
    queries: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    limit: { type: 'string', default: '6' },
    slowest: { type: 'string', default: '0' },
    json: { type: 'boolean' },
  },
});
if (values.index === undefined || values.queries === undefined) {
  console.error(
    'usage: node test/bench/suggest.mjs --index DIR --queries FILE [--rounds N] [--limit N] [--json]',
  );
  process.exit(2);
}

const program = new URL('../../dist/modules/', import.meta.url);
const { FileDirectory } = await import(new URL('index/directory/file-directory.js', program));
const { LocalEngine } = await import(new URL('search/local-engine.js', program));

const beginnings = readFileSync(values.queries, 'utf8')
  .split(/\r?\n/)
  .flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)).slice(MIN - 1));
const engine = await LocalEngine.open(new FileDirectory(values.index), {
  timeoutMs: 10_000,
  fallback: false,
});
engine.warmUp();

const bestCpu = beginnings.map(() => Number.POSITIVE_INFINITY);
const best = beginnings.map(() => Number.POSITIVE_INFINITY);
let first = [];
let found = 0;
for (let round = 0; round < Number(values.rounds); round += 1) {
  const times = [];
  for (const [number, query] of beginnings.entries()) {
    const cpu = process.cpuUsage();
    const started = performance.now();
    const { suggestions } = await engine.suggest({ query, limit: Number(values.limit) });
    const ms = performance.now() - started;
    const used = process.cpuUsage(cpu);
    times.push(ms);
    bestCpu[number] = Math.min(bestCpu[number] ?? 0, (used.user + used.system) / 1000);
    best[number] = Math.min(best[number] ?? ms, ms);
    if (round === 0 && suggestions.length > 0) found += 1;
  }
  if (round === 0) first = times;
}
const documents = engine.status().documents;
engine.close();

const result = {
  documents,
  beginnings: beginnings.length,
  withSuggestions: found,
  first: describe(first),
  best: describe(best),
  bestCpu: describe(bestCpu),
};
if (values.json) console.log(JSON.stringify(result));
else
  console.table({
    'first round, ms': result.first,
    'best of rounds, ms': result.best,
    'best of rounds, ms of processor': result.bestCpu,
  });
const bySlowness = [...best.keys()].sort((a, b) => (best[b] ?? 0) - (best[a] ?? 0));
for (const number of bySlowness.slice(0, Number(values.slowest))) {
  console.log(`${(best[number] ?? 0).toFixed(2)} ms  ${beginnings[number] ?? ''}`);
}

function describe(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const round = (ms) => Math.round(ms * 100) / 100;
  return {
    mean: round(times.reduce((sum, ms) => sum + ms, 0) / times.length),
    p50: round(at(0.5)),
    p99: round(at(0.99)),
    max: round(at(1)),
  };
}
