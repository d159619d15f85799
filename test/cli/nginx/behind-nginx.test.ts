import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crawl } from '../../server/crawl.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';
import { runFindling, type RunningServer, startServer } from '../run-findling.js';

const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((file) => existsSync(file));
const corpus = fileURLToPath(new URL('../../../corpus/', import.meta.url));
const folder = temporaryFolder();
const index = path.join(folder, 'index');

if (NGINX === undefined)
  process.stderr.write('skipped: no nginx at /usr/sbin/nginx (apt install nginx-light)\n');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Asks without what `fetch` adds to a request that has a tag: it asks for an answer that no cache has. */
async function ask(url: string, headers: Readonly<Record<string, string>>): Promise<IncomingMessage> {
  const answer = await new Promise<IncomingMessage>((resolve) => get(url, { headers }, resolve));
  answer.resume();
  return answer;
}

/** Starts nginx with a location; resolves to what ends it once it answers. */
async function startNginx(port: number, location: string): Promise<() => Promise<void>> {
  const home = path.join(folder, String(port));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  writeFiles(home, {
    'nginx.conf': `daemon off; worker_processes 1; pid ${home}/pid; error_log ${home}/error.log;
events { worker_connections 64; }
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${home}/${name};`).join(' ')}
  server {
    listen 127.0.0.1:${port};
    location / { return 404 "another site"; }
    ${location}
  }
}`,
  });
  const child = spawn(NGINX ?? '', ['-p', home, '-c', `${home}/nginx.conf`], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve();
    }),
  );
  for (let isUp = false; !isUp;) {
    isUp = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (child.exitCode !== null) throw new Error('nginx does not start');
  }
  return async () => {
    child.kill();
    await ended;
  };
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
      port,
      `location /find/ { proxy_pass ${target(origin)}; proxy_set_header Host $host; proxy_set_header X-Forwarded-For $remote_addr; }`,
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
