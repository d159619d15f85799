// Building the large collection: the old build, this one and Lucene in turn, each by its own clock; and the bytes of the index.

import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { loadEngine } from '../engines/registry.mjs';
import { runEngine } from '../run-engine.mjs';
import { askProgram } from './builds.mjs';
import { ratioRow } from './rows.mjs';

const MOST_ROUNDS = 3;

export async function measure({ old, ours, corpus, documentFile, documents, sets, work, rounds }) {
  const measured = { old: [], ours: [], lucene: [] };
  let skipped = null;
  const builds = { old, ours };
  for (let round = 0; round < Math.min(rounds, MOST_ROUNDS); round += 1) {
    for (const [name, build] of Object.entries(builds)) {
      const index = path.join(work, `built-${name}`);
      rmSync(index, { recursive: true, force: true });
      const { answer, cpuSeconds, peakRssMb } = await askProgram(build, [
        'index',
        '--full',
        '--corpus',
        corpus,
        '--index',
        index,
      ]);
      measured[name].push({ seconds: answer.seconds, cpuSeconds, peakRssMb, bytes: bytesOf(index) });
    }
    const { seconds, failed } = await buildLucene({
      documentFile,
      documents,
      sets,
      folder: path.join(work, 'built-lucene'),
    });
    if (seconds === undefined) skipped = failed[0].reason;
    else measured.lucene.push({ seconds });
  }
  for (const name of [...Object.keys(builds), 'lucene'])
    rmSync(path.join(work, `built-${name}`), { recursive: true, force: true });
  return { measured, skipped };
}

/** Lucene's time to build, without asking it anything. */
async function buildLucene({ documentFile, documents, sets, folder }) {
  await loadEngine('lucene');
  const limits = { kinds: [], rounds: 1, budgetMs: 1, memoryMb: 4096, buildSeconds: () => 300 };
  return runEngine('lucene', { documentFile, documents, sets, folder, limits });
}

/** Bytes of an index but for the file that is written for MiniSearch. */
function bytesOf(index) {
  return readdirSync(index, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('minisearch'))
    .reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
}

export function rowsOf({ measured: { old, ours, lucene }, skipped }) {
  const all = (rounds, name) => rounds.map((round) => round[name]);
  const megabytes = (rounds) => rounds.slice(0, 1).map(({ bytes }) => bytes / 1e6);
  return [
    ratioRow({
      title: 'building',
      unit: 's',
      times: 1,
      base: all(old, 'seconds'),
      ours: all(ours, 'seconds'),
    }),
    ratioRow({
      title: 'building, processor time',
      unit: 's',
      times: null,
      base: all(old, 'cpuSeconds'),
      ours: all(ours, 'cpuSeconds'),
    }),
    ratioRow({
      title: 'building, beside Lucene',
      unit: 's',
      times: 1.2,
      base: all(lucene, 'seconds'),
      ours: all(ours, 'seconds'),
      names: ['Lucene', 'new'],
      note: skipped ?? '',
    }),
    ratioRow({
      title: 'bytes of the index',
      unit: 'MB',
      times: 1 / 1.03,
      base: megabytes(old),
      ours: megabytes(ours),
    }),
  ];
}
