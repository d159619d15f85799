import { Writable } from 'node:stream';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { defaultRequest } from '../../../src/search/default-request.js';
import type { AppOptions } from '../../../src/server/dependencies.js';
import { HttpError } from '../../../src/server/http/http-error.js';
import { createLogger, type LogLevel } from '../../../src/server/log/logger.js';
import { createProcessRegistry } from '../../../src/server/metrics/process-metrics.js';
import { get } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';

type Line = Readonly<Record<string, unknown>>;

/** An app whose log lines are kept. */
function openLoggedApp(level: LogLevel, changes: Partial<AppOptions> = {}) {
  const text: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text.push(chunk.toString());
      done();
    },
  });
  const app = openApp({ logger: createLogger(level, stream), ...changes });
  return { app, text, lines: () => text.map((line) => JSON.parse(line) as Line) };
}

describe('the request log', () => {
  it('is one JSON line per request', async () => {
    const { app, lines } = openLoggedApp('info');
    await request(app).get('/search?q=ferry+storm&limit=1');
    expect(lines()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
        requestId: 'request-1',
        method: 'GET',
        route: '/search',
        path: '/search',
        q: 'ferry storm',
        status: 200,
        ms: expect.any(Number) as unknown,
        msg: 'request',
      },
    ]);
  });

  it('cuts what a person asked, and never breaks a line over it', async () => {
    const { app, text, lines } = openLoggedApp('info');
    const q = `line\r\nbreak \u001b[31m ${'x'.repeat(900)}`;
    await request(app).get(`/search?q=${encodeURIComponent(q)}`);
    await request(app).get(`/${'y'.repeat(900)}`);
    expect(lines()[0]!['q']).toBe(q.slice(0, 256));
    expect(String(lines()[1]!['path'])).toHaveLength(256);
    for (const line of text) expect(line.trimEnd()).toMatch(/^[^\p{Cc}]+$/u);
  });

  it('never holds a key, and holds the address of those who try one', async () => {
    const { app, text, lines } = openLoggedApp('debug', { adminKey: 'right-key-5512' });
    await request(app).get('/metrics').set('Authorization', 'Bearer right-key-5512');
    await request(app).get('/metrics').set('Authorization', 'Bearer wrong-key-9981');
    await request(app).get('/search').set('Authorization', 'Bearer right-key-5512');
    expect(text.join('')).not.toMatch(/key-5512|key-9981/);
    expect(lines().map((line) => line['status'])).toEqual([200, 401, 200]);
    expect(lines().map((line) => 'address' in line)).toEqual([true, true, false]);
  });

  it('keeps the stack of a bug that the caller does not see', async () => {
    const engine = new FakeEngine();
    engine.search = () => Promise.reject(new Error('the cause of it'));
    const { app, lines } = openLoggedApp('info', { engine: () => engine });
    const { headers } = await get(app, '/search');
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).toMatchObject({
      level: 'error',
      status: 500,
      requestId: headers['x-request-id'],
      err: { message: 'the cause of it', stack: expect.stringContaining('observation.test.ts') as unknown },
    });
  });

  it('does not call it a failure, with a stack, that the server refuses what it has no room for', async () => {
    const answerer = { answer: () => Promise.reject(new HttpError('server_busy', 'Ask again in a moment.')) };
    const { app, lines } = openLoggedApp('info', { answerer });
    await request(app).get('/search');
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).toMatchObject({ level: 'info', status: 503 });
    expect(lines()[0]).not.toHaveProperty('err');
  });

  it('is as loud as it is told', async () => {
    for (const [level, expected] of [
      ['silent', 0],
      ['error', 0],
      ['info', 1],
      ['debug', 2],
    ] as const) {
      const { app, lines } = openLoggedApp(level);
      await request(app).get('/search');
      await request(app).get('/health');
      expect(lines()).toHaveLength(expected);
    }
  });
});

describe('GET /metrics', () => {
  const read = async (app: ReturnType<typeof openApp>): Promise<string> => {
    const { text, headers } = await request(app).get('/metrics').set('Authorization', 'Bearer k');
    expect(headers['content-type']).toContain('text/plain; version=0.0.4');
    return text;
  };

  it('counts requests by route and status, never by what was asked', async () => {
    const app = openApp({ adminKey: 'k' });
    await request(app).get('/search?q=ferry');
    await request(app).get('/search?q=storm');
    await request(app).get('/search?limit=x');
    await request(app).get('/documents/wire/ferry.txt');
    await request(app).get('/documents/other');
    await request(app).get('/made/up/path');
    const text = await read(app);
    expect(text).toContain('findling_http_requests_total{route="/search",method="GET",status="200"} 2');
    expect(text).toContain('findling_http_requests_total{route="/search",method="GET",status="400"} 1');
    expect(text).toContain(
      'findling_http_requests_total{route="/documents/*id",method="GET",status="200"} 1',
    );
    expect(text).toContain(
      'findling_http_requests_total{route="/documents/*id",method="GET",status="404"} 1',
    );
    expect(text).toContain('findling_http_requests_total{route="unmatched",method="GET",status="404"} 1');
    expect(text).not.toMatch(/ferry|storm|made/);
  });

  it('tells searches, those without hits and those ended before their end apart', async () => {
    const engine = new FakeEngine();
    const app = openApp({ adminKey: 'k', engine: () => engine });
    await request(app).get('/search?q=ferry');
    await request(app).get('/search?q=zzqx');
    await request(app).get('/?q=zzqx');
    const whole = await engine.search(defaultRequest('ferry'));
    engine.search = () => Promise.resolve({ ...whole, partial: true });
    await request(app).get('/search?q=ferry');
    const text = await read(app);
    expect(text).toContain('findling_search_processing_seconds_count 4');
    expect(text).toContain('findling_searches_without_hits_total 2');
    expect(text).toContain('findling_searches_partial_total 1');
  });

  it('tells where answers came from, and counts the time of the engine only where it was asked', async () => {
    const app = openApp({ adminKey: 'k', cacheBytes: 1_000_000 });
    for (let turn = 0; turn < 4; turn += 1) await get(app, '/search?q=ferry');
    const { headers } = await get(app, '/search?q=ferry');
    await get(app, '/search?q=ferry', { 'If-None-Match': headers['etag'] ?? '' });
    const text = await read(app);
    expect(text).toContain('findling_answers_total{source="engine"} 1');
    expect(text).toContain('findling_answers_total{source="cache"} 4');
    expect(text).toContain('findling_answers_total{source="client"} 1');
    expect(text).toContain('findling_answer_cache_hit_ratio 0.8');
    expect(text).toMatch(/^findling_answer_cache_bytes [1-9]\d{3}$/m);
    expect(text).toContain('findling_search_processing_seconds_count 1');
    const { body } = await get(app, '/queries', { Authorization: 'Bearer k' });
    expect(body).toMatchObject({ searches: 5, popular: [{ query: 'ferry', count: 5 }] });
  });

  it('shows the generation that is served at the moment of asking', async () => {
    let engine: FakeEngine | null = null;
    const app = openApp({ adminKey: 'k', engine: () => engine });
    expect(await read(app)).toContain('findling_index_generation 0');
    engine = new FakeEngine(undefined, 8);
    engine.state = 'degraded';
    const text = await read(app);
    expect(text).toContain('findling_index_generation 8');
    expect(text).toContain('findling_index_documents 12');
    expect(text).toContain('findling_index_degraded 1');
  });

  it('reports the process with the registry of the program', async () => {
    const text = await read(openApp({ adminKey: 'k', registry: createProcessRegistry() }));
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d/m);
  });
});
