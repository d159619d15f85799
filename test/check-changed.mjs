// Runs the checks that take long on what has changed since they last found it clean: oxlint on the changed files and on those that
// import them, the floors where any import has changed. For all files the two take fifteen seconds, for a few of them two. A
// clean checkout, as in .ci/run, has all of them looked at.

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where the fingerprints of what was found clean are kept: by check, an object from path to fingerprint. */
const CACHE = 'node_modules/.cache/checked.json';
/** What the answer of a check depends on besides the files. */
const LINT_SETTINGS = ['.oxlintrc.json', 'package-lock.json', 'tsconfig.base.json', 'test/tsconfig.json'];
const FLOOR_SETTINGS = ['.dependency-cruiser.cjs', 'package.json', 'package-lock.json'];

/** Statements and calls that import, and exports from elsewhere. */
const IMPORT = /^(?:import|export)\b[^;]*?['"][^'"\n]+['"]|\b(?:import|require)\([^)]*\)/gm;

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
  maxBuffer: 1 << 26,
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));
const isListed = new Set(files);
const contents = new Map();
const hashes = new Map();

function read(file) {
  const content = contents.get(file) ?? (isListed.has(file) ? readFileSync(file, 'utf8') : '');
  contents.set(file, content);
  return content;
}

function digest(text) {
  return createHash('sha256').update(text).digest('base64');
}

function hashOf(file) {
  const hash = hashes.get(file) ?? digest(read(file));
  hashes.set(file, hash);
  return hash;
}

function importsOf(file) {
  return read(file).match(IMPORT) ?? [];
}

/** The files of this project that a file imports. */
function importedBy(file) {
  return importsOf(file).flatMap((statement) => {
    const name = /['"](\.[^'"]+)['"]/.exec(statement)?.[1];
    return name === undefined ? [] : [path.join(path.dirname(file), name.replace(/\.js$/, '.ts'))];
  });
}

/** The fingerprint of each of some files together with others that the check looks at with it. */
function fingerprint(some, settings, alsoOf = () => []) {
  const common = settings.map(hashOf).join();
  return Object.fromEntries(
    some.map((file) => [file, digest([common, file, ...[file, ...alsoOf(file)].map(hashOf)].join())]),
  );
}

const clean = existsSync(CACHE) ? JSON.parse(readFileSync(CACHE, 'utf8')) : {};

/** Runs a check on what has changed for it, and remembers what it found clean. Ends the process where it found anything. */
function check(name, fingerprints, run) {
  const known = clean[name] ?? {};
  const changed = Object.keys(fingerprints).filter((file) => known[file] !== fingerprints[file]);
  if (changed.length > 0) {
    const isAll = changed.length === Object.keys(fingerprints).length;
    const [command, ...args] = run(isAll ? null : changed);
    const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    if (status !== 0) process.exit(status ?? 1);
  }
  clean[name] = fingerprints;
  mkdirSync(path.dirname(CACHE), { recursive: true });
  writeFileSync(CACHE, JSON.stringify(clean));
}

const linted = files.filter((file) => /^(?:(?:src|test)\/.*|[^/]+)\.(?:ts|mjs|js)$/.test(file));
// Without names oxlint looks at all files.
check('lint', fingerprint(linted, LINT_SETTINGS, importedBy), (changed) => ['oxlint', ...(changed ?? [])]);

const imports = files.filter((file) => file.startsWith('src/')).flatMap((file) => [file, ...importsOf(file)]);
check('floors', { src: digest([...FLOOR_SETTINGS.map(hashOf), ...imports].join()) }, () => [
  'depcruise',
  'src',
]);
