// Eight people who search, each from an address of its own, and monitors that ask how the server is, one of them with a key for
// administration; in a process of its own: `node honest.mjs JSON` with { "url", "seconds", "round", "adminKey" }. Prints one line of
// JSON.

import { Agent } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { askOnce } from './ask.mjs';
import { runInProcess } from './own-process.mjs';

const file = fileURLToPath(import.meta.url);
const PEOPLE = 8;
/** What a person types in a second, with answers while typing. */
const PER_SECOND = 3;
/** What monitors ask, by name, and how long they pause in between, in milliseconds: calls of administration are limited to 120 a minute. */
const MONITORED = {
  health: { path: '/health', pauseMs: 50 },
  ready: { path: '/ready', pauseMs: 50 },
  queries: { path: '/queries', pauseMs: 600 },
};
const WORDS =
  'energy model system theory storm harbour report city council water road market school film'.split(' ');

/** The paths that are monitored, by name. */
export const monitoredPaths = Object.fromEntries(
  Object.entries(MONITORED).map(([name, { path }]) => [name, path]),
);

/**
 * Runs them; resolves to `searches` and, by the names of `monitoredPaths`, milliseconds of each answer, and how many were `refused` and
 * `failed`.
 */
export function runHonest(given) {
  return runInProcess(file, given);
}

if (process.argv[1] === file) {
  const { url, seconds, round, adminKey } = JSON.parse(process.argv[2]);
  const measured = { searches: [], health: [], ready: [], queries: [], refused: 0, failed: 0 };
  const until = performance.now() + seconds * 1000;
  const person = async (number) => {
    const agent = new Agent({ keepAlive: true, localAddress: `127.0.1.${number + 1}` });
    const started = performance.now() + (number * 1000) / PER_SECOND / PEOPLE;
    for (let asked = 0; ; asked += 1) {
      const due = started + (asked * 1000) / PER_SECOND;
      if (due >= until) break;
      await wait(Math.max(0, due - performance.now()));
      const words = [asked + number, asked * 5 + round].map((at) => WORDS[at % WORDS.length]);
      const q = encodeURIComponent(`${words.join(' ')} ${round}${number}${asked}`);
      try {
        const { status } = await askOnce(`${url}/search?q=${q}`, { agent });
        // From when it was due: a slow answer holds up those behind it.
        measured.searches.push(performance.now() - due);
        if (status !== 200) measured.refused += 1;
      } catch {
        measured.failed += 1;
      }
    }
    agent.destroy();
  };
  const monitor = async (name) => {
    const { path, pauseMs } = MONITORED[name];
    const agent = new Agent({ keepAlive: true, localAddress: '127.0.1.100' });
    const headers = name === 'queries' ? { authorization: `Bearer ${adminKey}` } : {};
    while (performance.now() < until) {
      const started = performance.now();
      const { status } = await askOnce(`${url}${path}`, { agent, headers });
      measured[name].push(performance.now() - started);
      if (status !== 200) measured.failed += 1;
      await wait(pauseMs);
    }
    agent.destroy();
  };
  await Promise.all([
    ...Object.keys(MONITORED).map(monitor),
    ...Array.from({ length: PEOPLE }, (_, number) => person(number)),
  ]);
  console.log(JSON.stringify(measured));
}
