import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { FileDirectory } from '../../src/index/directory/file-directory.js';
import { temporaryFolder } from '../temporary-folder.js';

const folder = temporaryFolder();
const loader = path.resolve(import.meta.dirname, '../loader/register.mjs');

/** A process that holds the lock of the folder. */
async function startHolder(): Promise<ChildProcess> {
  const args = ['--import', loader, path.resolve(import.meta.dirname, 'hold-lock.ts'), folder];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const [said] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit'),
  ])) as unknown[];
  expect(said).toBe('locked');
  return child;
}

describe('the lock of writers', () => {
  it('refuses a second process, and is free the instant the first is killed', async () => {
    const killed = await startHolder();
    await expect(new FileDirectory(folder).lock()).rejects.toMatchObject({
      code: 'index_locked',
      message: expect.stringContaining(`process ${killed.pid} `) as string,
    });
    const gone = once(killed, 'exit');
    killed.kill('SIGKILL');
    await gone;
    expect(readdirSync(folder)).toContain('LOCK');
    const lock = await new FileDirectory(folder).lock();
    await lock.confirm();
    await lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is free once the process that held it has given it back', async () => {
    const holder = await startHolder();
    const left = once(holder, 'exit');
    holder.stdin?.write('go\n');
    await left;
    expect(readdirSync(folder)).toEqual([]);
  });
});
