// Every route under every key: the routes are those of the app itself, so that one that is added is in the table.

import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createKey } from '../../../src/server/access/api-key.js';
import { type Scope, SCOPES } from '../../../src/server/access/scope.js';
import { errorSchema } from '../../../src/server/api/response-schemas.js';
import type { Route } from '../../../src/server/api/route-table.js';
import { listen } from '../../../src/server/listen.js';
import { FakeReindexer, STARTED } from '../fake-reindexer.js';
import { bodyOf, sendBytes, statusOf } from '../http/raw-client.js';
import { makeAssets, openRoutes } from '../open-app.js';

const NOW = Date.parse('2026-03-01T12:00:00Z');

function makeKey(name: string, scopes: readonly Scope[], expiresAt: string | null = null) {
  return createKey({ name, scopes, createdAt: '2026-01-01T00:00:00.000Z', expiresAt });
}

const BY_SCOPE = Object.fromEntries(SCOPES.map((scope) => [scope, makeKey(scope, [scope])])) as Record<
  Scope,
  ReturnType<typeof createKey>
>;
const EXPIRED = makeKey('expired', SCOPES, '2026-03-01T11:59:59.000Z');
const VALID_FOR_A_SECOND = makeKey('ending', SCOPES, '2026-03-01T12:00:01.000Z');
const REVOKED = makeKey('revoked', SCOPES);
const ADMIN_KEY = 'a-long-and-secret-admin-key-7f3a';

const reindexer = new FakeReindexer();

const { listener: app, routes } = openRoutes({
  adminKey: ADMIN_KEY,
  keys: () => [...Object.values(BY_SCOPE), EXPIRED, VALID_FOR_A_SECOND].map(({ key }) => key),
  clock: () => NOW,
  reindexer,
  assets: makeAssets(),
});

const ASSET = makeAssets().url('style.css');

/** An address of a route. */
function addressOf({ path }: Route): string {
  if (path.startsWith('/assets')) return ASSET;
  return path
    .replace('*id', 'wire/ferry.txt')
    .replace(':uid', path.startsWith('/indexes') ? 'findling' : String(STARTED.uid))
    .replace(':file', 'de.js');
}

/** Bodies of routes that answer nothing without one. */
const BODIES: Readonly<Record<string, object>> = {
  '/multi-search': { queries: [] },
  '/indexes/:uid/facet-search': { facetName: 'section' },
  '/mcp': { jsonrpc: '2.0', id: 1, method: 'ping' },
};

/** A request to a route that it answers, key aside. */
function askRoute(route: Route, address = addressOf(route)): request.Test {
  const asked = request(app)[route.post ? 'post' : 'get'](address).redirects(0);
  const body = BODIES[route.path];
  return body === undefined ? asked : asked.set('Accept', 'application/json, text/event-stream').send(body);
}

/** What is sent as Authorization, and the scopes it opens; null: it is no valid key. */
const PRESENTED: readonly (readonly [
  name: string,
  header: string | null,
  scopes: readonly Scope[] | null,
])[] = [
  ['no header', null, null],
  ['an empty header', '', null],
  ['the scheme alone', 'Bearer', null],
  ['the scheme and a space', 'Bearer ', null],
  ['another scheme', `Basic ${BY_SCOPE.search.secret}`, null],
  ['the key without its scheme', BY_SCOPE.search.secret, null],
  ['a wrong key', 'Bearer wrong', null],
  ['the beginning of a key', `Bearer ${BY_SCOPE.admin.secret.slice(0, -1)}`, null],
  ['a key and one more', `Bearer ${BY_SCOPE.admin.secret}x`, null],
  ['a key in capitals', `Bearer ${BY_SCOPE.admin.secret.toUpperCase()}`, null],
  ['a digest instead of its key', `Bearer ${BY_SCOPE.admin.key.sha256}`, null],
  ['an id instead of its key', `Bearer ${BY_SCOPE.admin.key.id}`, null],
  ['two keys', `Bearer ${BY_SCOPE.admin.secret}, Bearer ${BY_SCOPE.search.secret}`, null],
  ['a key and a tab', `Bearer ${BY_SCOPE.admin.secret}\tx`, null],
  ['letters beyond ASCII', `Bearer ${BY_SCOPE.admin.secret}\u00e9`, null],
  ['4 KB', `Bearer ${'x'.repeat(4000)}`, null],
  ['an expired key', `Bearer ${EXPIRED.secret}`, null],
  ['a revoked key', `Bearer ${REVOKED.secret}`, null],
  ['a key of its last second', `Bearer ${VALID_FOR_A_SECOND.secret}`, SCOPES],
  ['the scheme in small letters', `bearer ${VALID_FOR_A_SECOND.secret}`, SCOPES],
  ['the admin key of the settings', `Bearer ${ADMIN_KEY}`, ['admin', 'metrics']],
  ...SCOPES.map((scope) => [`a key for ${scope}`, `Bearer ${BY_SCOPE[scope].secret}`, [scope]] as const),
];

describe.each(routes.map((route) => [route.path, route] as const))('%s', (_path, route) => {
  const method = route.post ? 'post' : 'get';
  const { access } = route;
  const isFree = access === 'open' || access === 'probe';

  it.each(PRESENTED)('under %s', async (_name, header, scopes) => {
    const before = reindexer.starts;
    const asked = askRoute(route);
    const response = await (header === null ? asked : asked.set('Authorization', header));
    const expected = isFree || scopes?.includes(access) ? 200 : scopes === null ? 401 : 403;
    // The route has answered: 202 for a task, 404 for an index that was never written.
    const answered =
      response.status === 202 || (route.path === '/minisearch.json' && response.status === 404);
    expect(answered ? 200 : response.status).toBe(expected);
    if (expected === 200) return;
    expect(reindexer.starts).toBe(before);
    expect(response.headers['www-authenticate']).toMatch(/^Bearer realm="findling"/);
    expect(response.headers['cache-control']).toMatch(/no-store|no-cache/);
    if (header !== null && header.length > 20) expect(response.text).not.toContain(header.slice(10));
    if (route.form === 'page') return;
    const { code, type } = errorSchema.strict().parse(response.body);
    expect(type).toBe('auth');
    const wrong = header === null ? 'missing_authorization_header' : 'invalid_api_key';
    expect(code).toBe(expected === 403 ? 'insufficient_scope' : wrong);
  });

  if (isFree) return;
  it('takes a key from nowhere but the header', async () => {
    const { secret } = VALID_FOR_A_SECOND;
    const ask = () => request(app)[method](addressOf(route));
    const tries = [
      request(app)[method](`${addressOf(route)}?key=${secret}`),
      request(app)[method](`${addressOf(route)}?access_token=${secret}`),
      ask().set('Cookie', `key=${secret}`),
      ask().set('X-Api-Key', secret),
      ask().set('Proxy-Authorization', `Bearer ${secret}`),
    ];
    for (const response of await Promise.all(tries)) expect(response.status).toBe(401);
  });

  it('refuses the header sent twice', async () => {
    const server = await listen(app, { host: '127.0.0.1', port: 0 });
    const header = `Authorization: Bearer ${VALID_FOR_A_SECOND.secret}\r\n`;
    const line = `${method.toUpperCase()} ${addressOf(route)} HTTP/1.1\r\nHost: x\r\n`;
    const answer = await sendBytes(server.port, `${line}${header}${header}Connection: close\r\n\r\n`);
    await server.close();
    expect(statusOf(answer)).toBe(401);
    expect(bodyOf(answer)).not.toContain(VALID_FOR_A_SECOND.secret);
  });

  it.each(['/PATH', 'PATH/', 'UPPER', 'PATH%2f', '/.PATH', 'PATH;x', 'PATH%00'])(
    'is not reached without a key as %s',
    async (variant) => {
      const path = addressOf(route);
      const url = variant.replace('PATH', path).replace('UPPER', path.toUpperCase());
      if (url === path) return;
      const before = reindexer.starts;
      const { status, headers } = await request(app)[method](url);
      // A slash too many leads to the route itself, which asks for the key.
      if (status === 308) expect((headers as Record<string, unknown>)['location']).toBe(path);
      else expect(status).toBeGreaterThanOrEqual(400);
      expect(reindexer.starts).toBe(before);
    },
  );
});

describe('the routes of an app', () => {
  it('all declare who may ask them', () => {
    expect(routes.map(({ path, access }) => [path, access])).toEqual([
      ['/', 'search'],
      ['/search', 'search'],
      ['/suggest', 'search'],
      ['/documents/*id/similar', 'search'],
      ['/documents/*id', 'documents'],
      ['/minisearch.json', 'documents'],
      ['/mcp', 'search'],
      ['/multi-search', 'search'],
      ['/indexes/:uid/search', 'search'],
      ['/indexes/:uid/facet-search', 'search'],
      ['/version', 'search'],
      ['/feed.atom', 'search'],
      ['/opensearch/suggestions', 'search'],
      ['/opensearch.xml', 'open'],
      ['/help', 'search'],
      ['/help/errors', 'open'],
      ['/health', 'probe'],
      ['/ready', 'probe'],
      ['/openapi.json', 'open'],
      ['/assets/:version/*path', 'open'],
      ['/findling-search.js', 'open'],
      ['/findling-search/:file', 'open'],
      ['/metrics', 'metrics'],
      ['/queries', 'admin'],
      ['/reindex', 'admin'],
      ['/tasks/:uid', 'admin'],
    ]);
  });
});
