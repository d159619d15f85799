// Runs oxlint on the files that have changed since they were last found clean, and on those that import them: rules that know
// types take ten seconds for all files, and one for a few. A clean checkout, as in .ci/run, has all of them looked at.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where the fingerprints of clean files are kept, as an object from path to fingerprint. */
const CACHE = 'node_modules/.cache/oxlint.json';
/** What all files depend on. */
const SETTINGS = ['.oxlintrc.json', 'package-lock.json', 'tsconfig.base.json', 'test/tsconfig.json'];

const hashes = new Map();
function hashOf(file) {
  const known = hashes.get(file);
  if (known !== undefined) return known;
  const hash = existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('base64') : '';
  hashes.set(file, hash);
  return hash;
}

/** Of a file and of those that it imports from this project. */
function fingerprint(file) {
  const imports = readFileSync(file, 'utf8').matchAll(/(?:from|import) ?\(?'(\.[^']+)'/g);
  const imported = Array.from(imports, ([, name]) =>
    path.join(path.dirname(file), name.replace(/\.js$/, '.ts')),
  );
  return createHash('sha256')
    .update([...SETTINGS, file, ...imported].map((name) => hashOf(name)).join())
    .digest('base64');
}

const sources = ['src', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name)),
);
const files = [...readdirSync('.'), ...sources].filter((name) => /\.(?:ts|mjs|js)$/.test(name));
const fingerprints = Object.fromEntries(files.map((file) => [file, fingerprint(file)]));
const clean = existsSync(CACHE) ? JSON.parse(readFileSync(CACHE, 'utf8')) : {};
const changed = files.filter((file) => clean[file] !== fingerprints[file]);

if (changed.length > 0) {
  // Without names oxlint looks at all files.
  const names = changed.length === files.length ? [] : changed;
  const { status } = spawnSync('oxlint', names, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
mkdirSync(path.dirname(CACHE), { recursive: true });
writeFileSync(CACHE, JSON.stringify(fingerprints));
