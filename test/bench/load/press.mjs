// Asks a server as much as it can answer: some connections, each with the next path as soon as the last is answered. With wrk
// (Debian: wrk), which takes little of the processor; with autocannon where that is absent.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { pinned } from './processes.mjs';

const script = fileURLToPath(new URL('wrk-paths.lua', import.meta.url));

/** What there is of no answers. */
const NO_TIMES = { p50Ms: null, p90Ms: null, p99Ms: null, maxMs: null };

/** Which program presses, for the notes of a run. */
export const presser = isInstalled('wrk') ? 'wrk' : 'autocannon';

/**
 * @param given `paths`, asked in their order again and again; `connections`; `seconds`; `headers` by name; `cpu`: the core the client is
 *   kept to, if it is
 * @returns `perSecond`, `answers`, `p50Ms`, `p90Ms`, `p99Ms`, `maxMs`, `refused` (other than 2xx and 3xx) and `errors` of the connection
 */
export function press(url, given) {
  return presser === 'wrk' ? pressWithWrk(url, given) : pressWithAutocannon(url, given);
}

async function pressWithWrk(url, { paths, connections, seconds, headers = {}, cpu }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'findling-press-'));
  try {
    const file = path.join(folder, 'paths.txt');
    writeFileSync(file, `${paths.join('\n')}\n`);
    const duration = `${Math.max(1, Math.round(seconds))}s`;
    const flags = ['-t1', `-c${connections}`, `-d${duration}`, '--timeout', '30s', '-s', script, url];
    const [program, ...args] = [
      ...pinned(cpu),
      'wrk',
      ...flags,
      '--',
      file,
      ...Object.entries(headers).flat(),
    ];
    const running = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const said = await text(running.stdout);
    const line = said.split('\n').find((one) => one.startsWith('{'));
    if (line === undefined) throw new Error(`wrk did not measure ${url}: ${said}`);
    const measured = JSON.parse(line);
    const { answers, refused, seconds: lasted } = measured;
    return { ...measured, ...(answers === 0 ? NO_TIMES : {}), perSecond: (answers - refused) / lasted };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function pressWithAutocannon(url, { paths, connections, seconds, headers = {} }) {
  const requests = paths.map((one) => ({ path: one, headers }));
  const { latency, errors, timeouts, non2xx, ...result } = await autocannon({
    url,
    connections,
    duration: Math.max(1, Math.round(seconds)),
    requests,
  });
  return {
    answers: result['2xx'] + non2xx,
    seconds: result.duration,
    bytes: result.throughput.total,
    perSecond: result['2xx'] / result.duration,
    p50Ms: latency.p50,
    p90Ms: latency.p90,
    p99Ms: latency.p99,
    maxMs: latency.max,
    refused: non2xx,
    errors: errors + timeouts,
  };
}

function isInstalled(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(path.join(folder, program)));
}
