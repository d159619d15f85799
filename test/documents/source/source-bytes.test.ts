import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../src/documents/read-records.js';
import type { SourceFile } from '../../../src/documents/record.js';
import { walkCorpus } from '../../../src/documents/source/corpus-walk.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { printSkipped, readFile, writeCorpus } from '../read-corpus.js';

const root = temporaryFolder();

async function walked(name: string, content = 'Title\n\nText'): Promise<SourceFile> {
  const [file] = (await walkCorpus(writeCorpus(root, { [name]: content }))).files;
  return file!;
}

describe.each(['a.txt', 'a.jsonl', 'a.csv', 'a.json'])('%s, changed between walk and read', (name) => {
  const changes: readonly (readonly [string, string, (file: string) => void])[] = [
    [
      'vanished',
      'unreadable',
      (file) => {
        rmSync(file);
      },
    ],
    [
      'now a folder',
      'not_a_file',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
    [
      'now a link out of the corpus',
      'symlink',
      (file) => {
        rmSync(file);
        symlinkSync('/etc/passwd', file);
      },
    ],
    [
      'now a pipe nobody writes to',
      'not_a_file',
      (file) => {
        rmSync(file);
        execFileSync('mkfifo', [file]);
      },
    ],
  ];
  it.each(changes)('is skipped when it is %s', async (_what, reason, change) => {
    const file = await walked(name);
    change(file.absolutePath);
    const { documents, skipped } = await readFile(file);
    expect(documents).toEqual([]);
    expect(printSkipped(skipped)).toEqual([`${name} ${reason}`]);
  });

  it('is skipped when a folder above it was replaced by a link', async () => {
    const file = await walked(`folder/${name}`);
    const folder = path.dirname(file.absolutePath);
    renameSync(folder, `${folder}-moved`);
    symlinkSync(`${folder}-moved`, folder);
    expect(printSkipped((await readFile(file)).skipped)).toEqual([`folder/${name} symlink`]);
  });

  it('is skipped when it has no content', async () => {
    expect(printSkipped((await readFile(await walked(name, ''))).skipped)).toEqual([`${name} empty`]);
    expect(printSkipped((await readFile(await walked(name, ' \n\n '))).skipped)).toEqual([`${name} empty`]);
  });
});

describe('reading', () => {
  it('goes no further than the size a file had when it was opened', async () => {
    const line = '{"title":"A"}\n';
    const file = await walked('a.jsonl', line.repeat(10));
    let records = 0;
    for await (const batch of readRecords(file, { chunkBytes: line.length, batchSize: 1 })) {
      records += batch.length;
      if (records < 100) appendFileSync(file.absolutePath, line);
    }
    expect(records).toBe(10);
  });

  it('copes with a file that shrinks', async () => {
    const line = '{"title":"A"}\n';
    const file = await walked('a.jsonl', line.repeat(10));
    let records = 0;
    for await (const batch of readRecords(file, { chunkBytes: line.length, batchSize: 1 })) {
      records += batch.length;
      if (records === 3) truncateSync(file.absolutePath, line.length * 4);
    }
    expect(records).toBe(4);
  });

  it('skips a document larger than the budget, however sparse', async () => {
    const file = await walked('a.txt');
    truncateSync(file.absolutePath, 11 * 1024 * 1024);
    expect(printSkipped((await readFile(file)).skipped)).toEqual(['a.txt too_large']);
    const lines = await walked('a.jsonl', '');
    truncateSync(lines.absolutePath, 11 * 1024 * 1024);
    expect(printSkipped((await readFile(lines)).skipped)).toEqual(['a.jsonl binary']);
  });

  it('closes the file when the reader is left early', async () => {
    const file = await walked('a.jsonl', '{"title":"A"}\n'.repeat(100));
    const open = (): number => readdirSync('/proc/self/fd').length;
    const before = open();
    for (let i = 0; i < 20; i++) {
      for await (const batch of readRecords(file, { batchSize: 1 })) {
        expect(batch).toHaveLength(1);
        break;
      }
    }
    expect(open()).toBe(before);
  });

  it('of a format that is not read is a skip', async () => {
    const file = await walked('a.txt');
    writeFileSync(`${file.absolutePath}.xyz`, 'x');
    const unknown = { ...file, path: 'a.txt.xyz', absolutePath: `${file.absolutePath}.xyz` };
    expect(printSkipped((await readFile(unknown)).skipped)).toEqual(['a.txt.xyz unsupported']);
  });
});
