// `findling bench`: how long searches take in this process. Timed per query, the best of several rounds.

import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { Config } from '../config.js';
import { describeError, FindlingError } from '../errors.js';
import { FileDirectory } from '../index/directory/file-directory.js';
import type { SearchRequest } from '../search/engine.js';
import { LocalEngine } from '../search/local-engine.js';
import { defaultRequest } from '../search/default-request.js';
import { printJson, printLine, type Streams } from './streams.js';

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
  /** Whether to time searches with exact counts, too. */
  readonly counts: boolean;
  /** Whether to time whole answers, with stored documents and snippets, too. */
  readonly snippets: boolean;
  readonly json: boolean;
}

interface Timings {
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Prints the mean, median and 99th percentile of the times, in milliseconds. */
export async function runBench({ index }: Config, options: BenchOptions, streams: Streams): Promise<void> {
  const { limit, rounds, match, fuzzy, phrase } = options;
  const lines = await readQueries(options.queries);
  const queries = phrase ? lines.map((line) => `"${line.replaceAll('"', ' ')}"`) : lines;
  const started = performance.now();
  const engine = await LocalEngine.open(new FileDirectory(index), {
    timeoutMs: Number.POSITIVE_INFINITY,
    fallback: false,
  });
  const openMs = round(performance.now() - started);
  try {
    const { searcher } = engine;
    const request = (query: string): SearchRequest => defaultRequest(query, { limit, match, fuzzy });
    const answer = {
      queries: queries.length,
      ...time(queries, rounds, (query) => searcher.rank(query, limit, match, fuzzy === 'auto')),
      ...(options.counts
        ? { withCounts: time(queries, rounds, (query) => searcher.findIds(request(query))) }
        : {}),
      ...(options.snippets
        ? { withSnippets: time(queries, rounds, (query) => searcher.search(request(query))) }
        : {}),
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

function time(queries: readonly string[], rounds: number, ask: (query: string) => unknown): Timings {
  const best = new Float64Array(queries.length).fill(Number.POSITIVE_INFINITY);
  for (let pass = 0; pass < rounds; pass += 1) {
    queries.forEach((query, number) => {
      const started = performance.now();
      ask(query);
      best[number] = Math.min(best[number] ?? 0, performance.now() - started);
    });
  }
  best.sort();
  const at = (share: number): number =>
    round(best[Math.min(best.length - 1, Math.floor(best.length * share))] ?? 0);
  return {
    meanMs: round(best.reduce((sum, ms) => sum + ms, 0) / best.length),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}

function round(milliseconds: number): number {
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
