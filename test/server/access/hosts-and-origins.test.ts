import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { isLoopback } from '../../../src/server/access/host-list.js';
import { errorSchema } from '../../../src/server/api/response-schemas.js';
import { listen } from '../../../src/server/listen.js';
import { get } from '../ask.js';
import { sendBytes, statusOf } from '../http/raw-client.js';
import { openApp } from '../open-app.js';

const PATHS = ['/', '/search?q=ferry', '/documents/wire/ferry.txt', '/help', '/openapi.json', '/nothing'];

describe('a server with a list of hosts', () => {
  const app = openApp({ allowedHosts: ['search.example.org'] });

  it.each([
    'localhost',
    'localhost:3000',
    'LocalHost',
    'localhost.',
    'search.example.org',
    'Search.Example.org:8080',
    'search.example.org.',
    '127.0.0.1',
    '127.0.0.1:3000',
    '192.168.0.7:3000',
    '[::1]:3000',
    '[2001:db8::1]',
  ])('answers to %s', async (host) => {
    expect((await get(app, '/search?q=ferry', { Host: host })).status).toBe(200);
  });

  it.each([
    'rebound.example.net',
    'localhost.example.net',
    'example.org',
    'a.search.example.org',
    'search.example.org.example.net',
    'localhost@rebound.example.net',
    '127.0.0.1.example.net',
    '1.2.3.4.5',
    '[::1',
    '[localhost]',
    'localhost:3000:3000',
    'localhost:x',
    '127.1',
    'null',
  ])('refuses %s', async (host) => {
    for (const path of PATHS) expect((await get(app, path, { Host: host })).status, path).toBe(421);
    const { body } = await get(app, '/search?q=ferry', { Host: host });
    expect(errorSchema.strict().parse(body).code).toBe('misdirected_request');
  });

  it('refuses before it looks at method and key', async () => {
    const admin = openApp({ allowedHosts: [], adminKey: 'k' });
    const ask = (path: string) => request(admin).post(path).set('Host', 'rebound.example.net');
    expect([(await ask('/metrics')).status, (await ask('/search')).status]).toEqual([421, 421]);
  });

  it.each(['/health', '/ready'])('answers monitors by any name at %s', async (path) => {
    expect((await get(app, path, { Host: 'rebound.example.net' })).status).toBe(200);
  });

  it('answers a program older than HTTP/1.1, which sends no host', async () => {
    const server = await listen(app, { host: '127.0.0.1', port: 0 });
    expect(statusOf(await sendBytes(server.port, 'GET /search HTTP/1.0\r\n\r\n'))).toBe(200);
    expect(statusOf(await sendBytes(server.port, 'GET /search HTTP/1.1\r\nConnection: close\r\n\r\n'))).toBe(
      400,
    );
    await server.close();
  });
});

describe('an address to listen on', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.8.0.1', true],
    ['::1', true],
    ['localhost', true],
    ['0.0.0.0', false],
    ['::', false],
    ['192.168.0.7', false],
    ['127.example.org', false],
    ['search.example.org', false],
  ])('%s is of this machine alone: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});

describe('pages elsewhere', () => {
  const ORIGIN = 'https://www.example.org';
  const app = openApp({ corsOrigins: [ORIGIN], adminKey: 'k' });
  const corsOf = (headers: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('access-control')));

  it.each(['/search?q=ferry', '/suggest?q=f', '/documents/wire/ferry.txt', '/search?limit=x'])(
    'of a listed origin may read %s',
    async (path) => {
      const { headers } = await get(app, path, { Origin: ORIGIN });
      expect(corsOf(headers)).toEqual({
        'access-control-allow-origin': ORIGIN,
        'access-control-expose-headers': 'RateLimit, Retry-After, X-Request-Id',
      });
      expect(headers['vary']).toContain('Origin');
    },
  );

  it.each([
    'https://www.example.org.example.net',
    'https://example.org',
    'http://www.example.org',
    'https://www.example.org:444',
    'null',
    '*',
    `${ORIGIN}, https://example.net`,
  ])('of the origin %s may not, and caches keep the answers apart', async (origin) => {
    const { status, headers } = await get(app, '/search?q=ferry', { Origin: origin });
    expect(status).toBe(200);
    expect(corsOf(headers)).toEqual({});
    expect(headers['vary']).toContain('Origin');
    expect(headers['vary']).toContain('Accept-Encoding');
  });

  it('may send a key, and nothing else', async () => {
    const { status, headers } = await request(app)
      .options('/search')
      .set({ Origin: ORIGIN, 'Access-Control-Request-Method': 'GET' });
    expect(status).toBe(204);
    expect(corsOf(headers as Record<string, unknown>)).toEqual({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'Authorization',
      'access-control-expose-headers': 'RateLimit, Retry-After, X-Request-Id',
      'access-control-max-age': '600',
    });
  });

  it.each(['/metrics', '/queries', '/health', '/help/errors', '/openapi.json', '/nothing'])(
    'may never read %s',
    async (path) => {
      const { headers } = await get(app, path, { Origin: ORIGIN, Authorization: 'Bearer k' });
      expect(corsOf(headers)).toEqual({});
      const asked = await request(app).options(path).set('Origin', ORIGIN);
      expect(corsOf(asked.headers as Record<string, unknown>)).toEqual({});
    },
  );

  it('learn that an answer is still what they have', async () => {
    const { headers } = await get(app, '/search?q=ferry', { Origin: ORIGIN });
    const again = await get(app, '/search?q=ferry', {
      Origin: ORIGIN,
      'If-None-Match': headers['etag'] ?? '',
    });
    expect(again.status).toBe(304);
    expect(corsOf(again.headers)).toHaveProperty('access-control-allow-origin', ORIGIN);
  });
});
