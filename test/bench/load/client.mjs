// A client in a process of its own, so that what it measures is not held up by other clients: `node client.mjs JSON`. Prints one
// line of JSON.
//   { "url", "paths", "perSecond", "seconds" }     at a steady rate
//   { "url", "paths", "seconds", "pauseMs" }       one after another, over and over, for so long

import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { askInTurn, askSteadily, summarize } from './ask.mjs';

const file = fileURLToPath(import.meta.url);

/** Runs such a client and resolves to what it measured. */
export async function runClient(given) {
  const running = spawn(process.execPath, [file, JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(running.stdout));
}

if (process.argv[1] === file) {
  const given = JSON.parse(process.argv[2]);
  const measured =
    given.perSecond === undefined ? await askOverAndOver(given) : await askSteadily(given.url, given);
  console.log(JSON.stringify(measured));
}

async function askOverAndOver({ url, paths, seconds, pauseMs }) {
  const latest = performance.now() + seconds * 1000;
  const all = { times: [], refused: 0, partial: 0, errors: 0 };
  while (performance.now() < latest) {
    const { times, ...counts } = await askInTurn(url, paths, {
      pauseMs,
      until: () => performance.now() >= latest,
    });
    all.times.push(...times);
    for (const [name, count] of Object.entries(counts)) all[name] += count;
  }
  const { times, ...counts } = all;
  return summarize(times, counts);
}
