// The proxies of docs/embed.md, each with the configuration that stands there, but for the addresses: every link of the site below its path
// works, and addresses that agents get are those of the proxy.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crawl } from '../../server/crawl.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { runFindling, type RunningServer, startServer } from '../run-findling.js';
import { freePort, NGINX, startNginx } from './nginx.js';

const corpus = fileURLToPath(new URL('../../../corpus/', import.meta.url));
const manual = readFileSync(fileURLToPath(new URL('../../../docs/embed.md', import.meta.url)), 'utf8');
const folder = temporaryFolder();
const index = path.join(folder, 'index');
const CADDY = [
  process.env['CADDY_PATH'] ?? '',
  ...(process.env['PATH'] ?? '').split(path.delimiter).map((name) => path.join(name, 'caddy')),
].find((file) => file !== '' && existsSync(file));

if (CADDY === undefined) process.stderr.write('skipped: no caddy (apt install caddy, or CADDY_PATH)\n');
if (NGINX === undefined) process.stderr.write('skipped: no nginx (apt install nginx-light)\n');

/** The block behind the name of a proxy, with the address of the server that the test has. */
function documented(name: string, server: string): string {
  const [, block] = new RegExp(`\n${name}:\n\n\`\`\`\n([^]*?)\`\`\``).exec(manual) ?? [];
  if (block === undefined) throw new Error(`docs/embed.md has no configuration of ${name}`);
  expect(block).toContain('127.0.0.1:3000');
  return block.replace('127.0.0.1:3000', new URL(server).host);
}

async function startCaddy(configuration: string, url: string): Promise<() => Promise<void>> {
  const file = path.join(folder, 'Caddyfile');
  writeFileSync(file, `{\n  admin off\n  auto_https off\n}\n${configuration}`);
  const child = spawn(CADDY ?? '', ['run', '--adapter', 'caddyfile', '--config', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`caddy ended: ${said}`);
    const answers = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answers) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return async () => {
    child.kill();
    await ended;
  };
}

let server: RunningServer;

async function expectWholeSite(port: number): Promise<void> {
  const { seen, broken, outside } = await crawl(`http://127.0.0.1:${port}/find/`, '/find/', 60);
  expect(broken).toEqual([]);
  expect(outside).toEqual([]);
  expect(seen.length).toBeGreaterThan(30);
  const slashless = await fetch(`http://127.0.0.1:${port}/find`, { redirect: 'manual' });
  expect(slashless.headers.get('location')).toMatch(/\/find\/$/);
  const feed = await (await fetch(`http://127.0.0.1:${port}/find/feed.atom?q=ferry`)).text();
  expect(feed).toContain(`http://127.0.0.1:${port}/find/`);
}

describe('a proxy as the manual sets it up', () => {
  beforeAll(async () => {
    await runFindling(['index', '--corpus', corpus, '--index', index]);
    server = await startServer(['--index', index, '--base-path', '/find', '--update', 'never'], {
      FINDLING_TRUST_PROXY: '1',
      FINDLING_SEARCHES_PER_MINUTE: '0',
    });
  });
  afterAll(async () => {
    await server.stop();
  });

  it.skipIf(CADDY === undefined)('has no broken link behind Caddy', async () => {
    const port = await freePort();
    const block = documented('Caddy', server.url).replace('www.example.org', `http://127.0.0.1:${port}`);
    const end = await startCaddy(block, `http://127.0.0.1:${port}/find/`);
    await expectWholeSite(port);
    await end();
  });

  it.skipIf(NGINX === undefined)('has no broken link behind nginx', async () => {
    const port = await freePort();
    const block = documented('nginx', server.url);
    // Browsers send the port with the name where it is none of the usual ones.
    const location = block.replace('Host $host', 'Host $http_host');
    const end = await startNginx(
      path.join(folder, 'nginx'),
      `server { listen 127.0.0.1:${port}; location / { return 404 "another site"; }\n${location} }`,
      () => fetch(`http://127.0.0.1:${port}/`),
    );
    await expectWholeSite(port);
    await end();
  });
});
