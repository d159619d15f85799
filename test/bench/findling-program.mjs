// Runs the built program as a person would, and measures the process where GNU time is installed.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { pinned } from './load/processes.mjs';

const TIME = '/usr/bin/time';
const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/**
 * Runs a command that prints JSON.
 * @returns its `answer`, `seconds`, `cpuSeconds` and `peakRssMb` (both null without GNU time); or `failed`, the end of what it complained of
 */
export async function askFindling(args, environment = {}) {
  const notes = path.join(tmpdir(), `findling-time-${process.pid}`);
  const timed = existsSync(TIME) ? [TIME, '-v', '-o', notes] : [];
  const [command, ...rest] = [...timed, process.execPath, program, ...args, '--json'];
  const started = performance.now();
  const running = spawn(command, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let out = '';
  let complaint = '';
  running.stdout.setEncoding('utf8').on('data', (text) => (out += text));
  running.stderr.setEncoding('utf8').on('data', (text) => (complaint = (complaint + text).slice(-2000)));
  const code = await new Promise((resolve, reject) => {
    running.once('error', reject);
    running.once('close', resolve);
  });
  const seconds = (performance.now() - started) / 1000;
  const taken = {
    seconds,
    ...(timed.length === 0 ? { cpuSeconds: null, peakRssMb: null } : readNotes(notes)),
  };
  return code === 0
    ? { answer: JSON.parse(out), ...taken }
    : { failed: complaint.trim() || `ended with ${code}`, ...taken };
}

/** What `askFindling` told, or what `benchIndex` says of one way, if it did not fail; throws otherwise. */
export function succeeded(told) {
  if (told.failed !== undefined) throw new Error(told.failed);
  return told;
}

/** `findling index --full`, as `askFindling` tells it. */
export function rebuildIndex(corpus, index) {
  return askFindling(['index', '--full', '--corpus', corpus, '--index', index]);
}

/** Starts `findling serve` on a free port, of another build if one is given, kept to one core if one is; resolves once it listens. */
export async function startServer(args, environment, built = program, cpu) {
  const [command, ...rest] = [...pinned(cpu), process.execPath, built, 'serve', '--port', '0', ...args];
  const running = spawn(command, rest, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const url = await new Promise((resolve, reject) => {
    const listen = (text) => {
      said += text;
      const found = /listening on (\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    running.stdout.setEncoding('utf8').on('data', listen);
    running.stderr.setEncoding('utf8').on('data', listen);
    running.once('error', reject);
    running.once('close', (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
  });
  const stop = () => {
    const closed = new Promise((resolve) => running.once('close', resolve));
    running.kill('SIGTERM');
    return closed;
  };
  return { url, pid: running.pid, stop };
}

function readNotes(notes) {
  const text = readFileSync(notes, 'utf8');
  rmSync(notes);
  const read = (name) => Number(new RegExp(`${name}: ([\\d.]+)`).exec(text)?.[1] ?? NaN);
  const kilobytes = read(String.raw`Maximum resident set size \(kbytes\)`);
  const cpuSeconds = read(String.raw`User time \(seconds\)`) + read(String.raw`System time \(seconds\)`);
  return {
    cpuSeconds: Number.isNaN(cpuSeconds) ? null : cpuSeconds,
    peakRssMb: Number.isNaN(kilobytes) ? null : Math.round((kilobytes * 1024) / 1e6),
  };
}
