// Every route under every key: the routes are those of the app itself, so that one that is added is in the table.

import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createKey } from '../../../src/server/access/api-key.js';
import { type Scope, SCOPES } from '../../../src/server/access/scope.js';
import { errorSchema } from '../../../src/server/api/response-schemas.js';
import type { Route } from '../../../src/server/api/route-table.js';
import { listen } from '../../../src/server/listen.js';
import { FakeReindexer } from '../fake-reindexer.js';
import { bodyOf as textOf, sendBytes, statusOf } from '../http/raw-client.js';
import { openRoutes } from '../open-app.js';
import { addressOf, bodyOf, methodsOf } from '../route-requests.js';

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
  originals: () => ({
    bytes: 8,
    read: () => Promise.resolve(Buffer.from('original')),
    close: () => undefined,
  }),
  trustProxy: 1,
});

let addresses = 0;
/** An address of its own for each request: whoever sends many wrong keys has to wait. */
function newAddress(): string {
  addresses += 1;
  return `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
}

function ask(method: string, address: string): request.Test {
  const name = method.toLowerCase() as 'get' | 'head' | 'post' | 'delete';
  return request(app)[name](address).redirects(0).set('X-Forwarded-For', newAddress());
}

/** A request to a route that it answers, key aside. */
function askRoute(route: Route, method: string): request.Test {
  const sent = ask(method, addressOf(route));
  const body = method === 'POST' ? bodyOf(route) : undefined;
  return body === undefined ? sent : sent.set('Accept', 'application/json, text/event-stream').send(body);
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

const CELLS = routes.flatMap((route) =>
  methodsOf(route).map((method) => [`${method} ${route.path}`, route, method] as const),
);

describe.each(CELLS)('%s', (_name, route, method) => {
  const { access } = route;
  const isFree = access === 'open' || access === 'probe';

  it.each(PRESENTED)('under %s', async (_presented, header, scopes) => {
    const before = reindexer.starts;
    const sent = askRoute(route, method);
    const response = await (header === null ? sent : sent.set('Authorization', header));
    const expected = isFree || scopes?.includes(access) ? 200 : scopes === null ? 401 : 403;
    // The route has answered: 202 for a task, 404 for an index that was never written.
    const answered =
      response.status === 202 || (route.path === '/minisearch.json' && response.status === 404);
    expect(answered ? 200 : response.status).toBe(expected);
    if (expected === 200) return;
    expect(reindexer.starts).toBe(before);
    expect(response.headers['www-authenticate']).toMatch(/^Bearer realm="findling"/);
    expect(response.headers['cache-control']).toMatch(/no-store|no-cache/);
    if (method === 'HEAD') return;
    if (header !== null && header.length > 20) expect(response.text).not.toContain(header.slice(10));
    if (route.form === 'page') return;
    const { code, type } = errorSchema.strict().parse(response.body);
    expect(type).toBe('auth');
    const wrong = header === null ? 'missing_authorization_header' : 'invalid_api_key';
    expect(code).toBe(expected === 403 ? 'insufficient_scope' : wrong);
  });

  it('refuses a key of 10 KB before it is looked at', async () => {
    const response = await askRoute(route, method).set('Authorization', `Bearer ${'x'.repeat(10_240)}`);
    expect(response.status).toBe(431);
  });

  it('is not what another method is taken for', async () => {
    const before = reindexer.starts;
    const response = await ask('DELETE', addressOf(route))
      .set('X-HTTP-Method-Override', method)
      .set('X-HTTP-Method', method)
      .set('X-Method-Override', method)
      .set('Authorization', `Bearer ${VALID_FOR_A_SECOND.secret}`);
    expect(response.status).toBe(405);
    expect(response.headers['allow']).toContain(method);
    expect(reindexer.starts).toBe(before);
  });

  if (isFree) return;
  it('takes a key from nowhere but the header', async () => {
    const { secret } = VALID_FOR_A_SECOND;
    const named = { key: secret, apiKey: secret, access_token: secret, Authorization: `Bearer ${secret}` };
    const tries = [
      ...Object.entries(named).map(([name, value]) =>
        ask(method, `${addressOf(route)}?${name}=${encodeURIComponent(value)}`),
      ),
      askRoute(route, method).set('Cookie', `key=${secret}`),
      askRoute(route, method).set('X-Api-Key', secret),
      askRoute(route, method).set('Proxy-Authorization', `Bearer ${secret}`),
      ...(method === 'HEAD' ? [] : [ask(method, addressOf(route)).send({ ...bodyOf(route), ...named })]),
      ...(method === 'HEAD' ? [] : [ask(method, addressOf(route)).type('form').send(named)]),
    ];
    for (const response of await Promise.all(tries)) expect(response.status).toBe(401);
  });

  it('refuses the header sent twice', async () => {
    const server = await listen(app, { host: '127.0.0.1', port: 0 });
    const header = `Authorization: Bearer ${VALID_FOR_A_SECOND.secret}\r\n`;
    const line = `${method} ${addressOf(route)} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${newAddress()}\r\n`;
    const answer = await sendBytes(server.port, `${line}${header}${header}Connection: close\r\n\r\n`);
    await server.close();
    expect(statusOf(answer)).toBe(401);
    expect(textOf(answer)).not.toContain(VALID_FOR_A_SECOND.secret);
  });

  it.each(['/PATH', 'PATH/', 'UPPER', 'PATH%2f', '/.PATH', 'PATH;x', 'PATH%00'])(
    'is not reached without a key as %s',
    async (variant) => {
      const path = addressOf(route);
      const url = variant.replace('PATH', path).replace('UPPER', path.toUpperCase());
      if (url === path) return;
      const before = reindexer.starts;
      const { status, headers } = await ask(method, url);
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
      ['/documents/*id/original', 'documents'],
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
