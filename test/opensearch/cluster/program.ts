// Runs the program from its sources against a cluster: nothing has to be built for that.

import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const loader = fileURLToPath(new URL('../../loader/register.mjs', import.meta.url));
const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));

/** What a command printed, and how it ended. */
interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A server that answers. */
interface RunningServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

type Environment = Readonly<Record<string, string>>;

function start(args: readonly string[], environment: Environment): ChildProcess {
  return spawn(process.execPath, ['--import', loader, main, ...args], {
    env: { ...process.env, NO_COLOR: '1', FINDLING_SEARCH_TIMEOUT_MS: '60000', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs a command to its end. */
export async function runProgram(args: readonly string[], environment: Environment = {}): Promise<Ran> {
  const child = start(args, environment);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}

/** Starts `serve` on a free port; resolves once it listens. */
export async function startServer(
  args: readonly string[],
  environment: Environment = {},
): Promise<RunningServer> {
  const child = start(['serve', '--port', '0', ...args], environment);
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-10_000);
        const found = /listening on (\S+)/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
    child.once('close', (code) => {
      reject(new Error(`serve ended with ${String(code)}: ${said}`));
    });
  });
  const stop = async (): Promise<void> => {
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    await closed;
  };
  return { url, stop };
}
