import request from 'supertest';
import { describe, expect, it } from 'vitest';
import type { SearchResult } from '../../../src/search/engine.js';
import { get } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';

type App = ReturnType<typeof openApp>;

async function tagOf(
  app: App,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const tag = (await get(app, path, headers)).headers['etag'];
  return tag ?? 'none';
}

describe('the tag of an answer', () => {
  it.each([
    ['/search?q=ferry+storm&limit=2', '/search?limit=2&q=ferry%20storm'],
    ['/?q=ferry&sort=date:asc', '/?sort=date%3Aasc&q=ferry'],
    ['/suggest?q=fer', '/suggest?&q=f%65r'],
    ['/documents/wire/ferry.txt/similar?limit=2', '/documents/wire/ferry.txt/similar?limit=2&'],
  ])('is the same however the same is asked: %s and %s', async (one, other) => {
    const app = openApp();
    const tag = await tagOf(app, one);
    expect(tag).not.toBe('none');
    expect(await tagOf(app, other)).toBe(tag);
    expect(await tagOf(app, one, { 'Accept-Encoding': 'identity' })).toBe(tag);
  });

  it('is another for whatever else is asked', async () => {
    const app = openApp();
    const tags = await Promise.all([
      ...['/search?q=a', '/search?q=b', '/search', '/search?q=', '/suggest?q=a', '/?q=a'].map((path) =>
        tagOf(app, path),
      ),
      tagOf(app, '/documents/wire/ferry.txt'),
      tagOf(app, '/documents/wire/ferry.txt', { Accept: 'text/html' }),
      tagOf(app, '/documents/wire/ferry.txt/similar'),
    ]);
    expect(new Set(tags).size).toBe(tags.length);
    expect(tags).not.toContain('none');
  });

  it('is another once the engine answers from something else, and in another server', async () => {
    const engine = new FakeEngine();
    const app = openApp({ engine: () => engine });
    const first = await tagOf(app, '/search?q=ferry');
    engine.revision = 'second';
    const second = await tagOf(app, '/search?q=ferry');
    const elsewhere = await tagOf(openApp({ engine: () => engine }), '/search?q=ferry');
    expect(new Set([first, second, elsewhere]).size).toBe(3);
  });

  it('is missing where the engine does not say what it answers from, and where it moved on meanwhile', async () => {
    const engine = new FakeEngine();
    const app = openApp({ engine: () => engine });
    engine.revision = undefined;
    expect(await tagOf(app, '/search?q=ferry')).toBe('none');
    engine.revision = 'first';
    const search = engine.search.bind(engine);
    engine.search = async (asked) => {
      const result = await search(asked);
      engine.revision = 'second';
      return result;
    };
    const { headers } = await get(app, '/search?q=ferry');
    expect([headers['etag'], headers['cache-control']]).toEqual([undefined, 'no-store']);
  });

  it('is missing from an error', async () => {
    for (const path of ['/search?limit=x', '/search?filter=%22', '/documents/none', '/?limit=x'])
      expect(await tagOf(openApp(), path)).toBe('none');
  });
});

describe('a client that has the answer', () => {
  it.each(['/search?q=ferry', '/suggest?q=fer', '/documents/wire/ferry.txt', '/?q=ferry', '/'])(
    'is told so, and the engine is not asked: %s',
    async (path) => {
      const engine = new FakeEngine();
      const app = openApp({ engine: () => engine });
      const { headers: full } = await get(app, path, { Accept: 'text/html' });
      const asked = engine.requests.length;
      for (const method of ['GET', 'HEAD'] as const) {
        const asking = method === 'GET' ? request(app).get(path) : request(app).head(path);
        const known = await asking.set({
          Accept: 'text/html',
          'If-None-Match': `"other", ${full['etag'] ?? ''}`,
        });
        expect([known.status, known.headers['content-length']]).toEqual([304, undefined]);
        for (const name of ['etag', 'vary', 'cache-control', 'content-security-policy'])
          expect((known.headers as Record<string, string>)[name], name).toBe(full[name]);
      }
      expect(engine.requests.length).toBe(asked);
    },
  );

  it('gets the answer when it asks for it anew, and when it has another', async () => {
    const app = openApp();
    const tag = await tagOf(app, '/search?q=ferry');
    for (const headers of [
      { 'If-None-Match': tag, 'Cache-Control': 'no-cache' },
      { 'If-None-Match': await tagOf(app, '/search?q=storm') },
      { 'If-None-Match': 'garbage, ,"' },
    ])
      expect((await get(app, '/search?q=ferry', headers)).status).toBe(200);
  });
});

describe('part of an answer', () => {
  it('has no tag, is not to be kept, and is never confirmed', async () => {
    const engine = new FakeEngine();
    const app = openApp({ engine: () => engine });
    const whole = await tagOf(app, '/search?q=ferry');
    const search = engine.search.bind(engine);
    engine.revision = 'second';
    engine.search = async (asked): Promise<SearchResult> =>
      Object.assign(await search(asked), { partial: true });
    for (const path of ['/search?q=ferry', '/?q=ferry']) {
      const { status, headers } = await get(app, path, { 'If-None-Match': whole });
      expect([status, headers['etag'], headers['cache-control']]).toEqual([200, undefined, 'no-store']);
    }
  });
});
