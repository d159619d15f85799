import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileDirectory } from '../../../src/index/directory/file-directory.js';
import { encodeMiniSearch } from '../../../src/index/minisearch/minisearch-json.js';
import { IndexReader } from '../../../src/index/read/index-reader.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

const root = temporaryFolder();

function start(name: string): { corpus: string; index: string; directory: FileDirectory } {
  const corpus = path.join(root, name, 'corpus');
  const index = path.join(root, name, 'index');
  writeFiles(corpus, { 'a.txt': 'Comet\n\nA comet was seen.', 'b.txt': 'Ferry\n\nTwo ferries, one ferry.' });
  return { corpus, index, directory: new FileDirectory(index) };
}

async function open(directory: FileDirectory, fallback = false): Promise<IndexReader> {
  const reader = new IndexReader(directory);
  await reader.refresh({ fallback });
  return reader;
}

/** The name of the file that the live generation names, or null. */
async function nameOfLive(directory: FileDirectory): Promise<string | null> {
  const reader = await open(directory);
  const { minisearch } = reader.current().manifest;
  reader.close();
  return minisearch?.name ?? null;
}

const filesIn = (index: string): string[] =>
  readdirSync(index).filter((name) => name.endsWith('.minisearch.json'));

describe('the index of MiniSearch', () => {
  it('is written with the generation, under its checksum', async () => {
    const { corpus, index, directory } = start('written');
    await updateIndex({ corpus, directory });
    expect(filesIn(index)).toEqual(['generation-000001.minisearch.json']);
    const reader = await open(directory);
    const { generation, miniSearch } = reader.current();
    const written = readFileSync(path.join(index, 'generation-000001.minisearch.json'));
    expect(Buffer.compare(written, Buffer.concat([...encodeMiniSearch(generation)]))).toBe(0);
    expect(Buffer.compare(written, miniSearch?.read() ?? Buffer.alloc(0))).toBe(0);
    reader.close();
  });

  it('has the bytes of a rebuild after documents were added, changed and removed', async () => {
    const { corpus, index, directory } = start('edited');
    await updateIndex({ corpus, directory });
    writeFiles(corpus, { 'b.txt': 'Ferry\n\nNo ferry sails.', 'c.txt': 'Storm\n\nA storm surge.' });
    await updateIndex({ corpus, directory });
    rmSync(path.join(corpus, 'a.txt'));
    await updateIndex({ corpus, directory });
    const rebuilt = path.join(root, 'edited', 'rebuilt');
    await updateIndex({ corpus, directory: new FileDirectory(rebuilt) });
    const [incremental, anew] = [
      readFileSync(path.join(index, 'generation-000003.minisearch.json')),
      readFileSync(path.join(rebuilt, 'generation-000001.minisearch.json')),
    ];
    expect(incremental.toString()).toBe(anew.toString());
    expect(incremental.toString()).not.toContain('comet');
  });

  it('is not written again for the same documents, and goes with the last generation that names it', async () => {
    const { corpus, index, directory } = start('shared');
    const touch = async (time: number): Promise<void> => {
      utimesSync(path.join(corpus, 'a.txt'), time, time);
      await updateIndex({ corpus, directory });
    };
    await updateIndex({ corpus, directory });
    const file = path.join(index, 'generation-000001.minisearch.json');
    const { ino, mtimeMs } = statSync(file);
    for (const time of [1000, 2000, 3000]) await touch(time);
    expect(await nameOfLive(directory)).toBe('generation-000001.minisearch.json');
    expect(statSync(file)).toMatchObject({ ino, mtimeMs });
    expect(readdirSync(index)).not.toContain('generation-000001.json');
    writeFiles(corpus, { 'c.txt': 'Storm\n\nA storm.' });
    await updateIndex({ corpus, directory });
    expect(filesIn(index)).toEqual([
      'generation-000001.minisearch.json',
      'generation-000005.minisearch.json',
    ]);
    await touch(4000);
    expect(filesIn(index)).toEqual(['generation-000005.minisearch.json']);
  });

  it('is there up to the number of documents that is set, and a new number is enough for a new generation', async () => {
    const { corpus, index, directory } = start('limited');
    expect(await updateIndex({ corpus, directory, minisearch: 1 })).toMatchObject({ generation: 1 });
    expect(filesIn(index)).toEqual([]);
    const runs = [
      { minisearch: 0, published: false, file: null },
      { minisearch: 2, published: true, file: 'generation-000002.minisearch.json' },
      { minisearch: 5, published: false, file: 'generation-000002.minisearch.json' },
      { minisearch: 0, published: true, file: null },
    ];
    for (const { minisearch, published, file } of runs) {
      expect(await updateIndex({ corpus, directory, minisearch })).toMatchObject({ published, added: 0 });
      expect(await nameOfLive(directory)).toBe(file);
    }
    expect(existsSync(path.join(index, 'segments', '000001'))).toBe(true);
    expect(readdirSync(path.join(index, 'segments'))).toEqual(['000001']);
  });

  it('keeps a generation from being published where it cannot be written', async () => {
    const { corpus, index, directory } = start('unwritable');
    await updateIndex({ corpus, directory });
    writeFiles(corpus, { 'c.txt': 'Storm\n\nA storm.' });
    class FullDisk extends FileDirectory {
      override create(name: string, bytes: Uint8Array): Promise<void> {
        return name.endsWith('.minisearch.json')
          ? Promise.reject(new Error('full'))
          : super.create(name, bytes);
      }
    }
    await expect(updateIndex({ corpus, directory: new FullDisk(index) })).rejects.toThrow('full');
    const reader = await open(directory);
    expect(reader.current().generation.number).toBe(1);
    reader.close();
    expect(await updateIndex({ corpus, directory })).toMatchObject({ generation: 2, added: 1 });
  });
});

describe('a damaged index of MiniSearch', () => {
  it('is never handed out, is named, and keeps no search from its answer', async () => {
    const { corpus, index, directory } = start('changed');
    await updateIndex({ corpus, directory });
    const file = path.join(index, 'generation-000001.minisearch.json');
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 50)) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 1;
      writeFileSync(file, broken);
      const reader = await open(directory);
      expect(() => reader.current().miniSearch?.read()).toThrow(file);
      expect(reader.current().degraded).toBeNull();
      reader.close();
    }
    writeFileSync(file, whole.subarray(1));
    const reader = await open(directory);
    expect(() => reader.current().miniSearch?.read()).toThrow('index');
    reader.close();
    const { restarted, published } = await updateIndex({ corpus, directory });
    expect(restarted).toContain(file);
    expect(published).toBe(true);
    expect(await nameOfLive(directory)).toBe('generation-000002.minisearch.json');
  });

  it('that is gone is noticed when the generation is opened, as any other file is', async () => {
    const { corpus, index, directory } = start('gone');
    await updateIndex({ corpus, directory });
    writeFiles(corpus, { 'c.txt': 'Storm\n\nA storm.' });
    await updateIndex({ corpus, directory });
    const file = path.join(index, 'generation-000002.minisearch.json');
    rmSync(file);
    await expect(open(directory)).rejects.toMatchObject({ code: 'index_damaged' });
    const reader = await open(directory, true);
    expect(reader.current().generation.number).toBe(1);
    expect(reader.current().degraded).toContain(file);
    reader.close();
  });
});
