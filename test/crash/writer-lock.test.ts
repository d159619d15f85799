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

  // FINDLING_LOCK_RACES=2500 is 10,000 attempts, and as many kills as there is time for.
  it('is held by one process at a time, however many race for it and are killed', async () => {
    const shared = path.join(folder, 'raced');
    const marker = path.join(folder, 'marker');
    const rounds = process.env['FINDLING_LOCK_RACES'] ?? '50';
    const program = path.resolve(import.meta.dirname, 'race-for-lock.ts');
    const race = async (kill: boolean): Promise<number> => {
      const args = ['--import', loader, program, shared, marker, kill ? '1000000' : rounds];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      let problem = '';
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (problem += chunk.toString()));
      if (kill) setTimeout(() => child.kill('SIGKILL'), 1000 + Math.random() * 500);
      await once(child, 'close');
      expect(problem).toBe('');
      return Number(said);
    };
    let isOver = false;
    const killAgain = async (): Promise<number> => {
      let kills = 0;
      for (; !isOver; kills += 1) await race(true);
      return kills;
    };
    const killing = killAgain();
    const held = await Promise.all([race(false), race(false), race(false), race(false)]);
    isOver = true;
    const kills = await killing;
    if (process.env['FINDLING_LOCK_RACES'] !== undefined) console.log({ held, kills });
    expect(held.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    const lock = await new FileDirectory(shared).lock();
    await lock.release();
    expect(readdirSync(shared)).toEqual([]);
  });
});
