// Findling beside other engines, on the same documents and queries, in one run; prints Markdown tables:
//   npm run bench -- --corpus FILE.jsonl[.gz] --queries FILE [--documents 10000,50000] [--engines findling,lucene]
//     [--yardstick PROGRAM]   another program that times Lucene, see parts/yardstick.mjs

import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { besideYardstick } from './beside-yardstick.mjs';
import { engineNames } from './engines/registry.mjs';
import { kinds } from './inputs/query-sets.mjs';
import { measureSize, placeOf } from './measure-size.mjs';
import { describeMachine } from './report/machine.mjs';
import { buildTable, count, failures, queryTable } from './report/tables.mjs';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    queries: { type: 'string' },
    documents: { type: 'string', default: '10000' },
    engines: { type: 'string', default: engineNames.join(',') },
    kinds: { type: 'string', default: Object.keys(kinds).join(',') },
    work: { type: 'string', default: path.join(tmpdir(), 'findling-bench') },
    yardstick: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    'budget-s': { type: 'string', default: '15' },
    'build-s': { type: 'string', default: '180' },
    'memory-mb': { type: 'string', default: '4096' },
    fresh: { type: 'boolean', default: false },
  },
});
const { corpus, queries, work, fresh } = values;
if (corpus === undefined || queries === undefined) {
  console.error(
    'usage: npm run bench -- --corpus FILE.jsonl[.gz] --queries FILE [--documents N,N] [--engines A,B] [--yardstick PROGRAM]',
  );
  process.exit(2);
}
const limits = {
  kinds: values.kinds.split(','),
  rounds: Number(values.rounds),
  budgetMs: Number(values['budget-s']) * 1000,
  buildSeconds: () => Number(values['build-s']),
  memoryMb: Number(values['memory-mb']),
};
const engines = values.engines.split(',');

console.log(describeMachine());
for (const documents of values.documents.split(',').map(Number)) {
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
