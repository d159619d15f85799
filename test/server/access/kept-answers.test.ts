import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createKey } from '../../../src/server/access/api-key.js';
import { get } from '../ask.js';
import { openApp } from '../open-app.js';

const { key, secret } = createKey({
  name: 'site',
  scopes: ['search', 'documents'],
  createdAt: new Date(0).toISOString(),
  expiresAt: null,
});
const PATHS = [
  '/search?q=ferry',
  '/suggest?q=f',
  '/documents/wire/ferry.txt',
  '/documents/wire/ferry.txt/similar',
];

describe('an answer that a key was needed for', () => {
  const app = openApp({ keys: () => [key] });
  const Authorization = `Bearer ${secret}`;

  it.each(PATHS)('is kept by nobody but its client: %s', async (path) => {
    const { status, headers } = await get(app, path, { Authorization });
    expect([status, headers['cache-control']]).toEqual([200, 'private, no-cache']);
    expect(headers['vary']?.split(', ')).toContain('Authorization');
    const again = await get(app, path, { Authorization, 'If-None-Match': headers['etag'] ?? '' });
    expect([again.status, again.headers['cache-control']]).toEqual([304, 'private, no-cache']);
    expect(again.headers['vary']?.split(', ')).toContain('Authorization');
  });

  it('is refused to others by an answer that varies, too', async () => {
    const { status, headers } = await get(app, '/search?q=ferry');
    expect([status, headers['cache-control']]).toEqual([401, 'no-store']);
    expect(headers['vary']).toContain('Authorization');
  });
});

describe('an answer that everybody may have', () => {
  it.each(PATHS)('may be kept by any cache that asks whether it holds: %s', async (path) => {
    const { headers } = await get(openApp(), path);
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['vary']).not.toContain('Authorization');
  });
});

describe('a page', () => {
  it.each(['/', '/help', '/documents/wire/ferry.txt', '/nothing', '/documents/nothing'])(
    'varies by the languages of its reader: %s',
    async (path) => {
      const { headers } = await get(openApp(), path, { Accept: 'text/html' });
      expect(headers['vary']?.split(', ')).toContain('Accept-Language');
    },
  );
});

describe('a page elsewhere that asks with a body', () => {
  const ORIGIN = 'https://www.example.org';
  it.each(['/mcp', '/multi-search', '/indexes/findling/search', '/indexes/findling/facet-search'])(
    'may send what it needs to %s',
    async (path) => {
      const { status, headers } = await request(openApp({ corsOrigins: [ORIGIN], keys: () => [key] }))
        .options(path)
        .set({ Origin: ORIGIN, 'Access-Control-Request-Method': 'POST' });
      expect(status).toBe(204);
      const sent = headers as Record<string, string>;
      expect(sent['access-control-allow-methods']).toContain('POST');
      for (const name of ['Authorization', 'Content-Type'])
        expect(sent['access-control-allow-headers']).toContain(name);
    },
  );
});
