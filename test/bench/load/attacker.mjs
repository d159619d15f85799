// A hostile client: asks what costs most, as fast as it can, over many connections from one address; in a process of its own:
// `node attacker.mjs JSON` with { "url", "seconds", "round" }. Prints one line of JSON. It stops by itself.

import { Agent } from 'node:http';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { askOnce } from './ask.mjs';
import { runInProcess } from './own-process.mjs';

const file = fileURLToPath(import.meta.url);
const ADDRESS = '127.0.0.2';
const CONNECTIONS = 64;
const STOP_WORDS = 'the of and in to a we is for that with on this by are as an from be which it at'.split(
  ' ',
);

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
  const agent = new Agent({ keepAlive: true, localAddress: ADDRESS, maxSockets: CONNECTIONS });
  const until = performance.now() + seconds * 1000;
  const counts = { answers: 0, limited: 0 };
  let number = round * 100_000;
  const connection = async () => {
    while (performance.now() < until) {
      number += 1;
      try {
        const { status } = await askOnce(`${url}${pathOf(number)}`, { agent });
        counts.answers += 1;
        if (status === 429 || status === 503) counts.limited += 1;
      } catch {
        counts.answers += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  agent.destroy();
  console.log(JSON.stringify(counts));
}
