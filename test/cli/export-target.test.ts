import { spawn, spawnSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import MiniSearch from 'minisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { MINISEARCH_OPTIONS } from '../../src/index/minisearch/minisearch-json.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';
import { runFindling } from './run-findling.js';

const program = path.resolve(import.meta.dirname, '../../dist/cli/main.js');
const root = temporaryFolder();
const corpus = path.join(root, 'corpus');
const index = path.join(root, 'index');

beforeAll(async () => {
  writeFiles(corpus, { 'a.txt': `Ferry\n\n${'The ferry sank near the harbour. '.repeat(200)}` });
  expect((await runFindling(['index', '--corpus', corpus, '--index', index])).code).toBe(0);
});

describe.runIf(process.platform === 'linux')('findling export', () => {
  it('writes into a pipe, which stays one', async () => {
    const pipe = path.join(root, 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'ignore'] });
    let read = '';
    reader.stdout.on('data', (chunk: Buffer) => (read += chunk.toString()));
    const closed = new Promise((resolve) => reader.once('close', resolve));
    const { code } = await runFindling(['export', '--minisearch', pipe, '--index', index]);
    // What never wrote into it would have its reader wait for ever.
    if (code !== 0) reader.kill();
    await closed;
    expect(code).toBe(0);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    expect(MiniSearch.loadJSON(read, MINISEARCH_OPTIONS).documentCount).toBe(1);
  });

  it('keeps the file that is there, and leaves nothing beside it, where there is no room for the new one', () => {
    const folder = path.join(root, 'full');
    writeFiles(folder, { 'export.json': 'old' });
    const file = path.join(folder, 'export.json');
    // A limit to the size of files is met as a full disk is.
    const { status, stderr } = spawnSync(
      'sh',
      [
        '-c',
        'ulimit -f 0; exec "$0" "$@"',
        process.execPath,
        program,
        'export',
        '--minisearch',
        file,
        '--index',
        index,
      ],
      { encoding: 'utf8' },
    );
    expect(stderr).toContain(`${file} cannot be written`);
    expect(status).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['export.json']);
  });
});
