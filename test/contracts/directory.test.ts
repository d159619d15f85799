import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from '../../src/index/directory/directory.js';
import { FileDirectory } from '../../src/index/directory/file-directory.js';
import { MemoryDirectory } from '../../src/index/directory/memory-directory.js';

const root = mkdtempSync(path.join(tmpdir(), 'findling-directory-'));
let folders = 0;

function newFolder(): string {
  folders += 1;
  return path.join(root, `index-${folders}`);
}

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const bytesOf = (...values: number[]): Uint8Array => Uint8Array.from(values);

const kinds: readonly { readonly kind: string; readonly make: () => Directory }[] = [
  { kind: 'FileDirectory', make: () => new FileDirectory(newFolder()) },
  { kind: 'MemoryDirectory', make: () => new MemoryDirectory() },
];

describe.each(kinds)('$kind as a directory', ({ make }) => {
  let directory: Directory;
  beforeEach(() => {
    directory = make();
  });

  it('holds nothing before anything is written, and asking makes nothing', async () => {
    expect(await directory.list('')).toEqual([]);
    expect(await directory.list('segments')).toEqual([]);
    expect(await directory.read('CURRENT')).toBeNull();
    expect(await directory.digest('CURRENT')).toBeNull();
    await directory.remove('CURRENT');
    expect(await directory.list('')).toEqual([]);
  });

  it('gives back what was created, with its checksum', async () => {
    const bytes = bytesOf(0, 1, 254, 255);
    await directory.create('segments/000001/index.bin', bytes);
    const contents = await directory.read('segments/000001/index.bin');
    expect([...(contents?.bytes ?? [])]).toEqual([0, 1, 254, 255]);
    expect(contents?.sha256).toBe(sha256(bytes));
    expect(await directory.digest('segments/000001/index.bin')).toEqual({ length: 4, sha256: sha256(bytes) });
  });

  it('stamps a file: the same for as long as it is untouched, another when it was replaced', async () => {
    expect(await directory.stamp('file')).toBeNull();
    await directory.create('file', bytesOf(1));
    const stamp = await directory.stamp('file');
    expect(stamp).not.toBeNull();
    expect(await directory.stamp('file')).toBe(stamp);
    await directory.replace('file', bytesOf(2));
    expect(await directory.stamp('file')).not.toBe(stamp);
  });

  it('holds an empty file as a file', async () => {
    await directory.create('empty', new Uint8Array(0));
    expect((await directory.read('empty'))?.bytes.length).toBe(0);
    expect(await directory.digest('empty')).toEqual({ length: 0, sha256: sha256(new Uint8Array(0)) });
    expect(directory.open('empty').read(0, 0)).toHaveLength(0);
  });

  it('reads files larger than one piece', async () => {
    const bytes = new Uint8Array((4 << 20) + 12_345).map((_, index) => index * 31);
    await directory.create('large', bytes);
    const contents = await directory.read('large');
    expect(Buffer.compare(contents?.bytes ?? new Uint8Array(0), bytes)).toBe(0);
    expect(contents?.sha256).toBe(sha256(bytes));
    expect(await directory.digest('large')).toEqual({ length: bytes.length, sha256: sha256(bytes) });
  });

  it('keeps its own copy of what it was given and hands out copies', async () => {
    const bytes = bytesOf(1, 2, 3);
    await directory.create('file', bytes);
    bytes[0] = 9;
    const first = await directory.read('file');
    first?.bytes.fill(7);
    expect([...((await directory.read('file'))?.bytes ?? [])]).toEqual([1, 2, 3]);
  });

  it('lists names directly below a folder, sorted, folders among them', async () => {
    for (const name of ['b', 'a/deep/c', 'a/file', 'a10', 'A']) await directory.create(name, bytesOf(1));
    expect(await directory.list('')).toEqual(['A', 'a', 'a10', 'b']);
    expect(await directory.list('a')).toEqual(['deep', 'file']);
    expect(await directory.list('a/deep')).toEqual(['c']);
    expect(await directory.list('b')).toEqual([]);
  });

  it('refuses to create a file that exists and leaves it as it was', async () => {
    await directory.create('file', bytesOf(1));
    await expect(directory.create('file', bytesOf(2))).rejects.toMatchObject({ code: 'write_failed' });
    expect([...((await directory.read('file'))?.bytes ?? [])]).toEqual([1]);
  });

  it('replaces a file, or makes it where there was none, and leaves nothing else behind', async () => {
    await directory.replace('folder/file', bytesOf(1));
    await directory.replace('folder/file', bytesOf(2, 3));
    expect([...((await directory.read('folder/file'))?.bytes ?? [])]).toEqual([2, 3]);
    expect(await directory.list('folder')).toEqual(['file']);
  });

  it('removes a file and a folder with all in it, and nothing whose name only begins alike', async () => {
    for (const name of ['a/one', 'a/two/three', 'ab', 'c']) await directory.create(name, bytesOf(1));
    await directory.remove('a');
    expect(await directory.list('')).toEqual(['ab', 'c']);
    await directory.remove('c');
    await directory.remove('c');
    expect(await directory.list('')).toEqual(['ab']);
    expect(await directory.read('c')).toBeNull();
  });

  it('reads pieces of an open file, exactly as long as asked for', async () => {
    await directory.create('file', bytesOf(10, 11, 12, 13));
    const file = directory.open('file');
    expect([...file.read(0, 4)]).toEqual([10, 11, 12, 13]);
    expect([...file.read(2, 1)]).toEqual([12]);
    expect([...file.read(4, 0)]).toEqual([]);
    expect(() => file.read(2, 3)).toThrow(expect.objectContaining({ code: 'index_damaged' }));
    file.close();
  });

  it('keeps an open file readable after it was replaced or removed', async () => {
    await directory.create('replaced', bytesOf(1));
    await directory.create('removed', bytesOf(2));
    const replaced = directory.open('replaced');
    const removed = directory.open('removed');
    await directory.replace('replaced', bytesOf(9));
    await directory.remove('removed');
    expect([...replaced.read(0, 1)]).toEqual([1]);
    expect([...removed.read(0, 1)]).toEqual([2]);
    replaced.close();
    removed.close();
  });

  it('says index_damaged, and which file, when there is none to open', () => {
    expect(() => directory.open('segments/000001/documents.bin')).toThrow(
      expect.objectContaining({ code: 'index_damaged' }),
    );
    expect(() => directory.open('segments/000001/documents.bin')).toThrow('000001/documents.bin');
  });

  it('gives its lock to one writer at a time', async () => {
    const lock = await directory.lock();
    await lock.confirm();
    await expect(directory.lock()).rejects.toMatchObject({ code: 'index_locked' });
    await lock.confirm();
    await lock.release();
    const next = await directory.lock();
    await next.confirm();
    await next.release();
  });
});

describe('FileDirectory', () => {
  it('leaves no temporary file and no lock behind', async () => {
    const folder = newFolder();
    const directory = new FileDirectory(folder);
    const lock = await directory.lock();
    await directory.create('a', bytesOf(1));
    await directory.replace('a', bytesOf(2));
    await lock.release();
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('says write_failed, and where, when a folder is in the way', async () => {
    const directory = new FileDirectory(newFolder());
    await directory.create('folder/file', bytesOf(1));
    await expect(directory.replace('folder', bytesOf(1))).rejects.toMatchObject({
      code: 'write_failed',
      message: expect.stringContaining('folder') as string,
    });
    expect(await directory.list('')).toEqual(['folder']);
  });

  it('says index_damaged when a folder stands where a file should', async () => {
    const directory = new FileDirectory(newFolder());
    await directory.create('CURRENT/file', bytesOf(1));
    await expect(directory.read('CURRENT')).rejects.toMatchObject({ code: 'index_damaged' });
  });
});
