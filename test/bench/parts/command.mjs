// The program from the command line on 200,000 documents in 200 files: `findling index --full`, then `findling bench`.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rebuildIndex } from '../findling-program.mjs';
import { takeDocuments, writeCorpus } from '../inputs/corpus-files.mjs';
import { writeDocuments } from '../inputs/documents.mjs';
import { writeQuerySets } from '../inputs/query-sets.mjs';
import { measureOnce, readMeasured } from '../measure-once.mjs';
import { placeOf } from '../measure-size.mjs';
import { benchIndex, benchTable } from '../report/command-times.mjs';
import { count, digits } from '../report/tables.mjs';

const ROUNDS = 5;
const EACH = 1000;

/** Where the corpus and the index lie; later parts use them. */
export function largeIndex(work) {
  return {
    corpus: path.join(work, 'command', 'corpus'),
    index: path.join(work, 'command', 'index'),
    each: EACH,
  };
}

export async function run(given) {
  await measureOnce(given, 'command', async () => {
    const { corpus, index, each } = largeIndex(given.work);
    const bytes = await writeCorpus(corpus, takeDocuments(given.corpus, given.large), each);
    const { answer, seconds, peakRssMb, failed } = await rebuildIndex(corpus, index);
    if (failed !== undefined) return { failed };
    const { documents, indexBytes } = answer;
    const times = await benchIndex(index, await queryFiles(given), ROUNDS);
    return { documents, bytes, seconds, peakRssMb, indexBytes, times };
  });
}

/** Files of queries as `findling bench` reads them, by name. */
export async function queryFiles({ corpus, queries, work }) {
  const { documentFile, sets } = placeOf(work, 10_000);
  await writeDocuments(corpus, 10_000, documentFile);
  writeQuerySets(queries, documentFile, sets);
  const marked = path.join(sets, 'typos.txt');
  const typos = path.join(sets, 'typos-only.txt');
  writeFileSync(typos, readFileSync(marked, 'utf8').replaceAll(/\t\d+$/gm, ''));
  return { words: path.join(sets, 'words.txt'), phrases: path.join(sets, 'phrases.txt'), typos };
}

export function report(given) {
  const measured = readMeasured(given, 'command');
  return { blocks: measured === null ? {} : { command: describeRun(measured) } };
}

/** A run of `findling index` and what `findling bench` said afterwards, in words and as a table. */
export function describeRun({ machine, failed, documents, bytes, seconds, peakRssMb, indexBytes, times }) {
  if (failed !== undefined) return `${machine}\n\nIt failed: ${failed}`;
  const { openMs, rssMb } = Object.values(times)[0];
  const peak = peakRssMb === null ? '' : ` The process held at most ${count(peakRssMb)} MB.`;
  return [
    machine,
    `${count(documents)} documents, ${count(Math.round(bytes / 1e6))} MB of JSON lines, were indexed in ` +
      `${digits(seconds)} s, ${digits(bytes / 1e6 / seconds)} MB/s, from starting the program to its end.${peak} The index ` +
      `has ${count(Math.round(indexBytes / 1e6))} MB; it opens, verified, in ${digits(openMs)} ms, and after the ` +
      `searches below the process held ${count(rssMb)} MB.`,
    benchTable(times),
  ].join('\n\n');
}
