// A socket file shows that the process that listens on it lives.

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  isOnLocalFileSystem,
  listenOnSocket,
  type LockSocket,
  probeSocket,
} from '../../../src/index/directory/lock-socket.js';
import { temporaryFolder } from '../../temporary-folder.js';

const root = temporaryFolder();
const NAME = 'LOCK.0123456789abcdef.socket';

function newFolder(name: string): string {
  const folder = path.join(root, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A folder in which the path of a socket has this many bytes. */
function folderOfLength(bytes: number): string {
  return newFolder('x'.repeat(bytes - path.join(root, '_', NAME).length + 1));
}

async function listen(folder: string): Promise<LockSocket> {
  const socket = await listenOnSocket(folder, NAME);
  if (socket === null) throw new Error(`no socket in ${folder}`);
  return socket;
}

const openDescriptors = (): number => readdirSync('/proc/self/fd').length;

describe.runIf(process.platform === 'linux')('a socket file on Linux', () => {
  it.each([
    ['short', 'short'],
    ['too long for a socket', 'y'.repeat(150)],
  ])('tells who listens from who does not, where its path is %s', async (_name, name) => {
    const folder = newFolder(name);
    const before = openDescriptors();
    expect(await probeSocket(folder, NAME)).toBe('absent');
    const socket = await listen(folder);
    expect(readdirSync(folder)).toEqual([NAME]);
    expect(await probeSocket(folder, NAME)).toBe('alive');
    await socket.close();
    expect(readdirSync(folder)).toEqual([]);
    expect(await probeSocket(folder, NAME)).toBe('absent');
    writeFileSync(path.join(folder, NAME), '');
    expect(await probeSocket(folder, NAME)).toBe('gone');
    expect(openDescriptors()).toBe(before);
  });

  it('is not made where there is one of the name, and that one stays', async () => {
    const folder = newFolder('taken');
    const before = openDescriptors();
    const socket = await listen(folder);
    expect(await listenOnSocket(folder, NAME)).toBeNull();
    expect(await probeSocket(folder, NAME)).toBe('alive');
    await socket.close();
    expect(openDescriptors()).toBe(before);
    const long = newFolder('z'.repeat(150));
    const longSocket = await listen(long);
    expect(await listenOnSocket(long, NAME)).toBeNull();
    await longSocket.close();
    expect(openDescriptors()).toBe(before);
  });

  it('keeps nobody waiting who asks and stays', async () => {
    const folder = newFolder('stays');
    const socket = await listen(folder);
    const asking = connect(path.join(folder, NAME));
    asking.on('error', () => undefined);
    await new Promise((resolve) => asking.resume().once('close', resolve));
    await socket.close();
  });

  it('is only made on file systems that no other machine can have', async () => {
    expect(await isOnLocalFileSystem(root)).toBe(true);
    expect(await isOnLocalFileSystem('/proc')).toBe(false);
    expect(await listenOnSocket('/proc', NAME)).toBeNull();
  });

  it('cannot be told from one that lives where its folder cannot be opened', async () => {
    expect(await probeSocket(path.join(root, 'n'.repeat(150)), NAME)).toBe('alive');
  });
});

describe('a socket file on other systems', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const elsewhere = (): void => {
    vi.stubGlobal('process', { ...process, platform: 'darwin' });
  };

  it('is not made', async () => {
    elsewhere();
    expect(await isOnLocalFileSystem(root)).toBe(false);
    expect(await listenOnSocket(root, NAME)).toBeNull();
  });

  it('is asked up to a path of a hundred bytes', async () => {
    const longest = folderOfLength(100);
    const tooLong = folderOfLength(101);
    elsewhere();
    expect(await probeSocket(longest, NAME)).toBe('absent');
    expect(await probeSocket(tooLong, NAME)).toBe('alive');
  });
});
