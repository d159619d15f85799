import { describe, expect, it } from 'vitest';
import type { Directory } from '../../../src/index/directory/directory.js';
import { FileDirectory } from '../../../src/index/directory/file-directory.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { IndexReader } from '../../../src/index/read/index-reader.js';
import { openShared, shareGeneration } from '../../../src/index/read/open-generation.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { WorkerThread } from '../../../src/threads/worker-thread.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

const root = temporaryFolder();
let folders = 0;

/** An index of two documents, and how to write the next generation of it, which has one more. */
async function makeIndex(
  make: (folder: string) => Directory,
): Promise<{ reader: IndexReader; update: () => Promise<void> }> {
  folders += 1;
  const corpus = `${root}/corpus-${folders}`;
  const directory = make(`${root}/index-${folders}`);
  writeFiles(corpus, { 'a.txt': 'Comet\n\nA comet was seen.', 'b.txt': 'Ferry\n\nThe ferry sank.' });
  await updateIndex({ corpus, directory });
  const reader = new IndexReader(directory);
  await reader.refresh({ fallback: false });
  const update = async (): Promise<void> => {
    writeFiles(corpus, { 'c.txt': 'Storm\n\nA storm surge.' });
    await updateIndex({ corpus, directory });
  };
  return { reader, update };
}

const kinds: readonly { readonly kind: string; readonly make: (folder: string) => Directory }[] = [
  { kind: 'on the file system', make: (folder) => new FileDirectory(folder) },
  { kind: 'in memory', make: () => new MemoryDirectory() },
];

describe.each(kinds)('a generation $kind', ({ make }) => {
  it('is opened from its message with the same documents and postings', async () => {
    const { reader } = await makeIndex(make);
    const { message } = shareGeneration(reader.current());
    const { generation, miniSearch } = openShared(structuredClone(message), null);
    expect(generation.number).toBe(1);
    expect(generation.documentFrequency('english', 'ferri')).toBe(1);
    const found = generation.find('b.txt');
    expect(found?.segment.segment.stored.document(found.document).text).toBe('The ferry sank.');
    expect(miniSearch).toBeNull();
  });

  it('is opened in another thread, which reads it while it is shared, moved on from or not', async () => {
    const { reader, update } = await makeIndex(make);
    const thread = new WorkerThread<unknown, readonly string[]>(
      new URL('./shared-worker.js', import.meta.url),
    );
    try {
      const first = shareGeneration(reader.current());
      await update();
      await reader.refresh({ fallback: false });
      expect(await thread.run(first.message).result).toEqual(['A comet was seen.', 'The ferry sank.']);
      const second = shareGeneration(reader.current());
      expect(await thread.run(second.message).result).toEqual([
        'A comet was seen.',
        'A storm surge.',
        'The ferry sank.',
      ]);
      first.release();
      second.release();
      reader.close();
    } finally {
      await thread.close();
    }
  });

  it('keeps the segments of the generation before that it shares, with what they remember', async () => {
    const { reader, update } = await makeIndex(make);
    const before = openShared(shareGeneration(reader.current()).message, null);
    await update();
    await reader.refresh({ fallback: false });
    const after = openShared(shareGeneration(reader.current()).message, before);
    expect(after.generation.segments).toHaveLength(2);
    expect(after.generation.segments[0]?.segment === before.generation.segments[0]?.segment).toBe(true);
    expect(after.generation.documentCount).toBe(3);
  });

  it('brings its segments in the order of the manifest, or is refused', async () => {
    const { reader } = await makeIndex(make);
    const { message } = shareGeneration(reader.current());
    expect(() => openShared({ ...message, segments: [] }, null)).toThrow('lacks segment 000001');
  });
});

describe('the files of a segment', () => {
  it('are closed once the reader has closed it and every sharing is released', async () => {
    let closed = 0;
    const { reader } = await makeIndex(() => {
      const directory = new MemoryDirectory();
      const open = directory.open.bind(directory);
      directory.open = (name) => {
        const file = open(name);
        if (name.endsWith('documents.bin')) file.close = () => (closed += 1);
        return file;
      };
      return directory;
    });
    const [first, second] = [shareGeneration(reader.current()), shareGeneration(reader.current())];
    closed = 0;
    first.release();
    first.release();
    reader.close();
    expect(closed).toBe(0);
    second.release();
    expect(closed).toBe(1);
  });
});
