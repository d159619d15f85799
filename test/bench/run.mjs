// Findling beside other engines, on the same documents and queries, in one run; prints Markdown tables:
//   npm run bench -- --corpus FILE.jsonl[.gz] --queries FILE [--documents 10000,50000] [--engines findling,lucene]
//     [--yardstick PROGRAM]   another program that times Lucene, see parts/yardstick.mjs
// Or where the processor time of a request to a server goes, by stage, of this build and of another:
//   npm run bench -- --stages --corpus FILE.jsonl[.gz] --queries FILE [--documents 200000] [--old CHECKOUT] [--kinds search,facets] [--write]

import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { besideYardstick } from './beside-yardstick.mjs';
import { COMPARE_WORK } from './compare/prepare.mjs';
import { engineNames } from './engines/registry.mjs';
import { kinds } from './inputs/query-sets.mjs';
import { measureSize, placeOf } from './measure-size.mjs';
import { describeMachine } from './report/machine.mjs';
import { fillDocument } from './report/marked-blocks.mjs';
import { buildTable, count, failures, queryTable } from './report/tables.mjs';
import { stageKinds } from './stages/measure-stages.mjs';
import { runStages } from './stages/run-stages.mjs';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    queries: { type: 'string' },
    documents: { type: 'string' },
    stages: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    old: { type: 'string' },
    'old-index': { type: 'string' },
    'new-index': { type: 'string' },
    engines: { type: 'string', default: engineNames.join(',') },
    kinds: { type: 'string' },
    work: { type: 'string' },
    yardstick: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    'budget-s': { type: 'string', default: '15' },
    'build-s': { type: 'string', default: '180' },
    'memory-mb': { type: 'string', default: '4096' },
    fresh: { type: 'boolean', default: false },
  },
});
const { corpus, queries, fresh, work = path.join(tmpdir(), 'findling-bench') } = values;
if (corpus === undefined || queries === undefined) {
  console.error(
    'usage: npm run bench -- --corpus FILE.jsonl[.gz] --queries FILE [--documents N,N] [--engines A,B] [--stages] [--yardstick PROGRAM]',
  );
  process.exit(2);
}
if (values.stages) {
  const given = {
    corpus,
    queries,
    old: values.old,
    oldIndex: values['old-index'],
    newIndex: values['new-index'],
  };
  const table = await runStages({
    ...given,
    documents: Number(values.documents ?? 200_000),
    work: values.work ?? COMPARE_WORK,
    rounds: Number(values.rounds),
    kinds: values.kinds?.split(',') ?? stageKinds,
  });
  console.log(table);
  if (values.write) await fillDocument('docs/performance.md', { stages: table });
  process.exit();
}
const limits = {
  kinds: values.kinds?.split(',') ?? Object.keys(kinds),
  rounds: Number(values.rounds),
  budgetMs: Number(values['budget-s']) * 1000,
  buildSeconds: () => Number(values['build-s']),
  memoryMb: Number(values['memory-mb']),
};
const engines = values.engines.split(',');

console.log(describeMachine());
for (const documents of (values.documents ?? '10000').split(',').map(Number)) {
  const results = await measureSize(documents, { corpus, queries, work, fresh, engines, limits });
  const parts = [
    `${count(documents)} documents`,
    buildTable(results),
    queryTable(results),
    failures(results),
  ];
  if (values.yardstick !== undefined) {
    const { documentFile, sets, indexOf } = placeOf(work, documents);
    const words = path.join(sets, 'words.txt');
    parts.push(await besideYardstick(values.yardstick, documentFile, words, indexOf('beside-yardstick')));
  }
  console.log(`\n${parts.filter((part) => part !== '').join('\n\n')}`);
}
