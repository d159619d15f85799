import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeAge } from '../../../src/cli/watch/corpus-updates.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';
import { runFindling, startFindling } from '../run-findling.js';

/** For what hangs, not for what is slow on a busy machine. */
const WAITING = { timeout: 240_000 };

const root = temporaryFolder();
let folders = 0;
let corpus: string;
let index: string;

beforeEach(async () => {
  folders += 1;
  corpus = path.join(root, `corpus-${folders}`);
  index = path.join(root, `index-${folders}`);
  writeFiles(corpus, { 'a.txt': 'Comet\n\nA comet.', 'b.txt': 'Ferry\n\nThe ferry sank.' });
  expect((await runFindling(['index', '--corpus', corpus, '--index', index])).code).toBe(0);
});

/** Starts `serve`; `said` is what it has written so far. */
async function serve(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{
  said: () => string;
  found: (query: string) => Promise<number>;
  stop: () => Promise<number | null>;
}> {
  const child = startFindling(['serve', '--port', '0', '--index', index, ...args], environment);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  await expect.poll(() => text, WAITING).toContain('listening on');
  const url = /listening on (\S+)/.exec(text)?.[1] ?? '';
  return {
    said: () => text,
    found: async (query) => {
      const answer = await fetch(`${url}/search?fuzzy=off&q=${query}`);
      return ((await answer.json()) as { totalHits: number }).totalHits;
    },
    stop: () => {
      child.kill('SIGTERM');
      return closed;
    },
  };
}

describe('findling serve over an index that is there', () => {
  it.each([
    ['from a flag', () => serve(['--corpus', corpus])],
    ['from the environment', () => serve([], { FINDLING_CORPUS: corpus })],
  ])('brings it up to date with the corpus %s after it listens', async (_, start) => {
    writeFiles(corpus, { 'c.txt': 'Storm\n\nA storm.' });
    const server = await start();
    await expect.poll(() => server.found('storm'), WAITING).toBe(1);
    expect(await server.stop()).toBe(0);
  });

  it('brings it up to date before it listens where that is asked for', async () => {
    writeFiles(corpus, { 'c.txt': 'Storm\n\nA storm.' });
    const server = await serve(['--corpus', corpus, '--update', 'before']);
    expect(await server.found('storm')).toBe(1);
    expect(await server.stop()).toBe(0);
  });

  it('knows the corpus wherever it and the index lie', async () => {
    const moved = `${corpus}-moved`;
    cpSync(corpus, moved, { recursive: true });
    rmSync(corpus, { recursive: true });
    writeFiles(moved, { 'c.txt': 'Storm\n\nA storm.' });
    const server = await serve(['--corpus', moved, '--update', 'before']);
    expect(await server.found('storm')).toBe(1);
    expect(await server.stop()).toBe(0);
  });

  it.each(['before', 'after'])(
    'leaves it as it is beside another corpus or none, and says so with its age (%s)',
    async (update) => {
      const other = `${corpus}-other`;
      writeFiles(other, { 'x.txt': 'Heron', 'y.txt': 'Badger', 'z.txt': 'Otter' });
      for (const [given, why] of [
        [other, 'holds other documents'],
        [`${corpus}-nowhere`, 'there are no documents in'],
      ] as const) {
        const server = await serve(['--corpus', given, '--update', update]);
        await expect.poll(server.said, WAITING).toContain(why);
        expect(server.said()).toMatch(/served as it is, published \d+ \w+ ago/);
        expect(await server.found('ferry')).toBe(1);
        expect(await server.found('heron')).toBe(0);
        expect(await server.stop()).toBe(0);
      }
    },
  );

  it('leaves it as it is where that is asked for', async () => {
    writeFiles(corpus, { 'c.txt': 'Storm\n\nA storm.' });
    const server = await serve(['--corpus', corpus, '--update', 'never']);
    expect(await server.found('storm')).toBe(0);
    expect(await server.stop()).toBe(0);
  });

  it('serves it when it cannot be brought up to date, and says why', async () => {
    writeFiles(corpus, { 'b.txt': '' });
    rmSync(path.join(corpus, 'b.txt'));
    writeFiles(corpus, { 'a.txt': '' });
    const server = await serve(['--corpus', corpus, '--update', 'before']);
    expect(server.said()).toContain('served as it is');
    expect(await server.found('ferry')).toBe(1);
    expect(await server.stop()).toBe(0);
  });
});

describe('describeAge', () => {
  it('says an age in its largest unit', () => {
    expect(describeAge(-5000)).toBe('0 seconds ago');
    expect(describeAge(1000)).toBe('1 second ago');
    expect(describeAge(59_000)).toBe('59 seconds ago');
    expect(describeAge(3 * 3600 * 1000 + 59_000)).toBe('3 hours ago');
    expect(describeAge(24 * 3600 * 1000)).toBe('1 day ago');
  });
});
