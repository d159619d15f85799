// Every system call by which `findling index` touches its index fails, once or from then on, or kills the process:
// `node test/crash/inject-faults.mjs [--limit N] [--part I/K]` takes N of these faults, picked at random but always the same ones, all
// unless told, and of those each Kth from the Ith, for runs side by side. Needs strace, and what `npm run build` makes. Prints one line
// for each outcome that is wrong, and how many there were of each kind.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openBaseGeneration } from '../../dist/modules/index/commit/base-generation.js';
import { sweep } from '../../dist/modules/index/commit/sweep.js';
import { FileDirectory } from '../../dist/modules/index/directory/file-directory.js';
import { updateIndex } from '../../dist/modules/library/update-index.js';

const { values } = parseArgs({ options: { limit: { type: 'string' }, part: { type: 'string' } } });
const program = path.resolve(import.meta.dirname, '../../dist/cli/main.js');
/** By call: the errors it may have. */
const FAULTS = {
  openat: ['EMFILE', 'EIO', 'EACCES'],
  getdents64: ['EIO'],
  pread64: ['EIO'],
  read: ['EIO'],
  write: ['ENOSPC', 'EIO'],
  pwrite64: ['ENOSPC', 'EIO'],
  fsync: ['EIO'],
  rename: ['EIO', 'EACCES'],
  link: ['EIO', 'ENOSPC'],
  mkdir: ['ENOSPC', 'EACCES'],
  rmdir: ['EIO'],
  unlink: ['EIO', 'EACCES'],
};
/** What no message may say of an index that is whole. */
const SLANDER = /damaged|bug in findling|another process|has changed since/;
/** The calls are counted from the start of each thread: some are those by which Node loads the program. */
const LOADING = /cannot be loaded|Cannot find (?:package|module)|node:internal|^node: /m;

const root = mkdtempSync(path.join(tmpdir(), 'findling-inject-'));
const log = path.join(root, 'log');

/** Runs `findling index` of a scenario under strace. */
function run({ corpus, index, flags }, args) {
  const traced = ['-f', '-qq', '--seccomp-bpf', '-o', log, ...args, process.execPath, program, 'index'];
  const { status, stderr } = spawnSync(
    'strace',
    [...traced, '--corpus', corpus, '--index', index, ...flags],
    {
      encoding: 'utf8',
      env: { ...process.env, UV_THREADPOOL_SIZE: '1', NO_COLOR: '1' },
    },
  );
  return { status, stderr };
}

function reset({ index, before }) {
  rmSync(index, { recursive: true, force: true });
  if (before !== null) cpSync(before, index, { recursive: true });
}

function currentOf({ index }) {
  try {
    return readFileSync(path.join(index, 'CURRENT'), 'utf8');
  } catch {
    return null;
  }
}

/** By call: the numbers, counted in each thread by itself as strace does, of those that touch the index. */
function callsOnIndex(index) {
  const numbers = new Map(Object.keys(FAULTS).map((call) => [call, new Set()]));
  const counts = new Map();
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const [, thread, call] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
    if (!numbers.has(call)) continue;
    const number = (counts.get(thread + call) ?? 0) + 1;
    counts.set(thread + call, number);
    if (line.includes(index)) numbers.get(call).add(number);
  }
  return numbers;
}

/** All faults of a scenario. */
function listFaults(scenario) {
  reset(scenario);
  run(scenario, ['-y', '-e', `trace=${Object.keys(FAULTS).join()}`]);
  return [...callsOnIndex(scenario.index)].flatMap(([call, numbers]) =>
    [...numbers].flatMap((number) => [
      { scenario, call, kind: 'signal=KILL', when: String(number) },
      ...FAULTS[call].flatMap((errno) =>
        [`${number}`, `${number}+`].map((when) => ({ scenario, call, kind: `error=${errno}`, when })),
      ),
    ]),
  );
}

/** What is wrong with the outcome of a run, or null. */
async function judge({ scenario, kind }, { status, stderr }, live) {
  // Node ends itself where one of its own threads cannot wake another: calls are counted in each thread, and some are of that kind.
  const isKill = kind === 'signal=KILL' || status === null;
  const current = currentOf(scenario);
  if (!isKill && status === 0 && current === live) return 'ended with 0 and published nothing';
  if (!isKill && !LOADING.test(stderr) && SLANDER.test(stderr)) return stderr.trim();
  if (!isKill && status !== 0 && current !== live && !stderr.includes('may be live') && !LOADING.test(stderr))
    return `published, and ended with ${status}: ${stderr.trim()}`;
  const { corpus, index, documents } = scenario;
  const directory = new FileDirectory(index);
  if (current !== null) (await openBaseGeneration(directory)).close();
  const next = await updateIndex({ corpus, index });
  if (next.documents !== documents) return `the next run has ${next.documents} documents`;
  if (next.unswept !== null) return `the next run could not sweep: ${next.unswept}`;
  const files = () => readdirSync(index, { recursive: true }).map(String);
  const left = files();
  for (const name of left) if (/LOCK|\.tmp/.test(name)) return `left behind: ${name}`;
  await sweep(directory, next.generation);
  const kept = new Set(files());
  const gone = left.find((name) => !kept.has(name));
  return gone === undefined ? null : `left behind: ${gone}`;
}

let scenarios = 0;

/** A kind of run: documents there were before, with an update for each, and what the run is told. */
async function makeScenario(name, documentsBefore, { flags = [], litter = [] } = {}) {
  scenarios += 1;
  const corpus = path.join(root, `corpus-${scenarios}`);
  const before = path.join(root, `before-${scenarios}`);
  mkdirSync(corpus);
  const add = (number) =>
    writeFileSync(path.join(corpus, `${number}.txt`), `Report ${number}\n\nComet ${number}.`);
  for (let number = 1; number <= documentsBefore; number += 1) {
    add(number);
    await updateIndex({ corpus, index: before });
  }
  add(documentsBefore + 1);
  for (const file of litter) {
    mkdirSync(path.dirname(path.join(before, file)), { recursive: true });
    writeFileSync(path.join(before, file), 'left by a run that was killed');
  }
  const index = path.join(root, `index-${scenarios}`);
  const isNew = documentsBefore === 0;
  return { name, corpus, index, before: isNew ? null : before, flags, documents: documentsBefore + 1 };
}

/** Numbers from 0 up to but not including 1, always the same ones. */
function makeRandom() {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

function shuffle(items) {
  const random = makeRandom();
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

const counts = {};
let wrong = 0;
try {
  const all = [
    await makeScenario('first', 0),
    await makeScenario('update', 2),
    await makeScenario('full', 2, { flags: ['--full'] }),
    await makeScenario('merge', 7),
    await makeScenario('sweep', 1, {
      litter: [
        'segments/000090/index.bin',
        'generation-000090.json.0123456789ab.tmp',
        'CURRENT.0123456789ab.tmp',
      ],
    }),
  ].flatMap(listFaults);
  const [part = 1, parts = 1] = (values.part ?? '1/1').split('/').map(Number);
  const chosen = shuffle(all)
    .slice(0, Number(values.limit ?? all.length))
    .filter((_, number) => number % parts === part - 1);
  console.log(`${chosen.length} of ${all.length} faults`);
  for (const [number, fault] of chosen.entries()) {
    const { scenario, call, kind, when } = fault;
    reset(scenario);
    const live = currentOf(scenario);
    const outcome = run(scenario, ['-e', `trace=${call}`, '-e', `inject=${call}:${kind}:when=${when}`]);
    const problem = await judge(fault, outcome, live).catch(String);
    const how =
      kind.startsWith('signal') || outcome.status === null
        ? 'killed'
        : outcome.status === 0
          ? 'done'
          : 'failed';
    counts[`${scenario.name}: ${how}`] = (counts[`${scenario.name}: ${how}`] ?? 0) + 1;
    if (problem !== null) {
      wrong += 1;
      console.log(`${scenario.name}: ${call} ${when} ${kind}: ${problem}`);
    }
    if (number % 50 === 49) console.log(`${number + 1} so far, ${wrong} wrong`);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
console.log(JSON.stringify({ counts, wrong }));
process.exitCode = wrong === 0 ? 0 : 1;
