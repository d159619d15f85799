// What a hostile client sends that is no honest request, over a real socket.

import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { Registry } from 'prom-client';
import { afterEach, describe, expect, it } from 'vitest';
import { errorSchema } from '../../../src/server/api/response-schemas.js';
import { writeAnswer } from '../../../src/server/http/write-answer.js';
import { type ConnectionLimits, listen, type Listening } from '../../../src/server/listen.js';
import { createLogger } from '../../../src/server/log/logger.js';
import { createLatch } from '../latch.js';
import { openApp } from '../open-app.js';
import { bodyOf, collect, openSocket, sendBytes, statusOf } from './raw-client.js';

const KEY = 'a-long-and-secret-admin-key-7f3a';
/** For what hangs, not for what is slow. */
const PATIENCE = { timeout: 60_000 };
let server: Listening | null = null;

async function start(
  app: RequestListener = openApp(),
  limits: Partial<ConnectionLimits> = {},
): Promise<number> {
  server = await listen(app, { host: '127.0.0.1', port: 0, limits });
  return server.port;
}

afterEach(async () => {
  await server?.close();
  server = null;
});

const HEAD = 'Host: x\r\nConnection: close\r\n';
const headers = (count: number): string => Array.from({ length: count }, (_, n) => `X-${n}: y\r\n`).join('');
const reindexer = {
  start: () => Promise.reject(new Error('it was started')),
  task: () => null,
};

const REFUSED: readonly (readonly [what: string, bytes: string, status: number, code: string])[] = [
  [
    'more than 64 headers',
    `GET /search HTTP/1.1\r\n${HEAD}${headers(63)}\r\n`,
    431,
    'request_header_too_large',
  ],
  [
    'a key behind 64 other headers',
    `GET /metrics HTTP/1.1\r\n${HEAD}${headers(300)}Authorization: Bearer ${KEY}\r\n\r\n`,
    431,
    'request_header_too_large',
  ],
  ['no host', 'GET /search HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'bad_request'],
  ['two hosts', `GET /search HTTP/1.1\r\nHost: y\r\n${HEAD}\r\n`, 400, 'bad_request'],
  ['an address of another server', `GET http://example.net/ HTTP/1.1\r\n${HEAD}\r\n`, 400, 'bad_request'],
  ['CONNECT', `CONNECT example.net:443 HTTP/1.1\r\n${HEAD}\r\n`, 405, 'method_not_allowed'],
  ['OPTIONS *', `OPTIONS * HTTP/1.1\r\n${HEAD}\r\n`, 404, 'not_found'],
  ['TRACE', `TRACE /search HTTP/1.1\r\n${HEAD}\r\n`, 405, 'method_not_allowed'],
  ['an expectation', `GET /search HTTP/1.1\r\n${HEAD}Expect: miracles\r\n\r\n`, 417, 'expectation_failed'],
  [
    'an expectation beside that of a body',
    `GET /search HTTP/1.1\r\n${HEAD}Expect: 100-continue, miracles\r\n\r\n`,
    417,
    'expectation_failed',
  ],
  [
    'a body on a search',
    `GET /search HTTP/1.1\r\n${HEAD}Content-Length: 2\r\n\r\n{}`,
    413,
    'payload_too_large',
  ],
  [
    'a body on a page',
    `GET /health HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
    413,
    'payload_too_large',
  ],
  [
    'utf-7',
    `POST /reindex HTTP/1.1\r\n${HEAD}Authorization: Bearer ${KEY}\r\nContent-Type: application/json; charset=utf-7\r\nContent-Length: 2\r\n\r\n{}`,
    415,
    'invalid_content_type',
  ],
  [
    'a body on OPTIONS',
    `OPTIONS /search HTTP/1.1\r\n${HEAD}Content-Length: 2\r\n\r\n{}`,
    413,
    'payload_too_large',
  ],
  [
    'a body on an address with a slash too many',
    `GET /search/ HTTP/1.1\r\n${HEAD}Content-Length: 2\r\n\r\n{}`,
    413,
    'payload_too_large',
  ],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 'bad_request'],
  ['no HTTP', 'hello\r\n\r\n', 400, 'bad_request'],
  ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001', 400, 'bad_request'],
  [
    'two lengths',
    `POST /reindex HTTP/1.1\r\n${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`,
    400,
    'bad_request',
  ],
  [
    'a length and chunks',
    `POST /reindex HTTP/1.1\r\n${HEAD}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
    'bad_request',
  ],
];

describe('a server that is sent', () => {
  it.each(REFUSED)('%s says why it refuses, as any route does', async (_what, bytes, status, code) => {
    const lines: unknown[] = [];
    const logger = createLogger('debug', { write: (line: string) => lines.push(JSON.parse(line)) });
    const registry = new Registry();
    const port = await start(openApp({ adminKey: KEY, reindexer, logger, registry }));
    const answer = await sendBytes(port, bytes);
    expect(statusOf(answer)).toBe(status);
    expect(answer.match(/^X-Request-Id: request-1\r$/gim)).toHaveLength(1);
    await expect.poll(() => lines, PATIENCE).toMatchObject([{ requestId: 'request-1', status }]);
    const counted = new RegExp(`^findling_http_requests_total\\{.*status="${status}"\\} 1$`, 'm');
    expect(await registry.metrics()).toMatch(counted);
    expect(errorSchema.strict().parse(JSON.parse(bodyOf(answer))).code).toBe(code);
    for (const header of [
      'X-Content-Type-Options: nosniff',
      'X-Frame-Options: DENY',
      'Cache-Control: no-store',
    ])
      expect(answer.toLowerCase()).toContain(header.toLowerCase());
  });

  it('64 headers answers', async () => {
    const port = await start();
    expect(statusOf(await sendBytes(port, `GET /health HTTP/1.1\r\n${HEAD}${headers(62)}\r\n`))).toBe(200);
  });
});

describe('a body that is announced', () => {
  const announce = (authorization: string) =>
    `POST /reindex HTTP/1.1\r\n${HEAD}${authorization}Content-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n`;

  it('is not asked for before the key is known to be right', async () => {
    const port = await start(openApp({ adminKey: KEY, reindexer }));
    const answer = await sendBytes(port, announce('Authorization: Bearer wrong\r\n'));
    expect(answer).not.toContain('100 Continue');
    expect(statusOf(answer)).toBe(401);
  });

  it('is asked for then', async () => {
    const port = await start(openApp({ adminKey: KEY, reindexer }));
    const socket = openSocket(port);
    const said = collect(socket, announce(`Authorization: Bearer ${KEY}\r\n`));
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1\.1 100 Continue/);
    socket.write('[]');
    expect(await said).toContain('"invalid_body"');
  });

  it.each([
    'POST /search',
    'POST /nothing',
    'POST /reindex',
    'OPTIONS /search',
    'OPTIONS /reindex',
    'GET /search/',
    'POST /find',
    'GET /find',
  ])('of 40 MB is not read at %s', async (line) => {
    const port = await start(openApp({ adminKey: KEY, reindexer, basePath: '/find' }));
    const socket = openSocket(port);
    // The server may cut it in the middle of a piece.
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(`${line} HTTP/1.1\r\nHost: x\r\nContent-Length: ${40 << 20}\r\n\r\n`);
    const piece = Buffer.alloc(64 << 10, 'x');
    let sent = 0;
    const send = (): void => {
      while (!socket.destroyed && sent < 40 << 20 && socket.write(piece)) sent += piece.length;
      sent += piece.length;
    };
    socket.on('drain', send);
    socket.resume();
    send();
    await closed;
    expect(sent).toBeLessThan(40 << 20);
  });
});

describe('a large answer', () => {
  const big = Buffer.alloc(64 << 20, 'x');
  const app =
    (timeout: number): RequestListener =>
    (_request, response) => {
      writeAnswer(response, 200, {}, big, timeout);
    };

  it('is sent whole to whoever reads it', async () => {
    const port = await start(app(20_000));
    const response = await fetch(`http://127.0.0.1:${port}/`);
    expect((await response.arrayBuffer()).byteLength).toBe(big.byteLength);
  });

  it('is cut where its client hardly reads, though it never stops', async () => {
    const cut = createLatch();
    const port = await start((request, response) => {
      response.once('close', () => {
        cut.open();
      });
      app(300)(request, response);
    });
    const socket = openSocket(port);
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    // A few bytes now and then: never silent for long, and far too slow.
    const trickle = setInterval(() => void socket.read(100), 20);
    await cut.passed;
    clearInterval(trickle);
    socket.resume();
    await closed;
    expect(socket.bytesRead).toBeLessThan(big.byteLength);
  });
});

describe('one client', () => {
  it('holds no more connections than it may, and may come back when it has let go of one', async () => {
    const port = await start(openApp(), { maxConnectionsPerClient: 3 });
    const held = Array.from({ length: 3 }, () => openSocket(port));
    await Promise.all(held.map((socket) => once(socket, 'connect')));
    const refused = await sendBytes(port, '');
    expect(statusOf(refused)).toBe(503);
    expect(refused).toContain('Retry-After: 1');
    expect(refused).toContain('X-Request-Id: request-1\r\n');
    expect(errorSchema.parse(JSON.parse(bodyOf(refused))).code).toBe('server_busy');
    held[0]!.destroy();
    const ask = () => sendBytes(port, `GET /health HTTP/1.1\r\n${HEAD}\r\n`).then(statusOf);
    await expect.poll(ask, { timeout: 20_000 }).toBe(200);
    for (const socket of held) socket.destroy();
  });

  it('that is a proxy holds as many as the server does', async () => {
    const proxy = await listen(openApp(), {
      host: '127.0.0.1',
      port: 0,
      limits: { maxConnectionsPerClient: 1 },
      isProxy: (address) => address === '127.0.0.1',
    });
    server = proxy;
    const held = Array.from({ length: 3 }, () => openSocket(proxy.port));
    await Promise.all(held.map((socket) => once(socket, 'connect')));
    expect(statusOf(await sendBytes(proxy.port, `GET /health HTTP/1.1\r\n${HEAD}\r\n`))).toBe(200);
    for (const socket of held) socket.destroy();
  });
});
