// How much of what protects an index or a server its tests would miss: changes one thing after another in the sources (a comparison,
// a number, a branch that is left out), runs the tests of the file, and counts the changes that none of them notices.
//
//   npm install --prefix FOLDER --ignore-scripts @stryker-mutator/core@9 @stryker-mutator/vitest-runner@9
//   node test/mutation/run.mjs FOLDER [NAME...]
//
// Takes an hour or more; with names of groups less. Stryker is not among the packages of this one: nothing else needs it.

import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** By name: the files that are changed, and the tests that have to notice. */
const GROUPS = {
  locks: [
    [
      'src/index/directory/writer-lock.ts',
      'src/index/directory/lock-owner.ts',
      'src/index/directory/lock-socket.ts',
    ],
    ['test/index/directory/lock-*.test.ts', 'test/index/directory/writer-lock*.test.ts'],
  ],
  access: [['src/server/access/*.ts'], ['test/server/access/*.test.ts', 'test/server/promises/*.test.ts']],
  keys: [
    ['src/cli/keys/key-file.ts', 'src/cli/keys/served-keys.ts'],
    ['test/cli/keys/key-file.test.ts', 'test/cli/keys/served-keys.test.ts'],
  ],
  documents: [['src/documents/limit-document.ts'], ['test/documents/limit-document.test.ts']],
  queries: [
    ['src/search/plan/query-bounds.ts', 'src/search/search-budget.ts'],
    ['test/search/plan/query-bounds.test.ts', 'test/search/search-budget.test.ts'],
  ],
  requests: [
    ['src/server/http/request-guard.ts', 'src/server/http/query-string.ts', 'src/server/http/json-body.ts'],
    ['test/server/http/*.test.ts'],
  ],
  connections: [
    [
      'src/server/listen.ts',
      'src/server/connection/*.ts',
      'src/server/http/broken-requests.ts',
      'src/server/http/write-answer.ts',
    ],
    [
      'test/server/listen.test.ts',
      'test/server/connection/*.test.ts',
      'test/server/http/abuse.test.ts',
      'test/server/http/fuzz.test.ts',
    ],
  ],
  // Apart from the pool, of which it knows nothing: in a minute.
  queue: [['src/threads/fair-queue.ts'], ['test/threads/fair-queue.test.ts']],
  admission: [
    ['src/threads/thread-pool.ts', 'src/threads/thread-set.ts'],
    ['test/threads/thread-pool.test.ts', 'test/threads/renewal.test.ts'],
  ],
  highlighting: [
    [
      'src/search/show/highlight.ts',
      'src/search/show/format-snippet.ts',
      'src/search/show/cut-fragment.ts',
      'src/server/page/document/mark-text.ts',
      'src/server/answers/instantsearch/marked-text.ts',
    ],
    [
      'test/search/show/*.test.ts',
      'test/server/page/markup.test.ts',
      'test/server/page/mark-text.test.ts',
      'test/server/page/document*.test.ts',
      'test/server/answers/instantsearch/marked-text.test.ts',
    ],
  ],
  escaping: [
    ['src/server/page/html.ts', 'src/server/answers/feed/xml.ts'],
    [
      'test/search/show/highlight.test.ts',
      'test/server/page/markup.test.ts',
      'test/server/page/html.test.ts',
      'test/server/answers/feed/xml.test.ts',
    ],
  ],
};

const [packages, ...asked] = process.argv.slice(2);
const unknown = asked.filter((name) => GROUPS[name] === undefined);
if (
  packages === undefined ||
  !existsSync(path.join(packages, 'node_modules/@stryker-mutator')) ||
  unknown.length > 0
) {
  console.error(`node test/mutation/run.mjs FOLDER [${Object.keys(GROUPS).join('|')}]...`);
  console.error('FOLDER is where Stryker was installed: the first lines of this file say how.');
  process.exit(2);
}
const modules = path.resolve(packages, 'node_modules');
// The runner must start the very vitest that the tests import.
for (const name of ['vitest', 'typescript'])
  if (!existsSync(path.join(modules, name)))
    symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name));

const folder = mkdtempSync(path.join(tmpdir(), 'findling-mutation-'));
const reports = path.join(folder, 'reports');
mkdirSync(reports);
try {
  for (const name of asked.length > 0 ? asked : Object.keys(GROUPS)) runGroup(name);
} finally {
  for (const made of [folder, path.join(root, '.mutation-sandbox')])
    rmSync(made, { recursive: true, force: true });
}

/** @param {string} name */
function runGroup(name) {
  const [files, tests] = GROUPS[name];
  const report = path.join(reports, `${name}.json`);
  const config = path.join(folder, `${name}.json`);
  const settings = {
    packageManager: 'npm',
    testRunner: 'vitest',
    plugins: [path.join(modules, '@stryker-mutator/vitest-runner/dist/src/index.js')],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
    mutate: files,
    // What a message says is for readers; that there is one, with its code, is tested.
    mutator: { excludedMutations: ['StringLiteral'] },
    disableTypeChecks: false,
    coverageAnalysis: 'perTest',
    concurrency: 1,
    // On a busy machine what is slow must not be taken for what hangs.
    timeoutMS: 60_000,
    // Below the root, where the packages are found.
    tempDirName: '.mutation-sandbox',
    reporters: ['json'],
    jsonReporter: { fileName: report },
    ignorePatterns: ['docs/screenshots', 'dist', '.ci'],
  };
  writeFileSync(config, JSON.stringify(settings));
  const { status } = spawnSync(
    process.execPath,
    [path.join(modules, '@stryker-mutator/core/bin/stryker.js'), 'run', config],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, FINDLING_MUTATION_TESTS: tests.join(','), FINDLING_TEST_SEED: '1' },
    },
  );
  if (status !== 0) throw new Error(`Stryker ended with ${status} for ${name}`);
  for (const [file, { mutants }] of Object.entries(JSON.parse(readFileSync(report, 'utf8')).files))
    printFile(file, mutants);
}

/** @param {string} file @param {{ status: string, mutatorName: string, replacement: string, location: { start: { line: number } } }[]} mutants */
function printFile(file, mutants) {
  const tried = mutants.filter(({ status }) => status !== 'Ignored' && status !== 'CompileError');
  const missed = tried.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const noticed = tried.length - missed.length;
  const share = tried.length === 0 ? 100 : (100 * noticed) / tried.length;
  console.log(`${share.toFixed(1).padStart(5)} %  ${noticed} of ${tried.length}  ${file}`);
  for (const { location, mutatorName, replacement, status } of missed)
    console.log(
      `         line ${location.start.line}: ${mutatorName}${status === 'NoCoverage' ? ', never run' : ''}: ${JSON.stringify(replacement)}`,
    );
}
