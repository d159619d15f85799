import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';
import { type Run, runFindling, startServer } from '../run-findling.js';

const folder = temporaryFolder();
const file = path.join(folder, 'keys.json');
const index = path.join(folder, 'index');
const corpus = path.join(folder, 'corpus');
const keys = (...args: readonly string[]): Promise<Run> => runFindling(['keys', ...args, '--keys', file]);
const idsOf = async (): Promise<string[]> =>
  (JSON.parse((await keys('list', '--json')).out) as { keys: { id: string }[] }).keys.map(({ id }) => id);

beforeAll(async () => {
  writeFiles(corpus, { 'ferry.txt': 'The harbour ferry\n\nleft at noon.' });
  await runFindling(['index', '--corpus', corpus, '--index', index]);
});

describe('findling keys', () => {
  it('makes a key that is printed once and listed without itself', async () => {
    const made = await keys(
      'create',
      '--name',
      'website',
      '--scope',
      'search',
      '--scope',
      'documents',
      '--expires',
      '90d',
    );
    expect(made.code).toBe(0);
    expect(made.out).toMatch(/^findling_[\w-]{43}\n$/);
    const { out } = await keys('list');
    expect(out).toMatch(/^[0-9a-f]{8} {2}search,documents {2}expires 20\S+ {2}website\n$/);
    expect(readFileSync(file, 'utf8')).not.toContain(made.out.trim());
  });

  it('makes two of one name and no third, until one is revoked', async () => {
    expect((await keys('create', '--name', 'website', '--scope', 'search')).code).toBe(0);
    const third = await keys('create', '--name', 'website', '--scope', 'search');
    expect([third.code, third.out]).toEqual([2, '']);
    const [first = ''] = await idsOf();
    expect(third.err).toContain(first);
    expect((await keys('revoke', first)).code).toBe(0);
    expect(await idsOf()).not.toContain(first);
    expect((await keys('create', '--name', 'website', '--scope', 'search')).code).toBe(0);
  });

  it.each([
    [['create', '--name', 'x', '--scope', 'everything'], '--scope'],
    [['create', '--name', '', '--scope', 'search'], '--name'],
    [['create', '--name', 'x', '--scope', 'search', '--expires', 'tomorrow'], '--expires'],
    [['create', '--name', 'x', '--scope', 'search', '--expires', '2020-01-31'], '--expires'],
    [['create', '--name', 'x', '--scope', 'search', '--expires', '2027-02-30'], '--expires'],
    [['create', '--name', 'x'], '--scope'],
    [['revoke', '00000000'], '00000000'],
    [['revoke'], 'id'],
  ])('refuses %j by name', async (args, named) => {
    const before = await idsOf();
    const { code, out, err } = await keys(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(named);
    expect(await idsOf()).toEqual(before);
  });

  it('refuses a file that others may read', async () => {
    chmodSync(file, 0o644);
    const runs = [
      await keys('list'),
      await runFindling(['serve', '--port', '0', '--index', index, '--keys', file]),
    ];
    chmodSync(file, 0o600);
    for (const { code, err } of runs) {
      expect(code).toBe(2);
      expect(err).toContain('chmod 600');
    }
  });

  it('repeats nothing that a terminal would take for a command', async () => {
    for (const args of [
      ['keys', 'li\u001b[31mst'],
      ['se\u009b31mrch'],
      ['serve', '--\u001b]0;x\u0007'],
      ['keys', 'revoke', 'a\u001b[2J'],
    ]) {
      const { err } = await runFindling(args);
      expect(err).not.toMatch(/[^\P{Cc}\n]/u);
    }
  });
});

describe('a server', () => {
  const ask = async (url: string, secret?: string): Promise<number> =>
    (await fetch(url, secret === undefined ? {} : { headers: { Authorization: `Bearer ${secret}` } })).status;

  it('for other machines does not start before it is said who may search', async () => {
    const none = path.join(folder, 'none.json');
    const { code, err } = await runFindling([
      'serve',
      '--port',
      '0',
      '--host',
      '0.0.0.0',
      '--index',
      index,
      '--keys',
      none,
    ]);
    expect(code).toBe(2);
    expect(err).toContain('--public');
    expect(err).toContain('findling keys create');
  });

  it('for everybody limits what each may ask, and answers to no name but its own', async () => {
    const server = await startServer([
      '--host',
      '0.0.0.0',
      '--public',
      '--index',
      index,
      '--allowed-host',
      'search.example.org',
    ]);
    const url = server.url.replace('0.0.0.0', '127.0.0.1');
    const { status, headers } = await fetch(`${url}/search?q=ferry`);
    expect([status, headers.get('ratelimit')]).toEqual([200, expect.stringMatching(/^"search"; r=1199/)]);
    const { request } = await import('node:http');
    const byName = (host: string) =>
      new Promise<number | undefined>((resolve) => {
        request(`${url}/search`, { headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).end();
      });
    expect([await byName('search.example.org'), await byName('rebound.example.net')]).toEqual([200, 421]);
    await server.stop();
  });

  it('takes up keys that are made and revoked while it runs', async () => {
    const own = path.join(folder, 'running.json');
    const make = async (...scopes: readonly string[]) =>
      (
        await runFindling([
          'keys',
          'create',
          '--name',
          'n',
          ...scopes.flatMap((s) => ['--scope', s]),
          '--keys',
          own,
        ])
      ).out.trim();
    const first = await make('search');
    const server = await startServer(['--index', index, '--keys', own]);
    expect([await ask(`${server.url}/search`), await ask(`${server.url}/search`, first)]).toEqual([401, 200]);
    expect([await ask(server.url), await ask(`${server.url}/health`)]).toEqual([401, 200]);
    const second = await make('search', 'metrics');
    await expect.poll(() => ask(`${server.url}/metrics`, second), { timeout: 20_000 }).toBe(200);
    const { keys: all } = JSON.parse((await runFindling(['keys', 'list', '--json', '--keys', own])).out) as {
      keys: { id: string }[];
    };
    await runFindling(['keys', 'revoke', all[0]!.id, '--keys', own]);
    await expect.poll(() => ask(`${server.url}/search`, first), { timeout: 20_000 }).toBe(401);
    expect(await ask(`${server.url}/search`, second)).toBe(200);
    await server.stop();
  });
});
