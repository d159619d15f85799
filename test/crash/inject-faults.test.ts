import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const campaign = path.resolve(import.meta.dirname, 'inject-faults.mjs');
const hasStrace = spawnSync('strace', ['-V']).status === 0;

it.runIf(hasStrace)('stands a few of the faults that system calls can have', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [campaign, '--limit', '8'], {
    encoding: 'utf8',
  });
  expect(status, stdout + stderr).toBe(0);
  expect(stdout).toMatch(/"wrong":0/);
});
