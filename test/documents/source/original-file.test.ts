import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { machineFileSystem } from '../../../src/documents/source/corpus-file-system.js';
import { originalsOf } from '../../../src/documents/source/original-file.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

const root = temporaryFolder();
const corpus = path.join(root, 'corpus');
writeFiles(root, {
  'secret.txt': 'not of the corpus',
  'corpus-beside/x.txt': 'not of the corpus',
  'corpus/a.txt': 'first line\n',
  'corpus/folder/b c.txt': 'second',
  'corpus/archive.zip': 'PK',
});
const open = originalsOf(corpus);

async function read(name: string): Promise<string | null> {
  const file = open(name);
  if (file === null) return null;
  try {
    return Buffer.from(await file.read(0, file.bytes)).toString();
  } finally {
    file.close();
  }
}

describe('the file of a document', () => {
  it('is read as it lies in the corpus, in pieces', async () => {
    expect(await read('a.txt')).toBe('first line\n');
    expect(await read('folder/b c.txt')).toBe('second');
    const file = open('a.txt');
    expect(Buffer.from((await file?.read(6, 100)) ?? []).toString()).toBe('line\n');
    expect(await file?.read(11, 100)).toHaveLength(0);
    file?.close();
    file?.close();
  });

  it('is found by its composed name where the disk has another', async () => {
    writeFileSync(path.join(corpus, 'cafe\u0301.txt'), 'decomposed');
    expect(await read('caf\u00e9.txt')).toBe('decomposed');
  });

  it.each([
    '../secret.txt',
    'folder/../../secret.txt',
    'folder/../a.txt',
    './a.txt',
    '/etc/passwd',
    path.join(root, 'secret.txt'),
    '../corpus-beside/x.txt',
    'folder//b c.txt',
    'a.txt\0.png',
    '',
    '.',
    'folder',
    'folder/',
    'absent.txt',
    'archive.zip/inner.txt',
    'a.txt/b.txt',
  ])('is never %j', async (name) => {
    expect(await read(name)).toBeNull();
  });

  it('is never reached by a link, of a file or of a folder, into the corpus or out of it', async () => {
    symlinkSync(path.join(root, 'secret.txt'), path.join(corpus, 'link.txt'));
    symlinkSync(path.join(corpus, 'a.txt'), path.join(corpus, 'inside.txt'));
    symlinkSync(root, path.join(corpus, 'up'));
    for (const name of ['link.txt', 'inside.txt', 'up/secret.txt', 'up/corpus/a.txt'])
      expect(await read(name), name).toBeNull();
  });

  it('is none once its folder was replaced by a link', async () => {
    mkdirSync(path.join(corpus, 'moved'));
    writeFileSync(path.join(corpus, 'moved', 'secret.txt'), 'of the corpus');
    expect(await read('moved/secret.txt')).toBe('of the corpus');
    renameSync(path.join(corpus, 'moved'), path.join(corpus, 'kept'));
    symlinkSync(root, path.join(corpus, 'moved'));
    expect(await read('moved/secret.txt')).toBeNull();
  });

  it('is read where the corpus itself is reached by a link', () => {
    symlinkSync(corpus, path.join(root, 'linked'));
    const file = originalsOf(path.join(root, 'linked'))('a.txt');
    expect(file?.bytes).toBe(11);
    file?.close();
  });

  it('is an error where the machine cannot read it, which says nothing of the file', () => {
    const failing = {
      ...machineFileSystem,
      open: () => {
        throw Object.assign(new Error('too many open files'), { code: 'EMFILE' });
      },
    };
    expect(() => originalsOf(corpus, failing)('a.txt')).toThrow('too many open files');
  });
});
