// Measures some engines on the first N documents of a collection. Results are files under the work folder; what lies
// there already is not measured again, so that a run that was stopped goes on where it was.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeDocuments } from './inputs/documents.mjs';
import { writeQuerySets } from './inputs/query-sets.mjs';
import { describeMachine } from './report/machine.mjs';
import { count } from './report/tables.mjs';
import { runEngine } from './run-engine.mjs';

/**
 * @param given `corpus`, `queries`, `work`: files and folder; `engines`; `limits` as `runEngine` takes them; `fresh`: measure
 *   again
 * @returns the results in the order of the engines
 */
export async function measureSize(documents, given) {
  const { corpus, queries, engines } = given;
  const place = placeOf(given.work, documents);
  await writeDocuments(corpus, documents, place.documentFile);
  writeQuerySets(queries, place.documentFile, place.sets);
  const results = [];
  for (const name of engines) results.push(await measure(name, documents, place, given));
  return results;
}

/** Where the files of a size lie. */
export function placeOf(work, documents) {
  const folder = path.join(work, String(documents));
  return {
    documentFile: path.join(folder, 'documents', 'documents.jsonl'),
    sets: path.join(folder, 'queries'),
    indexOf: (engine) => path.join(folder, engine),
    resultOf: (engine) => path.join(folder, 'results', `${engine}.json`),
  };
}

/** The results that there are for a size. */
export function readResults(work, documents, engines) {
  const { resultOf } = placeOf(work, documents);
  return engines
    .map(resultOf)
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')));
}

async function measure(name, documents, { documentFile, sets, indexOf, resultOf }, { limits, fresh }) {
  const file = resultOf(name);
  const folder = indexOf(name);
  if (!fresh && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  console.error(`${count(documents)} documents: ${name}`);
  const machine = describeMachine();
  const result = { ...(await runEngine(name, { documentFile, documents, sets, folder, limits })), machine };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  rmSync(folder, { recursive: true, force: true });
  rmSync(`${folder}-corpus`, { recursive: true, force: true });
  return result;
}
