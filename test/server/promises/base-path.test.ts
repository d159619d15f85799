import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { errorSchema } from '../../../src/server/api/response-schemas.js';
import type { AppOptions, OriginalFile } from '../../../src/server/dependencies.js';
import { placeBelow } from '../../../src/server/http/base-path.js';
import { createAssets } from '../../../src/server/page/assets.js';
import { get } from '../ask.js';
import { crawl } from '../crawl.js';
import { FakeReindexer } from '../fake-reindexer.js';
import { openApp } from '../open-app.js';

const BASE = '/find';

/** As `makeAssets`, with every file that a page refers to. */
const ASSETS = createAssets(
  new Map(['client/main.js', 'style.css', 'favicon.svg'].map((name) => [name, Buffer.from('')])),
);

function openBelow(changes: Partial<AppOptions> = {}): RequestListener {
  return openApp({ basePath: BASE, assets: ASSETS, ...changes });
}

/** As a proxy does that takes the path away: nginx where `proxy_pass` ends with a slash. */
function stripped(app: RequestListener): RequestListener {
  return (incoming, response) => {
    if (!(incoming.url ?? '').startsWith(`${BASE}/`)) {
      response.writeHead(404).end('another site');
      return;
    }
    incoming.url = (incoming.url ?? '').slice(BASE.length);
    app(incoming, response);
  };
}

/** As a program does that has the app as a part of it. */
function mounted(app: RequestListener): RequestListener {
  const program = express();
  program.use(BASE, app);
  return program;
}

async function crawlApp(app: RequestListener): Promise<Awaited<ReturnType<typeof crawl>>> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const found = await crawl(`http://127.0.0.1:${port}${BASE}/`, `${BASE}/`, 120);
  server.closeAllConnections();
  server.close();
  return found;
}

describe('a server below a path', () => {
  it.each([
    ['is asked with the path', (app: RequestListener) => app],
    ['is behind a proxy that takes the path away', stripped],
    ['is a part of an Express program', mounted],
  ])('has no broken link where it %s', async (_how, place) => {
    const { seen, broken, outside } = await crawlApp(place(openBelow()));
    expect(broken).toEqual([]);
    expect(outside).toEqual([]);
    expect(seen.length).toBeGreaterThan(60);
    for (const path of ['/', '/help', '/help/errors', '/openapi.json', '/documents/'])
      expect(seen.some((address) => address.startsWith(BASE + path))).toBe(true);
    expect(seen.some((address) => address.startsWith(`${BASE}/assets/`))).toBe(true);
  });

  it('leads to the path with a slash, and from addresses with a slash too many', async () => {
    const app = openBelow();
    for (const [asked, location] of [
      ['/find', '/find/'],
      ['/find?q=ferry', '/find/?q=ferry'],
      ['/find/search/?q=ferry', '/find/search?q=ferry'],
      ['/help/', '/find/help'],
    ] as const) {
      const { status, headers } = await get(app, asked);
      expect([status, headers['location']]).toEqual([308, location]);
    }
  });

  it('links the explanation of errors below it, and tasks', async () => {
    const { body } = await get(openBelow(), '/find/search?limit=x');
    expect(errorSchema.strict().parse(body).link).toBe('/find/help/errors#invalid_search_limit');
    const app = openBelow({ adminKey: 'k', reindexer: new FakeReindexer() });
    const { headers } = await request(app).post('/find/reindex').set('Authorization', 'Bearer k');
    expect((headers as Record<string, string>)['location']).toMatch(/^\/find\/tasks\/\d+$/);
  });

  it('tags answers alike however they are asked, and says 304', async () => {
    const app = openBelow();
    const { headers } = await get(app, '/find/search?q=ferry');
    const again = await get(app, '/search?q=ferry', { 'If-None-Match': headers['etag'] ?? '' });
    expect(again.status).toBe(304);
  });

  it('says where it is in the description of the API', async () => {
    expect((await get(openBelow(), '/find/openapi.json')).body).toMatchObject({
      servers: [{ url: '/find' }],
    });
    expect((await get(openApp(), '/openapi.json')).body).toMatchObject({ servers: [{ url: '/' }] });
  });

  it('answers a route that is called as the path is', async () => {
    const app = openApp({ basePath: '/search' });
    expect((await get(app, '/search?q=ferry')).body).toHaveProperty('totalHits');
    expect((await get(app, '/search/search?q=ferry')).body).toHaveProperty('totalHits');
    expect((await get(app, '/search/')).text).toContain('action="/search/"');
  });

  it('leaves what people wrote as it is', async () => {
    const { text } = await get(openBelow(), `/find/?q=${encodeURIComponent('a href="/x" src="/y')}`);
    expect(text).toContain('a href=&quot;/x&quot; src=&quot;/y');
    expect(text).not.toContain('/find/x');
  });

  it('keeps the errors of a page below the path', async () => {
    const { text, status } = await get(openBelow(), '/find/nothing', { Accept: 'text/html' });
    expect(status).toBe(404);
    expect(text).not.toMatch(/(?:href|src|action)="\/(?!find\/)/);
  });
});

describe('a page that others may show in a frame', () => {
  const ORIGIN = 'https://www.example.org';
  const app = openApp({ frameAncestors: [ORIGIN] });

  it.each(['/', '/help', '/help/errors', '/documents/wire/ferry.txt', '/nothing'])('is %s', async (path) => {
    const { headers } = await get(app, path, { Accept: 'text/html' });
    expect(headers['content-security-policy']).toContain(`frame-ancestors ${ORIGIN}`);
    expect(headers['x-frame-options']).toBeUndefined();
  });

  it('is no JSON, and no page of a server that was not told so', async () => {
    const json = await get(app, '/search?q=ferry');
    expect(json.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    const page = await get(openApp(), '/');
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.headers['x-frame-options']).toBe('DENY');
  });

  it('keeps its policy with a 304', async () => {
    const { headers } = await get(app, '/');
    const again = await get(app, '/', { 'If-None-Match': headers['etag'] ?? '' });
    expect(again.status).toBe(304);
    expect(again.headers['content-security-policy']).toBe(headers['content-security-policy']);
  });

  it.each([
    ['is asked with the path', (app: RequestListener) => app],
    ['is a part of an Express program', mounted],
  ])('hands out files where it %s', async (_how, place) => {
    const bytes = Buffer.from('as it lies there');
    const originals = (): OriginalFile => ({
      bytes: bytes.length,
      read: (position, length) => Promise.resolve(bytes.subarray(position, position + length)),
      close: () => undefined,
    });
    const answer = await get(place(openBelow({ originals })), `${BASE}/documents/wire/ferry.txt/original`);
    expect(answer.status).toBe(200);
  });

  it('leads past the matches of a part of a document, which the script does', () => {
    const page = '<nav data-before="" data-after="/documents/a.txt?q=b#match-9"></nav>';
    expect(placeBelow(BASE, page)).toContain(`data-after="${BASE}/documents/a.txt?q=b#match-9"`);
  });
});
