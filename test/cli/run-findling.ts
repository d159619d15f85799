// Runs the built program as a person would; vitest has built it from the sources as they are.

import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function startFindling(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  cwd?: string,
): ChildProcess {
  return spawn(process.execPath, [program, ...args], {
    // A search of a busy machine takes as long as it takes.
    env: { ...process.env, NO_COLOR: '1', FINDLING_SEARCH_TIMEOUT_MS: '60000', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
}

export async function runFindling(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  cwd?: string,
): Promise<Run> {
  const child = startFindling(args, environment, cwd);
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}

/** A server that answers. */
export interface RunningServer {
  readonly pid: number;
  readonly url: string;
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Starts `serve` on a free port; resolves once it answers. */
export async function startServer(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const child = startFindling(['serve', '--port', '0', ...args], environment);
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /listening on (\S+)/.exec(said)?.[1];
      if (found === undefined) return;
      // What it says later is not kept: a server may run for hours.
      for (const stream of [child.stdout, child.stderr]) stream?.off('data', listen).resume();
      resolve(found);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('close', (code) => {
      reject(new Error(`serve ended with ${code}: ${said}`));
    });
  });
  return {
    pid: child.pid ?? 0,
    url,
    stop: (signal = 'SIGTERM') => {
      const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
      child.kill(signal);
      return closed;
    },
  };
}
