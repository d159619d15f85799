import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { walkCorpus } from '../../../src/documents/source/corpus-walk.js';
import { FindlingError } from '../../../src/errors.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { printSkipped, writeCorpus } from '../read-corpus.js';

const root = temporaryFolder();

async function walkPaths(corpus: string): Promise<string[]> {
  return (await walkCorpus(corpus)).files.map((file) => file.path);
}

async function codeOfWalk(corpus: string): Promise<string> {
  const error: unknown = await walkCorpus(corpus).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(FindlingError);
  expect((error as FindlingError).message).toContain(corpus);
  return (error as FindlingError).code;
}

describe('walkCorpus', () => {
  it('lists files of known formats at any depth, in code-unit order of their paths', async () => {
    const names = [
      'b.txt',
      'a/z.md',
      'a-b.txt',
      'a.txt',
      'a/b/c.jsonl',
      'B.TXT',
      'Z/a.HTML',
      '\u00e9.csv',
      'x.json',
      'y.htm',
    ];
    const corpus = writeCorpus(root, Object.fromEntries(names.map((name) => [name, 'text'])));
    expect(await walkPaths(corpus)).toEqual([...names].sort());
  });

  it('gives the path, size and time of each file', async () => {
    const corpus = writeCorpus(root, { 'a/b.txt': 'four' });
    const [file] = (await walkCorpus(corpus)).files;
    expect(file).toMatchObject({ path: 'a/b.txt', absolutePath: path.join(corpus, 'a', 'b.txt'), bytes: 4 });
    expect(file?.mtimeMs).toBeGreaterThan(0);
  });

  it('passes over what begins with a point, without a word', async () => {
    const corpus = writeCorpus(root, { '.hidden.txt': 'x', '.git/a.txt': 'x', 'a.txt': 'x' });
    const { files, skipped } = await walkCorpus(corpus);
    expect(files.map((file) => file.path)).toEqual(['a.txt']);
    expect(skipped).toEqual([]);
  });

  it('passes over the index within the corpus, by whatever path it is named, and other files of Findling', async () => {
    const corpus = writeCorpus(root, {
      'a.txt': 'x',
      'findling.config.json': '{}',
      'synonyms.txt': 'x, y',
      'index/notes.txt': 'x',
      'index/segments/000001/sources.json': '{}',
    });
    symlinkSync(path.join(corpus, 'index'), path.join(root, 'link-to-index'));
    const ownPaths = ['link-to-index', 'nowhere'].map((name) => path.join(root, name));
    const { files, skipped } = await walkCorpus(corpus, {
      ownPaths: [...ownPaths, path.join(corpus, 'synonyms.txt')],
    });
    expect(files.map((file) => file.path)).toEqual(['a.txt']);
    expect(skipped).toEqual([]);
  });

  it('passes over the parts of any index, but not documents of the same names or beside them', async () => {
    const index = {
      'segments/a.json': '{}',
      'generation-000001.json': '{}',
      'generation-000001.sources.json': '{}',
    };
    const corpus = writeCorpus(root, {
      ...index,
      'notes.txt': 'x',
      ...Object.fromEntries(Object.entries(index).map(([name, text]) => [`old/${name}`, text])),
      'music/segments/a.txt': 'x',
      'music/generation.txt': 'x',
      'talks/generation-000001.json': '{}',
    });
    expect(await walkPaths(corpus)).toEqual([
      'music/generation.txt',
      'music/segments/a.txt',
      'notes.txt',
      'talks/generation-000001.json',
    ]);
  });

  it('reports what it does not read, and why', async () => {
    const corpus = writeCorpus(root, { 'a.txt': 'x', 'b.png': 'x', Makefile: 'x', 'c.exe': 'x' });
    symlinkSync('/etc/passwd', path.join(corpus, 'passwd.txt'));
    symlinkSync('nowhere', path.join(corpus, 'dangling.txt'));
    symlinkSync('itself.txt', path.join(corpus, 'itself.txt'));
    symlinkSync('..', path.join(corpus, 'parent'));
    execFileSync('mkfifo', [path.join(corpus, 'pipe.txt')]);
    const { files, skipped } = await walkCorpus(corpus);
    expect(files.map((file) => file.path)).toEqual(['a.txt']);
    expect(printSkipped(skipped)).toEqual([
      'Makefile unsupported',
      'b.png unsupported',
      'c.exe unsupported',
      'dangling.txt symlink',
      'itself.txt symlink',
      'parent symlink',
      'passwd.txt symlink',
      'pipe.txt not_a_file',
    ]);
  });

  it('lists source code only where it is told to, and says how', async () => {
    const corpus = writeCorpus(root, { 'a.txt': 'x', 'b.py': 'x', 'c.TS': 'x', Makefile: 'x', 'd.png': 'x' });
    const { skipped } = await walkCorpus(corpus);
    const messages = skipped.map(({ path: file, message }) => [file, message.includes('sourceFiles')]);
    expect(Object.fromEntries(messages)).toEqual({
      Makefile: true,
      'b.py': true,
      'c.TS': true,
      'd.png': false,
    });
    const { files } = await walkCorpus(corpus, { sourceFiles: true });
    expect(files.map((file) => file.path)).toEqual(['Makefile', 'a.txt', 'b.py', 'c.TS']);
  });

  it('passes over what is no document of anybody, and says what it is', async () => {
    const corpus = writeCorpus(root, {
      ...{ 'a.txt': 'x', '.DS_Store': 'x', '.hidden.txt': 'x', 'docs/package.json': '{}' },
      ...{ 'docs/note.orig.md': 'x', '~$report.docx': 'x', 'site/index.html': 'x', 'site/index.xml': 'x' },
    });
    const { files, skipped } = await walkCorpus(corpus);
    expect(files.map((file) => file.path)).toEqual(['a.txt', 'site/index.html']);
    expect(skipped.map(({ path: file, reason, message }) => [file, reason, message])).toEqual([
      ['.DS_Store', 'passed_over', 'files of the operating system'],
      ['docs/note.orig.md', 'passed_over', 'originals left by a merge'],
      ['docs/package.json', 'passed_over', 'settings of programs'],
      ['site/index.xml', 'passed_over', 'feeds of pages that are read themselves'],
      ['~$report.docx', 'passed_over', 'locks of an office program'],
    ]);
  });

  it.runIf(process.getuid?.() !== 0)('reports folders it may not read, and goes on', async () => {
    const corpus = writeCorpus(root, { 'a.txt': 'x', 'closed/b.txt': 'x' });
    chmodSync(path.join(corpus, 'closed'), 0);
    const { files, skipped } = await walkCorpus(corpus);
    chmodSync(path.join(corpus, 'closed'), 0o700);
    expect(files.map((file) => file.path)).toEqual(['a.txt']);
    expect(printSkipped(skipped)).toEqual(['closed unreadable']);
  });

  it('takes names as they come: line breaks, escapes, directions, prototypes', async () => {
    const names = [
      'a\nb.txt',
      'a\u001b[31m.txt',
      'a\u202eb.txt',
      '-rf.txt',
      'a .txt',
      '__proto__.md',
      'constructor.md',
      'CON.txt',
      '..a.txt'.slice(1),
    ];
    const corpus = writeCorpus(root, Object.fromEntries(names.map((name) => [name, 'x'])));
    expect(await walkPaths(corpus)).toEqual(names.filter((name) => !name.startsWith('.')).sort());
  });

  it('skips a name that is not UTF-8', async () => {
    const corpus = writeCorpus(root, { 'a.txt': 'x' });
    writeFileSync(Buffer.concat([Buffer.from(`${corpus}/b`), Buffer.from([0xff]), Buffer.from('.txt')]), 'x');
    const { files, skipped } = await walkCorpus(corpus);
    expect(files.map((file) => file.path)).toEqual(['a.txt']);
    expect(printSkipped(skipped)).toEqual(['b\ufffd.txt unreadable']);
  });

  it('gives paths in NFC, and skips the second of two names equal then', async () => {
    const corpus = writeCorpus(root, {
      'caf\u00e9.txt': 'one',
      'cafe\u0301.txt': 'two',
      'na\u0308h/a.txt': 'x',
    });
    const { files, skipped } = await walkCorpus(corpus);
    expect(files.map((file) => file.path)).toEqual(['caf\u00e9.txt', 'n\u00e4h/a.txt']);
    expect(files[1]?.absolutePath).toContain('na\u0308h');
    expect(printSkipped(skipped)).toEqual(['caf\u00e9.txt duplicate_id']);
  });

  it('goes no deeper than its limit', async () => {
    const corpus = writeCorpus(root, { 'a/b/c/d.txt': 'x', 'a/b/e.txt': 'x' });
    const { files, skipped } = await walkCorpus(corpus, { maxDepth: 2 });
    expect(files.map((file) => file.path)).toEqual(['a/b/e.txt']);
    expect(printSkipped(skipped)).toEqual(['a/b/c unreadable']);
    const deep = writeCorpus(root, {});
    mkdirSync(path.join(deep, ...Array.from({ length: 70 }, () => 'd')), { recursive: true });
    expect(printSkipped((await walkCorpus(deep)).skipped)).toEqual([
      `${Array.from({ length: 65 }, () => 'd').join('/')} unreadable`,
    ]);
  });

  it('reads a corpus that is itself behind a link', async () => {
    const corpus = writeCorpus(root, { 'a.txt': 'x' });
    const link = path.join(root, 'link-to-corpus');
    symlinkSync(corpus, link);
    expect((await walkCorpus(link)).files[0]?.absolutePath).toBe(path.join(corpus, 'a.txt'));
  });

  it('fails with advice when the corpus is not there, or not a folder', async () => {
    expect(await codeOfWalk(path.join(root, 'nowhere'))).toBe('corpus_missing');
    const file = path.join(writeCorpus(root, { 'a.txt': 'x' }), 'a.txt');
    expect(await codeOfWalk(file)).toBe('corpus_unreadable');
    expect(await codeOfWalk(`${file}/deeper`)).toBe('corpus_missing');
  });
});
