// Who holds a lock, by what its file says, and when that process is known to be gone.

import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  describeSelf,
  isDead,
  type LockOwner,
  makeNonce,
  parseOwner,
  printOwner,
  readLockFile,
  readOwner,
  socketName,
} from '../../../src/index/directory/lock-owner.js';
import { temporaryFolder } from '../../temporary-folder.js';

const root = temporaryFolder();
const isLinux = process.platform === 'linux';
/** No system gives a process this number. */
const NO_PID = 2 ** 22 + 5;
const NONCE = '0123456789abcdef';

describe('the text of a lock file', () => {
  it('names the owner', () => {
    const owner = { pid: 7, nonce: NONCE, host: 'here' };
    expect(parseOwner(JSON.stringify(owner))).toEqual(owner);
  });

  it.each(['', '{"pid":', 'null', '7', '"text"', '[]', '{}', '{"pid":7}', '{"nonce":"0123456789abcdef"}'])(
    'names nobody where it is %j',
    (text) => {
      expect(parseOwner(text)).toBeNull();
    },
  );

  it('is null where there is no file', async () => {
    expect(await readLockFile(path.join(root, 'none'))).toBeNull();
    expect(await readOwner(path.join(root, 'none'))).toBeNull();
  });

  it('is what the file holds', async () => {
    const file = path.join(root, 'written');
    writeFileSync(file, '{"pid":7,"nonce":"a"}');
    expect(await readLockFile(file)).toBe('{"pid":7,"nonce":"a"}');
    expect(await readOwner(file)).toEqual({ pid: 7, nonce: 'a' });
  });

  it('is not taken for absent where it cannot be read', async () => {
    const folder = path.join(root, 'folder');
    mkdirSync(folder);
    await expect(readLockFile(folder)).rejects.toMatchObject({ code: 'EISDIR' });
    await expect(readOwner(folder)).rejects.toMatchObject({ code: 'EISDIR' });
  });
});

describe('this process as an owner', () => {
  it('is described by what tells it from others', async () => {
    const before = Date.now();
    const owner = await describeSelf(NONCE, true);
    expect(owner).toMatchObject({ pid: process.pid, host: hostname(), hasSocket: true, nonce: NONCE });
    expect(Date.parse(owner.since)).toBeGreaterThanOrEqual(before);
    expect(await isDead(root, { ...owner, hasSocket: false })).toBe(false);
  });

  it.runIf(isLinux)('is described by its start, its boot and its pid namespace', async () => {
    const owner = await describeSelf(NONCE, false);
    expect(owner.started).toMatch(/^\d+$/);
    expect(owner.boot).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
    expect(owner.pidNamespace).toMatch(/^pid:\[\d+\]$/);
  });

  it('has a nonce that no other has, and a socket named after it', () => {
    const nonces = new Set(Array.from({ length: 100 }, makeNonce));
    expect(nonces.size).toBe(100);
    for (const nonce of nonces) expect(nonce).toMatch(/^[0-9a-f]{16}$/);
    expect(socketName(NONCE)).toBe('LOCK.0123456789abcdef.socket');
  });
});

describe('an owner', () => {
  const gone: Partial<LockOwner> = { pid: NO_PID, host: hostname(), nonce: 'a', boot: null, started: null };
  const living: Partial<LockOwner> = { ...gone, pid: process.pid };

  it('is dead where no process of this machine has its number', async () => {
    expect(await isDead(root, gone)).toBe(true);
    expect(await isDead(root, living)).toBe(false);
  });

  it('is not known to be dead on another machine, or without a number', async () => {
    expect(await isDead(root, { ...gone, host: 'elsewhere.example' })).toBe(false);
    expect(await isDead(root, { host: hostname(), nonce: 'a' })).toBe(false);
    expect(await isDead(root, {})).toBe(false);
  });

  describe.runIf(isLinux)('on Linux', () => {
    it('is dead where it is of an earlier run of the machine', async () => {
      const { boot } = await describeSelf(NONCE, false);
      expect(await isDead(root, { ...living, boot: 'earlier' })).toBe(true);
      expect(await isDead(root, { ...living, boot })).toBe(false);
      expect(await isDead(root, { ...gone, boot })).toBe(true);
    });

    it('is dead where the process of its number started at another time', async () => {
      const { started } = await describeSelf(NONCE, false);
      expect(await isDead(root, { ...living, started: '1' })).toBe(true);
      expect(await isDead(root, { ...living, started })).toBe(false);
    });

    it('is not known to be dead where its number means something else', async () => {
      const { pidNamespace } = await describeSelf(NONCE, false);
      expect(await isDead(root, { ...gone, pidNamespace: 'pid:[1]' })).toBe(false);
      expect(await isDead(root, { ...gone, pidNamespace })).toBe(true);
      expect(await isDead(root, { ...gone, pidNamespace: null })).toBe(true);
    });

    it('is dead where it said that it listens on a socket and does not', async () => {
      expect(await isDead(root, { ...living, nonce: NONCE, hasSocket: true })).toBe(true);
      expect(await isDead(root, { ...living, nonce: NONCE, hasSocket: false })).toBe(false);
      expect(await isDead(root, { ...living, hasSocket: true })).toBe(false);
    });

    it.each(['../0123456789abcdef', `x${NONCE}`, `${NONCE}x`, NONCE.toUpperCase(), ''])(
      'is judged by its number where its nonce is none: %j',
      async (nonce) => {
        expect(await isDead(root, { ...living, nonce, hasSocket: true })).toBe(false);
        expect(await isDead(root, { ...gone, nonce, hasSocket: true })).toBe(true);
      },
    );

    it('is judged by its number on file systems that other machines may have', async () => {
      expect(await isDead('/proc', { ...living, nonce: NONCE, hasSocket: true })).toBe(false);
      expect(await isDead('/proc', { ...gone, nonce: NONCE, hasSocket: true })).toBe(true);
    });
  });
});

describe('how a message names an owner', () => {
  it('is by process, machine and time, as far as they are known', () => {
    expect(printOwner({ pid: 7, host: 'here', since: 'noon' })).toBe('process 7 on here (since noon)');
    expect(printOwner({ pid: 7, host: 'here' })).toBe('process 7 on here (since an unknown time)');
    expect(printOwner(null)).toBe('another process');
  });
});
