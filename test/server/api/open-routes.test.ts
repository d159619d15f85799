import request from 'supertest';
import { describe, expect, it, vi } from 'vitest';
import type { EngineField } from '../../../src/search/engine.js';
import { type ApiKey, createKey } from '../../../src/server/access/api-key.js';
import { listErrorCodes } from '../../../src/server/api/error-code-list.js';
import { errorSchema, suggestResultSchema } from '../../../src/server/api/response-schemas.js';
import type { AppOptions } from '../../../src/server/dependencies.js';
import { get } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { makeAssets, openApp, openRoutes } from '../open-app.js';

const HTML = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8';

describe('GET /suggest', () => {
  it('answers with completions', async () => {
    const { status, body } = await get(openApp(), '/suggest?q=har&limit=3');
    expect(status).toBe(200);
    expect(suggestResultSchema.strict().parse(body).suggestions[0]).toEqual({
      text: 'harbour',
      html: '<mark>har</mark>bour',
    });
  });

  it('answers with none for an empty box', async () => {
    const { body } = await get(openApp(), '/suggest');
    expect(body).toMatchObject({ query: '', suggestions: [] });
  });
});

describe('GET /health', () => {
  it('answers as long as the process does, even with nothing loaded', async () => {
    const { status, body } = await get(openApp({ engine: () => null, isDraining: () => true }), '/health');
    expect([status, body]).toEqual([200, { status: 'available' }]);
  });
});

describe('GET /ready', () => {
  it('answers with the generation that is served', async () => {
    const { status, body } = await get(openApp(), '/ready');
    expect([status, body]).toEqual([200, { status: 'ready', generation: 7, documents: 12 }]);
  });

  it('says when an older generation stands in, but not why', async () => {
    const engine = new FakeEngine();
    engine.state = 'degraded';
    const { status, body } = await get(openApp({ engine: () => engine }), '/ready');
    expect([status, body]).toEqual([200, { status: 'degraded', generation: 7, documents: 12 }]);
  });

  it.each([
    ['starting', { engine: () => null }],
    ['draining', { isDraining: () => true }],
  ])('answers 503 while %s', async (state, changes) => {
    const { status, body, headers } = await get(openApp(changes), '/ready');
    expect([status, body]).toEqual([503, { status: state }]);
    expect(headers['retry-after']).toBe('2');
  });
});

describe('GET /openapi.json', () => {
  interface Description {
    readonly openapi: string;
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
  }
  interface Operation {
    readonly parameters: readonly {
      readonly name: string;
      readonly description: string;
      readonly schema: Readonly<Record<string, unknown>>;
    }[];
    readonly responses: Readonly<Record<string, unknown>>;
    readonly security?: unknown;
  }

  it('is written once, not for each request', async () => {
    const app = openApp();
    const { text } = await get(app, '/openapi.json');
    const stringify = vi.spyOn(JSON, 'stringify');
    try {
      expect((await get(app, '/openapi.json')).text).toBe(text);
      const written = stringify.mock.results.map(({ value }) => String(value).length);
      expect(written.filter((length) => length >= text.length)).toEqual([]);
    } finally {
      stringify.mockRestore();
    }
  });

  it('describes the parameters as they are checked', async () => {
    const { body } = await get(openApp(), '/openapi.json');
    const description = body as Description;
    expect(description.openapi).toBe('3.1.0');
    const parameters = description.paths['/search']!['get']!.parameters;
    expect(parameters.find(({ name }) => name === 'limit')).toEqual({
      name: 'limit',
      in: 'query',
      description: 'Hits wanted; 10 unless told.',
      schema: { type: 'integer', minimum: 0, maximum: 100 },
    });
    expect(parameters.find(({ name }) => name === 'facets')).toMatchObject({ style: 'form', explode: false });
  });

  it('names the own fields that parameters take, unless searching needs a key', async () => {
    class WithFields extends FakeEngine {
      fields(): readonly EngineField[] {
        const shape = { label: null, configured: false, documents: 2, values: 2 };
        return [
          { name: 'price', type: 'number', facet: true, ...shape },
          { name: 'notes', type: 'text', facet: false, ...shape },
        ];
      }
    }
    const engine = new WithFields();
    const describe = async (changes: Partial<AppOptions>): Promise<Record<string, string>> => {
      const { body } = await get(openApp({ engine: () => engine, ...changes }), '/openapi.json');
      const { parameters } = (body as Description).paths['/search']!['get']!;
      return Object.fromEntries(parameters.map(({ name, description }) => [name, description]));
    };
    const described = await describe({});
    expect(described['filter']).toMatch(/Own fields: price \(number\), notes \(text\)\.$/);
    expect(described['sort']).toMatch(/Own fields: price \(number\)\.$/);
    expect(described['q']).not.toContain('Own fields');
    const { key } = createKey({
      name: 'k',
      scopes: ['search'],
      createdAt: '2026-01-01T00:00:00.000Z',
      expiresAt: null,
    });
    const keys = (): readonly ApiKey[] => [key];
    expect((await describe({ keys }))['filter']).not.toContain('Own fields');
  });

  it('describes exactly the routes that exist', async () => {
    const open = [
      '/search',
      '/suggest',
      '/documents/{id}',
      '/documents/{id}/similar',
      '/minisearch.json',
      '/feed.atom',
      '/opensearch/suggestions',
      '/mcp',
      '/multi-search',
      '/indexes/{uid}/search',
      '/indexes/{uid}/facet-search',
      '/version',
      '/health',
      '/ready',
    ];
    const reindexer = { start: () => Promise.reject(new Error()), task: () => null };
    const cases = [
      [openApp(), open],
      [openApp({ originals: () => null }), [...open, '/documents/{id}/original']],
      [openApp({ adminKey: 'k' }), [...open, '/metrics', '/queries']],
      [openApp({ adminKey: 'k', reindexer }), [...open, '/reindex', '/tasks/{uid}', '/metrics', '/queries']],
    ] as const;
    for (const [app, paths] of cases) {
      const { body } = await get(app, '/openapi.json');
      expect(Object.keys((body as Description).paths)).toEqual(paths);
    }
  });

  it('leaves out no route but pages, their files and itself', async () => {
    const element = ['/findling-search.js', '/findling-search/{file}'];
    const notDescribed = [
      '/',
      '/help',
      '/help/errors',
      '/openapi.json',
      '/opensearch.xml',
      '/assets/{version}/{path}',
      ...element,
    ];
    const reindexer = { start: () => Promise.reject(new Error()), task: () => null };
    const { listener, routes } = openRoutes({ adminKey: 'k', reindexer, originals: () => null });
    const added = routes.map(({ path }) => path.replace(/[:*](\w+)/g, '{$1}'));
    const { body } = await get(listener, '/openapi.json');
    const described = Object.keys((body as Description).paths);
    expect([...described, ...notDescribed].sort()).toEqual(added.sort());
  });

  it('refers only to schemas that it has', async () => {
    const { text, body } = await get(openApp({ adminKey: 'k' }), '/openapi.json');
    const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1]!);
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) expect((body as Description).components.schemas).toHaveProperty(name);
    expect(text).not.toMatch(/\$defs|\$schema|\$id|__shared/);
    expect(names).toContain('Explanation');
  });
});

describe('GET /findling-search.js', () => {
  it('answers any origin with the element and its words, and 304 to whoever has them', async () => {
    for (const [path, text] of [
      ['/findling-search.js', 'export {};\n'],
      ['/findling-search/de.js', 'export default {};\n'],
    ] as const) {
      const answer = await get(openApp(), path);
      expect([answer.status, answer.text]).toEqual([200, text]);
      expect(answer.headers).toMatchObject({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'public, max-age=600',
      });
      const tag = answer.headers['etag'] ?? '';
      const again = await request(openApp()).get(path).set('If-None-Match', tag);
      expect(again.status).toBe(304);
    }
  });

  it('answers with nothing else by this address', async () => {
    for (const path of [
      '/findling-search/xx.js',
      '/findling-search/..%2fstyle.css',
      '/findling-search/__proto__',
    ])
      expect((await get(openApp(), path)).status).toBe(404);
  });
});

describe('GET /assets', () => {
  it('lets browsers keep what they got under its version', async () => {
    const assets = makeAssets();
    const { status, headers, text } = await get(openApp({ assets }), assets.url('style.css'));
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-type']).toBe('text/css; charset=utf-8');
    expect(text).toContain('margin');
  });

  it.each([
    '/assets/0000000000000000/style.css',
    '/assets/VERSION/nothing.css',
    '/assets/VERSION/..%2f..%2fpackage.json',
    '/assets/VERSION/__proto__',
    '/assets/VERSION',
  ])('answers 404 to %s', async (path) => {
    const assets = makeAssets();
    const { status, headers } = await get(openApp({ assets }), path.replace('VERSION', assets.version));
    expect(status).toBe(404);
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('GET /help/errors', () => {
  it('explains every code that an answer can link to', async () => {
    const { status, text } = await get(openApp(), '/help/errors');
    expect(status).toBe(200);
    const codes = errorSchema.shape.code.options;
    expect(codes).toEqual(listErrorCodes().map(([code]) => code));
    expect(codes).toContain('invalid_search_hits_per_page');
    for (const code of codes) expect(text).toContain(`<tr id="${code}">`);
  });
});

describe('paths with a slash too many', () => {
  it.each(['/search/?q=a%20b', '/help/', '/suggest/?q=a'])(
    'lead to the one that was meant: %s',
    async (path) => {
      const { status, headers } = await get(openApp(), path);
      expect(status).toBe(308);
      expect(headers['location']).toBe(path.replace('/?', '?').replace(/\/$/, ''));
    },
  );
});

describe('paths and methods that do not exist', () => {
  it.each(['/nothing', '/Search', '/search/x', '/documents', '/admin', '/.env', '//search', '/favicon.ico'])(
    'answers 404 to %s as JSON',
    async (path) => {
      const { status, body } = await get(openApp(), path);
      expect(status).toBe(404);
      expect(errorSchema.strict().parse(body).code).toBe('not_found');
    },
  );

  it('answers 404 as a page to a client that prefers HTML, and escapes the path', async () => {
    const { status, headers, text } = await get(openApp(), '/%3Cscript%3Ealert(1)%3C/script%3E<b>', {
      Accept: HTML,
    });
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).not.toMatch(/<script>alert|<b>/);
  });

  const ROUTES = [
    ['/', 'GET, HEAD, OPTIONS'],
    ['/search', 'GET, HEAD, OPTIONS'],
    ['/suggest', 'GET, HEAD, OPTIONS'],
    ['/documents/wire/ferry.txt', 'GET, HEAD, OPTIONS'],
    ['/help', 'GET, HEAD, OPTIONS'],
    ['/health', 'GET, HEAD, OPTIONS'],
    ['/ready', 'GET, HEAD, OPTIONS'],
    ['/minisearch.json', 'GET, HEAD, OPTIONS'],
    ['/openapi.json', 'GET, HEAD, OPTIONS'],
    ['/metrics', 'GET, HEAD, OPTIONS'],
    ['/reindex', 'POST, OPTIONS'],
    ['/tasks/1', 'GET, HEAD, OPTIONS'],
  ] as const;
  it.each(ROUTES)('answers wrong methods at %s with 405 and Allow: %s', async (path, allow) => {
    const reindexer = { start: () => Promise.reject(new Error()), task: () => null };
    const app = openApp({ adminKey: 'k', reindexer });
    for (const method of ['get', 'post', 'put', 'patch', 'delete', 'trace'] as const) {
      if (allow.includes(method.toUpperCase())) continue;
      const response = await request(app)[method](path);
      expect(response.status, method).toBe(405);
      expect(response.headers['allow']).toBe(allow);
      expect(errorSchema.strict().parse(response.body).code).toBe('method_not_allowed');
    }
    const options = await request(app).options(path);
    expect([options.status, options.headers['allow'], options.text]).toEqual([204, allow, '']);
  });

  it('does not let a header change the method', async () => {
    const { status } = await request(openApp()).post('/search').set('X-HTTP-Method-Override', 'GET');
    expect(status).toBe(405);
  });

  it('answers no question about other origins', async () => {
    const { headers } = await request(openApp())
      .options('/search')
      .set('Origin', 'https://elsewhere.example')
      .set('Access-Control-Request-Method', 'GET');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
