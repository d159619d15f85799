// Records everything a built program answers over HTTP, one line of JSON for each request, for compare.mjs:
//   node test/answers/record.mjs --program dist/cli/main.js --corpus PATH [--corpus PATH...]
//     [--queries FILE...] --out FILE.jsonl
// Asked are the queries of queries.txt in every way, and those of other files (one a line) in the ways that cost least.
// The corpus is copied and indexed in a temporary folder. What differs between two runs of one program is left out.

import { spawnSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startServer } from '../bench/findling-program.mjs';
import { fullSearch, otherSearches, requestsForDocument, suggestions } from './requests.mjs';

/** No search is cut short, however slow the machine. */
const ENVIRONMENT = {
  FINDLING_SEARCH_TIMEOUT_MS: '60000',
  FINDLING_SEARCHES_PER_MINUTE: '0',
  FINDLING_SYNONYMS: fileURLToPath(new URL('synonyms.txt', import.meta.url)),
};

const { values } = parseArgs({
  options: {
    program: { type: 'string' },
    corpus: { type: 'string', multiple: true, default: [] },
    queries: { type: 'string', multiple: true, default: [] },
    out: { type: 'string' },
  },
});
if (values.program === undefined || values.out === undefined || values.corpus.length === 0) {
  console.error('usage: record.mjs --program FILE --corpus PATH... [--queries FILE...] --out FILE.jsonl');
  process.exit(2);
}

const started = performance.now();
const folder = mkdtempSync(path.join(tmpdir(), 'findling-answers-'));
try {
  const index = buildIndex(values.program, values.corpus);
  const server = await startServer(['--index', index], ENVIRONMENT, values.program);
  try {
    const count = await recordAnswers(server.url, values.out);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.error(`${count} answers in ${values.out}, ${seconds} s`);
  } finally {
    await server.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Indexes copies of the files and folders; returns the folder of the index. */
function buildIndex(program, sources) {
  const corpus = path.join(folder, 'corpus');
  const index = path.join(folder, 'index');
  mkdirSync(corpus);
  for (const source of sources) cpSync(source, path.join(corpus, path.basename(source)), { recursive: true });
  const args = [program, 'index', '--corpus', corpus, '--index', index];
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`index ended with ${status}`);
  return index;
}

/** Asks one request after another and writes the answers; returns their number. */
async function recordAnswers(url, out) {
  const asked = new Set();
  const file = openSync(out, 'w');
  const ask = async (target) => {
    if (asked.has(target)) return null;
    asked.add(target);
    const response = await globalThis.fetch(url + target, { headers: { accept: 'application/json' } });
    const answer = keepWhatIsStable(await response.json());
    writeSync(file, `${JSON.stringify({ request: target, status: response.status, answer })}\n`);
    return answer;
  };
  const askAll = async (targets) => {
    for (const target of targets) await ask(target);
  };
  try {
    for (const query of readLines(new URL('queries.txt', import.meta.url))) {
      const answer = await ask(fullSearch(query));
      await askAll([...otherSearches(query), ...suggestions(query)]);
      if (answer?.hits?.[0] !== undefined) await askAll(requestsForDocument(answer.hits[0].id));
    }
    for (const query of values.queries.flatMap(readLines))
      await askAll([fullSearch(query), ...suggestions(query)]);
  } finally {
    closeSync(file);
  }
  return asked.size;
}

/** Leaves out times and the number of the generation; keeps the order of the facets' values, which objects need not. */
function keepWhatIsStable(body) {
  const answer = { ...body };
  delete answer.processingTimeMs;
  delete answer.generation;
  if (answer.facetDistribution === undefined) return answer;
  const facets = Object.entries(answer.facetDistribution);
  return { ...answer, facetDistribution: facets.map(([name, counts]) => [name, Object.entries(counts)]) };
}

/** The lines of a file; an empty one, too, is a query. */
function readLines(file) {
  return readFileSync(file, 'utf8')
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
}
