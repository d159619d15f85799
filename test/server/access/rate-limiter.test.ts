// What one client may ask, by address and by key, in the time of a clock that only the test moves.

import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createKey } from '../../../src/server/access/api-key.js';
import type { Scope } from '../../../src/server/access/scope.js';
import type { AppOptions } from '../../../src/server/dependencies.js';
import { get, readAnswer } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';

const HTML = 'text/html,*/*;q=0.8';

/** An app with limits, whose clock stands still unless it is moved, and whose requests come from where they say. */
function openLimited(changes: Partial<AppOptions> = {}, perMinute = 60) {
  let time = 0;
  const app = openApp({
    now: () => time,
    rateLimits: { searchesPerMinute: perMinute, adminCallsPerMinute: 30 },
    trustProxy: 1,
    ...changes,
  });
  const ask = async (path: string, address = '192.0.2.1', headers: Readonly<Record<string, string>> = {}) =>
    get(app, path, { 'X-Forwarded-For': address, ...headers });
  const spend = async (
    times: number,
    path = '/search',
    address?: string,
    headers = {},
  ): Promise<number[]> => {
    const statuses = [];
    for (let call = 0; call < times; call += 1) statuses.push((await ask(path, address, headers)).status);
    return statuses;
  };
  return { app, ask, spend, pass: (seconds: number) => (time += seconds * 1000) };
}

const make = (scopes: readonly Scope[]) =>
  createKey({ name: 'test', scopes, createdAt: '2026-01-01T00:00:00.000Z', expiresAt: null });

describe('an allowance', () => {
  it('is spent by requests, and grows back while time passes', async () => {
    const { spend, ask, pass } = openLimited({}, 5);
    expect(await spend(6)).toEqual([200, 200, 200, 200, 200, 429]);
    const { headers } = await ask('/search');
    expect(headers['retry-after']).toBe('12');
    expect(headers['ratelimit']).toBe('"search"; r=0; t=60');
    expect(headers['ratelimit-policy']).toBe('"search"; q=5; w=60');
    pass(11);
    expect(await spend(1)).toEqual([429]);
    pass(1);
    expect(await spend(2)).toEqual([200, 429]);
    pass(3600);
    expect(await spend(6)).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('is that of one address: of IPv6, of one network', async () => {
    const { spend } = openLimited({}, 2);
    await spend(2, '/search', '2001:db8:1:2::1');
    expect(await spend(1, '/search', '2001:db8:1:2:ffff:1:2:3')).toEqual([429]);
    expect(await spend(1, '/search', '2001:0db8:0001:0002::9')).toEqual([429]);
    expect(await spend(1, '/search', '2001:db8:1:3::1')).toEqual([200]);
    await spend(2, '/search', '::ffff:192.0.2.7');
    expect(await spend(1, '/search', '192.0.2.7')).toEqual([429]);
    expect(await spend(1, '/search', '192.0.2.8')).toEqual([200]);
  });

  it.each(['/', '/search', '/suggest?q=f', '/documents/wire/ferry.txt', '/help', '/minisearch.json'])(
    'is spent at %s, too',
    async (path) => {
      const { spend } = openLimited({}, 1);
      const [first, second] = await spend(2, path);
      expect(first).not.toBe(429);
      expect(second).toBe(429);
    },
  );

  it.each(['/openapi.json', '/opensearch.xml', '/nothing', '/reindex', '/search/'])(
    'of four times as much is spent at %s, which searches do not spend',
    async (path) => {
      const { spend } = openLimited({}, 1);
      await spend(2);
      const statuses = await spend(5, path);
      expect(statuses.map((status) => status === 429)).toEqual([false, false, false, false, true]);
    },
  );

  it.each([
    ['OPTIONS', '/search', 204],
    ['OPTIONS', '/mcp', 204],
    ['DELETE', '/search', 405],
    ['POST', '/documents/wire/ferry.txt', 405],
    ['POST', '/nothing', 404],
    ['POST', '/find', 308],
  ] as const)('of four times as much is spent by %s %s, too', async (method, path, status) => {
    const { app } = openLimited({ basePath: '/find' }, 1);
    const ask = async () =>
      (await request(app)[method.toLowerCase() as 'options' | 'delete' | 'post'](path).redirects(0)).status;
    const statuses = [await ask(), await ask(), await ask(), await ask(), await ask()];
    expect(statuses).toEqual([status, status, status, status, 429]);
  });

  it('is not spent by monitors, whatever they ask with', async () => {
    const { app } = openLimited({}, 1);
    for (const path of ['/health', '/ready', '/health'])
      for (const status of [204, 204]) expect((await request(app).options(path)).status).toBe(status);
    expect((await request(app).post('/health')).status).toBe(405);
    expect((await request(app).get('/search')).status).toBe(200);
  });

  it.each(['/health', '/ready'])('is not needed at %s', async (path) => {
    const { spend } = openLimited({}, 1);
    await spend(3);
    expect(await spend(5, path)).toEqual([200, 200, 200, 200, 200]);
  });

  it('is spent by what a search costs', async () => {
    const engine = new FakeEngine();
    let work = 0;
    const search = engine.search.bind(engine);
    engine.search = (asked) => {
      work += asked.query === 'heavy' ? 205 : 1;
      return search(asked);
    };
    const counting = Object.assign(engine, { workDone: () => work });
    const { spend, ask } = openLimited({ engine: () => counting }, 60);
    await spend(10, '/search?q=light');
    expect((await ask('/search?q=heavy')).headers['ratelimit']).toContain('r=49');
    expect((await ask('/search?q=light')).headers['ratelimit']).toContain('r=28');
    await spend(2, '/search?q=heavy');
    expect((await ask('/search?q=light')).status).toBe(429);
  });

  it('is spent by each search of several in one request', async () => {
    const { app, ask, spend, pass } = openLimited({}, 60);
    const askMany = async (count: number) =>
      readAnswer(
        await request(app)
          .post('/multi-search')
          .set('X-Forwarded-For', '192.0.2.1')
          .send({ queries: Array.from({ length: count }, () => ({ indexUid: 'findling' })) }),
      );
    expect((await askMany(30)).status).toBe(200);
    expect((await ask('/search')).headers['ratelimit']).toContain('r=29');
    expect((await askMany(1)).status).toBe(200);
    expect((await askMany(0)).status).toBe(200);
    expect((await ask('/search')).headers['ratelimit']).toContain('r=26');
    expect((await askMany(30)).status).toBe(200);
    expect((await askMany(1)).status).toBe(429);
    expect(await spend(1)).toEqual([429]);
    pass(4);
    expect(await spend(1)).toEqual([429]);
    pass(1);
    expect(await spend(1)).toEqual([200]);
  });

  it('costs one where the answer was kept', async () => {
    let work = 0;
    const engine = Object.assign(new FakeEngine(), { workDone: () => work });
    const search = engine.search.bind(engine);
    engine.search = (asked) => {
      work += 300;
      return search(asked);
    };
    const { spend, ask } = openLimited({ engine: () => engine, cacheBytes: 1 << 20 }, 60);
    await spend(4);
    expect((await ask('/search')).headers['ratelimit']).toContain('r=25');
  });

  it('does not fall so low that it takes longer than two minutes to come back', async () => {
    const engine = Object.assign(new FakeEngine(), { workDone: () => (work += 1e9) });
    let work = 0;
    const { spend, ask, pass } = openLimited({ engine: () => engine }, 60);
    await spend(1);
    expect(Number((await ask('/search')).headers['retry-after'])).toBeLessThanOrEqual(61);
    pass(61);
    expect((await ask('/search')).status).toBe(200);
  });
});

describe('a person who types for a minute without pause', () => {
  it('is never refused under the usual limit', async () => {
    const { DEFAULT_SEARCHES_PER_MINUTE } = await import('../../../src/config.js');
    const engine = new FakeEngine();
    let work = 0;
    const search = engine.search.bind(engine);
    engine.search = (asked) => {
      work += 25;
      return search(asked);
    };
    const counting = Object.assign(engine, { workDone: () => work });
    const { ask, pass } = openLimited({ engine: () => counting }, DEFAULT_SEARCHES_PER_MINUTE);
    for (let keystroke = 0; keystroke < 300; keystroke += 1) {
      expect((await ask(`/?q=${'x'.repeat(keystroke % 30)}`)).status).toBe(200);
      expect((await ask(`/suggest?q=${'x'.repeat(keystroke % 30)}`)).status).toBe(200);
      pass(0.2);
    }
  });
});

describe('a client that is refused', () => {
  it('gets a page if it is a browser, and JSON if it is a program', async () => {
    const { spend, ask } = openLimited({}, 1);
    await spend(2);
    for (const path of ['/?q=ferry', '/documents/wire/ferry.txt']) {
      const page = await ask(path, undefined, { Accept: HTML });
      expect(page.status).toBe(429);
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(page.text).toContain('Too many requests');
      expect(Number(page.headers['retry-after'])).toBeGreaterThan(0);
    }
    for (const path of ['/search?q=ferry', '/documents/wire/ferry.txt', '/minisearch.json']) {
      const { body, status } = await ask(path);
      expect(status).toBe(429);
      expect(body).toMatchObject({ code: 'too_many_requests' });
    }
  });
});

describe('a key', () => {
  it('has an allowance of its own, wherever it is used from', async () => {
    const one = make(['search']);
    const other = make(['search']);
    const { spend } = openLimited({ keys: () => [one.key, other.key] }, 2);
    const with1 = { Authorization: `Bearer ${one.secret}` };
    const with2 = { Authorization: `Bearer ${other.secret}` };
    await spend(3);
    expect(await spend(2, '/search', '192.0.2.1', with1)).toEqual([200, 200]);
    expect(await spend(1, '/search', '192.0.2.9', with1)).toEqual([429]);
    expect(await spend(1, '/search', '192.0.2.1', with2)).toEqual([200]);
  });

  it('that is right is never kept out by wrong ones from its own address, which are slowed', async () => {
    const { key, secret } = make(['search', 'admin', 'metrics']);
    const { app, ask } = openLimited({ keys: () => [key] }, 20);
    const wrong = { 'X-Forwarded-For': '192.0.2.1', Authorization: 'Bearer guess' };
    const guesses = await Promise.all(
      Array.from({ length: 40 }, () => request(app).get('/search').set(wrong)),
    );
    const statuses = guesses.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(30);
    for (const path of ['/search', '/queries', '/metrics'])
      expect((await ask(path, '192.0.2.1', { Authorization: `Bearer ${secret}` })).status).toBe(200);
  });
});

describe('an address', () => {
  it('is that of the connection where no proxy is trusted, whatever is claimed', async () => {
    const { spend } = openLimited({ trustProxy: 0 }, 1);
    expect(await spend(1, '/search', '192.0.2.1')).toEqual([200]);
    expect(await spend(1, '/search', '192.0.2.2')).toEqual([429]);
  });

  it('is what the last trusted proxy saw, not what a client wrote before it', async () => {
    const { spend } = openLimited({ trustProxy: 1 }, 1);
    expect(await spend(1, '/search', '203.0.113.1, 192.0.2.1')).toEqual([200]);
    expect(await spend(1, '/search', '203.0.113.2, 192.0.2.1')).toEqual([429]);
    expect(await spend(1, '/search', 'unknown, 192.0.2.1:5555')).toEqual([429]);
  });

  it('is the first that is none of the proxies listed', async () => {
    const { spend } = openLimited({ trustProxy: ['127.0.0.0/8', '10.0.0.0/8'] }, 1);
    expect(await spend(1, '/search', '203.0.113.1, 192.0.2.1, 10.1.2.3')).toEqual([200]);
    expect(await spend(1, '/search', '203.0.113.2, 192.0.2.1')).toEqual([429]);
    expect(await spend(1, '/search', '192.0.2.5, 10.9.9.9')).toEqual([200]);
  });

  it('is that of the proxy where the header makes no sense', async () => {
    const { spend } = openLimited({ trustProxy: 2 }, 1);
    expect(await spend(1, '/search', 'nonsense')).toEqual([200]);
    expect(await spend(1, '/search', '')).toEqual([429]);
  });
});
