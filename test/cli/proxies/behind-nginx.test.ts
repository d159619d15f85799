import { get, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crawl } from '../../server/crawl.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { runFindling, type RunningServer, startServer } from '../run-findling.js';
import { freePort, NGINX, startNginx } from './nginx.js';

const corpus = fileURLToPath(new URL('../../../corpus/', import.meta.url));
const folder = temporaryFolder();
const index = path.join(folder, 'index');

if (NGINX === undefined)
  process.stderr.write('skipped: no nginx at /usr/sbin/nginx (apt install nginx-light)\n');

/** Asks without what `fetch` adds to a request that has a tag: it asks for an answer that no cache has. */
async function ask(url: string, headers: Readonly<Record<string, string>>): Promise<IncomingMessage> {
  const answer = await new Promise<IncomingMessage>((resolve) => get(url, { headers }, resolve));
  answer.resume();
  return answer;
}

describe.skipIf(NGINX === undefined)('findling serve --base-path behind nginx', () => {
  let server: RunningServer;
  beforeAll(async () => {
    await runFindling(['index', '--corpus', corpus, '--index', index]);
    server = await startServer(
      ['--index', index, '--corpus', corpus, '--base-path', '/find', '--update', 'never'],
      {
        FINDLING_TRUST_PROXY: '1',
        FINDLING_SEARCHES_PER_MINUTE: '0',
      },
    );
  });
  afterAll(async () => {
    await server.stop();
  });

  it.each([
    ['takes the path away', (url: string) => `${url}/`],
    ['hands the path on', (url: string) => url],
  ])('has no broken link where it %s', async (_how, target) => {
    const port = await freePort();
    const { origin } = new URL(server.url);
    const end = await startNginx(
      path.join(folder, String(port)),
      `server {
    listen 127.0.0.1:${port};
    location / { return 404 "another site"; }
    location /find/ { proxy_pass ${target(origin)}; proxy_set_header Host $host; proxy_set_header X-Forwarded-For $remote_addr; }
  }`,
      () => fetch(`http://127.0.0.1:${port}/`),
    );
    const { seen, broken, outside } = await crawl(`http://127.0.0.1:${port}/find/`, '/find/', 300);
    expect(broken).toEqual([]);
    expect(outside).toEqual([]);
    expect(seen.length).toBeGreaterThan(100);
    const { etag = '' } = (await ask(`http://127.0.0.1:${port}/find/search?q=ferry`, {})).headers;
    const again = await ask(`http://127.0.0.1:${port}/find/search?q=ferry`, { 'If-None-Match': etag });
    expect(again.statusCode).toBe(304);
    const slashless = await fetch(`http://127.0.0.1:${port}/find`, { redirect: 'manual' });
    expect(slashless.headers.get('location')).toMatch(/\/find\/$/);
    await end();
  });
});
