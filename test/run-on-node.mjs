// Runs the tests on another major version of Node: `npm run test:node -- 22`. Ends with 3 where that cannot be had.
// The binary comes from the npm package of this platform, into a folder that is removed afterwards.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const NOT_TO_BE_HAD = 3;

const [major, ...rest] = process.argv.slice(2);
if (major === undefined || !/^\d+$/.test(major)) {
  console.error('usage: npm run test:node -- <major version> [options of vitest]');
  process.exit(2);
}

const system = process.platform === 'win32' ? 'win' : process.platform;
const folder = mkdtempSync(path.join(tmpdir(), `findling-node-${major}-`));
try {
  process.exitCode = run(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(folder) {
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const name = `node-${system}-${process.arch}`;
  const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${major}`];
  const installed = spawnSync('npm', install, {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const binary = path.join(folder, 'node_modules', name, 'bin', executable);
  if (installed.status !== 0 || !existsSync(binary)) {
    console.error(`${name}@${major} could not be installed`);
    return NOT_TO_BE_HAD;
  }
  const version = spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout.trim();
  console.error(`testing on Node ${version}`);
  if (!version.startsWith(`v${major}.`)) return NOT_TO_BE_HAD;
  // Programs that tests start by name find this version, too.
  const environment = { ...process.env, PATH: path.dirname(binary) + path.delimiter + process.env['PATH'] };
  const vitest = path.resolve('node_modules/vitest/vitest.mjs');
  return spawnSync(binary, [vitest, 'run', ...rest], { stdio: 'inherit', env: environment }).status ?? 1;
}
