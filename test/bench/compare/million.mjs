// A million documents, the collection five times with its words in other orders: from starting `findling search` to its end.

import { rmSync } from 'node:fs';
import path from 'node:path';
import { repeatDocuments, writeCorpus } from '../inputs/corpus-files.mjs';
import { readQuerySet } from '../inputs/query-sets.mjs';
import { canOpen, ensureIndex, runProgram } from './builds.mjs';
import { mostRow } from './rows.mjs';

const COPIES = 5;
const EACH = 100_000;
const COMMANDS = 5;

export async function measure({ old, ours, corpusFile, documents, sets, work }) {
  const corpus = path.join(work, 'million-corpus');
  const builds = Object.entries({ old, ours });
  const indexOf = (name) => path.join(work, `million-${name}`);
  const open = await Promise.all(builds.map(([name, build]) => canOpen(build, indexOf(name))));
  if (open.includes(false)) {
    await writeCorpus(corpus, repeatDocuments(corpusFile, documents * COPIES), EACH);
    for (const [name, build] of builds) await ensureIndex(build, corpus, indexOf(name));
    rmSync(corpus, { recursive: true });
  }
  const queries = readQuerySet(sets, 'words');
  const measured = { old: [], ours: [] };
  for (let round = 0; round < COMMANDS; round += 1) {
    const { text } = queries[round % queries.length];
    for (const [name, build] of builds) {
      const { seconds, cpuSeconds } = await runProgram(build, [
        'search',
        text,
        '--index',
        indexOf(name),
        '--json',
      ]);
      measured[name].push({ seconds, cpuSeconds });
    }
  }
  return { documents: documents * COPIES, measured };
}

export function rowsOf({ documents, measured: { old, ours } }) {
  return [
    mostRow({
      title: `${documents.toLocaleString('en-US')} documents: findling search, the whole process`,
      unit: 's',
      most: 0.8,
      base: old.map(({ seconds }) => seconds),
      ours: ours.map(({ seconds }) => seconds),
    }),
  ];
}
