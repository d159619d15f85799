import { mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Directory } from '../../../src/index/directory/directory.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { IndexReader } from '../../../src/index/read/index-reader.js';
import { updateIndex, type UpdateOptions } from '../../../src/index/update/update-index.js';
import type { UpdateSummary } from '../../../src/index/update/update-summary.js';
import { Searcher } from '../../../src/search/searcher.js';
import { failingFileSystem, type Failure } from '../../documents/failing-file-system.js';
import { makeRequest } from '../../search/memory-generation.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

const root = temporaryFolder();
let folders = 0;

/** A corpus and its index in memory. */
class Case {
  readonly corpus: string;
  readonly directory: Directory = new MemoryDirectory();

  constructor(files: Readonly<Record<string, string>>) {
    folders += 1;
    this.corpus = path.join(root, `corpus-${folders}`);
    mkdirSync(this.corpus);
    this.write(files);
  }

  write(files: Readonly<Record<string, string>>): void {
    writeFiles(this.corpus, files);
  }

  path(name: string): string {
    return path.join(this.corpus, name);
  }

  update(failures: readonly Failure[] = [], options: Partial<UpdateOptions> = {}): Promise<UpdateSummary> {
    const { corpus, directory } = this;
    return updateIndex({ corpus, directory, fileSystem: failingFileSystem(failures), ...options });
  }

  async find(query: string): Promise<readonly string[]> {
    const reader = new IndexReader(this.directory);
    await reader.refresh({ fallback: false });
    const searcher = new Searcher(reader.current().generation, { timeoutMs: 10_000 });
    return [...searcher.findIds(makeRequest(query, { limit: 1000, fuzzy: 'off' })).ids].sort();
  }
}

const line = (id: string, text: string): string =>
  `${JSON.stringify({ _id: id, title: `Title ${id}`, text })}\n`;

describe('a file that cannot be read because the machine fails', () => {
  const calls = ['open', 'fstat', 'realpath', 'read', 'lstat'] as const;
  const errnos = ['EIO', 'EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'ESTALE', 'ETIMEDOUT'];
  it.each(calls.flatMap((call) => errnos.map((errno) => ({ call, errno }))))(
    'keeps its document when $call fails with $errno, and is read the next time',
    async ({ call, errno }) => {
      const one = new Case({ 'a.txt': 'Alpha\n\nzebra', 'b.txt': 'Beta\n\ngiraffe' });
      await one.update();
      one.write({ 'b.txt': 'Beta\n\nhippo and more' });
      const failed = await one.update([{ call, path: 'b.txt', errno }]);
      expect(failed).toMatchObject({ documents: 2, removed: 0, skipped: [] });
      expect(failed.kept).toMatchObject([{ path: 'b.txt', kind: 'file', errno }]);
      expect(await one.find('giraffe')).toEqual(['b.txt']);
      expect(await one.update()).toMatchObject({ changed: 1, kept: [], documents: 2 });
      expect(await one.find('hippo')).toEqual(['b.txt']);
    },
  );

  it('keeps what was not read yet of a file of many records, and takes what was', async () => {
    const one = new Case({ 'a.jsonl': line('x', 'zebra') + line('y', 'giraffe') });
    await one.update();
    const failure = { call: 'readAsync', path: 'a.jsonl', errno: 'EIO', after: 1 } as const;
    one.write({
      'a.jsonl':
        line('x', 'zebra')
          .repeat(1)
          .padEnd(2 << 20) + line('y', 'hippo'),
    });
    const failed = await one.update([failure]);
    expect(failed).toMatchObject({ documents: 2, removed: 0, kept: [{ path: 'a.jsonl', errno: 'EIO' }] });
    expect(await one.find('giraffe')).toEqual(['y']);
    expect(await one.update()).toMatchObject({ documents: 2, kept: [] });
    expect(await one.find('hippo')).toEqual(['y']);
  });

  it('gives up an id that an earlier file has taken meanwhile', async () => {
    const one = new Case({ 'b.jsonl': line('x', 'from b') + line('y', 'also b') });
    await one.update();
    one.write({ 'a.jsonl': line('x', 'from a'), 'b.jsonl': line('x', 'from b') + line('y', 'changed b') });
    await one.update([{ call: 'open', path: 'b.jsonl', errno: 'EIO' }]);
    expect(await one.find('"from a"')).toEqual(['x']);
    expect(await one.find('also')).toEqual(['y']);
    expect(await one.update()).toMatchObject({ documents: 3 });
    expect(await one.find('changed')).toEqual(['y']);
    expect(await one.find('"from b"')).toEqual(['b.jsonl#1']);
  });

  it('that is new is named, and is read the next time', async () => {
    const one = new Case({ 'a.txt': 'Alpha\n\nzebra' });
    await one.update();
    one.write({ 'b.txt': 'Beta\n\ngiraffe' });
    const failed = await one.update([{ call: 'open', path: 'b.txt', errno: 'EMFILE' }]);
    expect(failed.skipped).toMatchObject([{ path: 'b.txt', reason: 'unreadable' }]);
    expect(await one.update()).toMatchObject({ added: 1, skipped: [] });
  });

  it('stops a run that indexes everything anew, from which it would vanish', async () => {
    const one = new Case({ 'a.txt': 'Alpha\n\nzebra', 'b.txt': 'Beta\n\ngiraffe' });
    await one.update();
    const failures = [{ call: 'open', path: 'b.txt', errno: 'EIO' } as const];
    await expect(one.update(failures, { full: true })).rejects.toMatchObject({ code: 'corpus_incomplete' });
    expect(await one.find('giraffe')).toEqual(['b.txt']);
    expect(await one.update(failures, { full: true, allowShrink: true })).toMatchObject({ documents: 1 });
    expect(await one.update()).toMatchObject({ documents: 2 });
  });
});

describe('a file that may not be read', () => {
  it('loses its document, is named, and is tried each time though it looks the same', async () => {
    const one = new Case({ 'a.txt': 'Alpha\n\nzebra', 'b.txt': 'Beta\n\ngiraffe' });
    await one.update();
    one.write({ 'b.txt': 'Beta\n\nhippo' });
    const denied = [{ call: 'open', path: 'b.txt', errno: 'EACCES' } as const];
    for (const published of [true, false]) {
      const failed = await one.update(denied);
      expect(failed).toMatchObject({ published, documents: 1, kept: [] });
      expect(failed.skipped).toMatchObject([{ path: 'b.txt', reason: 'unreadable' }]);
    }
    expect(await one.update()).toMatchObject({ added: 1, skipped: [] });
    expect(await one.find('hippo')).toEqual(['b.txt']);
  });
});

describe('a folder that cannot be listed', () => {
  it.each(['EIO', 'EACCES', 'EMFILE', 'EPERM'])('keeps all documents below it (%s)', async (errno) => {
    const one = new Case({
      'a.txt': 'Alpha',
      'sub/b.txt': 'Beta',
      'sub/deep/c.txt': 'Gamma',
      'subway.txt': 'D',
    });
    await one.update();
    one.write({ 'a.txt': 'Alpha changed' });
    const failed = await one.update([{ call: 'list', path: '/sub', errno }]);
    expect(failed).toMatchObject({ documents: 4, changed: 1, removed: 0 });
    expect(failed.kept).toMatchObject([{ path: 'sub', kind: 'folder', errno }]);
    expect(await one.update()).toMatchObject({ published: false, bytesRead: 0, kept: [] });
  });

  it('is one, too, whose entries may not be looked at', async () => {
    const one = new Case({ 'a.txt': 'Alpha', 'sub/b.txt': 'Beta', 'sub/c.txt': 'Gamma' });
    await one.update();
    const failed = await one.update([
      { call: 'lstat', path: '/sub/b.txt', errno: 'EACCES' },
      { call: 'lstat', path: '/sub/c.txt', errno: 'EACCES' },
    ]);
    expect(failed).toMatchObject({ documents: 3, kept: [{ path: 'sub', kind: 'folder', errno: 'EACCES' }] });
  });

  it('is one, too, that cannot be looked at itself', async () => {
    const one = new Case({ 'a.txt': 'Alpha', 'sub/b.txt': 'Beta' });
    await one.update();
    const failed = await one.update([{ call: 'lstat', path: '/sub', errno: 'EIO' }]);
    expect(failed).toMatchObject({ documents: 2, kept: [{ path: 'sub', kind: 'folder', errno: 'EIO' }] });
  });

  it('is the corpus itself: nothing is removed', async () => {
    const one = new Case({ 'a.txt': 'Alpha', 'sub/b.txt': 'Beta' });
    await one.update();
    const failed = await one.update([{ call: 'list', path: one.corpus, errno: 'EIO' }]);
    expect(failed).toMatchObject({ documents: 2, kept: [{ path: '', errno: 'EIO' }] });
  });

  it('keeps an id from an earlier file for as long as it cannot give it back', async () => {
    const one = new Case({ 'sub/b.jsonl': line('x', 'from b') });
    await one.update();
    one.write({ 'a.jsonl': line('x', 'from a') });
    await one.update([{ call: 'list', path: '/sub', errno: 'EIO' }]);
    expect(await one.find('"from b"')).toEqual(['x']);
    expect(await one.find('"from a"')).toEqual(['a.jsonl#1']);
    await one.update();
    expect(await one.find('"from a"')).toEqual(['x']);
    expect(await one.find('"from b"')).toEqual(['sub/b.jsonl#1']);
  });

  it('loses its documents once it is gone', async () => {
    const one = new Case({ 'a.txt': 'Alpha', 'sub/b.txt': 'Beta' });
    await one.update();
    await one.update([{ call: 'list', path: '/sub', errno: 'EIO' }]);
    rmSync(one.path('sub'), { recursive: true });
    expect(await one.update()).toMatchObject({ documents: 1, removed: 1, kept: [] });
  });
});

describe('a run that would lose most documents', () => {
  const many = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`mount/${n}.txt`, `Story ${n}`]));

  it.each([{ full: false }, { full: true }])(
    'publishes nothing unless that is meant (%o)',
    async (options) => {
      const one = new Case({ ...many, 'a.txt': 'Alpha' });
      await one.update();
      rmSync(one.path('mount'), { recursive: true });
      mkdirSync(one.path('mount'));
      const refused = one.update([], options);
      await expect(refused).rejects.toMatchObject({ code: 'corpus_shrunk' });
      await expect(refused).rejects.toThrow(
        `only 1 of 9 documents would be left; they are gone from ${one.path('mount')} (8)`,
      );
      expect(await one.find('')).toHaveLength(9);
      expect(await one.update([], { ...options, allowShrink: true })).toMatchObject({ documents: 1 });
      expect(await one.find('')).toEqual(['a.txt']);
    },
  );

  it('goes by how many there are: another name is no loss, and half may go', async () => {
    const one = new Case(many);
    await one.update();
    renameSync(one.path('mount'), one.path('moved'));
    expect(await one.update()).toMatchObject({ added: 8, removed: 8, documents: 8 });
    for (const n of [0, 1, 2, 3]) rmSync(one.path(`moved/${n}.txt`));
    expect(await one.update()).toMatchObject({ removed: 4, documents: 4 });
  });

  it('removes the last document where that is meant, and goes on from there', async () => {
    const one = new Case({ 'a.txt': 'Alpha' });
    await one.update();
    rmSync(one.path('a.txt'));
    await expect(one.update()).rejects.toMatchObject({ code: 'corpus_shrunk' });
    expect(await one.update([], { allowShrink: true })).toMatchObject({ documents: 0, published: true });
    expect(await one.find('')).toEqual([]);
    expect(await one.update()).toMatchObject({ documents: 0, published: false });
    one.write({ 'b.txt': 'Beta' });
    expect(await one.update()).toMatchObject({ documents: 1, published: true });
  });

  it('counts what a damaged or older generation held', async () => {
    const one = new Case(many);
    await one.update();
    rmSync(one.path('mount'), { recursive: true });
    one.write({ 'a.txt': 'Alpha' });
    await one.directory.replace('segments/000001/index.bin', Buffer.from('broken'));
    await expect(one.update()).rejects.toMatchObject({ code: 'corpus_shrunk' });
  });
});

describe('a file with other bytes of the same size and time', () => {
  it('is read again, whether it was written over or moved into place', async () => {
    const one = new Case({ 'a.txt': 'report alpha', 'b.txt': 'notice zebra' });
    const then = new Date(1000);
    for (const name of ['a.txt', 'b.txt']) utimesSync(one.path(name), then, then);
    await one.update();
    writeFileSync(one.path('a.txt'), 'report gamma');
    utimesSync(one.path('a.txt'), then, then);
    expect(await one.update()).toMatchObject({ changed: 1 });
    expect(await one.find('gamma')).toEqual(['a.txt']);
    renameSync(one.path('a.txt'), one.path('t'));
    renameSync(one.path('b.txt'), one.path('a.txt'));
    renameSync(one.path('t'), one.path('b.txt'));
    expect(await one.update()).toMatchObject({ changed: 2 });
    expect(await one.find('zebra')).toEqual(['a.txt']);
  });

  it('is read again and nothing more where its bytes are equal', async () => {
    const one = new Case({ 'a.txt': 'Alpha' });
    await one.update();
    const { ino } = statSync(one.path('a.txt'));
    writeFileSync(one.path('t'), 'Alpha');
    renameSync(one.path('t'), one.path('a.txt'));
    expect(statSync(one.path('a.txt')).ino).not.toBe(ino);
    expect(await one.update()).toMatchObject({ added: 0, changed: 0, removed: 0, bytesRead: 5 });
    expect(await one.update()).toMatchObject({ published: false, bytesRead: 0 });
  });
});
