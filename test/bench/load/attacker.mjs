// A hostile client: asks what costs most, as fast as it can, over many connections from one address, waiting for answers or not; in a
// process of its own: `node attacker.mjs JSON` with { "url", "seconds", "round" }. Prints one line of JSON. It stops by itself.

import { Agent } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { askOnce } from './ask.mjs';
import { runInProcess } from './own-process.mjs';
import { pipelineRequests } from './pipeline.mjs';

const file = fileURLToPath(import.meta.url);
const ADDRESS = '127.0.0.2';
/** Connections that ask one thing after another. */
const STEADY = 64;
/** Connections that send requests at once, and how many. */
const PIPELINES = 8;
const AT_ONCE = 200;
/** Connections beside these, more than a client may have: each asks, and pauses so long, in milliseconds. */
const CROWD = 256;
const CROWD_PAUSE_MS = 500;
const STOP_WORDS = 'the of and in to a we is for that with on this by are as an from be which it at'.split(
  ' ',
);

/** What it does, in words. */
export const ATTACK =
  `One hostile client, over ${STEADY} connections that ask one thing after another, ${PIPELINES} that send ${AT_ONCE} requests at once ` +
  `and ${CROWD} that come and go`;

/** Runs it; resolves to how many `answers` it got, and how many of these told it to wait (`limited`). */
export function runAttacker(given) {
  return runInProcess(file, given);
}

/** The dearest queries that are known, none twice. */
function pathOf(number) {
  const word = (at) => STOP_WORDS[(number * 7 + at) % STOP_WORDS.length];
  const times = (count, make) => Array.from({ length: count }, (_, at) => make(at)).join(' ');
  const queries = [
    () => times(120, (at) => `"${word(at)} ${word(at + 3)}"~9`),
    () => times(300, (at) => `title:${word(at)}`),
    () => times(300, (at) => `${word(at)[0]}${String.fromCharCode(97 + (at % 26))}*`),
    () => times(300, (at) => `mispelt${number}w${at}rd`),
    () => times(60, (at) => `-"${word(at)} ${word(at + 5)}"~15`),
    () => `"${times(200, word)}"`,
  ];
  const q = encodeURIComponent(`${queries[number % queries.length]()} ${number}`.slice(0, 3900));
  if (number % 7 === 0) return `/?q=${q}`;
  return number % 5 === 0 ? `/search?q=${q}&limit=100&offset=9900&explain=true&snippets=5` : `/search?q=${q}`;
}

if (process.argv[1] === file) {
  const { url, seconds, round } = JSON.parse(process.argv[2]);
  const until = performance.now() + seconds * 1000;
  const counts = { answers: 0, limited: 0 };
  let number = round * 100_000;
  const nextPath = () => pathOf((number += 1));
  const count = (status) => {
    counts.answers += 1;
    if (status === 429 || status === 503) counts.limited += 1;
  };
  const connections = async (maxSockets, pauseMs) => {
    const agent = new Agent({ keepAlive: true, localAddress: ADDRESS, maxSockets });
    const connection = async () => {
      while (performance.now() < until) {
        // Without a status: the connection was refused, or cut.
        const { status } = await askOnce(`${url}${nextPath()}`, { agent }).catch(() => ({ status: null }));
        count(status);
        await wait(Math.min(pauseMs, Math.max(0, until - performance.now())));
      }
    };
    await Promise.all(Array.from({ length: maxSockets }, connection));
    agent.destroy();
  };
  const pipeline = () =>
    pipelineRequests({ url, localAddress: ADDRESS, pathOf: nextPath, atOnce: AT_ONCE, until }, count);
  await Promise.all([
    connections(STEADY, 0),
    ...Array.from({ length: PIPELINES }, pipeline),
    connections(CROWD, CROWD_PAUSE_MS),
  ]);
  console.log(JSON.stringify(counts));
}
