// Memory of a server over very many requests of all kinds, an hour or more:
//   node test/bench/soak.mjs --index DIR --queries FILE [--requests 1000000] [--threads 2] [--connections 8]
// Prints a line for each twentieth of them, and at the end how much memory grew over the second half. Run it after a build.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { describeBuild, serve } from './compare/builds.mjs';
import { writeQuerySets } from './inputs/query-sets.mjs';
import { press } from './load/press.mjs';
import { memoryMbOf } from './load/processes.mjs';
import { mixedPaths } from './load/request-paths.mjs';
import { describeMachine } from './report/machine.mjs';
import { count, digits } from './report/tables.mjs';

const LINES = 20;
const SECONDS = 10;

const { values } = parseArgs({
  options: {
    index: { type: 'string' },
    queries: { type: 'string' },
    requests: { type: 'string', default: '1000000' },
    threads: { type: 'string', default: '2' },
    connections: { type: 'string', default: '8' },
  },
});
const { index, queries } = values;
if (index === undefined || queries === undefined) {
  console.error('usage: soak.mjs --index DIR --queries FILE [--requests N] [--threads N] [--connections N]');
  process.exit(2);
}
const requests = Number(values.requests);
const folder = mkdtempSync(path.join(tmpdir(), 'findling-soak-'));
writeQuerySets(queries, null, folder);
const paths = mixedPaths(folder);
const server = await serve(describeBuild('this', { index }), {
  threads: Number(values.threads),
  cache: true,
});
console.log(describeMachine());
try {
  await ask();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true });
}

async function ask() {
  const start = memoryMbOf(server.pid).rssMb;
  let answers = 0;
  let failed = 0;
  let half = null;
  let printed = 0;
  while (answers < requests) {
    const said = await press(server.url, {
      paths,
      connections: Number(values.connections),
      seconds: SECONDS,
    });
    if (said.answers === 0) throw new Error('the server answers no more');
    answers += said.answers;
    failed += said.refused + said.errors;
    const { rssMb } = memoryMbOf(server.pid);
    if (half === null && answers >= requests / 2) half = rssMb;
    if (Math.floor((answers * LINES) / requests) === printed) continue;
    printed = Math.floor((answers * LINES) / requests);
    console.log(
      `${count(answers).padStart(10)} requests  ${count(rssMb).padStart(6)} MB  ${digits(said.perSecond)} a second  ${failed} failed`,
    );
  }
  const { rssMb, peakRssMb } = memoryMbOf(server.pid);
  console.log(
    `${count(start)} MB at the start, ${count(half ?? rssMb)} MB after half, ${count(rssMb)} MB at the end, ${count(peakRssMb)} MB at most`,
  );
}
