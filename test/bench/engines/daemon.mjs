// Servers that engines run in while they are measured: started as children that end with this process, whatever ends it.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const { fetch } = globalThis;
const LONGEST_START_MS = 30_000;

/** Starts a server; its output goes nowhere. `user`: whom it runs as. The signal stops it should this process be killed. */
export function startDaemon(program, args, { user, signal = 'TERM' } = {}) {
  const as = user === undefined ? [] : ['--reuid', user, '--regid', user, '--init-groups'];
  return spawn('setpriv', [...as, '--pdeathsig', signal, program, ...args], { stdio: 'ignore' });
}

/** Stops a server that `startDaemon` has started, and waits for its end. */
export async function stopDaemon(running, signal = 'SIGTERM') {
  if (running.exitCode !== null || running.signalCode !== null) return;
  const ended = new Promise((resolve) => running.once('close', resolve));
  running.kill(signal);
  await ended;
}

/** Tries until the server answers, and resolves to what `attempt` does. */
export async function untilReady(running, attempt) {
  const latest = Date.now() + LONGEST_START_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (running.exitCode !== null || Date.now() > latest) throw error;
      await wait(20);
    }
  }
}

/** A port of the loopback interface that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** JSON that a server gives over HTTP; rejects when it refuses. */
export async function fetchJson(url, given) {
  const response = await fetch(url, given);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Memory of a process and its children in MB, counting shared pages once where the system tells. */
export function memoryOf(pid) {
  const pids = [pid, ...childrenOf(pid)];
  return Math.round(pids.reduce((sum, one) => sum + proportionalKb(one), 0) / 1000);
}

function childrenOf(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return (stdout ?? '').split('\n').map(Number).filter(Boolean);
}

function proportionalKb(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Why an engine cannot be measured, or null: `programs` it needs, and the Debian package that has them. */
export function missingPrograms(programs, debian) {
  const absent = [...programs, 'setpriv'].find((program) => !isInstalled(program));
  return absent === undefined ? null : `${absent} is not installed (apt-get install ${debian})`;
}

function isInstalled(program) {
  if (program.includes('/')) return existsSync(program);
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`));
}
