// What each idea for the ranking is worth on judged collections, one change at a time from what ships:
// `npm run build && node test/bench/ablation.mjs DIR... [--only TEXT] [--cross-validate] [--json]`.
// Each DIR is a collection in BEIR layout. `--only` tries the ideas whose name holds the text. `--cross-validate` chooses
// the parameters on all collections but one and judges them on that one.

import { parseArgs } from 'node:util';
import { Collection } from './ablation/collection.mjs';
import { crossValidate } from './ablation/cross-validate.mjs';
import { measureGrid } from './ablation/grid.mjs';
import { ideas } from './ablation/ideas.mjs';
import { mean } from './report/mean.mjs';
import { table } from './report/tables.mjs';

const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    'cross-validate': { type: 'boolean' },
    json: { type: 'boolean' },
  },
});
if (folders.length === 0) {
  console.error('usage: node test/bench/ablation.mjs DIR... [--only TEXT] [--cross-validate] [--json]');
  process.exit(2);
}

const figure = (value) => value.toFixed(4);

const opened = new Map();
async function openAll(language) {
  if (!opened.has(language)) {
    const collections = [];
    for (const folder of folders) collections.push(await Collection.open(folder, language));
    opened.set(language, collections);
  }
  return opened.get(language);
}

async function tryIdeas() {
  const results = [];
  for (const { name, rank, language } of ideas.filter(({ name }) => name.includes(values.only))) {
    const collections = await openAll(language);
    const measures = collections.map((collection) => collection.measure(rank(collection)));
    results.push({
      name,
      ndcg: measures.map((measured) => measured['ndcg@10']),
      recall: measures.map((measured) => measured['recall@100']),
    });
  }
  if (values.json) return console.log(JSON.stringify(results, null, 2));
  const names = (await openAll(null)).map(({ name }) => name);
  console.log(
    table(
      ['nDCG@10', ...names, 'mean', 'recall@100'],
      results.map(({ name, ndcg, recall }) => [name, ...[...ndcg, mean(ndcg), mean(recall)].map(figure)]),
    ),
  );
}

async function validate() {
  const collections = await openAll(null);
  const names = collections.map(({ name }) => name);
  const settings = measureGrid(collections);
  const judged = crossValidate(names, settings);
  if (values.json) return console.log(JSON.stringify(judged, null, 2));
  console.log(
    table(
      ['judged on', 'chosen on the others', 'nDCG@10', 'best on itself'],
      judged.map(({ left, chosen, reached, best }) => [left, chosen, figure(reached), figure(best)]),
    ),
  );
  console.log(`\nmean ${figure(mean(judged.map(({ reached }) => reached)))}`);
}

await (values['cross-validate'] ? validate() : tryIdeas());
