// Asks a server at a steady rate, whether it keeps up or not, or one request after another. At a steady rate a request counts from
// the moment it was due, so that one slow answer does not hide the wait of those behind it.

import { Agent, get } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { at } from '../report/quantiles.mjs';

/**
 * @param given `paths`, asked in turn; `perSecond`; `seconds`; `connections`: how many requests may be on their way at once
 * @returns `answers`, `p50Ms`, `p99Ms`, `maxMs`, `refused` (other than 2xx and 3xx), `partial` answers, `errors` of the connection
 */
export async function askSteadily(url, { paths, perSecond, seconds, connections = 64 }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const started = performance.now();
  const total = Math.max(1, Math.round(perSecond * seconds));
  const times = [];
  const counts = { refused: 0, partial: 0, errors: 0 };
  const under = new Set();
  for (let number = 0; number < total; number += 1) {
    const due = started + (number * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await wait(early);
    const asked = askOnce(`${url}${paths[number % paths.length]}`, { agent })
      .then(({ status, body }) => {
        times.push(performance.now() - due);
        if (status >= 400) counts.refused += 1;
        if (body.includes('"partial":true')) counts.partial += 1;
      })
      .catch(() => {
        counts.errors += 1;
      })
      .finally(() => under.delete(asked));
    under.add(asked);
  }
  await Promise.all(under);
  agent.destroy();
  return summarize(times, counts);
}

/** What `askSteadily` returns, of times in milliseconds and what was counted besides. */
export function summarize(times, counts) {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    answers: times.length,
    p50Ms: at(sorted, 0.5),
    p99Ms: at(sorted, 0.99),
    maxMs: sorted.at(-1) ?? null,
    ...counts,
  };
}

/** Asks the paths one after another over one connection; resolves to the times in milliseconds, and counts as above. */
export async function askInTurn(url, paths, options = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = [];
  const counts = { refused: 0, partial: 0, errors: 0 };
  for (const one of paths) {
    if (options.until?.() === true) break;
    const started = performance.now();
    try {
      const { status, body } = await askOnce(`${url}${one}`, { agent, headers: options.headers });
      times.push(performance.now() - started);
      if (status >= 400) counts.refused += 1;
      if (body.includes('"partial":true')) counts.partial += 1;
    } catch {
      counts.errors += 1;
    }
    if (options.pauseMs !== undefined) await wait(options.pauseMs);
  }
  agent.destroy();
  return { times, ...counts };
}

/** Status and text of one answer. */
export function askOnce(url, options) {
  return new Promise((resolve, reject) => {
    const asked = get(url, options, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => (body += text));
      response.once('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
      response.once('error', reject);
    });
    asked.once('error', reject);
  });
}
