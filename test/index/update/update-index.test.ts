import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Directory } from '../../../src/index/directory/directory.js';
import { FileDirectory } from '../../../src/index/directory/file-directory.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { IndexReader } from '../../../src/index/read/index-reader.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import type { UpdateSummary } from '../../../src/index/update/update-summary.js';
import { Searcher } from '../../../src/search/searcher.js';
import { writeCorpus } from '../../documents/read-corpus.js';
import { makeRequest } from '../../search/memory-generation.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

const root = temporaryFolder();

async function searcherOver(directory: Directory): Promise<Searcher> {
  const reader = new IndexReader(directory);
  await reader.refresh({ fallback: false });
  return new Searcher(reader.current().generation, { timeoutMs: 10_000 });
}

async function idsIn(directory: Directory): Promise<string[]> {
  const searcher = await searcherOver(directory);
  return searcher.findIds(makeRequest('', { limit: 1000 })).ids.sort();
}

const line = (id: string, text: string): string =>
  `${JSON.stringify({ _id: id, title: `Title ${id}`, text })}\n`;
const counts = ({ added, changed, removed, published }: UpdateSummary): object => ({
  added,
  changed,
  removed,
  published,
});

describe('updateIndex', () => {
  it('indexes everything once and publishes nothing when nothing changed', async () => {
    const corpus = writeCorpus(root, {
      'a.txt': 'Comet seen\n\nA comet was seen.',
      'b/c.jsonl': line('x', 'ferry') + line('y', 'storm'),
    });
    const directory = new MemoryDirectory();
    const first = await updateIndex({ corpus, directory });
    expect(counts(first)).toEqual({ added: 3, changed: 0, removed: 0, published: true });
    const second = await updateIndex({ corpus, directory });
    expect(counts(second)).toEqual({ added: 0, changed: 0, removed: 0, published: false });
    expect(second.bytesRead).toBe(0);
    expect(await idsIn(directory)).toEqual(['a.txt', 'x', 'y']);
  });

  it('reads unchanged files again by other settings, and where the corpus becomes a vault', async () => {
    const corpus = writeCorpus(root, {
      'a.md': '# Ferry\n\nIt sails.',
      'b.md': '---\ndraft: true\n---\n# Storm\n\nIt blows.',
    });
    const directory = new MemoryDirectory();
    const titles = async (): Promise<string[]> =>
      (await searcherOver(directory))
        .search(makeRequest('', { limit: 10 }))
        .hits.map(({ title }) => title)
        .sort();
    const first = await updateIndex({ corpus, directory });
    expect(first.skipped).toMatchObject([{ path: 'b.md', reason: 'draft' }]);
    expect(await titles()).toEqual(['Ferry']);
    await updateIndex({ corpus, directory, reading: { drafts: true } });
    expect(await titles()).toEqual(['Ferry', 'Storm']);
    writeFiles(corpus, { 'c.md': 'See [[a]].' });
    await updateIndex({ corpus, directory, reading: { drafts: true } });
    expect(await titles()).toEqual(['a', 'b', 'c']);
  });

  it('reads source code where it is told to', async () => {
    const corpus = writeCorpus(root, { 'a.md': '# Ferry\n\nIt sails.', 'src/pilot.py': '# Guides ships.\n' });
    const directory = new MemoryDirectory();
    expect(await updateIndex({ corpus, directory })).toMatchObject({
      documents: 1,
      skipped: [{ path: 'src/pilot.py', reason: 'unsupported' }],
    });
    const reading = { sourceFiles: true };
    expect(await updateIndex({ corpus, directory, reading })).toMatchObject({ documents: 2, skipped: [] });
    const { hits } = (await searcherOver(directory)).search(makeRequest('guides ships'));
    expect(hits.map(({ title }) => title)).toEqual(['pilot.py']);
  });

  it('indexes only the changed line of a file', async () => {
    const corpus = writeCorpus(root, {
      'a.jsonl': line('x', 'ferry') + line('y', 'storm') + line('z', 'comet'),
    });
    const directory = new MemoryDirectory();
    await updateIndex({ corpus, directory });
    writeFiles(corpus, {
      'a.jsonl': line('x', 'ferry') + line('new', 'wheat') + line('y', 'lantern bridge') + line('z', 'comet'),
    });
    expect(counts(await updateIndex({ corpus, directory }))).toEqual({
      added: 1,
      changed: 1,
      removed: 0,
      published: true,
    });
    const searcher = await searcherOver(directory);
    expect(searcher.findIds(makeRequest('lantern')).ids).toEqual(['y']);
    expect(searcher.findIds(makeRequest('storm', { fuzzy: 'off' })).ids).toEqual([]);
  });

  it('gives an id to the first of the documents that name it, whichever came last, and loses none', async () => {
    const corpus = writeCorpus(root, { 'b.jsonl': line('x', 'from b') });
    const directory = new MemoryDirectory();
    await updateIndex({ corpus, directory });
    writeFiles(corpus, {
      'a.jsonl': line('x', 'from a'),
      'c.jsonl': line('y', 'lantern') + line('x', 'from c'),
    });
    const second = await updateIndex({ corpus, directory });
    expect(second).toMatchObject({ documents: 4, skipped: [] });
    expect(second.warnings.map(({ path: file, line: at }) => `${file}:${at}`)).toEqual([
      'b.jsonl:1',
      'c.jsonl:2',
    ]);
    expect(second.warnings[1]?.message).toBe(
      'the id "x" is taken by a.jsonl:1; this document is known as "c.jsonl#2"',
    );
    expect(await idsIn(directory)).toEqual(['b.jsonl#1', 'c.jsonl#2', 'x', 'y']);
    expect((await updateIndex({ corpus, directory })).warnings).toEqual(second.warnings);
    rmSync(path.join(corpus, 'a.jsonl'));
    expect(counts(await updateIndex({ corpus, directory }))).toMatchObject({ published: true });
    expect(await idsIn(directory)).toEqual(['c.jsonl#2', 'x', 'y']);
    const [hit] = (await searcherOver(directory)).search(makeRequest('"from b"')).hits;
    expect(hit?.id).toBe('x');
  });

  it('loses none of the documents of a record in two languages of which one has its id taken', async () => {
    const inTwo = JSON.stringify({ _id: 'x', title: 'Notes', text: { en: 'lantern', de: 'Laterne' } });
    const corpus = writeCorpus(root, { 'b.jsonl': `${inTwo}\n` });
    const directory = new MemoryDirectory();
    await updateIndex({ corpus, directory });
    expect(await idsIn(directory)).toEqual(['x#de', 'x#en']);
    writeFiles(corpus, { 'a.jsonl': line('x#de', 'from a') });
    await updateIndex({ corpus, directory });
    expect(await idsIn(directory)).toEqual(['b.jsonl#1#de', 'x#de', 'x#en']);
  });

  it('publishes nothing for a corpus that is gone or empty, and keeps the index', async () => {
    const corpus = writeCorpus(root, { 'a.txt': 'Comet\n\nseen' });
    const directory = new MemoryDirectory();
    await updateIndex({ corpus, directory });
    rmSync(path.join(corpus, 'a.txt'));
    await expect(updateIndex({ corpus, directory })).rejects.toMatchObject({ code: 'corpus_shrunk' });
    rmSync(corpus, { recursive: true });
    await expect(updateIndex({ corpus, directory })).rejects.toMatchObject({ code: 'corpus_missing' });
    expect(await idsIn(directory)).toEqual(['a.txt']);
  });

  it('refuses a second writer', async () => {
    const corpus = writeCorpus(root, { 'a.txt': 'Comet\n\nseen' });
    const directory = new FileDirectory(path.join(root, 'locked'));
    const lock = await directory.lock();
    await expect(updateIndex({ corpus, directory })).rejects.toMatchObject({ code: 'index_locked' });
    await lock.release();
    await expect(updateIndex({ corpus, directory })).resolves.toMatchObject({ documents: 1 });
  });

  it('takes over a lock whose owner is dead', async () => {
    const folder = path.join(root, 'dead');
    mkdirSync(folder);
    writeFileSync(
      path.join(folder, 'LOCK'),
      JSON.stringify({ pid: 2 ** 22 + 5, host: (await import('node:os')).hostname(), nonce: 'x' }),
    );
    const lock = await new FileDirectory(folder).lock();
    await lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves a lock of another machine alone', async () => {
    const folder = path.join(root, 'foreign');
    mkdirSync(folder);
    writeFileSync(
      path.join(folder, 'LOCK'),
      JSON.stringify({ pid: 1, host: 'elsewhere', nonce: 'x', since: 'then' }),
    );
    await expect(new FileDirectory(folder).lock()).rejects.toMatchObject({ code: 'index_locked' });
  });

  it('keeps the number of segments and of generations small over many changes', async () => {
    const corpus = writeCorpus(root, {});
    const index = path.join(root, 'many');
    for (let round = 0; round < 14; round += 1) {
      writeFiles(corpus, { [`${round}.txt`]: `Story ${round}\n\nThe ferry left for the ${round}. time.` });
      await updateIndex({ corpus, directory: new FileDirectory(index) });
    }
    const searcher = await searcherOver(new FileDirectory(index));
    expect(searcher.generation.documentCount).toBe(14);
    expect(searcher.generation.segments.length).toBeLessThan(6);
    expect(readdirSync(index).filter((name) => /^generation-\d+\.json$/.test(name))).toHaveLength(2);
    expect(searcher.search(makeRequest('ferry')).totalHits).toBe(14);
  });
});

describe('a damaged index', () => {
  it('is served from the generation before, and says so', async () => {
    const corpus = writeCorpus(root, { 'a.txt': 'Comet\n\nA comet.' });
    const index = path.join(root, 'fallback');
    await updateIndex({ corpus, directory: new FileDirectory(index) });
    writeFiles(corpus, { 'b.txt': 'Storm\n\nA storm.' });
    await updateIndex({ corpus, directory: new FileDirectory(index) });
    writeFileSync(path.join(index, 'segments', '000002', 'index.bin'), 'broken');
    const reader = new IndexReader(new FileDirectory(index));
    await reader.refresh({ fallback: true });
    expect(reader.current().generation.number).toBe(1);
    expect(reader.current().degraded).toContain('000002');
    await expect(updateIndex({ corpus, directory: new FileDirectory(index) })).resolves.toMatchObject({
      documents: 2,
    });
    await reader.refresh({ fallback: true });
    expect(reader.current().degraded).toBeNull();
    reader.close();
  });

  it('of no index at all is a message of its own', async () => {
    await expect(
      new IndexReader(new FileDirectory(path.join(root, 'nowhere'))).refresh({ fallback: true }),
    ).rejects.toMatchObject({
      code: 'index_missing',
    });
  });
});
