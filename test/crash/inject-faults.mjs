// Every system call by which `findling index` touches its index fails, or kills the process: `node test/crash/inject-faults.mjs [SHARE]`
// takes each SHAREth call (all unless told). Needs strace, and what `npm run build` makes. Prints one line for each outcome that is
// wrong, and how many there were of each kind.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBaseGeneration } from '../../dist/index/commit/base-generation.js';
import { FileDirectory } from '../../dist/index/directory/file-directory.js';
import { updateIndex } from '../../dist/library/update-index.js';

const program = path.resolve(import.meta.dirname, '../../dist/cli/main.js');
const share = Number(process.argv[2] ?? 1);
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
  unlink: ['EIO', 'EACCES'],
};
/** What no message may say of an index that is whole. */
const SLANDER = /damaged|bug in findling|another process|has changed since/;

const root = mkdtempSync(path.join(tmpdir(), 'findling-inject-'));
const corpus = path.join(root, 'corpus');
const index = path.join(root, 'index');
const before = path.join(root, 'before');
const log = path.join(root, 'log');
const counts = {};
let wrong = 0;

/** Runs `findling index` under strace. */
function run(args, flags) {
  const traced = ['-f', '-qq', '-o', log, ...args, process.execPath, program, 'index'];
  const { status, signal, stderr } = spawnSync(
    'strace',
    [...traced, '--corpus', corpus, '--index', index, ...flags],
    {
      encoding: 'utf8',
      env: { ...process.env, UV_THREADPOOL_SIZE: '1', NO_COLOR: '1' },
    },
  );
  return { status, signal, stderr };
}

function reset(folder) {
  rmSync(index, { recursive: true, force: true });
  if (folder !== null) cpSync(folder, index, { recursive: true });
}

function currentOf() {
  try {
    return readFileSync(path.join(index, 'CURRENT'), 'utf8');
  } catch {
    return null;
  }
}

/** The numbers of the calls of one kind, counted in each thread by itself as strace does, that touch the index. */
function callsOnIndex(call) {
  const numbers = new Set();
  const inThread = new Map();
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const [, thread, name] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
    if (name !== call) continue;
    const number = (inThread.get(thread) ?? 0) + 1;
    inThread.set(thread, number);
    if (line.includes(index)) numbers.add(number);
  }
  return [...numbers].sort((a, b) => a - b);
}

/** What is wrong with the outcome of a run, or null. */
async function judge({ status, stderr }, live, isKill, documents) {
  const current = currentOf();
  if (!isKill && status === 0 && current === live) return 'ended with 0 and published nothing';
  // The calls are counted from the start of each thread: some are those by which Node loads the program.
  const isLoading = stderr.includes('Cannot find package') || stderr.includes('Cannot find module');
  if (!isKill && !isLoading && SLANDER.test(stderr)) return stderr.trim();
  if (!isKill && status !== 0 && current !== live && !stderr.includes('may be live'))
    return `published, and ended with ${status}: ${stderr.trim()}`;
  const directory = new FileDirectory(index);
  if (current !== null) {
    const base = await openBaseGeneration(directory);
    base.close();
  }
  const next = await updateIndex({ corpus, index });
  if (next.documents !== documents) return `the next run has ${next.documents} documents`;
  if (next.unswept !== null) return `the next run could not sweep: ${next.unswept}`;
  const needed = readFileSync(path.join(index, currentOf().split(' ')[0] + '.json'), 'utf8');
  const left = readdirSync(index).filter((name) => name.startsWith('LOCK') || name.endsWith('.tmp'));
  const segments = readdirSync(path.join(index, 'segments')).filter((name) => !needed.includes(`"${name}"`));
  return left.length > 0 || segments.length > 3 ? `left behind: ${[...left, ...segments].join(' ')}` : null;
}

/** Disturbs one call after another of one kind of run, and says how that ended. */
async function campaign(name, folder, flags, documents) {
  for (const [call, errnos] of Object.entries(FAULTS)) {
    reset(folder);
    run(['-y', '-e', `trace=${call}`], flags);
    const numbers = callsOnIndex(call).filter((_, position) => position % share === 0);
    for (const number of numbers) {
      for (const fault of [...errnos.map((errno) => `error=${errno}`), 'signal=KILL']) {
        reset(folder);
        const live = currentOf();
        const outcome = run(['-e', `trace=${call}`, '-e', `inject=${call}:${fault}:when=${number}`], flags);
        const problem = await judge(outcome, live, fault === 'signal=KILL', documents).catch((error) =>
          String(error),
        );
        const kind = `${name}: ${fault.startsWith('signal') ? 'killed' : outcome.status === 0 ? 'done' : 'failed'}`;
        counts[kind] = (counts[kind] ?? 0) + 1;
        if (problem === null) continue;
        wrong += 1;
        console.log(`${name}: ${call} ${number} ${fault}: ${problem}`);
      }
    }
  }
  console.log(JSON.stringify({ counts, wrong }));
}

try {
  mkdirSync(corpus);
  writeFileSync(path.join(corpus, 'a.txt'), 'Comet\n\nA comet was seen.');
  await campaign('first', null, [], 1);
  await updateIndex({ corpus, index: before });
  writeFileSync(path.join(corpus, 'b.txt'), 'Storm\n\nA storm came.');
  await updateIndex({ corpus, index: before });
  writeFileSync(path.join(corpus, 'a.txt'), 'Comet\n\nA comet was seen again.');
  await campaign('update', before, [], 2);
  await campaign('full', before, ['--full'], 2);
} finally {
  rmSync(root, { recursive: true, force: true });
}
process.exitCode = wrong === 0 ? 0 : 1;
