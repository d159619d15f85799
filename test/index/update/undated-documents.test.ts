import { describe, expect, it } from 'vitest';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { writeCorpus } from '../../documents/read-corpus.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

const root = temporaryFolder();

describe('documents without a date', () => {
  it('are counted in all of the index, also when only a part of it was read anew', async () => {
    const corpus = writeCorpus(root, {
      'notes.csv': 'id,text,date\na,ferry,2024\nb,ferry,03/04/2024\nc,ferry,\n',
      'story.txt': 'Ferry\n\nIt sails.',
    });
    const directory = new MemoryDirectory();
    const first = await updateIndex({ corpus, directory });
    expect(first.undated).toEqual({
      documents: 3,
      unread: 1,
      example: { value: '03/04/2024', id: 'b', isAmbiguous: true },
    });
    writeFiles(corpus, { 'other.csv': 'id,text,date\nd,ferry,soon\n' });
    const second = await updateIndex({ corpus, directory });
    expect(second.undated).toEqual({
      documents: 4,
      unread: 1,
      example: { value: 'soon', id: 'd', isAmbiguous: false },
    });
    expect((await updateIndex({ corpus, directory })).undated.documents).toBe(4);
  });

  it('are read again, and dated, once the setting says in which order their dates are written', async () => {
    const corpus = writeCorpus(root, { 'notes.csv': 'id,text,date\na,ferry,03/04/2024\n' });
    const directory = new MemoryDirectory();
    expect((await updateIndex({ corpus, directory })).undated.documents).toBe(1);
    const reading = { dateOrder: 'dmy' } as const;
    expect((await updateIndex({ corpus, directory, reading })).undated.documents).toBe(0);
  });
});

describe('files that are too large', () => {
  it('are skipped with the name of the setting', async () => {
    const corpus = writeCorpus(root, {
      'a.txt': 'Ferry',
      'large.txt': 'x'.repeat(3000),
      'notes.jsonl': `{"text":"${'x'.repeat(3000)}"}\n{"text":"b"}\n`,
    });
    const { skipped } = await updateIndex({
      corpus,
      directory: new MemoryDirectory(),
      reading: { maxRecordBytes: 1000 },
    });
    expect(skipped.map(({ path, reason }) => [path, reason])).toEqual([
      ['large.txt', 'too_large'],
      ['notes.jsonl', 'too_large'],
    ]);
    for (const { message } of skipped) expect(message).toContain('raise the setting maxDocument');
  });
});
