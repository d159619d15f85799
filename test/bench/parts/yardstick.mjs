// Another program that times Lucene on the same files, for comparison with our own driver: it takes `[-Dan=en|std]
// [-Dop=AND] CORPUS QUERIES`, indexes ids only, parses queries, and prints JSON with the best of five per query.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { writeDocuments } from '../inputs/documents.mjs';
import { measureOnce, readMeasured } from '../measure-once.mjs';
import { placeOf } from '../measure-size.mjs';
import { digits, table } from '../report/tables.mjs';
import { queryFiles } from './command.mjs';

const ways = {
  'EnglishAnalyzer, OR': ['-Dan=en'],
  'EnglishAnalyzer, AND': ['-Dan=en', '-Dop=AND'],
  'StandardAnalyzer, OR': ['-Dan=std'],
  'StandardAnalyzer, AND': ['-Dan=std', '-Dop=AND'],
};

export async function run(given) {
  if (given.yardstick === undefined || !existsSync(given.yardstick)) {
    console.error(`yardstick: left out, --yardstick names no program`);
    return;
  }
  await measureOnce(given, 'yardstick', async () => {
    const { documentFile } = placeOf(given.work, given.large);
    await writeDocuments(given.corpus, given.large, documentFile);
    const { words } = await queryFiles(given);
    const answers = {};
    for (const [name, flags] of Object.entries(ways)) {
      answers[name] = askYardstick(given.yardstick, [...flags, documentFile, words]);
    }
    return { answers };
  });
}

/** What the program answers to arguments. */
export function askYardstick(program, args) {
  const { status, stdout } = spawnSync(path.resolve(program), args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
  return JSON.parse(stdout);
}

export function report(given) {
  const measured = readMeasured(given, 'yardstick');
  if (measured === null) return { blocks: {} };
  const { machine, answers } = measured;
  const rows = Object.entries(answers).map(([name, answer]) => [
    `Lucene ${name}`,
    digits(answer.index_s),
    digits(answer.size_MB),
    [answer.mean_ms, answer.p50_ms, answer.p99_ms].map(digits).join(' / '),
  ]);
  return {
    blocks: {
      yardstick: `${machine}\n\n${table(['', 'index s', 'index MB', 'mean / p50 / p99, ms'], rows)}`,
    },
  };
}
