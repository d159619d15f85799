import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { IndexWriter } from '../../../src/index/commit/index-writer.js';
import { FileDirectory } from '../../../src/index/directory/file-directory.js';
import { describeSelf } from '../../../src/index/directory/lock-owner.js';
import { temporaryFolder } from '../../temporary-folder.js';

const root = temporaryFolder();

function newFolder(name: string): string {
  const folder = path.join(root, name);
  mkdirSync(folder);
  return folder;
}

describe('the lock of writers', () => {
  it('refuses a second writer in the same process, naming the first', async () => {
    const folder = newFolder('same-process');
    const first = await IndexWriter.open(new FileDirectory(folder), { full: true });
    await expect(IndexWriter.open(new FileDirectory(folder), { full: true })).rejects.toMatchObject({
      code: 'index_locked',
      message: expect.stringContaining(`process ${process.pid} `) as string,
    });
    await first.close();
    const second = await IndexWriter.open(new FileDirectory(folder), { full: true });
    await second.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is one for all the ways to write the name of a folder', async () => {
    const folder = newFolder('by-any-name');
    const lock = await new FileDirectory(folder).lock();
    const other = path.join(path.relative(process.cwd(), root), '.', 'by-any-name');
    await expect(new FileDirectory(other).lock()).rejects.toMatchObject({ code: 'index_locked' });
    await lock.release();
  });

  it('does not keep writers of other folders waiting', async () => {
    const one = await new FileDirectory(newFolder('one')).lock();
    const other = await new FileDirectory(newFolder('other')).lock();
    await one.release();
    await other.release();
  });

  const self = { boot: null, started: null, since: '2015-12-12T00:00:00Z', nonce: 'feedface' };
  const dead = [
    ['a process that is gone', { ...self, pid: 2 ** 22 + 5, host: hostname() }],
    ['an earlier run of this machine', { ...self, pid: process.pid, host: hostname(), boot: 'earlier' }],
  ] as const;
  // Only Linux says which run of the machine this is.
  it.each(process.platform === 'linux' ? dead : dead.slice(0, 1))(
    'is taken over from %s',
    async (_who, owner) => {
      const folder = newFolder(`dead-${owner.pid}`);
      writeFileSync(path.join(folder, 'LOCK'), JSON.stringify(owner));
      const lock = await new FileDirectory(folder).lock();
      expect(JSON.parse(readFileSync(path.join(folder, 'LOCK'), 'utf8'))).toMatchObject({ pid: process.pid });
      await lock.release();
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it.runIf(process.platform === 'linux')(
    'is taken over from a process whose number a living one has by now, and left to the one that has it still',
    async () => {
      const folder = newFolder('reused');
      const owner = await describeSelf('0123456789abcdef', false);
      const living = { ...owner, pid: process.ppid };
      const started = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')[19];
      writeFileSync(path.join(folder, 'LOCK'), JSON.stringify({ ...living, started }));
      await expect(new FileDirectory(folder).lock()).rejects.toMatchObject({ code: 'index_locked' });
      writeFileSync(path.join(folder, 'LOCK'), JSON.stringify({ ...living, started: '1' }));
      const lock = await new FileDirectory(folder).lock();
      await lock.release();
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('sweeps what writers that were killed while they took it left, and nothing of the living', async () => {
    const folder = newFolder('leftovers');
    const [killed] = dead;
    const leftovers = ['LOCK.0123456789abcdef', 'LOCK.after-0123456789abcdef'];
    for (const name of leftovers) writeFileSync(path.join(folder, name), JSON.stringify(killed[1]));
    const living = { ...killed[1], pid: process.pid, boot: null, started: null };
    writeFileSync(path.join(folder, 'LOCK.fedcba9876543210'), JSON.stringify(living));
    const lock = await new FileDirectory(folder).lock();
    expect(
      readdirSync(folder)
        .filter((name) => !name.endsWith('.socket'))
        .sort(),
    ).toEqual(['LOCK', 'LOCK.fedcba9876543210']);
    await lock.release();
  });

  it('is taken over from a file that was never finished', async () => {
    const folder = newFolder('unfinished');
    writeFileSync(path.join(folder, 'LOCK'), '{"pid":');
    const lock = await new FileDirectory(folder).lock();
    await lock.confirm();
    await lock.release();
  });

  it.each([
    ['another machine', { ...self, pid: 2 ** 22 + 5, host: 'elsewhere.example' }],
    ['a process that lives', { ...self, pid: process.pid, host: hostname() }],
  ])('is left to %s, and its file stays as it was', async (who, owner) => {
    const folder = newFolder(`alive ${who}`);
    const text = JSON.stringify(owner);
    writeFileSync(path.join(folder, 'LOCK'), text);
    await expect(new FileDirectory(folder).lock()).rejects.toMatchObject({
      code: 'index_locked',
      message: expect.stringContaining(owner.host) as string,
    });
    expect(readdirSync(folder)).toEqual(['LOCK']);
    expect(readFileSync(path.join(folder, 'LOCK'), 'utf8')).toBe(text);
  });

  // Sockets tell of an owner on Linux, on file systems that no other machine has.
  describe.runIf(process.platform === 'linux')('whose owner listens on a socket', () => {
    const nonce = '0123456789abcdef';
    const owner = {
      ...self,
      nonce,
      hasSocket: true,
      pid: process.pid,
      host: 'a container of another name',
      pidNamespace: 'pid:[1]',
    };

    function listen(folder: string): Promise<Server> {
      const server = createServer((connection) => connection.destroy());
      return new Promise((resolve) => {
        server.listen(path.join(folder, `LOCK.${nonce}.socket`), () => {
          resolve(server);
        });
      });
    }

    it('is taken over once nobody listens, whatever the host and the pid say', async () => {
      const folder = newFolder('nobody-listens');
      const text = JSON.stringify(owner);
      writeFileSync(path.join(folder, 'LOCK'), text);
      // A socket file that a killed process left: nothing listens on it.
      writeFileSync(path.join(folder, `LOCK.${nonce}.socket`), '');
      const lock = await new FileDirectory(folder).lock();
      await lock.confirm();
      expect(readdirSync(folder)).not.toContain(`LOCK.${nonce}.socket`);
      await lock.release();
      expect(readdirSync(folder)).toEqual([]);
    });

    it('is left to an owner that listens, whatever the pid says', async () => {
      const folder = newFolder('listens');
      const server = await listen(folder);
      writeFileSync(
        path.join(folder, 'LOCK'),
        JSON.stringify({ ...owner, pid: 2 ** 22 + 5, host: hostname() }),
      );
      await expect(new FileDirectory(folder).lock()).rejects.toMatchObject({ code: 'index_locked' });
      await new Promise((resolve) => server.close(resolve));
      await (await new FileDirectory(folder).lock()).release();
    });

    it('is taken over from this very process where giving it back failed', async () => {
      const folder = newFolder('not-given-back');
      const lock = await new FileDirectory(folder).lock();
      const text = readFileSync(path.join(folder, 'LOCK'), 'utf8');
      await lock.release();
      writeFileSync(path.join(folder, 'LOCK'), text);
      await (await new FileDirectory(folder).lock()).release();
      expect(readdirSync(folder)).toEqual([]);
    });

    it('is one, too, in a folder whose path is too long for a socket', async () => {
      const folder = path.join(newFolder('long'), 'x'.repeat(150));
      const lock = await new FileDirectory(folder).lock();
      expect(readdirSync(folder)).toHaveLength(2);
      await expect(new FileDirectory(folder).lock()).rejects.toMatchObject({ code: 'index_locked' });
      await lock.release();
      expect(readdirSync(folder)).toEqual([]);
    });

    it('sweeps files that were never finished, as on a full disk', async () => {
      const folder = newFolder('never-finished');
      for (const name of ['LOCK.0123456789abcdef', 'LOCK.fedcba9876543210'])
        writeFileSync(path.join(folder, name), '');
      const lock = await new FileDirectory(folder).lock();
      await lock.release();
      expect(readdirSync(folder)).toEqual([]);
    });
  });

  it('does not say what a pid means in another pid namespace', async () => {
    const folder = newFolder('other-namespace');
    const owner = { ...self, pid: 2 ** 22 + 5, host: hostname(), pidNamespace: 'pid:[1]' };
    writeFileSync(path.join(folder, 'LOCK'), JSON.stringify(owner));
    await expect(new FileDirectory(folder).lock()).rejects.toMatchObject({ code: 'index_locked' });
  });

  it('is held by one at a time, however many try', async () => {
    const folder = newFolder('races');
    let holders = 0;
    let taken = 0;
    const contend = async (): Promise<void> => {
      for (let round = 0; round < 40; round += 1) {
        try {
          const lock = await new FileDirectory(folder).lock();
          holders += 1;
          expect(holders).toBe(1);
          taken += 1;
          await lock.confirm();
          holders -= 1;
          await lock.release();
        } catch (error) {
          expect(error).toMatchObject({ code: 'index_locked' });
        }
      }
    };
    await Promise.all(Array.from({ length: 6 }, contend));
    expect(taken).toBeGreaterThan(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not given where something is in the way that names no owner, and nothing is left behind', async () => {
    const folder = newFolder('in-the-way');
    symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'LOCK'));
    await expect(new FileDirectory(folder).lock()).rejects.toMatchObject({
      code: 'index_locked',
      message: expect.stringContaining('is being written by another process') as string,
    });
    expect(readdirSync(folder)).toEqual(['LOCK']);
  });

  it('touches no file but its own', async () => {
    const folder = newFolder('others');
    const others = ['manifest.json', 'xLOCK.0123456789abcdef', 'LOCK.0123456789abcdef.bak', 'LOCK.0123'];
    for (const name of others) writeFileSync(path.join(folder, name), '');
    await (await new FileDirectory(folder).lock()).release();
    expect(readdirSync(folder).sort()).toEqual(others.sort());
  });

  it('leaves the socket file of a writer that lives, as its own file says', async () => {
    const folder = newFolder('living-socket');
    const living = { ...self, pid: process.pid, host: hostname() };
    writeFileSync(path.join(folder, 'LOCK.0123456789abcdef'), JSON.stringify(living));
    writeFileSync(path.join(folder, 'LOCK.0123456789abcdef.socket'), '');
    await (await new FileDirectory(folder).lock()).release();
    expect(readdirSync(folder)).toEqual(['LOCK.0123456789abcdef', 'LOCK.0123456789abcdef.socket']);
  });

  it('works without sockets, too', async () => {
    vi.stubGlobal('process', { ...process, platform: 'darwin' });
    onTestFinished(() => {
      vi.unstubAllGlobals();
    });
    const folder = newFolder('no-sockets');
    writeFileSync(path.join(folder, 'LOCK.fedcba9876543210'), '');
    const lock = await new FileDirectory(folder).lock();
    expect(readdirSync(folder)).toEqual(['LOCK', 'LOCK.fedcba9876543210']);
    await lock.confirm();
    await expect(new FileDirectory(folder).lock()).rejects.toMatchObject({ code: 'index_locked' });
    await lock.release();
    expect(readdirSync(folder)).toEqual(['LOCK.fedcba9876543210']);
  });

  it('is noticed to be lost where its file is gone', async () => {
    const folder = newFolder('gone');
    const lock = await new FileDirectory(folder).lock();
    rmSync(path.join(folder, 'LOCK'));
    await expect(lock.confirm()).rejects.toMatchObject({
      code: 'index_locked',
      message: expect.stringContaining('its file LOCK is gone. Nothing was published') as string,
    });
    await lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is noticed to be lost, and never takes away the file of another', async () => {
    const folder = newFolder('lost');
    const lock = await new FileDirectory(folder).lock();
    const other = JSON.stringify({ ...self, pid: 1, host: 'elsewhere.example' });
    writeFileSync(path.join(folder, 'LOCK'), other);
    await expect(lock.confirm()).rejects.toMatchObject({
      code: 'index_locked',
      message: expect.stringContaining(
        'was lost while it was being written: process 1 on elsewhere.example',
      ) as string,
    });
    await lock.release();
    expect(readFileSync(path.join(folder, 'LOCK'), 'utf8')).toBe(other);
  });
});
