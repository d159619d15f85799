// Building beside Lucene timed by another program, in turn, several times each: the machine is now faster, now slower, and
// only what is measured side by side can be compared. Each program says itself how long it took.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadEngine } from '../engines/registry.mjs';
import { rebuildIndex, succeeded } from '../findling-program.mjs';
import { writeDocuments } from '../inputs/documents.mjs';
import { measureOnce, readMeasured } from '../measure-once.mjs';
import { placeOf } from '../measure-size.mjs';
import { mean } from '../report/mean.mjs';
import { digits, table } from '../report/tables.mjs';
import { askYardstick } from './yardstick.mjs';

const ROUNDS = 5;
/** By the title of the row: the engine that writes the corpus, and how the other program is asked for the same analysis. */
const ways = {
  English: { engine: 'findling', flag: '-Dan=en' },
  plain: { engine: 'findling-plain', flag: '-Dan=std' },
};

export async function run(given) {
  if (given.yardstick === undefined || !existsSync(given.yardstick)) {
    console.error(`building: left out, --yardstick names no program`);
    return;
  }
  await measureOnce(given, 'building', async () => {
    const { documentFile, indexOf } = placeOf(given.work, given.large);
    await writeDocuments(given.corpus, given.large, documentFile);
    const folder = path.join(given.work, 'building');
    mkdirSync(folder, { recursive: true });
    const query = path.join(folder, 'query.txt');
    writeFileSync(query, 'word\n');
    const seconds = {};
    for (const [name, { engine, flag }] of Object.entries(ways)) {
      const corpus = await (await loadEngine(engine)).prepare(documentFile, indexOf(engine));
      seconds[name] = { findling: [], lucene: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        const { answer } = succeeded(await rebuildIndex(corpus, path.join(folder, 'index')));
        seconds[name].findling.push(answer.seconds);
        seconds[name].lucene.push(askYardstick(given.yardstick, [flag, documentFile, query]).index_s);
      }
    }
    return { seconds };
  });
}

export function report(given) {
  const measured = readMeasured(given, 'building');
  if (measured === null) return { blocks: {} };
  const rows = Object.entries(measured.seconds).map(([name, { findling, lucene }]) => [
    name,
    spread(findling),
    spread(lucene),
    `${digits(buildingRatio(measured, name))} times`,
  ]);
  const heads = ['', 'Findling, s', 'Lucene, s', 'as fast'];
  return { blocks: { building: `${measured.machine}\n\n${table(heads, rows)}` } };
}

/** Lucene's mean over ours, or null where it was not measured. */
export function buildingRatio(measured, name) {
  const seconds = measured?.seconds[name];
  return seconds === undefined ? null : mean(seconds.lucene) / mean(seconds.findling);
}

function spread(seconds) {
  return `${digits(mean(seconds))} (${digits(Math.min(...seconds))} to ${digits(Math.max(...seconds))})`;
}
