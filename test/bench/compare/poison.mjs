// A client that asks an expensive query over and over, beside others that ask at half the rate that saturates the server, and one that
// looks whether it is healthy. And what the expensive query costs by itself.

import { readFileSync } from 'node:fs';
import { askInTurn } from '../load/ask.mjs';
import { runClient } from '../load/client.mjs';
import { press } from '../load/press.mjs';
import { cpuMsOf } from '../load/processes.mjs';
import { pathsOf } from '../load/request-paths.mjs';
import { serve } from './builds.mjs';
import { mostRow, ratioRow } from './rows.mjs';

const CONNECTIONS = 16;
const SATURATING_SECONDS = 5;
const SECONDS = 12;
/** Between one look at /health and the next. */
const PAUSE_MS = 20;
const COSTED = { old: 3, ours: 50 };

export async function measure({ old, ours, sets, poison, rounds, scale }) {
  const bad = readFileSync(poison, 'utf8').trim().split('\n');
  const measured = {};
  for (const [name, build] of Object.entries({ old, ours })) {
    const server = await serve(build, { threads: 2 });
    try {
      measured[name] = await measureOne(server, { bad, paths: pathsOf('search', sets), rounds, scale, name });
    } finally {
      await server.stop();
    }
  }
  return { measured };
}

async function measureOne({ url, pid }, { bad, paths, rounds, scale, name }) {
  const seconds = Math.max(1, SECONDS * scale);
  await press(url, { paths, connections: CONNECTIONS, seconds: SATURATING_SECONDS * scale });
  const most = await press(url, { paths, connections: CONNECTIONS, seconds: SATURATING_SECONDS * scale });
  const perSecond = most.perSecond / 2;
  const quiet = [];
  const poisoned = [];
  const health = [];
  for (let round = 0; round < Math.min(rounds, 3); round += 1) {
    quiet.push(await runClient({ url, paths, perSecond, seconds }));
    const [others, looked] = await Promise.all([
      runClient({ url, paths, perSecond, seconds }),
      runClient({ url, paths: ['/health'], seconds, pauseMs: PAUSE_MS }),
      runClient({ url, paths: bad, seconds, pauseMs: 0 }),
    ]);
    poisoned.push(others);
    health.push(looked);
  }
  const asked = Math.max(2, Math.round(COSTED[name] * scale));
  const before = cpuMsOf(pid);
  const { refused, partial } = await askInTurn(
    url,
    Array.from({ length: asked }, (_, at) => bad[at % bad.length]),
  );
  return {
    perSecond,
    quiet,
    poisoned,
    health,
    cpuMs: (cpuMsOf(pid) - before) / asked,
    asked,
    refused,
    partial,
  };
}

export function rowsOf({ measured: { old, ours } }) {
  const ofAll = (rounds, name) => rounds.map((round) => round[name]);
  const slower = ({ quiet, poisoned }) =>
    quiet.map(({ p99Ms }, round) => (poisoned[round].p99Ms === null ? null : poisoned[round].p99Ms / p99Ms));
  const failed = ours.poisoned.reduce((sum, { refused, errors }) => sum + refused + errors, 0);
  return [
    mostRow({
      title: 'poison query over and over: 99th percentile of the others, times that without',
      unit: 'times',
      most: 2,
      base: slower(old),
      ours: slower(ours),
      note: `${failed} requests of the others failed`,
    }),
    ratioRow({
      title: 'poison query over and over: 99th percentile of the others',
      unit: 'ms',
      times: null,
      base: ofAll(old.poisoned, 'p99Ms'),
      ours: ofAll(ours.poisoned, 'p99Ms'),
    }),
    mostRow({
      title: 'poison query over and over: slowest /health',
      unit: 'ms',
      most: 50,
      base: ofAll(old.health, 'maxMs'),
      ours: ofAll(ours.health, 'maxMs'),
    }),
    mostRow({
      title: 'poison query, processor time',
      unit: 'ms',
      most: 50,
      base: [old.cpuMs],
      ours: [ours.cpuMs],
      note: `of ${ours.asked}: ${ours.partial} partial, ${ours.refused} refused`,
    }),
  ];
}
