// Searches on a machine whose cores are busy with endless loops: from the command line, each in a process of its own, and over HTTP.
// What counts is how many fail and how many are partial.

import { spawn } from 'node:child_process';
import { readQuerySet } from '../inputs/query-sets.mjs';
import { askInTurn } from '../load/ask.mjs';
import { pathsOf } from '../load/request-paths.mjs';
import { quartiles } from '../report/quantiles.mjs';
import { runProgram, serve } from './builds.mjs';
import { mostRow } from './rows.mjs';

const LOOPS = 4;
const CONNECTIONS = 4;
const COMMANDS = { old: 20, ours: 500 };
const REQUESTS = { old: 1000, ours: 5000 };

export async function measure({ old, ours, sets, scale }) {
  const loops = Array.from({ length: LOOPS }, () =>
    spawn('setpriv', ['--pdeathsig', 'KILL', process.execPath, '-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  try {
    const measured = {};
    for (const [name, build] of Object.entries({ old, ours })) {
      measured[name] = {
        commands: await askCommands(build, sets, Math.ceil(COMMANDS[name] * scale)),
        requests: await askServer(build, sets, Math.ceil(REQUESTS[name] * scale)),
      };
    }
    return { measured };
  } finally {
    for (const loop of loops) loop.kill('SIGKILL');
  }
}

async function askCommands(build, sets, count) {
  const queries = readQuerySet(sets, 'words');
  const answers = { asked: count, errors: 0, partial: 0, seconds: [] };
  for (let number = 0; number < count; number += 1) {
    const { text } = queries[number % queries.length];
    const { code, out, seconds } = await runProgram(build, [
      'search',
      text,
      '--index',
      build.index,
      '--json',
    ]);
    if (code !== 0) answers.errors += 1;
    if (/"partial":\s*true/.test(out)) answers.partial += 1;
    answers.seconds.push(seconds);
  }
  return { ...answers, seconds: quartiles(answers.seconds) };
}

async function askServer(build, sets, count) {
  const server = await serve(build);
  const paths = pathsOf('search', sets);
  const share = Array.from(
    { length: Math.ceil(count / CONNECTIONS) },
    (_, number) => paths[number % paths.length],
  );
  try {
    const all = await Promise.all(Array.from({ length: CONNECTIONS }, () => askInTurn(server.url, share)));
    const sum = (name) => all.reduce((total, one) => total + one[name], 0);
    return {
      asked: share.length * CONNECTIONS,
      errors: sum('errors') + sum('refused'),
      partial: sum('partial'),
    };
  } finally {
    await server.stop();
  }
}

export function rowsOf({ measured: { old, ours } }) {
  const titles = { commands: 'findling search in new processes', requests: 'searches over HTTP' };
  return Object.entries(titles).flatMap(([way, title]) =>
    ['errors', 'partial'].map((what) =>
      mostRow({
        title: `beside four endless loops: ${ours[way].asked} ${title}, ${what}`,
        unit: '',
        most: 0,
        base: [old[way][what]],
        ours: [ours[way][what]],
        names: [`old, of ${old[way].asked}`, 'new'],
      }),
    ),
  );
}
