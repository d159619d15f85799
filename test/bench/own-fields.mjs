// What own fields cost and how long conditions on them, their facets and orders take, over documents that are made up:
//   node test/bench/own-fields.mjs [--documents 200000] [--folder PATH]
// Indexes the same documents without and with ten fields, and prints the figures of docs/performance.md as a table. Times are medians
// of many rounds in milliseconds, after the columns were read. The folder is kept where it is given.

import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { FileDirectory } from '../../dist/modules/index/directory/file-directory.js';
import { IndexReader } from '../../dist/modules/index/read/index-reader.js';
import { updateIndex } from '../../dist/modules/index/update/update-index.js';
import { defaultRequest } from '../../dist/modules/search/default-request.js';
import { Searcher } from '../../dist/modules/search/searcher.js';

const ROUNDS = 31;
const FILES = ['fields.bin', 'documents.bin', 'index.bin', 'positions.bin'];
const WORDS =
  'harbour lantern ferry island rope salt tide keel anchor sail mast deck storm gull cliff beach pier buoy'.split(
    ' ',
  );

const { values: given } = parseArgs({
  options: { documents: { type: 'string', default: '200000' }, folder: { type: 'string' } },
});
const count = Number(given.documents);
const folder = given.folder ?? mkdtempSync(path.join(tmpdir(), 'own-fields-'));

try {
  const plain = await build('plain', () => ({}));
  const whole = await build('fields', fieldsOf);
  const bytes = FILES.map((file) => [file, whole.bytes[file] - plain.bytes[file]]);
  const grown = bytes.reduce((sum, [, more]) => sum + more, 0);
  print('| what | figure |');
  print('| --- | --- |');
  print(`| bytes of the values | ${whole.valueBytes} |`);
  for (const [file, more] of bytes)
    print(`| ${file} grows by | ${more} (${(more / whole.valueBytes).toFixed(2)} times) |`);
  print(`| the index grows by | ${grown} (${(grown / whole.valueBytes).toFixed(2)} times) |`);
  await measure(plain.directory, 'without own fields', () => [
    ['search for two words', 'harbour lantern', {}],
  ]);
  await measure(whole.directory, 'with ten', ({ facetStats: { price } }, facets) => [
    ['search for two words', 'harbour lantern', {}],
    ['numbers in a range', '', { filter: `price ${price.min} TO ${price.mean}`, limit: 0 }],
    ['five facets over all', '', { facets: facets.slice(0, 5), limit: 0 }],
    ['order by a number', '', { sort: 'price:asc' }],
    ['order by a name', '', { sort: 'maker:asc' }],
  ]);
} finally {
  if (given.folder === undefined) rmSync(folder, { recursive: true });
}

/** The ten fields of a document. */
function fieldsOf(random, number) {
  return {
    price: Math.round(random() ** 2 * 200_000) / 100,
    stock: Math.floor(random() * 500),
    rating: Math.round(random() * 40 + 10) / 10,
    sold: random() < 0.5,
    released: new Date(Date.UTC(2000, 0, 1 + Math.floor(random() * 9000))).toISOString().slice(0, 10),
    maker: `${WORDS[Math.floor(random() * 18)]} & ${WORDS[Math.floor(random() * 18)]}`,
    colour: ['red', 'green', 'blue', 'white', 'black'][Math.floor(random() * 5)],
    sku: `SKU-${String((number * 7919) % 10_000_000).padStart(7, '0')}`,
    country: ['Norway', 'Denmark', 'Sweden', 'Finland', 'Iceland'][Math.floor(random() * 5)],
    genres: WORDS.filter(() => random() < 0.1),
  };
}

/** Writes the documents and indexes them. */
async function build(name, makeFields) {
  const corpus = path.join(folder, name, 'corpus');
  const directory = path.join(folder, name, 'index');
  mkdirSync(corpus, { recursive: true });
  const [text, fields] = [randomOf(1), randomOf(2)];
  const file = createWriteStream(path.join(corpus, 'documents.jsonl'));
  let valueBytes = 0;
  for (let number = 0; number < count; number += 1) {
    const body = Array.from({ length: 12 }, () => WORDS[Math.floor(text() * WORDS.length)]).join(' ');
    const own = makeFields(fields, number);
    for (const value of Object.values(own).flat()) valueBytes += Buffer.byteLength(String(value));
    const line = `${JSON.stringify({ id: String(number), title: `Boat ${number}`, text: body, ...own })}\n`;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
  await updateIndex({ corpus, directory: new FileDirectory(directory), minisearch: 0 });
  const reader = new IndexReader(new FileDirectory(directory));
  await reader.refresh({ fallback: false });
  const bytes = Object.fromEntries(FILES.map((name) => [name, 0]));
  for (const { files } of reader.current().manifest.segments)
    for (const name of FILES) bytes[name] += files[name].bytes;
  reader.close();
  return { directory, bytes, valueBytes };
}

/** Numbers from 0 to 1, always the same ones. */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function measure(directory, where, listRequests) {
  const reader = new IndexReader(new FileDirectory(directory));
  await reader.refresh({ fallback: false });
  const { generation } = reader.current();
  const searcher = new Searcher(generation, { timeoutMs: 60_000 });
  const own = generation.schema.fields;
  const facets = own.filter(({ facet, type }) => facet && type !== 'date').map(({ name }) => name);
  const stats = searcher.search(
    defaultRequest('', { facets: own.some(({ name }) => name === 'price') ? ['price'] : [], limit: 0 }),
  );
  for (const [what, query, given] of listRequests(stats, facets)) {
    const request = defaultRequest(query, { limit: 10, snippets: 0, ...given });
    const first = timeOf(searcher, request);
    const taken = Array.from({ length: ROUNDS }, () => timeOf(searcher, request)).sort((a, b) => a - b);
    print(`| ${what}, ${where} | ${taken[ROUNDS >> 1].toFixed(2)} ms, at first ${first.toFixed(1)} ms |`);
  }
  reader.close();
}

function timeOf(searcher, request) {
  const started = performance.now();
  searcher.search(request);
  return performance.now() - started;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
