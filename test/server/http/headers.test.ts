import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { get } from '../ask.js';
import { FakeReindexer } from '../fake-reindexer.js';
import { makeAssets, openApp, openRoutes } from '../open-app.js';
import { addressOf, bodyOf, methodsOf } from '../route-requests.js';

/** On every answer, whatever it is. */
const ALWAYS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};
const CLOSED = "default-src 'none';frame-ancestors 'none'";
const PAGE =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';form-action 'self';" +
  "base-uri 'none';frame-ancestors 'none';require-trusted-types-for 'script';trusted-types findling";

const HTML = 'text/html,*/*;q=0.8';
const ASSET = makeAssets().url('style.css');

const TAGGED = ['/search?q=ferry', '/suggest?q=f', '/documents/wire/ferry.txt', '/', '/help'];

const CASES: readonly (readonly [accept: string, path: string, policy: string, caching: string])[] = [
  ['*/*', '/search?q=ferry', CLOSED, 'no-cache'],
  ['*/*', '/search?limit=x', CLOSED, 'no-store'],
  ['*/*', '/suggest?q=f', CLOSED, 'no-cache'],
  ['*/*', '/documents/wire/ferry.txt', CLOSED, 'no-cache'],
  ['*/*', '/health', CLOSED, 'no-store'],
  ['*/*', '/ready', CLOSED, 'no-store'],
  ['*/*', '/openapi.json', CLOSED, 'no-store'],
  ['*/*', '/nowhere', CLOSED, 'no-store'],
  ['*/*', '/reindex', CLOSED, 'no-store'],
  ['*/*', ASSET, CLOSED, 'public, max-age=31536000, immutable'],
  [HTML, '/', PAGE, 'private, no-cache'],
  [HTML, '/?limit=x', PAGE, 'private, no-cache'],
  [HTML, '/help', PAGE, 'private, no-cache'],
  [HTML, '/documents/wire/ferry.txt', PAGE, 'private, no-cache'],
  [HTML, '/documents/nothing', PAGE, 'private, no-cache'],
  [HTML, '/nowhere', PAGE, 'private, no-cache'],
];

describe('every route', () => {
  const KEY = 'a-long-and-secret-admin-key-7f3a';
  const { listener, routes } = openRoutes({
    adminKey: KEY,
    reindexer: new FakeReindexer(),
    originals: () => null,
  });
  const cells = routes.flatMap((route) =>
    [...methodsOf(route), 'OPTIONS', 'DELETE'].map((method) => [method, route.path, route] as const),
  );

  it('is in this test', () => {
    const paths = ['/metrics', '/queries', '/mcp', '/multi-search', '/feed.atom', '/minisearch.json'];
    for (const path of [...paths, '/documents/*id/similar', '/documents/*id/original', '/findling-search.js'])
      expect(routes.map((route) => route.path)).toContain(path);
  });

  // With a key and without one, as a program and as a browser: whatever the answer is.
  it.each(cells)('answers %s %s with the headers of a locked-down answer', async (method, path, route) => {
    for (const accept of ['application/json, text/event-stream', HTML])
      for (const key of [KEY, null]) {
        const name = method.toLowerCase() as 'get' | 'head' | 'post' | 'options' | 'delete';
        const asked = request(listener)[name](addressOf(route)).set('Accept', accept);
        if (key !== null) void asked.set('Authorization', `Bearer ${key}`);
        const { headers, status } = await (method === 'POST' ? asked.send(bodyOf(route)) : asked);
        // Every page may load the element; a page of its own is shown nowhere else.
        const isElement = path.startsWith('/findling-search') && status === 200;
        const own = isElement ? { 'cross-origin-resource-policy': 'cross-origin' } : {};
        expect(headers).toMatchObject({ ...ALWAYS, ...own });
        const policy = String(headers['content-security-policy']);
        expect(policy).toContain("default-src 'none'");
        expect(policy).toContain("frame-ancestors 'none'");
        const isPage = (headers['content-type'] ?? '').startsWith('text/html');
        expect(policy === PAGE).toBe(isPage);
        expect(headers['cache-control']).toMatch(/no-store|no-cache|^public, max-age=\d+/);
        expect(headers['x-request-id']).toMatch(/^request-\d+$/);
        const absent = ['strict-transport-security', 'x-powered-by', 'server', 'set-cookie', 'last-modified'];
        expect(absent.filter((header) => header in headers)).toEqual([]);
      }
  });
});

describe('the headers', () => {
  it.each(CASES)('for %s at %s are those of a locked-down answer', async (accept, path, policy, caching) => {
    const { headers } = await get(openApp(), path, { Accept: accept });
    expect(headers).toMatchObject(ALWAYS);
    expect(headers['content-security-policy']).toBe(policy);
    expect(headers['cache-control']).toBe(caching);
    expect(headers['x-request-id']).toMatch(/^request-\d+$/);
    const absent = [
      'strict-transport-security',
      'x-powered-by',
      ...(TAGGED.includes(path) ? [] : ['etag']),
      'server',
      'set-cookie',
      'last-modified',
    ];
    expect(absent.filter((name) => name in headers)).toEqual([]);
    if (TAGGED.includes(path)) expect(headers['etag']).toMatch(/^W\/"[0-9a-f]{40}"$/);
  });

  it('compress what is worth it, where the client can unpack it', async () => {
    const packed = await get(openApp(), '/openapi.json', { 'Accept-Encoding': 'gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['vary']).toContain('Accept-Encoding');
    const plain = await get(openApp(), '/openapi.json', { 'Accept-Encoding': 'identity' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body).toEqual(packed.body);
  });
});

describe('a site that search engines are not to keep', () => {
  it.each(['/', '/help', '/help/errors', '/documents/wire/ferry.txt', '/documents/nothing', '/nowhere'])(
    'says so on the page %s',
    async (path) => {
      const tag = async (robots: boolean) =>
        (await get(openApp({ robots }), path, { Accept: HTML })).headers['x-robots-tag'];
      expect([await tag(false), await tag(true)]).toEqual(['noindex', undefined]);
    },
  );
});

describe('a rate limit', () => {
  it('does not exist unless it is configured', async () => {
    const app = openApp();
    const responses = await Promise.all(
      Array.from({ length: 60 }, () => request(app).get('/search?q=ferry')),
    );
    expect(new Set(responses.map((response) => response.status))).toEqual(new Set([200]));
    expect(responses[0]!.headers['ratelimit']).toBeUndefined();
  });

  it('answers 429 beyond it and says how long to wait', async () => {
    const app = openApp({ rateLimits: { searchesPerMinute: 3, adminCallsPerMinute: 1 } });
    const statuses: number[] = [];
    for (let call = 0; call < 4; call += 1) statuses.push((await request(app).get('/search')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await get(app, '/search', { 'X-Forwarded-For': '203.0.113.7' });
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({
      code: 'too_many_requests',
      type: 'system',
      link: '/help/errors#too_many_requests',
    });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['ratelimit']).toContain('r=0');
    expect((await request(app).get('/health')).status).toBe(200);
  });

  it('counts refused keys, so that keys cannot be guessed at speed', async () => {
    const app = openApp({ adminKey: 'key', rateLimits: { searchesPerMinute: 9, adminCallsPerMinute: 2 } });
    const statuses: number[] = [];
    for (let call = 0; call < 3; call += 1) {
      statuses.push((await request(app).get('/metrics').set('Authorization', 'Bearer guess')).status);
    }
    expect(statuses).toEqual([401, 401, 429]);
  });
});
