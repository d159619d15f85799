// Machines that have little, or have it in another way: limits of a process, file systems that are odd, files that are. Each time the
// program does its work or says in a line why not, and the index is whole. FINDLING_ODD_MACHINES=full takes 100,000 empty files and
// lines of 400 MB; a few and shorter ones are taken otherwise. What needs a mount is skipped where this user may mount nothing.

import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBaseGeneration } from '../../src/index/commit/base-generation.js';
import { FileDirectory } from '../../src/index/directory/file-directory.js';
import { updateIndex } from '../../src/index/update/update-index.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';
import { useMounts } from './mounts.js';

const root = temporaryFolder();
const { mount, canMount } = useMounts();
const program = path.resolve(import.meta.dirname, '../../dist/cli/main.js');
const isFull = process.env['FINDLING_ODD_MACHINES'] === 'full';
const isLinux = process.platform === 'linux';
const EMPTY_FILES = isFull ? 100_000 : 2000;
const FORMATS = isFull
  ? ['txt', 'md', 'html', 'csv', 'tsv', 'jsonl', 'json', 'xml', 'mbox', 'rst']
  : ['txt', 'csv', 'jsonl'];
const LINE_BYTES = (isFull ? 400 : 24) << 20;

interface Ended {
  readonly code: number | null;
  readonly err: string;
  readonly out: string;
}

/** Runs the program by way of the shell, after what may set limits; `options` are those of Node. */
function findling(args: readonly string[], limits = 'true', options: readonly string[] = []): Ended {
  const quoted = [process.execPath, ...options, program, ...args].map((arg) => `'${arg}'`).join(' ');
  const { status, stderr, stdout } = spawnSync('sh', ['-c', `${limits}; exec ${quoted}`], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FINDLING_SEARCH_TIMEOUT_MS: '60000' },
    maxBuffer: 256 << 20,
  });
  return { code: status, err: stderr, out: stdout };
}

let folders = 0;

/** A corpus of two documents and an index of the first. */
async function makeIndex(): Promise<{
  readonly corpus: string;
  readonly index: string;
  readonly folder: string;
}> {
  folders += 1;
  const folder = path.join(root, `case-${folders}`);
  const corpus = path.join(folder, 'corpus');
  const index = path.join(folder, 'index');
  writeFiles(corpus, { 'a.txt': 'Ferry\n\nThe ferry sails.' });
  await updateIndex({ corpus, directory: new FileDirectory(index) });
  writeFiles(corpus, { 'b.txt': 'Storm\n\nThe ferry waits for the storm.' });
  return { corpus, index, folder };
}

/** The index is whole, and the next run on a machine like any other brings it up to date. */
async function expectSound(corpus: string, index: string): Promise<void> {
  const directory = new FileDirectory(index);
  (await openBaseGeneration(directory)).close();
  expect(await updateIndex({ corpus, directory })).toMatchObject({
    documents: 2,
    restarted: null,
    unswept: null,
  });
}

describe.runIf(isLinux)('a process with limits', () => {
  it.each([
    ['64 open files', 'ulimit -n 64', []],
    ['files of no more than 2 KB', 'ulimit -f 4', []],
    ['1.5 GB of addresses', 'ulimit -v 1500000', []],
    ['400 MB of addresses', 'ulimit -v 400000', []],
    ['a heap of 20 MB', 'true', ['--max-old-space-size=20']],
    ['a heap of 64 MB', 'true', ['--max-old-space-size=64']],
  ])('leaves the index before or the next one, whole: %s', async (_name, limits, options) => {
    const { corpus, index } = await makeIndex();
    const { code, err } = findling(['index', '--corpus', corpus, '--index', index], limits, options);
    // What ends Node itself says so in its own way.
    if (code === 1) expect(err).toMatch(/^error: /m);
    expect(err).not.toMatch(/damaged|bug in findling/);
    await expectSound(corpus, index);
  });
});

describe.runIf(isLinux)('an odd file', () => {
  it('of which there are many, all empty, costs no other document', async () => {
    const { corpus, index } = await makeIndex();
    mkdirSync(path.join(corpus, 'empty'));
    for (let number = 0; number < EMPTY_FILES; number += 1)
      closeSync(openSync(path.join(corpus, 'empty', `${number}.txt`), 'w'));
    const { code, err } = findling(['index', '--corpus', corpus, '--index', index], 'true', [
      '--max-old-space-size=256',
    ]);
    expect(code, err.slice(-500)).toBe(0);
    await expectSound(corpus, index);
    rmSync(corpus, { recursive: true });
  });

  it.each(FORMATS)(
    'that is one endless line costs no other document, and little memory: .%s',
    async (extension) => {
      const { corpus, index } = await makeIndex();
      const file = openSync(path.join(corpus, `endless.${extension}`), 'w');
      const words = Buffer.from('lorem ipsum dolor sit amet '.repeat(40_000));
      if (extension === 'jsonl') writeSync(file, '{"_id":"endless","text":"');
      for (let bytes = 0; bytes < LINE_BYTES; bytes += words.length) writeSync(file, words);
      closeSync(file);
      const { code, err } = findling(['index', '--corpus', corpus, '--index', index], 'true', [
        '--max-old-space-size=96',
      ]);
      expect(code, err.slice(-500)).toBe(0);
      expect(err).toMatch(new RegExp(`skipped endless.${extension}`));
      rmSync(path.join(corpus, `endless.${extension}`));
      await expectSound(corpus, index);
    },
  );
});

describe.runIf(canMount(path.join(root, 'probe')))('an odd file system', () => {
  it('that is read-only keeps its index, which can be searched', async () => {
    const { corpus, index, folder } = await makeIndex();
    const view = path.join(folder, 'view');
    mount(view, '--bind', folder);
    spawnSync('mount', ['-o', 'remount,bind,ro', view]);
    const where = ['--corpus', path.join(view, 'corpus'), '--index', path.join(view, 'index')];
    const { code, err } = findling(['index', ...where]);
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('EROFS') as string });
    expect(findling(['search', 'ferry', '--index', path.join(view, 'index')])).toMatchObject({ code: 0 });
    await expectSound(corpus, index);
    // Only the corpus need not be written to.
    expect(
      findling(['index', '--full', '--corpus', path.join(view, 'corpus'), '--index', index]),
    ).toMatchObject({
      code: 0,
    });
  });

  it('that lies over another takes the index further', async () => {
    const { corpus, index, folder } = await makeIndex();
    const upper = path.join(folder, 'over');
    // One overlay cannot be the upper folder of the next: a machine that is one itself has a file system in memory for it.
    if (!mount(upper, '-t', 'tmpfs', 'tmpfs')) return;
    for (const name of ['upper', 'work']) mkdirSync(path.join(upper, name));
    const merged = path.join(folder, 'merged');
    const options = `lowerdir=${index},upperdir=${upper}/upper,workdir=${upper}/work`;
    if (!mount(merged, '-t', 'overlay', '-o', options, 'overlay')) return;
    expect(findling(['index', '--corpus', corpus, '--index', merged])).toMatchObject({ code: 0 });
    expect(findling(['index', '--full', '--corpus', corpus, '--index', merged])).toMatchObject({ code: 0 });
    await expectSound(corpus, merged);
    await expectSound(corpus, index);
  });

  it('that has no room for more names keeps what is there', async () => {
    const { corpus, folder } = await makeIndex();
    const small = path.join(folder, 'small');
    if (!mount(small, '-t', 'tmpfs', '-o', 'nr_inodes=16', 'tmpfs')) return;
    const index = path.join(small, 'index');
    const outcomes = [1, 2, 3, 4].map((edition) => {
      writeFiles(corpus, { 'a.txt': `Ferry\n\nThe ferry sails, edition ${edition}.` });
      return findling(['index', '--corpus', corpus, '--index', index]);
    });
    const failed = outcomes.filter(({ code }) => code !== 0);
    expect(failed.length).toBeGreaterThan(0);
    for (const { code, err } of failed)
      expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('ENOSPC') as string });
    expect(findling(['check', '--index', index])).toMatchObject({ code: 0 });
    spawnSync('mount', ['-o', 'remount,nr_inodes=1000', small]);
    await expectSound(corpus, index);
  });
});
