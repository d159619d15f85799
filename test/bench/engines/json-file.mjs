// How engines that live in memory are kept on disk: one JSON file.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const NAME = 'index.json';

/** Throws RangeError where the JSON is longer than a string may be (512 MB). */
export function writeJson(folder, value) {
  writeFileSync(path.join(folder, NAME), JSON.stringify(value));
}

export function readJsonText(folder) {
  return readFileSync(path.join(folder, NAME), 'utf8');
}
