// Memory of a server after many requests of all kinds, as it ships but for two search threads.

import { press } from '../load/press.mjs';
import { memoryMbOf } from '../load/processes.mjs';
import { mixedPaths } from '../load/request-paths.mjs';
import { serve } from './builds.mjs';
import { mostRow } from './rows.mjs';

const CONNECTIONS = 4;
const REQUESTS = 50_000;
const SECONDS = 5;
/** The old build is given so long, and need not answer all of them. */
const LONGEST_OLD_SECONDS = 60;

export async function measure({ old, ours, sets, scale }) {
  const wanted = REQUESTS * scale;
  return {
    measured: {
      old: await askMany(old, sets, wanted, LONGEST_OLD_SECONDS * scale),
      ours: await askMany(ours, sets, wanted, Number.POSITIVE_INFINITY),
    },
  };
}

async function askMany(build, sets, wanted, longestSeconds) {
  const server = await serve(build, { threads: 2, cache: true });
  const paths = mixedPaths(sets);
  const samples = [];
  let answers = 0;
  let refused = 0;
  let seconds = 0;
  try {
    while (answers < wanted && seconds < longestSeconds) {
      const said = await press(server.url, { paths, connections: CONNECTIONS, seconds: SECONDS });
      if (said.answers === 0) throw new Error(`${build.name} answered nothing`);
      answers += said.answers;
      refused += said.refused + said.errors;
      seconds += said.seconds;
      samples.push({ answers, ...memoryMbOf(server.pid) });
    }
  } finally {
    await server.stop();
  }
  return { answers, refused, samples };
}

export function rowsOf({ measured: { old, ours } }) {
  const last = ({ samples }) => samples.at(-1).rssMb;
  return [
    mostRow({
      title: `memory after ${ours.answers.toLocaleString('en-US')} mixed requests, two search threads`,
      unit: 'MB',
      most: 700,
      base: [last(old)],
      ours: [last(ours)],
      names: [`old, after ${old.answers.toLocaleString('en-US')}`, 'new'],
      note: `${ours.refused} requests failed; at most ${ours.samples.at(-1).peakRssMb} MB`,
    }),
  ];
}
