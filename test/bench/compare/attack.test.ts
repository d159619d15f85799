import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const NUMBER = /\d+/g;

it('an attack is run and told of by one command, and costs nobody else an answer', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['test/bench/attack.mjs', '--corpus', 'corpus', '--seconds', '1', '--rounds', '1', '--threads', '1'],
    { cwd: root },
  );
  const row = (name: string): number[] => {
    const [, cells = ''] =
      stdout
        .split('\n')
        .find((line) => line.includes(name))
        ?.split(name) ?? [];
    return [...cells.matchAll(NUMBER)].map(([digits]) => Number(digits));
  };
  expect(row('searches of the honest')).toEqual([24, 24]);
  expect(row('of these refused or failed')).toEqual([0, 0]);
  expect(row('documents ')[0]).toBeGreaterThan(0);
  expect(stdout).toContain(
    '64 connections that ask one thing after another, 8 that send 200 requests at once',
  );
  for (const asked of ['/health', '/ready', '/queries']) {
    expect(row(`\`${asked}\`, median`)).toHaveLength(2);
    expect(row(`\`${asked}\`, 99th percentile`)).toHaveLength(2);
  }
});
