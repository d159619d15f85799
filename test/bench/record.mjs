// Takes the figures of docs/performance.md and README.md anew and writes them there:
//   node test/bench/record.mjs --corpus FILE.jsonl[.gz] --queries FILE [--parts growth,load] [--documents 10000] [--engines findling,lucene]
//     [--fresh]
//     [--yardstick PROGRAM]   another program that times Lucene, see parts/yardstick.mjs
// Tables of which not all has been measured stay as they are. What was measured stays as JSON under --work: a run that was
// stopped goes on where it was. Run it after a build, on a machine that does nothing else.

import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as building from './parts/building.mjs';
import * as command from './parts/command.mjs';
import * as growth from './parts/growth.mjs';
import * as load from './parts/load.mjs';
import * as million from './parts/million.mjs';
import * as oneChange from './parts/one-change.mjs';
import * as promises from './parts/promises.mjs';
import * as threads from './parts/threads.mjs';
import * as yardstick from './parts/yardstick.mjs';
import { fillDocument } from './report/marked-blocks.mjs';

const parts = {
  growth,
  command,
  'one-change': oneChange,
  threads,
  load,
  million,
  yardstick,
  building,
  promises,
};

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    queries: { type: 'string' },
    parts: { type: 'string', default: Object.keys(parts).join(',') },
    documents: { type: 'string', default: '10000,50000,100000,200000' },
    engines: { type: 'string' },
    large: { type: 'string', default: '200000' },
    million: { type: 'string', default: '1000000' },
    work: { type: 'string', default: path.join(tmpdir(), 'findling-bench') },
    yardstick: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  },
});
const wanted = values.parts.split(',');
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (values.corpus === undefined || values.queries === undefined || unknown.length > 0) {
  console.error(
    `usage: record.mjs --corpus FILE --queries FILE [--parts ${Object.keys(parts).join(',')}] [--fresh]`,
  );
  process.exit(2);
}

const given = { ...values, large: Number(values.large), million: Number(values.million) };
for (const name of wanted) {
  const started = performance.now();
  try {
    await parts[name].run(given);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
  console.error(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
}
const reports = Object.values(parts).map((part) => part.report(given));
await fillDocument('docs/performance.md', Object.assign({}, ...reports.map(({ blocks }) => blocks)));
await fillDocument('README.md', Object.assign({}, ...reports.map(({ readme }) => readme)));
for (const { chart } of reports) if (chart != null) writeFileSync(inProject('docs/performance.svg'), chart);

function inProject(name) {
  return fileURLToPath(new URL(`../../${name}`, import.meta.url));
}
