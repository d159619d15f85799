// One document of 200,000 changes: how long until a search finds it. The engine is open all the while, as in a server.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { FileDirectory } from '../../../dist/modules/index/directory/file-directory.js';
import { updateIndex } from '../../../dist/modules/index/update/update-index.js';
import { defaultRequest } from '../../../dist/modules/search/default-request.js';
import { LocalEngine } from '../../../dist/modules/search/local-engine.js';
import { nameOfFile } from '../inputs/corpus-files.mjs';
import { measureOnce, readMeasured } from '../measure-once.mjs';
import { count, digits } from '../report/tables.mjs';
import { largeIndex } from './command.mjs';

const CHANGES = 5;
/** Files from one changed document to the next. */
const STEP = 3;

export async function run(given) {
  const { corpus, index, each } = largeIndex(given.work);
  if (!existsSync(index))
    throw new Error('the part "command" makes the index that this part changes: run it first');
  await measureOnce(given, 'one-change', async () => {
    const engine = await LocalEngine.open(new FileDirectory(index), { timeoutMs: 60_000, fallback: false });
    const files = Math.ceil(given.large / each);
    const changes = [];
    try {
      for (let change = 0; change < CHANGES; change += 1) {
        // What the change before left to do is done.
        await engine.search(defaultRequest('', { limit: 1, collapse: true }));
        const word = `changed${Date.now()}`;
        changeDocument(path.join(corpus, nameOfFile((change * STEP) % files)), each >> 1, word);
        changes.push(await timeChange(engine, corpus, index, word));
      }
      return { documents: engine.status().documents, each, changes };
    } finally {
      engine.close();
    }
  });
}

async function timeChange(engine, corpus, index, word) {
  const started = performance.now();
  const { added, changed } = await updateIndex({ corpus, directory: new FileDirectory(index) });
  const updated = performance.now();
  await engine.refresh();
  const { totalHits } = await engine.search(defaultRequest(word));
  const found = performance.now();
  if (totalHits !== 1 || changed + added !== 1) throw new Error(`a changed document gave ${totalHits} hits`);
  return { updateMs: updated - started, followMs: found - updated, totalMs: found - started };
}

function changeDocument(file, line, word) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const at = Math.min(line, lines.length - 2);
  const document = JSON.parse(lines[at]);
  lines[at] = JSON.stringify({ ...document, text: `${document.text} ${word}` });
  writeFileSync(file, lines.join('\n'));
}

/** The median time from a change to a hit, in milliseconds, or null where it was not measured. */
export function medianChange(given) {
  const measured = readMeasured(given, 'one-change');
  if (measured === null) return null;
  const times = measured.changes.map(({ totalMs }) => totalMs).sort((a, b) => a - b);
  return times[times.length >> 1];
}

export function report(given) {
  const measured = readMeasured(given, 'one-change');
  if (measured === null) return { blocks: {} };
  const { machine, documents, each, changes } = measured;
  const list = (pick) => changes.map((change) => digits(pick(change))).join(', ');
  return {
    blocks: {
      'one-change': [
        machine,
        `One document of ${count(documents)} was changed, ${changes.length} times, each time in another file of ${count(each)} ` +
          `documents. From the changed file to the published generation: ${list(({ updateMs }) => updateMs)} ms. From there to ` +
          `a search that finds it, in a process that had the index open: ${list(({ followMs }) => followMs)} ms.`,
      ].join('\n\n'),
    },
  };
}
