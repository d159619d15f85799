// From nothing to an answer, with the files in the page cache: `findling search` as a whole process, a server from its start to its
// first answer, and how fast it is then and after two seconds.

import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { readQuerySet } from '../inputs/query-sets.mjs';
import { askInTurn, askOnce } from '../load/ask.mjs';
import { pathsOf } from '../load/request-paths.mjs';
import { quartiles } from '../report/quantiles.mjs';
import { runProgram, serve } from './builds.mjs';
import { mostRow, ratioRow } from './rows.mjs';

const COMMANDS = 10;
const MOST_STARTS = 5;
const WARMING_MS = 2000;
/** Searches asked when it is warm, of which none was asked before. */
const EARLY = 20;

export async function measure({ old, ours, sets, rounds, scale }) {
  const measured = { old: { commands: [], starts: [] }, ours: { commands: [], starts: [] } };
  const builds = Object.entries({ old, ours });
  const queries = readQuerySet(sets, 'words');
  const paths = pathsOf('search', sets);
  for (let round = 0; round < Math.ceil(COMMANDS * scale); round += 1) {
    const { text } = queries[round % queries.length];
    for (const [name, build] of builds) {
      const { seconds, cpuSeconds, code } = await runProgram(build, [
        'search',
        text,
        '--index',
        build.index,
        '--json',
      ]);
      measured[name].commands.push({ seconds, cpuSeconds, code });
    }
  }
  for (let round = 0; round < Math.min(rounds, MOST_STARTS); round += 1)
    for (const [name, build] of builds) measured[name].starts.push(await start(build, paths));
  return { measured };
}

/** A start of the server: milliseconds to its first answer, of that search alone, and of searches early and late. */
async function start(build, paths) {
  const started = performance.now();
  const server = await serve(build, { threads: 1 });
  try {
    const listening = performance.now();
    const { status } = await askOnce(`${server.url}${paths[0]}`, {});
    const answered = performance.now();
    if (status !== 200) throw new Error(`the first search of ${build.name} was answered with ${status}`);
    await wait(WARMING_MS);
    const early = await askInTurn(server.url, paths.slice(1, 1 + EARLY));
    for (let round = 0; round < 3; round += 1) await askInTurn(server.url, paths);
    const late = await askInTurn(server.url, paths.slice(1, 1 + EARLY));
    return {
      answeredMs: answered - started,
      firstMs: answered - listening,
      earlyMs: quartiles(early.times).median,
      lateMs: quartiles(late.times).median,
    };
  } finally {
    await server.stop();
  }
}

export function rowsOf({ measured: { old, ours } }) {
  const commands = (build, name) => build.commands.map((command) => command[name]);
  const failures = ({ commands: all }) => all.filter(({ code }) => code !== 0).length;
  const starts = (build, valueOf) => build.starts.map(valueOf);
  const both = (valueOf) => ({ base: starts(old, valueOf), ours: starts(ours, valueOf) });
  return [
    ratioRow({
      title: 'findling search, the whole process',
      unit: 's',
      times: 5,
      base: commands(old, 'seconds'),
      ours: commands(ours, 'seconds'),
      note: `${failures(old)} of the old ones and ${failures(ours)} of the new ones failed`,
    }),
    ratioRow({
      title: 'findling search, processor time',
      unit: 's',
      times: null,
      base: commands(old, 'cpuSeconds'),
      ours: commands(ours, 'cpuSeconds'),
    }),
    mostRow({
      title: 'serve: from its start to an answer',
      unit: 'ms',
      most: 500,
      ...both(({ answeredMs }) => answeredMs),
    }),
    mostRow({ title: 'serve: its first search', unit: 'ms', most: 100, ...both(({ firstMs }) => firstMs) }),
    mostRow({
      title: 'serve: searches two seconds after the first, times those when it is warm',
      unit: 'times',
      most: 5,
      ...both(({ earlyMs, lateMs }) => earlyMs / lateMs),
    }),
  ];
}
