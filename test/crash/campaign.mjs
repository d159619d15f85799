// Runs a campaign of docs/reliability.md: `node test/crash/campaign.mjs NAME [--full]`. Without `--full` it is what `npm test` runs of it,
// in seconds; with it, it takes minutes to hours and prints what it has seen. Without a name it lists the campaigns.

import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** What becomes of them in an index, and what a browser makes of that. */
const HOSTILE = ['test/crash/hostile-documents.test.ts', 'test/e2e/hostile-documents.test.ts'];

/** By name: what it is about, its test, and what the environment tells the full form. */
const CAMPAIGNS = {
  'system-calls': about('each system call fails or kills', 'system', 'test/crash/inject-faults.test.ts'),
  calls: about('each call on the directory fails', 'unit', 'test/index/update/failing-directory.test.ts', {
    FINDLING_FAULTS: 'all',
  }),
  kills: about('kills at any moment', 'system', 'test/crash/kill.test.ts', { FINDLING_KILLS: '100' }),
  'power-loss': about('the power is cut', 'system', 'test/crash/power-loss', {
    FINDLING_POWER_LOSS: '300000',
  }),
  corruptions: about('damaged files', 'system', 'test/crash/corruptions.test.ts', {
    FINDLING_CORRUPTIONS: '1000000',
  }),
  'full-disk': about('a hundred sizes of disks', 'system', 'test/crash/full-disk.test.ts', {
    FINDLING_DISK_SIZES: '100',
  }),
  'odd-machines': about('limits, odd files and file systems', 'system', 'test/crash/odd-machines.test.ts', {
    FINDLING_ODD_MACHINES: 'full',
  }),
  locks: about('races for the lock', 'system', 'test/crash/writer-lock.test.ts', {
    FINDLING_LOCK_RACES: '2500',
  }),
  hostile: about('files nobody expects', 'system', HOSTILE, {
    FINDLING_HOSTILE: 'full',
  }),
  clocks: about('the time of day jumps', 'system', 'test/crash/clock-jumps.test.ts', {
    FINDLING_CLOCKS: 'full',
  }),
  oracles: about('answers beside a plain scan', 'long', 'test/property/oracles', {
    FINDLING_COMPARISONS: '1000000',
  }),
  swaps: about('requests while generations are published', 'program', 'test/cli/swaps.test.ts', {
    FINDLING_SWAPS: '100',
    FINDLING_REQUESTS: '1000000',
  }),
  'cluster-crashes': about(
    'runs into a cluster that die',
    'opensearch',
    'test/opensearch/cluster/write/crashes.test.ts',
    { FINDLING_CLUSTER_CRASHES: 'all' },
  ),
  queries: about('the dearest query', 'long', 'test/property/worst-query', { FINDLING_CLIMB_SECONDS: '600' }),
  fuzz: about('inputs that lead to code that has not run', 'long', 'test/fuzz', {
    FINDLING_FUZZ_SECONDS: '60',
  }),
  soak: about('an hour of requests and swaps', 'system', 'test/crash/soak.test.ts', {
    FINDLING_SOAK_MINUTES: '60',
  }),
};

/** @param {string} subject @param {string | string[]} projects @param {string | string[]} tests @param {Record<string, string>} environment */
function about(subject, projects, tests, environment = {}) {
  return { subject, projects: [projects].flat(), tests: [tests].flat(), environment };
}

const [name, flag] = process.argv.slice(2);
const campaign = CAMPAIGNS[name];
const isFull = flag === '--full';
if (campaign === undefined || (flag !== undefined && !isFull)) {
  console.log('node test/crash/campaign.mjs NAME [--full]\n');
  for (const [known, { subject }] of Object.entries(CAMPAIGNS)) console.log(`${known.padEnd(14)}${subject}`);
  process.exit(name === undefined ? 0 : 2);
}
const { projects, tests, environment } = campaign;
/** A test would hold back what a run of hours says meanwhile. */
const isScript = isFull && name === 'system-calls';
const command = isScript
  ? [process.execPath, path.join(root, 'test/crash/inject-faults.mjs')]
  : ['npx', 'vitest', 'run', ...projects.flatMap((project) => ['--project', project]), ...tests];
const [executable = '', ...args] = command;
const { status } = spawnSync(executable, args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(isFull ? environment : {}) },
});
process.exitCode = status ?? 1;
