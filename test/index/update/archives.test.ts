import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { zipOf } from '../../documents/zip-of.js';
import { temporaryFolder } from '../../temporary-folder.js';

const corpus = temporaryFolder();

describe('updating an index from archives', () => {
  it('reads an archive again when it changes, and indexes only what is new in it', async () => {
    const directory = new MemoryDirectory();
    const update = async (files: Readonly<Record<string, string>>): Promise<object> => {
      writeFileSync(path.join(corpus, 'a.zip'), zipOf(files));
      const { added, changed, removed, skipped } = await updateIndex({ corpus, directory });
      return {
        added,
        changed,
        removed,
        skipped: skipped.map(({ path: where, message }) => `${where}: ${message}`),
      };
    };
    const files = { 'one.txt': 'A comet was seen.', 'two.txt': 'A ferry was late.', 'empty.txt': '' };
    const skipped = ['a.zip: empty.txt: the file is empty'];
    expect(await update(files)).toEqual({ added: 2, changed: 0, removed: 0, skipped });
    expect(await update({ ...files, 'three.txt': 'A new story.' })).toEqual({
      added: 1,
      changed: 0,
      removed: 0,
      skipped,
    });
    const moved = { 'one.txt': 'Two comets were seen.', 'moved/two.txt': 'A ferry was late.' };
    expect(await update(moved)).toEqual({ added: 1, changed: 1, removed: 2, skipped: [] });
  });
});
