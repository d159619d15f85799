// Who may search where there are keys, and where there are none.

import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { type ApiKey, createKey } from '../../../src/server/access/api-key.js';
import type { Scope } from '../../../src/server/access/scope.js';
import { get } from '../ask.js';
import { openApp } from '../open-app.js';

const HTML = 'text/html,*/*;q=0.8';
const make = (scopes: readonly Scope[], expiresAt: string | null = null) =>
  createKey({ name: 'test', scopes, createdAt: '2026-01-01T00:00:00.000Z', expiresAt });

describe('searching', () => {
  it('is open where no key is for it', async () => {
    for (const scopes of [['admin'], ['metrics'], ['admin', 'metrics']] as const) {
      const app = openApp({ keys: () => [make(scopes).key] });
      expect((await get(app, '/search?q=ferry')).status).toBe(200);
      expect((await get(app, '/documents/wire/ferry.txt')).status).toBe(200);
    }
  });

  it.each(['search', 'documents'] as const)('needs a key where one is for %s', async (scope) => {
    const app = openApp({ keys: () => [make([scope]).key] });
    for (const path of ['/', '/search', '/suggest?q=f', '/documents/wire/ferry.txt', '/minisearch.json'])
      expect((await get(app, path)).status, path).toBe(401);
  });

  it('stays closed when the last key has ended', async () => {
    let keys: readonly ApiKey[] = [make(['search']).key];
    const app = openApp({ keys: () => keys });
    expect((await get(app, '/search')).status).toBe(401);
    keys = [];
    expect((await get(app, '/search')).status).toBe(401);
  });

  it('is closed by an expired key as by any other', async () => {
    const app = openApp({ keys: () => [make(['search'], '2000-01-01T00:00:00.000Z').key] });
    expect((await get(app, '/search')).status).toBe(401);
  });

  it('closes when the first key is made while the server runs', async () => {
    let keys: readonly ApiKey[] = [];
    const app = openApp({ keys: () => keys });
    expect((await get(app, '/search')).status).toBe(200);
    keys = [make(['search']).key];
    expect((await get(app, '/search')).status).toBe(401);
  });

  it('is open on a public server, whatever keys there are and whatever is sent', async () => {
    const app = openApp({ keys: () => [make(['search']).key], isPublic: true });
    expect((await get(app, '/search')).status).toBe(200);
    expect((await get(app, '/search', { Authorization: 'Basic bG9naW46b2YgYSBwcm94eQ==' })).status).toBe(200);
  });
});

describe('administration', () => {
  it('is not there before a key for it is, and is there at once when it is made', async () => {
    const { key, secret } = make(['admin', 'metrics']);
    let keys: readonly ApiKey[] = [];
    const app = openApp({ keys: () => keys });
    const ask = () => request(app).get('/metrics').set('Authorization', `Bearer ${secret}`);
    expect((await ask()).status).toBe(404);
    expect((await request(app).post('/metrics')).status).toBe(404);
    const paths = async () => Object.keys((await get(app, '/openapi.json')).body as object);
    expect(await paths()).toBeDefined();
    keys = [key];
    expect((await ask()).status).toBe(200);
    const { text } = await get(app, '/openapi.json');
    expect(text).toContain('"/metrics"');
    keys = [];
    expect((await ask()).status).toBe(404);
  });

  it('opens two keys of one name while one replaces the other', async () => {
    const before = make(['metrics']);
    const after = make(['metrics']);
    let keys = [before.key, after.key];
    const app = openApp({ keys: () => keys });
    const ask = async (secret: string) =>
      (await get(app, '/metrics', { Authorization: `Bearer ${secret}` })).status;
    expect([await ask(before.secret), await ask(after.secret)]).toEqual([200, 200]);
    keys = [after.key];
    expect([await ask(before.secret), await ask(after.secret)]).toEqual([401, 200]);
  });
});

describe('a page of a closed server', () => {
  it.each(['/', '/?q=ferry', '/documents/wire/ferry.txt'])(
    'says at %s what it needs, plainly',
    async (path) => {
      const app = openApp({ keys: () => [make(['search']).key] });
      const { status, headers, text } = await get(app, path, { Accept: HTML });
      expect(status).toBe(401);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['content-security-policy']).toContain("script-src 'self'");
      expect(text).toContain('This search needs a key');
      expect(text).toContain('proxy');
      expect(text).not.toContain('<form');
    },
  );

  it('opens to a proxy that adds the key', async () => {
    const { key, secret } = make(['search']);
    const app = openApp({ keys: () => [key] });
    const headers = { Accept: HTML, Authorization: `Bearer ${secret}` };
    expect((await get(app, '/?q=ferry', headers)).status).toBe(200);
    expect((await get(app, '/documents/wire/ferry.txt', headers)).status).toBe(403);
  });
});
