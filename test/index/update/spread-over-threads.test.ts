import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileDirectory } from '../../../src/index/directory/file-directory.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { IndexReader } from '../../../src/index/read/index-reader.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { Searcher } from '../../../src/search/searcher.js';
import { writeCorpus } from '../../documents/read-corpus.js';
import { makeRequest } from '../../search/memory-generation.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

const root = temporaryFolder();

const line = (id: string, text: string): string =>
  `${JSON.stringify({ _id: id, title: `Title ${id}`, text })}\n`;

describe('updateIndex', () => {
  it('spreads a larger corpus over threads, every document once, to the same files each time', async () => {
    // Long words: much text, few tokens.
    const words = Array.from({ length: 200 }, (_, number) => `${'word'.repeat(15)}${number}`);
    const lines = Array.from({ length: 2300 }, (_, number) =>
      line(`d${number}`, `${words.slice(number % 120, (number % 120) + 60).join(' ')} only${number}`),
    );
    const corpus = writeCorpus(root, { 'a.jsonl': lines.join('') });
    const built: string[][] = [];
    // Threads write what they build where they can; from memory it comes back as bytes.
    for (const directory of [new MemoryDirectory(), new FileDirectory(path.join(root, 'spread'))]) {
      expect(await updateIndex({ corpus, directory, threads: 2 })).toMatchObject({ added: 2300 });
      const reader = new IndexReader(directory);
      await reader.refresh({ fallback: false });
      const { generation } = reader.current();
      expect(generation.segments.map(({ documentCount }) => documentCount).length).toBeGreaterThan(1);
      const searcher = new Searcher(generation, { timeoutMs: 10_000 });
      expect(searcher.findIds(makeRequest(words[100] ?? '', { limit: 1, fuzzy: 'off' })).totalHits).toBe(
        lines.filter((text) => text.includes(`${words[100] ?? ''} `)).length,
      );
      for (const id of ['d0', 'd1149', 'd2299'])
        expect(searcher.findIds(makeRequest(`only${id.slice(1)}`, { fuzzy: 'off' })).ids).toEqual([id]);
      const names = await directory.list('segments');
      built.push(
        await Promise.all(
          names.map(async (name) => (await directory.read(`segments/${name}/index.bin`))?.sha256 ?? ''),
        ),
      );
    }
    expect(built[1]).toEqual(built[0]);
  });

  it('says what a thread could not write, and publishes nothing', async () => {
    const lines = Array.from({ length: 2100 }, (_, number) =>
      line(`d${number}`, `${`${'word'.repeat(15)} `.repeat(34)}${number}`),
    );
    const corpus = writeCorpus(root, { 'a.jsonl': lines.join('') });
    const index = path.join(root, 'unwritable');
    writeFiles(index, { segments: 'a file where a folder should be' });
    const update = updateIndex({ corpus, directory: new FileDirectory(index), threads: 2 });
    await expect(update).rejects.toMatchObject({ name: 'FindlingError', code: 'write_failed' });
    await expect(update).rejects.toThrow(/segments.* cannot be written: ENOTDIR/);
    expect(readdirSync(index)).toEqual(['segments']);
  });
});
