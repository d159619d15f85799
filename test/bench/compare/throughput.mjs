// Answers a second over HTTP, by kind of request: the old build, this one with one search thread, and with two. No whole answers are
// kept. The builds take turns, in the other order every second time.

import { press } from '../load/press.mjs';
import { cpuMsOf } from '../load/processes.mjs';
import { pathsOf, requestHeaders, requestKinds } from '../load/request-paths.mjs';
import { serve } from './builds.mjs';
import { ratioRow } from './rows.mjs';

const CONNECTIONS = 4;
const SEARCH_SECONDS = 8;
const OTHER_SECONDS = 4;
const WARM_UP_SECONDS = 3;
/** What is wanted of each kind beside the old build. */
const TIMES = 3;
const titles = {
  search: 'answers a second with ten snippets, one search thread',
  page: 'pages a second',
  suggest: 'suggestions a second',
  prefix: 'prefix: answers a second',
  typo: 'one typo: answers a second',
  phrase: 'phrase: answers a second',
  facets: 'four facets: answers a second',
};

export async function measure({ old, ours, sets, rounds, scale }) {
  const servers = {
    old: await serve(old),
    one: await serve(ours, { threads: 1 }),
    two: await serve(ours, { threads: 2 }),
  };
  const measured = {};
  try {
    for (const kind of requestKinds) {
      const names = kind === 'search' ? ['old', 'one', 'two'] : ['old', 'one'];
      const paths = pathsOf(kind, sets);
      const ask = async (name, seconds) => {
        const { url, pid } = servers[name];
        const before = cpuMsOf(pid);
        const headers = requestHeaders[kind];
        const said = await press(url, { paths, connections: CONNECTIONS, seconds: seconds * scale, headers });
        return { ...said, cpuUs: ((cpuMsOf(pid) - before) * 1000) / said.answers };
      };
      measured[kind] = Object.fromEntries(names.map((name) => [name, []]));
      for (const name of names) await ask(name, WARM_UP_SECONDS);
      for (let round = 0; round < rounds; round += 1) {
        for (const name of round % 2 === 0 ? names : names.toReversed())
          measured[kind][name].push(await ask(name, kind === 'search' ? SEARCH_SECONDS : OTHER_SECONDS));
      }
    }
  } finally {
    for (const server of Object.values(servers)) await server.stop();
  }
  return { measured };
}

export function rowsOf({ measured }) {
  const perSecond = (kind, name) => measured[kind][name].map((round) => round.perSecond);
  const cpuUs = (kind, name) => measured[kind][name].map((round) => round.cpuUs);
  const p99 = (name) => measured.search[name].map(({ p99Ms }) => p99Ms);
  const [first, ...others] = Object.keys(measured);
  const beside = (kind) =>
    ratioRow({
      title: titles[kind],
      unit: '',
      times: TIMES,
      more: true,
      base: perSecond(kind, 'old'),
      ours: perSecond(kind, 'one'),
      note: refusals(measured[kind]),
    });
  return [
    beside(first),
    ratioRow({
      title: 'two search threads against one: answers a second',
      unit: '',
      times: 1.5,
      more: true,
      base: perSecond('search', 'one'),
      ours: perSecond('search', 'two'),
      names: ['one', 'two'],
    }),
    ratioRow({
      title: '99th percentile at 4 connections, two search threads',
      unit: 'ms',
      times: 3,
      base: p99('old'),
      ours: p99('two'),
    }),
    ...others.map(beside),
    ...Object.keys(measured).map((kind) =>
      ratioRow({
        title: `${kind}: processor time of the server an answer`,
        unit: 'us',
        times: null,
        base: cpuUs(kind, 'old'),
        ours: cpuUs(kind, 'one'),
      }),
    ),
  ];
}

function refusals(byName) {
  const counted = Object.entries(byName).flatMap(([name, rounds]) => {
    const failed = rounds.reduce((sum, { refused, errors }) => sum + refused + errors, 0);
    return failed === 0 ? [] : [`${name}: ${failed} requests failed`];
  });
  return counted.join('; ');
}
