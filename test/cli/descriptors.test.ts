import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const program = path.resolve(import.meta.dirname, '../../dist/cli/main.js');

describe.runIf(process.platform === 'linux')('a process that may open few files', () => {
  // How many it takes to load the program depends on Node: each of these is too few, or enough.
  it.each([30, 40, 60, 100])('says what is wrong in one sentence, or works (%i)', (files) => {
    const run = (what: string): SpawnSyncReturns<string> =>
      spawnSync('sh', ['-c', `ulimit -n ${files}; exec "${process.execPath}" ${what}`], { encoding: 'utf8' });
    // With so few that Node itself does not start there is nothing to be said.
    if (run('-e 0').status !== 0) return;
    const { stderr } = run(`"${program}" search ferry --index /nowhere`);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^error: /);
  });
});
