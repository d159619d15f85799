// How long conditions on own fields, their facets and orders take, over an index that is there:
//   node test/bench/own-fields.mjs --index PATH
// Prints the median of many rounds in milliseconds, after the columns were read.

import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { FileDirectory } from '../../dist/modules/index/directory/file-directory.js';
import { IndexReader } from '../../dist/modules/index/read/index-reader.js';
import { defaultRequest } from '../../dist/modules/search/default-request.js';
import { Searcher } from '../../dist/modules/search/searcher.js';

const ROUNDS = 31;
const { values } = parseArgs({ options: { index: { type: 'string' } } });
const reader = new IndexReader(new FileDirectory(values.index ?? 'index'));
await reader.refresh({ fallback: false });
const { generation } = reader.current();
const searcher = new Searcher(generation, { timeoutMs: 60_000 });
const { fields } = generation.schema;
const numbers = fields.filter(({ type }) => type === 'number').map(({ name }) => name);
const facets = fields.filter(({ facet }) => facet).map(({ name }) => name);
const [number] = numbers;
const bare = { limit: 10, snippets: 0 };

time('every document', '', {});
if (number !== undefined) {
  const { facetStats } = searcher.search(defaultRequest('', { facets: [number], limit: 0 }));
  const { min, mean } = facetStats[number];
  time(`${number} in a range`, '', { filter: `${number} ${min} TO ${mean}`, limit: 0 });
  time(`by ${number}`, '', { sort: `${number}:asc` });
}
time(`facets ${facets.slice(0, 5).join(', ')}`, '', { facets: facets.slice(0, 5), limit: 0 });
reader.close();

function time(what, query, given) {
  const request = defaultRequest(query, { ...bare, ...given });
  const first = once(request);
  const taken = Array.from({ length: ROUNDS }, () => once(request)).sort((a, b) => a - b);
  process.stdout.write(
    `${what}: ${taken[ROUNDS >> 1].toFixed(2)} ms, the first time ${first.toFixed(1)} ms\n`,
  );
}

function once(request) {
  const started = performance.now();
  searcher.search(request);
  return performance.now() - started;
}
