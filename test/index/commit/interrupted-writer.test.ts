import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeError } from '../../../src/errors.js';
import { IndexWriter } from '../../../src/index/commit/index-writer.js';
import { FileDirectory } from '../../../src/index/directory/file-directory.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { IndexReader } from '../../../src/index/read/index-reader.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';
import { FailingDirectory, type Fault } from '../failing-directory.js';

const root = temporaryFolder();
let folders = 0;

function start(): { corpus: string; index: string; directory: FileDirectory } {
  folders += 1;
  const corpus = path.join(root, `corpus-${folders}`);
  writeFiles(corpus, { 'a.txt': 'Comet\n\nA comet was seen.' });
  const index = path.join(root, `index-${folders}`);
  return { corpus, index, directory: new FileDirectory(index) };
}

describe('what a killed run left', () => {
  const litter = {
    'segments/000007/index.bin': 'half',
    'generation-000009.json.0123456789ab.tmp': 'half',
    'CURRENT.0123456789ab.tmp': 'half',
    'pace.json.0123456789ab.tmp': 'half',
    'notes.txt': 'not ours',
  };

  it('is swept before the next run writes, and nothing else', async () => {
    const { corpus, index, directory } = start();
    await updateIndex({ corpus, directory });
    const before = readdirSync(index).sort();
    writeFiles(index, litter);
    const writer = await IndexWriter.open(directory, { full: false });
    const names = readdirSync(index).filter((name) => !name.startsWith('LOCK'));
    expect(names.sort()).toEqual([...before, 'notes.txt'].sort());
    expect(readdirSync(path.join(index, 'segments'))).toEqual(['000001']);
    await writer.close();
  });

  it('is swept where no build has ever come to an end', async () => {
    const { corpus, index, directory } = start();
    writeFiles(index, litter);
    const writer = await IndexWriter.open(directory, { full: false });
    expect(readdirSync(path.join(index, 'segments'))).toEqual([]);
    await writer.close();
    expect(await updateIndex({ corpus, directory })).toMatchObject({ documents: 1, unswept: null });
  });

  it('keeps the newest generations where CURRENT is damaged', async () => {
    const { corpus, index, directory } = start();
    await updateIndex({ corpus, directory });
    writeFiles(corpus, { 'b.txt': 'Storm\n\nA storm.' });
    await updateIndex({ corpus, directory });
    writeFileSync(path.join(index, 'CURRENT'), 'generation-');
    const segments = readdirSync(path.join(index, 'segments'));
    const writer = await IndexWriter.open(directory, { full: true });
    expect(readdirSync(path.join(index, 'segments'))).toEqual(segments);
    await writer.close();
  });
});

describe('a failed build', () => {
  it('leaves nothing on the disk for the next one to find', async () => {
    const { corpus, index, directory } = start();
    mkdirSync(index);
    rmSync(path.join(corpus, 'a.txt'));
    await expect(updateIndex({ corpus, directory })).rejects.toMatchObject({ code: 'corpus_empty' });
    expect(readdirSync(index)).toEqual([]);
  });
});

describe('a writer that lost its lock', () => {
  it('says so whatever failed because of it, publishes nothing and removes nothing', async () => {
    const { corpus, index, directory } = start();
    await updateIndex({ corpus, directory });
    writeFiles(corpus, { 'b.txt': 'Storm\n\nA storm.' });
    const other = { pid: 1, host: 'elsewhere.example', nonce: 'feedface', since: '2015-12-12T00:00:00Z' };
    const robbed = updateIndex({
      corpus,
      directory,
      onProgress: () => {
        writeFiles(index, { LOCK: JSON.stringify(other), 'segments/000009/index.bin': 'of the other' });
      },
    });
    await expect(robbed).rejects.toMatchObject({ code: 'index_locked' });
    await expect(robbed).rejects.toThrow(
      'was lost while it was being written: process 1 on elsewhere.example',
    );
    expect(readdirSync(index)).toContain('LOCK');
    expect(readdirSync(path.join(index, 'segments'))).toContain('000009');
    rmSync(path.join(index, 'LOCK'));
    const reader = new IndexReader(directory);
    await reader.refresh({ fallback: false });
    expect(reader.current().generation.documentCount).toBe(1);
    reader.close();
  });
});

describe('a run that could not remove what is no longer needed', () => {
  it('is done all the same, and says so', async () => {
    const { corpus } = start();
    const inner = new MemoryDirectory();
    for (const text of ['one', 'two']) {
      writeFiles(corpus, { 'a.txt': text });
      await updateIndex({ corpus, directory: inner });
    }
    writeFiles(corpus, { 'a.txt': 'three' });
    const probe = new FailingDirectory(inner, null);
    let last: Fault = { at: 1, errno: 'EACCES', forEver: true, isDone: false };
    // The last call is one of the sweep at the end.
    await updateIndex({ corpus, directory: probe });
    writeFiles(corpus, { 'a.txt': 'four' });
    last = { ...last, at: probe.calls - 3 };
    const summary = await updateIndex({ corpus, directory: new FailingDirectory(inner, last) });
    expect(summary).toMatchObject({ published: true, unswept: expect.stringContaining('EACCES') as string });
  });
});

describe('an index that cannot be read now', () => {
  it.each(['EIO', 'EMFILE', 'EACCES'])('is neither called damaged nor built anew (%s)', async (errno) => {
    const { corpus } = start();
    const inner = new MemoryDirectory();
    await updateIndex({ corpus, directory: inner });
    for (let at = 1; at <= 12; at += 1) {
      const fault = { at, errno, forEver: true, isDone: false };
      const run = updateIndex({ corpus, directory: new FailingDirectory(inner, fault) });
      const outcome = await run.then(
        ({ restarted }) => restarted,
        (error: unknown) => error,
      );
      if (outcome === null) continue;
      expect(outcome).toMatchObject({
        code: expect.stringMatching(/^(index_unreadable|write_failed)$/) as string,
      });
      expect(describeError(outcome)).toContain(errno);
    }
    const reader = new IndexReader(
      new FailingDirectory(inner, { at: 1, errno, forEver: true, isDone: false }),
    );
    await expect(reader.refresh({ fallback: true })).rejects.toMatchObject({ code: 'index_unreadable' });
  });

  it('goes on being served from what is open', async () => {
    const { corpus } = start();
    const inner = new MemoryDirectory();
    await updateIndex({ corpus, directory: inner });
    const counting = new FailingDirectory(inner, null);
    await new IndexReader(counting).refresh({ fallback: true });
    const fault = { at: counting.calls + 1, errno: 'EMFILE', forEver: true, isDone: false };
    const reader = new IndexReader(new FailingDirectory(inner, fault));
    await reader.refresh({ fallback: true });
    await expect(reader.refresh({ fallback: true })).rejects.toMatchObject({ code: 'index_unreadable' });
    expect(reader.current()).toMatchObject({ degraded: null, manifest: { generation: 1 } });
  });
});
