import { spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';
import { runFindling } from './run-findling.js';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const root = temporaryFolder();
const corpus = path.join(root, 'corpus');
const index = path.join(root, 'index');
const key = 'a-key-that-is-long-enough';

/** Runs the program with outputs that are full where they are not read. */
async function runFull(
  args: readonly string[],
  { out, err }: { readonly out: 'full' | 'read'; readonly err: 'full' | 'read' },
): Promise<{ code: number | null; said: string }> {
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', out === 'full' ? full : 'pipe', err === 'full' ? full : 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

describe.skipIf(!existsSync('/dev/full'))('on a full disk', () => {
  beforeAll(async () => {
    writeFiles(corpus, { 'ferry.txt': 'Ferry inquiry opens\n\nThe inquiry into the ferry opened.' });
    await runFindling(['index', '--corpus', corpus, '--index', index]);
  });

  it.each([
    { args: ['search', 'ferry'] },
    { args: ['search', 'ferry', '--json'] },
    { args: ['suggest', 'fer'] },
    { args: ['stats', '--json'] },
    { args: ['check'] },
    { args: ['similar', 'ferry.txt'] },
  ])('$args fails with one sentence: what it prints is its work', async ({ args }) => {
    const { code, said } = await runFull([...args, '--index', index], { out: 'full', err: 'read' });
    expect(code).toBe(1);
    expect(said).toMatch(/^error: the output cannot be written: .*no space left.*\n$/);
    expect((await runFull([...args, '--index', index], { out: 'full', err: 'full' })).code).toBe(1);
  });

  it.each([['full', 'read'] as const, ['read', 'full'] as const, ['full', 'full'] as const])(
    'findling index is done, with output %s and messages %s',
    async (out, err) => {
      writeFiles(corpus, { 'more.txt': `Storm ${out} ${err}\n\nA storm.` });
      const args = ['index', '--corpus', corpus, '--index', index, '--json'];
      const { code, said } = await runFull(args, { out, err });
      expect(code).toBe(0);
      expect(said).not.toMatch(/^ {4}at /m);
      const { out: found } = await runFindling([
        'search',
        `"storm ${out} ${err}"`,
        '--index',
        index,
        '--json',
      ]);
      expect(found).toContain('"totalHits":1');
    },
  );

  it('findling serve goes on, and counts the lines of its log that are lost', async () => {
    const full = openSync('/dev/full', 'w');
    // A port of its own choosing cannot be read here.
    const port = String(20_000 + (process.pid % 20_000));
    const child = spawn(process.execPath, [program, 'serve', '--port', port, '--index', index], {
      stdio: ['ignore', full, full],
      env: { ...process.env, FINDLING_LOG_LEVEL: 'info', FINDLING_ADMIN_KEY: key },
    });
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
    const url = `http://127.0.0.1:${port}`;
    const metrics = async (): Promise<string> =>
      (await fetch(`${url}/metrics`, { headers: { Authorization: `Bearer ${key}` } })).text();
    while ((await fetch(`${url}/health`).catch(() => null)) === null && child.exitCode === null)
      await setTimeout(50);
    for (let time = 0; time < 3; time += 1)
      expect((await fetch(`${url}/search?q=ferry${time}`)).status).toBe(200);
    await expect.poll(metrics, { timeout: 20_000 }).toMatch(/findling_log_lines_dropped_total 3\n/);
    child.kill('SIGTERM');
    expect(await closed).toBe(0);
  });
});
