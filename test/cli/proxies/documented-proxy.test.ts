// The server block of docs/deploy.md as it stands there, with other ports and a certificate made for the test: TLS and the addresses of
// clients as nginx hands them on.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { request } from 'node:https';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';
import { runFindling, type RunningServer, startServer } from '../run-findling.js';
import { freePort, NGINX, startNginx } from './nginx.js';

const OPENSSL = ['/usr/bin/openssl', '/usr/local/bin/openssl'].find((file) => existsSync(file));
const isMissing = NGINX === undefined || OPENSSL === undefined;
const folder = temporaryFolder();
const NAME = 'search.example.org';
const SEARCHES = 8;

if (isMissing) process.stderr.write('skipped: needs nginx and openssl (apt install nginx-light openssl)\n');

/** The first block of configuration of nginx in the document. */
function documentedServer(): string {
  const file = fileURLToPath(new URL('../../../docs/deploy.md', import.meta.url));
  const [, block] = /```\n(server \{\n[\s\S]*?\n\})\n```/.exec(readFileSync(file, 'utf8')) ?? [];
  if (block === undefined) throw new Error('docs/deploy.md has no server block of nginx');
  return block;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Asks the proxy, from one of the addresses of this machine. */
function ask(
  port: number,
  target: string,
  {
    from = '127.0.0.1',
    host = NAME,
    headers = {},
  }: { from?: string; host?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path: target,
        localAddress: from,
        rejectUnauthorized: false,
        headers: { Host: host, ...headers },
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (piece: string) => (body += piece));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
        });
      },
    );
    asked.on('error', reject).end();
  });
}

describe.skipIf(isMissing)('findling serve behind nginx as it is documented', () => {
  let server: RunningServer;
  let port = 0;
  let endProxy = (): Promise<void> => Promise.resolve();

  beforeAll(async () => {
    const corpus = path.join(folder, 'corpus');
    const index = path.join(folder, 'index');
    writeFiles(corpus, { 'ferry.txt': 'Ferry inquiry opens\n\nThe inquiry into the ferry opened.' });
    await runFindling(['index', '--corpus', corpus, '--index', index]);
    server = await startServer(['--index', index, '--update', 'never'], {
      FINDLING_ALLOWED_HOSTS: NAME,
      FINDLING_TRUST_PROXY: '1',
      FINDLING_SEARCHES_PER_MINUTE: String(SEARCHES),
    });
    port = await freePort();
    const home = path.join(folder, 'nginx');
    const block = documentedServer()
      .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
      .replaceAll('/etc/ssl/', `${home}/`)
      .replace('http://127.0.0.1:3000', server.url);
    const subject = ['-subj', `/CN=${NAME}`, '-days', '2', '-nodes', '-newkey', 'rsa:2048'];
    const files = ['-keyout', `${home}/${NAME}.key`, '-out', `${home}/${NAME}.pem`];
    mkdirSync(home, { recursive: true });
    execFileSync(OPENSSL ?? '', ['req', '-x509', ...subject, ...files], { stdio: 'ignore' });
    endProxy = await startNginx(home, block, () => ask(port, '/health'));
  });
  afterAll(async () => {
    await endProxy();
    await server.stop();
  });

  it('answers over TLS, with the headers of the proxy beside its own', async () => {
    const { status, headers, body } = await ask(port, '/search?q=ferry', { from: '127.0.0.9' });
    expect(status).toBe(200);
    expect((JSON.parse(body) as { totalHits: number }).totalHits).toBe(1);
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('counts each client by the address that the proxy saw, whatever the client says', async () => {
    const statuses: number[] = [];
    for (let asked = 0; asked <= 4 * SEARCHES; asked += 1) {
      const headers = { 'X-Forwarded-For': `203.0.113.${asked}`, Forwarded: `for=203.0.113.${asked}` };
      statuses.push((await ask(port, `/search?q=ferry+${asked}`, { from: '127.0.0.2', headers })).status);
    }
    expect(statuses[0]).toBe(200);
    expect(statuses.at(-1)).toBe(429);
    expect((await ask(port, '/search?q=ferry', { from: '127.0.0.3' })).status).toBe(200);
  });

  it('is asked by the name that it was told, and by no other', async () => {
    expect(
      (await ask(port, '/search?q=ferry', { from: '127.0.0.4', host: 'elsewhere.example' })).status,
    ).toBe(421);
    expect((await ask(port, '/health', { from: '127.0.0.4', host: 'elsewhere.example' })).status).toBe(200);
  });

  it('leads to no address that the proxy does not have', async () => {
    const { status, headers } = await ask(port, '/search/?q=ferry', { from: '127.0.0.5' });
    expect([status, headers['location']]).toEqual([308, '/search?q=ferry']);
  });
});
