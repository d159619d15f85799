// A million documents: the collection again and again with its words in other orders, in files of 100,000 lines.

import { rmSync } from 'node:fs';
import path from 'node:path';
import { rebuildIndex } from '../findling-program.mjs';
import { repeatDocuments, writeCorpus } from '../inputs/corpus-files.mjs';
import { measureOnce, readMeasured } from '../measure-once.mjs';
import { benchIndex } from '../report/command-times.mjs';
import { describeRun, queryFiles } from './command.mjs';

const ROUNDS = 3;
const EACH = 100_000;

export async function run(given) {
  await measureOnce(given, 'million', async () => {
    const folder = path.join(given.work, 'million');
    const corpus = path.join(folder, 'corpus');
    const index = path.join(folder, 'index');
    const bytes = await writeCorpus(corpus, repeatDocuments(given.corpus, given.million), EACH);
    try {
      const { answer, seconds, peakRssMb, failed } = await rebuildIndex(corpus, index);
      if (failed !== undefined) return { failed, seconds, peakRssMb };
      const { documents, indexBytes } = answer;
      const times = await benchIndex(index, await queryFiles(given), ROUNDS);
      return { documents, bytes, seconds, peakRssMb, indexBytes, times };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

export function report(given) {
  const measured = readMeasured(given, 'million');
  return { blocks: measured === null ? {} : { million: describeRun(measured) } };
}
