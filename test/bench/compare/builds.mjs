// The two builds that are compared: the one of this checkout and that of another. Each is run as a person runs it, by its program,
// with the flags it knows.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startServer } from '../findling-program.mjs';

const checkout = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * The build of a checkout, of this one if none is named.
 * @param index folder of its index of the large collection
 */
export function describeBuild(name, { folder = checkout, index }) {
  const program = path.join(folder, 'dist', 'cli', 'main.js');
  const unbundled = path.join(folder, 'dist', 'modules', 'cli', 'main.js');
  if (!existsSync(program)) throw new Error(`${folder} is not built: run npm run build there`);
  const { stdout: help } = spawnSync(process.execPath, [program, 'serve', '--help'], { encoding: 'utf8' });
  const { stdout: commit } = spawnSync('git', ['-C', folder, 'rev-parse', '--short', 'HEAD'], {
    encoding: 'utf8',
  });
  const knows = (flag) => help.includes(flag);
  return {
    name,
    program,
    /** The same with each module in a file of its own, for profiles by module. Older builds are like that. */
    unbundled: existsSync(unbundled) ? unbundled : program,
    index,
    commit: commit.trim(),
    hasThreads: knows('--threads'),
    /** Flags of `serve`: search threads, and whether whole answers may be kept. An older build has one thread and keeps none. */
    flags: ({ threads, cache = false }) => [
      ...(threads !== undefined && knows('--threads') ? ['--threads', String(threads)] : []),
      ...(!cache && knows('--no-cache') ? ['--no-cache'] : []),
    ],
  };
}

/** Starts `serve` of a build on its index, or on another. `cpu`: the core that all its threads are kept to. */
export async function serve(build, { threads, cache, cpu, index = build.index, environment = {} } = {}) {
  const given = ['--index', index, ...build.flags({ threads, cache })];
  const server = await startServer(
    given,
    { FINDLING_LOG_LEVEL: 'error', ...environment },
    build.program,
    cpu,
  );
  return { ...server, build };
}

/**
 * Runs a command of a build to its end.
 * @returns `code`, `out`, `complaint`, `seconds` by the clock, `cpuSeconds` of the processor and `peakRssMb` by GNU time
 */
export async function runProgram(build, args) {
  const folder = mkdtempSync(path.join(tmpdir(), 'findling-run-'));
  const notes = path.join(folder, 'time');
  const started = performance.now();
  const command = ['-f', '%U %S %M', '-o', notes, process.execPath, build.program, ...args];
  const running = spawn('/usr/bin/time', command, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve, reject) => {
    running.once('error', reject);
    running.once('close', resolve);
  });
  const [out, complaint, code] = await Promise.all([text(running.stdout), text(running.stderr), ended]);
  const seconds = (performance.now() - started) / 1000;
  const [user, system, peak] = readFileSync(notes, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
  rmSync(folder, { recursive: true });
  return { code, out, complaint, seconds, cpuSeconds: user + system, peakRssMb: (peak * 1024) / 1e6 };
}

/** The JSON that a command prints, with what it cost; rejects where it fails. */
export async function askProgram(build, args) {
  const { code, out, complaint, ...cost } = await runProgram(build, [...args, '--json']);
  if (code !== 0) throw new Error(`${build.name} ${args[0]} ended with ${code}: ${complaint.slice(-400)}`);
  return { answer: JSON.parse(out), ...cost };
}

/** Whether there is an index that the build can open. */
export async function canOpen(build, index) {
  return existsSync(index) && (await runProgram(build, ['stats', '--index', index])).code === 0;
}

/** Builds an index of a corpus where none is that the build can open. */
export async function ensureIndex(build, corpus, index = build.index) {
  if (await canOpen(build, index)) return;
  await askProgram(build, ['index', '--full', '--corpus', corpus, '--index', index]);
}
