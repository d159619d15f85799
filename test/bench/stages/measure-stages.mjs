// Where the processor time of a request goes, in microseconds by stage: a server of a build is asked, one request after another, while
// its threads are profiled. The total is what the system counts; what no profile shows is the kernel's, libuv's and zlib's.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '../compare/builds.mjs';
import { askInTurn } from '../load/ask.mjs';
import { cpuMsOf } from '../load/processes.mjs';
import { pathsOf } from '../load/request-paths.mjs';
import { count, table } from '../report/tables.mjs';
import { stages, stageTimes } from './stage-times.mjs';

const profileThread = new URL('profile-thread.mjs', import.meta.url).href;
const OUTSIDE = 'outside JavaScript';
/** Kinds of requests, and the headers of a browser that takes compressed answers. */
const asked = {
  search: { kind: 'search', headers: {} },
  'search, gzip': { kind: 'search', headers: { 'accept-encoding': 'gzip' } },
  facets: { kind: 'facets', headers: {} },
  typo: { kind: 'typo', headers: {} },
  'page, br': { kind: 'page', headers: { accept: 'text/html', 'accept-encoding': 'gzip, br' } },
};
export const stageKinds = Object.keys(asked);

/** Microseconds of processor time a request by kind and stage. Asks every path `rounds` times, after as many to get warm. */
export async function measureStages(build, { sets, rounds, kinds }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'findling-profiles-'));
  const environment = {
    FINDLING_PROFILES: folder,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${profileThread}`.trim(),
  };
  const server = await serve({ ...build, program: build.unbundled }, { threads: 1, environment });
  const found = {};
  try {
    for (const [run, name] of kinds.entries()) {
      const { kind, headers } = asked[name];
      const paths = pathsOf(kind, sets);
      const all = Array.from({ length: rounds }, () => paths).flat();
      await askInTurn(server.url, all, { headers });
      process.kill(server.pid, 'SIGUSR2');
      await wait(200);
      const before = cpuMsOf(server.pid);
      await askInTurn(server.url, all, { headers });
      const totalUs = (cpuMsOf(server.pid) - before) * 1000;
      process.kill(server.pid, 'SIGUSR2');
      found[name] = perRequest(await readProfiles(folder, run), totalUs, all.length);
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return found;
}

/** The profiles of a run, of all threads: the main thread writes its own first or last, so that all are waited for. */
async function readProfiles(folder, run) {
  while (!existsSync(path.join(folder, `${run}-0.cpuprofile`))) await wait(50);
  for (let seen = -1, now = 0; seen !== now;) {
    seen = now;
    await wait(500);
    now = readdirSync(folder).length;
  }
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${run}-`) && name.endsWith('.cpuprofile'))
    .map((name) => stageTimes(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
}

/** Stages that together take longer than the processor was used were waiting for it: then each is given its share. */
function perRequest(threads, totalUs, requests) {
  const sums = stages.map((stage) => threads.reduce((sum, thread) => sum + thread[stage], 0));
  const inside = sums.reduce((sum, time) => sum + time, 0);
  const share = Math.min(1, totalUs / inside);
  const times = Object.fromEntries(stages.map((stage, at) => [stage, (sums[at] * share) / requests]));
  return { ...times, [OUTSIDE]: (totalUs - inside * share) / requests, total: totalUs / requests };
}

/** The table: a row a stage, a column a kind of request and build. */
export function stagesTable(measured) {
  const [first] = measured;
  const columns = Object.keys(first.found).flatMap((kind) =>
    measured.map(({ name, found }) => [`${kind}, ${name}`, found[kind]]),
  );
  const rows = [...stages, OUTSIDE, 'total']
    .map((stage) => [stage, ...columns.map(([, times]) => Math.round(times[stage]))])
    .filter(([, ...times]) => times.some((time) => time > 0));
  return table(
    ['microseconds a request', ...columns.map(([title]) => title)],
    rows.map(([stage, ...times]) => [stage, ...times.map(count)]),
  );
}
