import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';
import { type Run, runFindling, startServer } from './run-findling.js';

const ADMIN_KEY = 'please-choose-a-long-one';
const root = temporaryFolder();
const index = path.join(root, 'index');

describe('findling queries', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  const ask = (url: string, flags: readonly string[] = [], adminKey = ADMIN_KEY): Promise<Run> =>
    runFindling(
      ['queries', '--port', new URL(url).port, ...flags],
      adminKey === '' ? {} : { FINDLING_ADMIN_KEY: adminKey },
    );

  beforeAll(async () => {
    writeFiles(path.join(root, 'corpus'), { 'ferry.txt': 'Ferry inquiry opens\n\nIn the harbour.' });
    await runFindling(['index', '--corpus', path.join(root, 'corpus'), '--index', index]);
    server = await startServer(['--index', index], { FINDLING_ADMIN_KEY: ADMIN_KEY });
  });
  afterAll(async () => {
    await server.stop();
  });

  it('says when nothing was asked yet', async () => {
    const { code, out } = await ask(server.url);
    expect(code).toBe(0);
    expect(out).toBe('nothing was searched for since the server was started\n');
  });

  it('prints what a running server was asked most and what found nothing', async () => {
    for (const query of ['ferry', 'Ferry', 'harbour', 'zeppelin', '\u001b[31mred'])
      await fetch(`${server.url}/search?q=${encodeURIComponent(query)}`);
    const { code, out, err } = await ask(server.url);
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toMatch(/^5 searches, 2 of them without a hit\n\nmost asked\n {7}2 {2}ferry\n/);
    expect(out).toMatch(/without a hit\n[^]* {7}1 {2}zeppelin\n/);
    expect(out).not.toContain('\u001b');
  });

  it('prints one object with --json, and no more of each kind than --limit', async () => {
    const { code, out } = await ask(server.url, ['--json', '--limit', '1']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ popular: [{ query: 'ferry', count: 2, error: 0 }] });
  });

  it('fails with 2 without the key or with another one, and says what to do', async () => {
    const without = await ask(server.url, [], '');
    expect(without.code).toBe(2);
    expect(without.err).toContain('FINDLING_ADMIN_KEY');
    const wrong = await ask(server.url, [], 'not-the-key-of-this-server');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('is not the admin key');
  });

  it('fails with 2 where the server has no key', async () => {
    const open = await startServer(['--index', index]);
    const { code, err } = await ask(open.url);
    await open.stop();
    expect(code).toBe(2);
    expect(err).toContain('was started without an admin key');
  });

  it('fails with 1 where nothing answers', async () => {
    const gone = await listen(() => undefined);
    const url = addressOf(gone);
    await close(gone);
    const { code, out, err } = await ask(url);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/no server answers at http:\/\/127\.0\.0\.1:\d+ \(.*ECONNREFUSED.*\); start one/);
  });

  it.each([
    ['a page', '<!doctype html><title>Router</title>'],
    ['other JSON', '{"searches":"many"}'],
    ['nothing', ''],
  ])('fails with 1 where another server answers with %s', async (_what, body) => {
    const other = await listen((_request, response) => response.end(body));
    const { code, err } = await ask(addressOf(other));
    await close(other);
    expect(code).toBe(1);
    expect(err).toContain('not as a server of Findling');
  });
});

async function listen(answer: RequestListener): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
