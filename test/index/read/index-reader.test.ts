import { cpSync, readFileSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FileDirectory } from '../../../src/index/directory/file-directory.js';
import type { RandomAccessFile } from '../../../src/index/directory/readable-directory.js';
import { IndexReader } from '../../../src/index/read/index-reader.js';
import { MAX_WAIT_MS, MIN_WAIT_MS } from '../../../src/index/read/repair-watch.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

const root = temporaryFolder();

/** An index of these files, of which the first generation is the only one. */
async function buildIndex(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const corpus = path.join(root, `${name}-corpus`);
  writeFiles(corpus, files);
  await updateIndex({ corpus, directory: new FileDirectory(path.join(root, name)) });
  return path.join(root, name);
}

const idsOf = (reader: IndexReader): string[] =>
  reader.current().generation.segments.flatMap(({ segment }) => segment.stored.document(0).id);

describe('a reader that is open', () => {
  let old: string;
  let other: string;
  beforeAll(async () => {
    old = await buildIndex('old', { 'a.txt': 'Comet\n\nA comet.' });
    other = await buildIndex('other', { 'b.txt': 'Storm\n\nA storm.' });
  });

  it('moves to an index that was put in the place of its own, though both are generation 1', async () => {
    const folder = path.join(root, 'replaced');
    cpSync(old, folder, { recursive: true });
    const reader = new IndexReader(new FileDirectory(folder));
    await reader.refresh({ fallback: true });
    expect(idsOf(reader)).toEqual(['a.txt']);
    renameSync(folder, path.join(root, 'aside'));
    cpSync(other, folder, { recursive: true });
    expect(await reader.refresh({ fallback: true })).toBe(true);
    expect(idsOf(reader)).toEqual(['b.txt']);
    expect(await reader.refresh({ fallback: true })).toBe(false);
    reader.close();
  });

  it('keeps what it has while there is no index in the folder', async () => {
    const folder = path.join(root, 'away');
    cpSync(old, folder, { recursive: true });
    const reader = new IndexReader(new FileDirectory(folder));
    await reader.refresh({ fallback: true });
    rmSync(folder, { recursive: true });
    await expect(reader.refresh({ fallback: true })).rejects.toMatchObject({ code: 'index_missing' });
    expect(idsOf(reader)).toEqual(['a.txt']);
    cpSync(other, folder, { recursive: true });
    expect(await reader.refresh({ fallback: true })).toBe(true);
    expect(idsOf(reader)).toEqual(['b.txt']);
    reader.close();
  });

  it('follows a link from one index to another, and never opens a part of each', async () => {
    const link = path.join(root, 'live');
    const pointTo = (folder: string): void => {
      rmSync(link, { force: true });
      symlinkSync(folder, link);
    };
    /** Switches the link at the named step of opening. */
    class SwitchedDirectory extends FileDirectory {
      switchAt: string | null = null;
      override read(name: string): ReturnType<FileDirectory['read']> {
        this.#switch(name);
        return super.read(name);
      }
      override open(name: string): RandomAccessFile {
        this.#switch(name);
        return super.open(name);
      }
      #switch(name: string): void {
        if (this.switchAt === null || !name.endsWith(this.switchAt)) return;
        this.switchAt = null;
        pointTo(other);
      }
    }
    for (const step of ['generation-000001.json', 'index.bin', 'positions.bin', 'documents.bin', null]) {
      pointTo(old);
      const directory = new SwitchedDirectory(link);
      directory.switchAt = step;
      const reader = new IndexReader(directory);
      await reader.refresh({ fallback: true });
      if (step === null) {
        expect(idsOf(reader)).toEqual(['a.txt']);
        pointTo(other);
        expect(await reader.refresh({ fallback: true })).toBe(true);
      }
      expect(idsOf(reader), String(step)).toEqual(['b.txt']);
      expect(reader.current().degraded).toBeNull();
      await reader.loadRest();
      reader.close();
    }
    unlinkSync(link);
  });

  it('takes documents that differ in what is shown alone for other documents', async () => {
    const folder = await buildIndex('shown', { 'a.txt': 'Comet\n\nA comet!' });
    const reader = new IndexReader(new FileDirectory(folder));
    await reader.refresh({ fallback: true });
    rmSync(folder, { recursive: true });
    cpSync(await buildIndex('shown-anew', { 'a.txt': 'Comet\n\nA comet?' }), folder, { recursive: true });
    await reader.refresh({ fallback: true });
    const found = reader.current().generation.find('a.txt');
    expect(found?.segment.segment.stored.document(found.document).text).toBe('A comet?');
    reader.close();
  });
});

describe('a reader of a damaged generation', () => {
  /** Counts how often documents are opened, which is how often a generation is. */
  class CountingDirectory extends FileDirectory {
    opened = 0;
    override open(name: string): RandomAccessFile {
      if (name === 'segments/000002/documents.bin') this.opened += 1;
      return super.open(name);
    }
  }

  let directory: CountingDirectory;
  let reader: IndexReader;
  let file: string;
  let whole: Buffer;
  let now = 0;
  let indexes = 0;

  beforeEach(async () => {
    indexes += 1;
    const files = { 'a.txt': 'Comet\n\nA comet.' };
    const folder = await buildIndex(`damaged-${indexes}`, files);
    await buildIndex(`damaged-${indexes}`, { ...files, 'b.txt': 'Storm\n\nA storm.' });
    file = path.join(folder, 'segments/000002/documents.bin');
    whole = readFileSync(file);
    writeFileSync(file, 'x'.repeat(whole.length));
    now = 0;
    directory = new CountingDirectory(folder);
    reader = new IndexReader(directory, () => now);
    await reader.refresh({ fallback: true });
    await reader.fallBack('the documents are damaged');
    expect(reader.current().degraded).not.toBeNull();
    await reader.refresh({ fallback: true });
    directory.opened = 0;
  });

  it('looks at it ever more rarely while its files look as they did', async () => {
    for (let second = 1; second <= 3600; second += 10) {
      now = second * 1000;
      expect(await reader.refresh({ fallback: true })).toBe(false);
    }
    const doublings = Math.log2(MAX_WAIT_MS / MIN_WAIT_MS);
    expect(directory.opened).toBeGreaterThan(doublings);
    expect(directory.opened).toBeLessThan(2 * doublings + 3_600_000 / MAX_WAIT_MS);
  });

  it('serves it as soon as it is repaired', async () => {
    now = 10 * MAX_WAIT_MS;
    await reader.refresh({ fallback: true });
    writeFileSync(file, whole);
    expect(await reader.refresh({ fallback: true })).toBe(true);
    expect(reader.current().degraded).toBeNull();
    expect(reader.current().generation.documentCount).toBe(2);
  });

  it('serves it by and by where the damage has passed without a trace in its files', async () => {
    directory.stamp = () => Promise.resolve('as it was');
    now += MIN_WAIT_MS;
    await reader.refresh({ fallback: true });
    writeFileSync(file, whole);
    expect(await reader.refresh({ fallback: true })).toBe(false);
    now += MAX_WAIT_MS;
    expect(await reader.refresh({ fallback: true })).toBe(true);
    expect(reader.current().degraded).toBeNull();
  });
});
