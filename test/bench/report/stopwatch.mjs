// Times questions: warm-up, then rounds; what counts is the best time of each query.

import { performance } from 'node:perf_hooks';

/**
 * Asks every query in rounds, warming up for one whole round and at least `warmUpMs`, and gives each query's times in
 * milliseconds. Stops in the middle of a round when `budgetMs` is spent: queries asked only while warming up then have that one
 * time, those never asked have none.
 */
export async function timeQueries(queries, ask, { rounds, budgetMs, warmUpMs }) {
  const started = performance.now();
  const times = queries.map(() => []);
  let withHits = 0;
  let found = 0;
  const askAll = async (note) => {
    for (const [number, query] of queries.entries()) {
      if (performance.now() - started > budgetMs) return false;
      const asked = performance.now();
      const answer = await ask(query);
      note(number, performance.now() - asked, answer);
    }
    return true;
  };
  let complete = await askAll((number, ms, answer) => {
    times[number] = [ms];
    if (answer.ids.length > 0) withHits += 1;
    found += answer.found ?? 0;
  });
  while (complete && performance.now() - started < Math.min(warmUpMs, budgetMs))
    complete = await askAll(() => undefined);
  for (let round = 0; complete && round < rounds; round += 1) {
    complete = await askAll((number, ms) => {
      if (round === 0) times[number] = [];
      times[number].push(ms);
    });
  }
  return { times, withHits, found };
}

/** Mean, median and 99th percentile over each query's best time, and the 99th percentile over all times. */
export function summarizeTimes(times) {
  const asked = times.filter((some) => some.length > 0);
  const best = asked.map((some) => Math.min(...some)).sort((a, b) => a - b);
  const all = asked.flat().sort((a, b) => a - b);
  return {
    queries: times.length,
    asked: asked.length,
    rounds: asked.length === 0 ? 0 : Math.min(...asked.map((some) => some.length)),
    meanMs: round(best.reduce((sum, ms) => sum + ms, 0) / best.length),
    p50Ms: round(at(best, 0.5)),
    p99Ms: round(at(best, 0.99)),
    p99OfAllMs: round(at(all, 0.99)),
  };
}

function at(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function round(ms) {
  return Math.round(ms * 1e4) / 1e4;
}
