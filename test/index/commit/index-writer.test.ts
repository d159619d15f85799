import { readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeSegment } from '../../../src/index/build/write-segment.js';
import { IndexWriter } from '../../../src/index/commit/index-writer.js';
import { FileDirectory } from '../../../src/index/directory/file-directory.js';
import { IndexReader } from '../../../src/index/read/index-reader.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

const root = temporaryFolder();

/** Every file of a folder by path, with its inode and time of writing. */
function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const status = statSync(path.join(folder, name));
      return status.isFile() ? [[name, `${status.ino} ${status.mtimeMs}`]] : [];
    }),
  );
}

function start(name: string): { corpus: string; index: string; directory: FileDirectory } {
  const corpus = path.join(root, name, 'corpus');
  writeFiles(corpus, {
    'a.txt': 'Comet\n\nA comet was seen.',
    'b.jsonl': ['x', 'y'].map((id) => `${JSON.stringify({ _id: id, title: id, text: 'ferry' })}\n`).join(''),
  });
  const index = path.join(root, name, 'index');
  return { corpus, index, directory: new FileDirectory(index) };
}

const lines = (texts: Readonly<Record<string, string>>): string =>
  Object.entries(texts)
    .map(([id, text]) => `${JSON.stringify({ _id: id, title: id, text })}\n`)
    .join('');

describe('the files of an index', () => {
  it('are left alone, every one of them, by an update that finds nothing new', async () => {
    const { corpus, index, directory } = start('nothing-new');
    await updateIndex({ corpus, directory });
    const before = filesIn(index);
    expect(await updateIndex({ corpus, directory })).toMatchObject({
      published: false,
      generation: 1,
      bytesRead: 0,
    });
    expect(filesIn(index)).toEqual(before);
  });

  it('gain no segment from a file that only has a new time', async () => {
    const { corpus, index, directory } = start('new-time');
    await updateIndex({ corpus, directory });
    const segments = filesIn(path.join(index, 'segments'));
    utimesSync(path.join(corpus, 'b.jsonl'), 1_000_000, 1_000_000);
    expect(await updateIndex({ corpus, directory })).toMatchObject({
      added: 0,
      changed: 0,
      removed: 0,
      documents: 3,
    });
    expect(filesIn(path.join(index, 'segments'))).toEqual(segments);
    expect(await updateIndex({ corpus, directory })).toMatchObject({ published: false, bytesRead: 0 });
  });

  it('gain a segment of one document from one changed line', async () => {
    const { corpus, directory } = start('one-line');
    await updateIndex({ corpus, directory });
    writeFiles(corpus, { 'b.jsonl': lines({ x: 'ferry', y: 'storm surge' }) });
    expect(await updateIndex({ corpus, directory })).toMatchObject({
      added: 0,
      changed: 1,
      removed: 0,
      documents: 3,
    });
    const reader = new IndexReader(directory);
    await reader.refresh({ fallback: false });
    expect(
      reader
        .current()
        .generation.segments.map(({ documentCount }) => documentCount)
        .sort((a, b) => a - b),
    ).toEqual([1, 2]);
    reader.close();
  });

  it('stay as they are when a rebuild cannot be published, and nothing is left behind', async () => {
    const { corpus, index, directory } = start('no-corpus');
    await updateIndex({ corpus, directory });
    const before = filesIn(index);
    rmSync(path.join(corpus, 'a.txt'));
    writeFiles(corpus, { 'b.jsonl': '' });
    for (const full of [false, true]) {
      await expect(updateIndex({ corpus, directory, full })).rejects.toMatchObject({ code: 'corpus_shrunk' });
    }
    rmSync(corpus, { recursive: true });
    await expect(updateIndex({ corpus, directory })).rejects.toMatchObject({ code: 'corpus_missing' });
    expect(filesIn(index)).toEqual(before);
  });

  it('of segments that were never committed are swept when the writer closes', async () => {
    const { corpus, index, directory } = start('uncommitted');
    await updateIndex({ corpus, directory });
    const before = filesIn(index);
    const writer = await IndexWriter.open(directory, { full: false });
    const part = Uint8Array.of(1, 2, 3);
    const name = writer.reserveSegment();
    const bytes = { 'index.bin': part, 'positions.bin': part, 'documents.bin': part, 'fields.bin': part };
    writer.addSegment(name, 1, await writeSegment(writer.directory, name, bytes));
    await writer.close();
    expect(filesIn(index)).toEqual(before);
  });

  it('are not published when an update is called off', async () => {
    const { corpus, index, directory } = start('called-off');
    await updateIndex({ corpus, directory });
    const before = filesIn(index);
    writeFiles(corpus, { 'c.txt': 'Storm\n\nA storm.' });
    const signal = AbortSignal.abort();
    await expect(updateIndex({ corpus, directory, signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect(filesIn(index)).toEqual(before);
    expect(readFileSync(path.join(index, 'CURRENT'), 'utf8')).toContain('generation-000001');
  });

  it('are the same for the same corpus, byte for byte', async () => {
    const { corpus, index, directory } = start('same-bytes');
    await updateIndex({ corpus, directory });
    const other = path.join(root, 'same-bytes', 'other');
    await updateIndex({ corpus, directory: new FileDirectory(other) });
    for (const name of Object.keys(filesIn(index))) {
      // How long it took is no part of the index.
      if (name === 'pace.json') continue;
      expect(
        Buffer.compare(readFileSync(path.join(index, name)), readFileSync(path.join(other, name))),
        name,
      ).toBe(0);
    }
  });
});
