import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const program = path.resolve(import.meta.dirname, '../../dist/cli/main.js');

describe.runIf(process.platform === 'linux')('a process that may open few files', () => {
  // How many it takes to load the program depends on Node: each of these is too few, or enough.
  it.each([20, 30, 40, 60, 100])('says what is wrong in one sentence, or works (%i)', (files) => {
    const script = `ulimit -n ${files}; exec "${process.execPath}" "${program}" search ferry --index /nowhere`;
    const { stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^error: /);
  });
});
