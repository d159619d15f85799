// How many misspelled queries are corrected, how many of them are searched so at once, and how many correct ones are left alone:
// `npm run build && node test/bench/spelling.mjs FILE.jsonl... [--queries N] [--show N] [--json]`.
// Each file holds JSON lines with `title` and `text`; all files make one index. Queries are one to three neighbouring
// words of a document; one word of at least five letters gets one error. The same files give the same queries.

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    queries: { type: 'string', default: '1000' },
    show: { type: 'string', default: '0' },
    json: { type: 'boolean' },
  },
});
if (positionals.length === 0) {
  console.error('usage: node test/bench/spelling.mjs FILE.jsonl... [--queries N] [--show N] [--json]');
  process.exit(2);
}

const program = new URL('../../dist/modules/', import.meta.url);
const { updateIndex } = await import(new URL('index/update/update-index.js', program));
const { FileDirectory } = await import(new URL('index/directory/file-directory.js', program));
const { defaultRequest } = await import(new URL('search/default-request.js', program));
const { LocalEngine } = await import(new URL('search/local-engine.js', program));
const { makeSpellingCases, sameSpelling } = await import('./inputs/spelling-cases.mjs');

const folder = mkdtempSync(path.join(tmpdir(), 'findling-spelling-'));
try {
  const corpus = path.join(folder, 'corpus');
  mkdirSync(corpus);
  positionals.forEach((file, number) => copyFileSync(file, path.join(corpus, `${number}.jsonl`)));
  const directory = new FileDirectory(path.join(folder, 'index'));
  await updateIndex({ corpus, directory });
  const engine = await LocalEngine.open(directory, { timeoutMs: 10_000, fallback: false });
  const documents = positionals.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line)),
  );
  const cases = makeSpellingCases(documents, Number(values.queries));
  const ask = (query) => engine.search(defaultRequest(query, { snippets: 0 }));
  const wrong = [];
  const alarms = [];
  const times = [];
  let unknown = 0;
  let unknownRight = 0;
  let searched = 0;
  let searchedRight = 0;
  for (const { meant, typed, word } of cases) {
    const started = performance.now();
    const { suggestion, searchedFor } = await ask(typed);
    times.push(performance.now() - started);
    const isRight = suggestion !== null && sameSpelling(suggestion, meant);
    if (!isRight) wrong.push({ typed, meant, suggestion });
    if (searchedFor !== undefined) searched += 1;
    if (searchedFor !== undefined && isRight) searchedRight += 1;
    const found = await engine.search(defaultRequest(word, { snippets: 0, fuzzy: 'off', prefix: 'off' }));
    if (found.totalHits === 0) {
      unknown += 1;
      if (isRight) unknownRight += 1;
    }
    const { suggestion: alarm } = await ask(meant);
    if (alarm !== null) alarms.push({ meant, suggestion: alarm });
  }
  times.sort((a, b) => a - b);
  const share = (part, whole) => Math.round((1000 * part) / whole) / 10;
  const result = {
    queries: cases.length,
    correctedPercent: share(cases.length - wrong.length, cases.length),
    misspellingsNobodyWrote: unknown,
    correctedOfThosePercent: share(unknownRight, unknown),
    searchedAsCorrectedPercent: share(searched, cases.length),
    rightOfThosePercent: share(searchedRight, searched),
    leftAlonePercent: share(cases.length - alarms.length, cases.length),
    p99Ms: Math.round(100 * times[Math.floor(times.length * 0.99)]) / 100,
  };
  if (values.json) console.log(JSON.stringify(result));
  else console.table(result);
  for (const miss of wrong.slice(0, Number(values.show))) console.log(miss);
  for (const alarm of alarms.slice(0, Number(values.show))) console.log(alarm);
  engine.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
