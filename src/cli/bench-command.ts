// `findling bench`: how long searches take in this process, asked as the server and `findling search` ask them: hits with their
// stored fields, and exact counts, without snippets and with one each. The best of several rounds counts for each query.

import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { Config } from '../config.js';
import { describeError, FindlingError } from '../errors.js';
import { openConfigured } from '../library/open-engine.js';
import { defaultRequest } from '../search/default-request.js';
import { printJson, printLine, type Streams } from './print/streams.js';

/** What is timed, and how often. */
export interface BenchOptions {
  readonly queries: string;
  readonly limit: number;
  readonly rounds: number;
  readonly match: 'auto' | 'all' | 'any';
  /** Whether misspelled words are corrected. */
  readonly fuzzy: 'auto' | 'off';
  /** Asks for each line as a phrase. */
  readonly phrase: boolean;
  /** Whether to time searches with snippets, too. */
  readonly snippets: boolean;
  readonly json: boolean;
}

/** Over the best times of all queries. */
interface Timings {
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Prints the mean, median and 99th percentile of the times, in milliseconds. */
export async function runBench(config: Config, options: BenchOptions, streams: Streams): Promise<void> {
  const { limit, rounds, match, fuzzy, phrase, snippets } = options;
  const lines = await readQueries(options.queries);
  const queries = phrase ? lines.map((line) => `"${line.replaceAll('"', ' ')}"`) : lines;
  const started = performance.now();
  const engine = await openConfigured({
    ...config,
    synonyms: null,
    searchTimeoutMs: Number.POSITIVE_INFINITY,
  });
  const openMs = roundMs(performance.now() - started);
  try {
    const timeSearches = (snippetsEach: number): Promise<Timings> =>
      time(queries, rounds, (query) =>
        engine.search(defaultRequest(query, { limit, match, fuzzy, snippets: snippetsEach })),
      );
    const answer = {
      queries: queries.length,
      ...(await timeSearches(0)),
      ...(snippets ? { withSnippets: await timeSearches(1) } : {}),
      openMs,
      rssMb: Math.round(process.memoryUsage().rss / 1e6),
    };
    if (options.json) printJson(streams, answer);
    else
      for (const [name, value] of Object.entries(answer))
        printLine(streams.out, `${name.padEnd(14)}${JSON.stringify(value)}`);
  } finally {
    engine.close();
  }
}

async function time(
  queries: readonly string[],
  rounds: number,
  ask: (query: string) => Promise<unknown>,
): Promise<Timings> {
  const best = new Float64Array(queries.length).fill(Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1) {
    for (const [number, query] of queries.entries()) {
      const started = performance.now();
      await ask(query);
      best[number] = Math.min(best[number] ?? 0, performance.now() - started);
    }
  }
  best.sort();
  const at = (share: number): number =>
    roundMs(best[Math.min(best.length - 1, Math.floor(best.length * share))] ?? 0);
  return {
    meanMs: roundMs(best.reduce((sum, ms) => sum + ms, 0) / best.length),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}

function roundMs(milliseconds: number): number {
  return Math.round(milliseconds * 1e4) / 1e4;
}

async function readQueries(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new FindlingError('file_unreadable', `${file} cannot be read: ${describeError(error)}`);
  });
  const queries = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (queries.length === 0)
    throw new FindlingError('file_unreadable', `${file} holds no queries; write one a line`);
  return queries;
}
