import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import MiniSearch from 'minisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { FileDirectory } from '../../src/index/directory/file-directory.js';
import { MINISEARCH_OPTIONS } from '../../src/index/minisearch/minisearch-json.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';
import { runFindling, startServer } from './run-findling.js';

const root = temporaryFolder();
const corpus = path.join(root, 'corpus');
const index = path.join(root, 'index');
const where = ['--corpus', corpus, '--index', index];

beforeAll(async () => {
  writeFiles(corpus, {
    'ferry.txt': 'Ferry inquiry opens\n\nThe inquiry into the ferry opened in the harbour.',
    'storm.md':
      '---\ntitle: Storm surge\ndate: 2026-03-04\nsection: Weather\ntags: [storm]\n---\n\nA surge hit the harbour.',
    'broken.jsonl':
      '{"_id":"x","title":"Wheat","text":"dear"}\n{"oops\n{"_id":"x","title":"Again","text":"twice"}\n',
    'picture.txt': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]),
  });
  await runFindling(['index', ...where]);
});

describe('findling index', () => {
  it('answers --json with one object and reports what it skipped with place and reason', async () => {
    const { code, out } = await runFindling(['index', ...where, '--full', '--json']);
    const summary = JSON.parse(out) as {
      documents: number;
      skipped: { path: string; line: number | null; reason: string }[];
      warnings: { path: string; line: number | null; message: string }[];
    };
    expect(code).toBe(0);
    expect(summary.documents).toBe(4);
    const skipped = summary.skipped.map(({ path: file, line, reason }) => `${file}:${line} ${reason}`).sort();
    expect(skipped).toEqual(['broken.jsonl:2 malformed', 'picture.txt:null binary']);
    expect(summary.warnings).toMatchObject([{ path: 'broken.jsonl', line: 3 }]);
  });

  it('fails with 1 for a corpus that is not there or empty, and keeps the index', async () => {
    const missing = await runFindling(['index', '--corpus', path.join(root, 'nowhere'), '--index', index]);
    expect(missing.code).toBe(1);
    expect(missing.err).toContain('nowhere');
    expect((await runFindling(['search', 'ferry', '--index', index])).code).toBe(0);
  });

  it('fails with 4 while another writer holds the index', async () => {
    const lock = await new FileDirectory(index).lock();
    const { code, err } = await runFindling(['index', ...where]);
    await lock.release();
    expect(code).toBe(4);
    expect(err).toContain(String(process.pid));
  });
});

describe('findling', () => {
  it.each([
    [['serch', 'ferry'], /search/],
    [['index', '--corpsu', 'x'], /--corpus/],
    [['search', 'ferry', '--limit', 'many'], /whole number/],
    [['search', 'ferry', '--limit', '1000'], /1 to 100/],
    [['bench'], /--queries/],
    [['serve', '--cache', '5', '--no-cache'], /--cache and --no-cache/],
    [['serve', '--no-cache', '--cache', '5'], /--cache and --no-cache/],
  ])('ends %j with 2 and says what to do', async (args, message) => {
    const { code, err, out } = await runFindling(args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(out).toBe('');
  });

  it('offers help for every command', async () => {
    const { code, out } = await runFindling(['--help']);
    expect(code).toBe(0);
    for (const name of [
      'index',
      'serve',
      'search',
      'similar',
      'suggest',
      'check',
      'stats',
      'export',
      'eval',
      'bench',
    ])
      expect(out).toContain(name);
  });

  it('takes settings from flags, then the environment, then the file', async () => {
    const folder = path.join(root, 'configured');
    writeFiles(folder, { 'findling.config.json': JSON.stringify({ index: 'from-file' }) });
    expect((await runFindling(['check'], {}, folder)).err).toContain('from-file');
    expect((await runFindling(['check'], { FINDLING_INDEX: 'from-environment' }, folder)).err).toContain(
      'from-environment',
    );
    expect(
      (await runFindling(['check', '--index', 'from-flag'], { FINDLING_INDEX: 'no' }, folder)).err,
    ).toContain('from-flag');
    writeFiles(folder, { 'findling.config.json': '{"colour": 1}' });
    const wrong = await runFindling(['check'], {}, folder);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('colour');
  });
});

describe('the commands that read an index', () => {
  it('answer --json with exactly one object on stdout', async () => {
    const queries = path.join(root, 'queries.txt');
    writeFileSync(queries, 'ferry\nstorm surge\n');
    const commands = [
      ['search', 'ferry', 'inquiry', '--json'],
      ['suggest', 'fer', '--json'],
      ['check', '--json'],
      ['stats', '--json'],
      ['bench', '--queries', queries, '--rounds', '1', '--json'],
    ];
    for (const args of commands) {
      const { code, out } = await runFindling([...args, '--index', index]);
      expect(code).toBe(0);
      expect(out.trimEnd().split('\n')).toHaveLength(1);
      expect(typeof JSON.parse(out)).toBe('object');
    }
  });

  it('find, mark and count', async () => {
    const { out } = await runFindling(['search', 'ferry', '--index', index, '--json']);
    const { totalHits, hits } = JSON.parse(out) as {
      totalHits: number;
      hits: { id: string; titleHtml: string }[];
    };
    expect(totalHits).toBe(1);
    expect(hits[0]).toMatchObject({ id: 'ferry.txt', titleHtml: '<mark>Ferry</mark> inquiry opens' });
    expect((await runFindling(['search', 'ferry', '--index', index])).out).toContain(
      '1. Ferry inquiry opens',
    );
  });

  it('end with 3 where there is no index or a damaged one, naming file and repair', async () => {
    expect((await runFindling(['search', 'x', '--index', path.join(root, 'none')])).code).toBe(3);
    const copy = path.join(root, 'broken');
    await runFindling(['index', '--corpus', corpus, '--index', copy]);
    writeFileSync(path.join(copy, 'segments', '000001', 'positions.bin'), 'x');
    for (const command of [['check'], ['search', 'ferry'], ['stats'], ['serve', '--port', '0']]) {
      const { code, err } = await runFindling([...command, '--index', copy]);
      expect(code).toBe(3);
      expect(err).toContain('positions.bin');
      expect(err).toContain('findling index --full');
    }
    expect((await runFindling(['index', '--corpus', corpus, '--index', copy, '--full'])).code).toBe(0);
    expect((await runFindling(['check', '--index', copy])).code).toBe(0);
    const foreign = path.join(root, 'foreign');
    writeFiles(foreign, { CURRENT: 'MANIFEST-000001\n' });
    expect((await runFindling(['search', 'x', '--index', foreign])).code).toBe(3);
    expect((await runFindling(['index', '--corpus', corpus, '--index', foreign])).code).toBe(3);
    expect(readFileSync(path.join(foreign, 'CURRENT'), 'utf8')).toBe('MANIFEST-000001\n');
  });
});

describe('findling export', () => {
  it('writes what MiniSearch loads and searches as one built from the documents', async () => {
    const file = path.join(root, 'export.json');
    expect((await runFindling(['export', '--minisearch', file, '--index', index])).code).toBe(0);
    const loaded = MiniSearch.loadJSON(readFileSync(file, 'utf8'), MINISEARCH_OPTIONS);
    expect(loaded.documentCount).toBe(4);
    expect(
      loaded
        .search('harbour')
        .map(({ id }) => String(id))
        .sort(),
    ).toEqual(['ferry.txt', 'storm.md']);
    expect(loaded.search('surge')[0]).toMatchObject({ title: 'Storm surge', date: '2026-03-04' });
    rmSync(file);
  });
});

describe('findling eval', () => {
  it('measures a ranking as worked out by hand', async () => {
    const folder = path.join(root, 'judged');
    writeFiles(folder, {
      'corpus.jsonl': ['one', 'two', 'three']
        .map((id, n) => JSON.stringify({ _id: id, title: 'Comet '.repeat(3 - n), text: 'lantern' }))
        .join('\n'),
      'queries.jsonl': `${JSON.stringify({ _id: 'q1', text: 'comet' })}\n${JSON.stringify({ _id: 'q2', text: 'unjudged' })}\n`,
      'qrels/test.tsv': 'query-id\tcorpus-id\tscore\nq1\ttwo\t1\n',
    });
    const { code, out } = await runFindling(['eval', folder, '--json']);
    expect(code).toBe(0);
    const measures = JSON.parse(out) as Record<string, number>;
    expect(measures['queries']).toBe(1);
    expect(measures['recall@100']).toBe(1);
    expect(measures['mrr@10']).toBe(measures['map']);
    const rank = Math.round(1 / (measures['map'] ?? 0));
    expect(measures['ndcg@10']).toBeCloseTo(1 / Math.log2(rank + 1), 4);
  });

  it('fails with 1 and names the file that is missing', async () => {
    const { code, err } = await runFindling(['eval', path.join(root, 'nowhere')]);
    expect(code).toBe(1);
    expect(err).toContain('test.tsv');
  });
});

describe('findling serve', () => {
  const key = 'a-key-for-tests-only';

  it('answers, takes up what another process publishes, reindexes on request, and drains on SIGTERM', async () => {
    const own = path.join(root, 'served');
    writeFiles(own, { 'a.txt': 'Comet\n\nA comet.' });
    const ownIndex = path.join(root, 'served-index');
    const server = await startServer(['--corpus', own, '--index', ownIndex], { FINDLING_ADMIN_KEY: key });
    const ask = async (query: string): Promise<number> => {
      const response = await fetch(`${server.url}/search?q=${query}`);
      expect(response.status).toBe(200);
      return ((await response.json()) as { totalHits: number }).totalHits;
    };
    expect(await ask('comet')).toBe(1);
    expect(await (await fetch(`${server.url}/health`)).json()).toEqual({ status: 'available' });
    expect((await fetch(`${server.url}/ready`)).status).toBe(200);
    writeFiles(own, { 'b.txt': 'Storm\n\nA storm and a comet.' });
    await runFindling(['index', '--corpus', own, '--index', ownIndex]);
    await expect.poll(() => ask('comet'), { timeout: 20_000 }).toBe(2);
    writeFiles(own, { 'c.txt': 'Lantern\n\nA lantern for the comet.' });
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
    expect((await fetch(`${server.url}/reindex`, { method: 'POST' })).status).toBe(401);
    const started = await fetch(`${server.url}/reindex`, { method: 'POST', headers, body: '{}' });
    expect(started.status).toBe(202);
    const { uid } = (await started.json()) as { uid: number };
    const status = async (): Promise<string> =>
      ((await (await fetch(`${server.url}/tasks/${uid}`, { headers })).json()) as { status: string }).status;
    await expect.poll(status, { timeout: 20_000 }).toBe('succeeded');
    expect(await ask('comet')).toBe(3);
    expect(await (await fetch(`${server.url}/?q=comet`)).text()).toContain('<mark>comet</mark>');
    expect(await server.stop()).toBe(0);
  });

  it('reindexes by itself when the corpus changes', async () => {
    const own = path.join(root, 'watched');
    writeFiles(own, { 'a.txt': 'Comet\n\nA comet.' });
    const server = await startServer([
      '--corpus',
      own,
      '--index',
      path.join(root, 'watched-index'),
      '--watch',
    ]);
    writeFiles(own, { 'b.txt': 'Storm\n\nA storm.' });
    const found = async (): Promise<number> =>
      ((await (await fetch(`${server.url}/search?q=storm`)).json()) as { totalHits: number }).totalHits;
    await expect.poll(found, { timeout: 30_000, interval: 200 }).toBe(1);
    expect(await server.stop()).toBe(0);
  });

  it('fails with 1 when the port is taken, naming it', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const { code, err } = await runFindling(['serve', '--index', index, '--port', String(port)]);
    taken.close();
    expect(code).toBe(1);
    expect(err).toContain(String(port));
  });
});
