// One engine in a process of its own: `node child.mjs build|ask ENGINE JSON`. Prints one JSON object a line.

import { performance } from 'node:perf_hooks';
import { loadEngine } from './engines/registry.mjs';
import { kinds as allKinds, readQuerySet } from './inputs/query-sets.mjs';
import { timeQueries } from './report/stopwatch.mjs';

/** Shortest warm-up before the first kind of question, and before the others. */
const FIRST_WARM_UP_MS = 3000;
const WARM_UP_MS = 700;

const [phase, name, json] = process.argv.slice(2);
const { documentFile, folder, sets, kinds, rounds, budgetMs, saved } = JSON.parse(json);
const engine = await loadEngine(name);
if (phase === 'build') await build();
else await ask();

async function build() {
  const started = performance.now();
  const index = await engine.build(documentFile, folder);
  print({
    seconds: (performance.now() - started) / 1000,
    // Of an engine that runs in a server, not known.
    peakRssMb:
      engine.memoryOf === undefined ? Math.round((process.resourceUsage().maxRSS * 1024) / 1e6) : null,
  });
  if (engine.save !== undefined) await engine.save(index, folder);
  print({ saved: true });
}

async function ask() {
  const started = performance.now();
  const index = saved ? await engine.open(folder) : await engine.build(documentFile, folder);
  const openMs = performance.now() - started;
  print({ openMs: saved ? openMs : null, openRssMb: engine.memoryOf?.(index) ?? rssMb() });
  const questions = engine.questions(index);
  let warmUpMs = FIRST_WARM_UP_MS;
  for (const kind of kinds) {
    if (questions[kind] === undefined) continue;
    const queries = readQuerySet(sets, allKinds[kind].set);
    print({ kind, ...(await timeQueries(queries, questions[kind], { rounds, budgetMs, warmUpMs })) });
    warmUpMs = WARM_UP_MS;
  }
  print({ rssMb: engine.memoryOf?.(index) ?? rssMb() });
  await engine.close?.(index);
  process.exit();
}

function rssMb() {
  return Math.round(process.memoryUsage().rss / 1e6);
}

function print(value) {
  console.log(JSON.stringify(value));
}
