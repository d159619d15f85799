import { rmSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { FileDirectory } from '../../../src/index/directory/file-directory.js';
import { compareCorpus } from '../../../src/index/update/compare-corpus.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

const root = temporaryFolder();
const files = {
  'a.txt': 'Comet',
  'b/c.txt': 'The ferry',
  'b/d.md': 'A storm surge',
  'e.txt': 'Wheat prices',
};
let directory: FileDirectory;
let corpora = 0;

beforeEach(async () => {
  corpora += 1;
  directory = new FileDirectory(path.join(root, `index-${corpora}`));
  await updateIndex({ corpus: writeCorpus(files), directory });
});

function writeCorpus(contents: Readonly<Record<string, string>>): string {
  const corpus = path.join(root, `corpus-${corpora}`);
  rmSync(corpus, { recursive: true, force: true });
  writeFiles(corpus, contents);
  return corpus;
}

const relationOf = (contents: Readonly<Record<string, string>>): Promise<string> =>
  compareCorpus(directory, writeCorpus(contents));

describe('a corpus', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['copied', files],
    [
      'with edited files',
      Object.fromEntries(Object.keys(files).map((name) => [name, `Another text of ${name}`])),
    ],
    [
      'with many more files',
      { ...files, ...Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`${n}.txt`, 'x'])) },
    ],
    ['with few of its files left', { 'a.txt': 'Comet' }],
    ['with a renamed folder', { 'a.txt': 'Comet', 'z/c.txt': 'The ferry', 'z/d.md': 'A storm surge' }],
    [
      'below a new folder',
      Object.fromEntries(Object.entries(files).map(([name, text]) => [`new/${name}`, text])),
    ],
  ])('%s is the one that the index was built from', async (_, contents) => {
    expect(await relationOf(contents)).toBe('same');
  });

  it('of other files is another, also where one is called the same', async () => {
    expect(await relationOf({ 'x.txt': 'Comet', 'y.txt': 'The ferry' })).toBe('other');
    expect(await relationOf({ 'a.txt': 'Alpha', 'x.txt': 'Beta', 'y.txt': 'Gamma' })).toBe('other');
  });

  it('that is not there, or empty, is absent', async () => {
    expect(await relationOf({ '.hidden/a.txt': 'Comet' })).toBe('absent');
    expect(await compareCorpus(directory, path.join(root, 'nowhere'))).toBe('absent');
  });

  it('is not taken for its own index', async () => {
    const corpus = writeCorpus({});
    await updateIndex({ corpus: path.dirname(directory.folder), directory }).catch(() => undefined);
    expect(await compareCorpus(directory, directory.folder)).toBe('absent');
    expect(await compareCorpus(directory, corpus)).toBe('absent');
  });
});
