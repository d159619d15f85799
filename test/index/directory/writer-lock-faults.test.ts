// The lock where the system refuses what it needs.

import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FileDirectory } from '../../../src/index/directory/file-directory.js';
import { temporaryFolder } from '../../temporary-folder.js';

const root = temporaryFolder();
const { link } = promises;
const { connect } = net;

function newFolder(name: string): string {
  const folder = path.join(root, name);
  mkdirSync(folder);
  return folder;
}

/** Has no hard link be made. */
function refuseLinks(code: string): void {
  promises.link = async () => Promise.reject(Object.assign(new Error('no links here'), { code }));
  syncBuiltinESMExports();
}

/** Has the next connections to sockets succeed or find no file, in this order; returns those that were not made yet. */
function connectWith(outcomes: ('found' | 'absent')[]): readonly string[] {
  const fake = (to: string): net.Socket =>
    connect(outcomes.shift() === 'absent' ? path.join(root, 'no such socket') : to);
  net.connect = fake as typeof connect;
  syncBuiltinESMExports();
  return outcomes;
}

afterEach(() => {
  promises.link = link;
  net.connect = connect;
  syncBuiltinESMExports();
});

describe('the lock of writers', () => {
  it('says what the system says where there are no hard links, and leaves nothing behind', async () => {
    const folder = newFolder('no-links');
    refuseLinks('EPERM');
    await expect(new FileDirectory(folder).lock()).rejects.toMatchObject({
      code: 'write_failed',
      message: expect.stringContaining('no links here') as string,
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  // Only on Linux is there a socket to lose.
  describe.runIf(process.platform === 'linux')('whose socket', () => {
    const owner = (folder: string): unknown => JSON.parse(readFileSync(path.join(folder, 'LOCK'), 'utf8'));

    it('cannot be reached does without', async () => {
      const folder = newFolder('unreachable');
      const left = connectWith(['absent']);
      const lock = await new FileDirectory(folder).lock();
      expect(left).toEqual([]);
      expect(readdirSync(folder)).toEqual(['LOCK']);
      expect(owner(folder)).toMatchObject({ hasSocket: false });
      await lock.release();
      expect(readdirSync(folder)).toEqual([]);
    });

    it('was taken for a leftover is taken anew', async () => {
      const folder = newFolder('lost-once');
      const left = connectWith(['found', 'absent']);
      const lock = await new FileDirectory(folder).lock();
      expect(left).toEqual([]);
      expect(owner(folder)).toMatchObject({ hasSocket: true });
      await lock.confirm();
      expect(readdirSync(folder)).toHaveLength(2);
      await lock.release();
      expect(readdirSync(folder)).toEqual([]);
    });

    it('is taken for a leftover each time is given up after three', async () => {
      const folder = newFolder('lost-always');
      const left = connectWith(['found', 'absent', 'found', 'absent', 'found', 'absent', 'found']);
      await expect(new FileDirectory(folder).lock()).rejects.toMatchObject({ code: 'index_locked' });
      expect(left).toEqual(['found']);
      expect(readdirSync(folder)).toEqual([]);
    });
  });
});
