// Keeps what a part of the benchmarks has measured as a file, so that it is not measured again.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeMachine } from './report/machine.mjs';

/** What `measure` resolves to, with the machine; or what is kept of it, unless `fresh`. */
export async function measureOnce({ work, fresh }, name, measure) {
  const kept = readMeasured({ work }, name);
  if (kept !== null && !fresh) return kept;
  console.error(name);
  const machine = describeMachine();
  const measured = { machine, ...(await measure()) };
  const file = fileOf(work, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`);
  return measured;
}

/** What is kept, or null. */
export function readMeasured({ work }, name) {
  const file = fileOf(work, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function fileOf(work, name) {
  return path.join(work, 'results', `${name}.json`);
}
