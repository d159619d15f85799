import type { RequestListener } from 'node:http';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';

interface Found {
  readonly hits: readonly Readonly<Record<string, unknown>>[];
}

describe('a hit with own fields', () => {
  const FIELDS = { price: 12, author: 'Reed', pages: 300 };
  const search = async (asked: object) => {
    const engine = new FakeEngine();
    const find = engine.search.bind(engine);
    engine.search = async (given) => {
      const result = await find(given);
      const wanted = given.attributesToRetrieve ?? [];
      const fields = Object.fromEntries(
        Object.entries(FIELDS).filter(([name]) => wanted.includes('*') || wanted.includes(name)),
      );
      return { ...result, hits: result.hits.map((hit) => ({ ...hit, fields })) };
    };
    const fields = Object.keys(FIELDS).map((name) => ({
      name,
      type: name === 'author' ? ('text' as const) : ('number' as const),
      label: null,
      facet: false,
      configured: false,
      documents: 1,
      values: 1,
    }));
    const app = openApp({ engine: () => Object.assign(engine, { fields: () => fields }) });
    const path = '/indexes/findling/search';
    const { body } = readAnswer(
      await request(app)
        .post(path)
        .send({ q: 'ferry', limit: 1, ...asked }),
    );
    const [hit = {}] = (body as Found).hits;
    const { _formatted: formatted, ...kept } = hit;
    return {
      kept: Object.keys(kept).sort(),
      formatted: formatted === undefined ? null : Object.keys(formatted as object).sort(),
      request: engine.requests.at(-1),
    };
  };

  it('formats what is to be marked or cropped, also where it is not among the attributes of the hit', async () => {
    const marked = { attributesToRetrieve: ['id'], attributesToHighlight: ['title', 'author'] };
    const { kept, formatted, request: asked } = await search(marked);
    expect(kept).toEqual(['id']);
    expect(formatted).toEqual(['author', 'id', 'title']);
    expect(asked?.attributesToRetrieve).toEqual(['author']);
    const cropped = await search({
      attributesToRetrieve: ['pages'],
      attributesToCrop: ['author:3', 'text'],
    });
    expect(cropped.kept).toEqual(['pages']);
    expect(cropped.formatted).toEqual(['author', 'pages', 'text']);
    expect(new Set(cropped.request?.attributesToRetrieve)).toEqual(new Set(['author', 'pages']));
  });

  it.each([{ attributesToHighlight: ['*'] }, { attributesToCrop: ['*'] }])(
    'formats all of them where %j says so',
    async (asked) => {
      const { kept, formatted } = await search({ attributesToRetrieve: ['id'], ...asked });
      expect(kept).toEqual(['id']);
      expect(formatted).toEqual(expect.arrayContaining(['author', 'id', 'pages', 'price', 'text', 'title']));
    },
  );

  it('has none of them that was not asked for', async () => {
    const { kept, formatted, request: asked } = await search({ attributesToRetrieve: ['title'] });
    expect({ kept, formatted }).toEqual({ kept: ['title'], formatted: null });
    expect(asked?.attributesToRetrieve).toEqual([]);
  });

  it('counts a facet once that is asked for again', async () => {
    const { request: asked } = await search({ facets: ['section', '*', 'year', 'section', '*'] });
    expect(asked?.facets).toEqual(['section', 'source', 'language', 'tags', 'year']);
  });
});

describe('an answer of many fields', () => {
  const MEGABYTE = 1 << 20;
  const ask = async (path: string, body: object, hitBytes = MEGABYTE) => {
    const engine = new FakeEngine();
    const search = engine.search.bind(engine);
    engine.search = async (asked) => {
      const result = await search(asked);
      return {
        ...result,
        hits: result.hits.map((hit) => ({ ...hit, fields: { big: 'ж'.repeat(hitBytes / 2) } })),
      };
    };
    const app = openApp({ engine: () => engine });
    const pieces: number[] = [];
    const observed: RequestListener = (asking, response) => {
      const write = response.write.bind(response) as (piece: Uint8Array) => boolean;
      response.write = (piece: Uint8Array) => {
        pieces.push(piece.byteLength);
        return write(piece);
      };
      app(asking, response);
    };
    const asked = request(observed).post(path).set('Accept-Encoding', 'identity');
    const answer = readAnswer(await asked.send(body));
    return { ...answer, pieces, searches: engine.requests.length };
  };
  const queriesOf = (count: number) =>
    Array.from({ length: count }, () => ({ indexUid: 'findling', q: 'ferry', limit: 1 }));

  it('is refused beyond 16 MB, before the searches that are left are asked', async () => {
    const { status, body, searches } = await ask('/multi-search', { queries: queriesOf(30) });
    expect(status).toBe(413);
    expect(body).toMatchObject({
      code: 'payload_too_large',
      message: expect.stringMatching(/16 MB: ask for fewer hits .* or fields/) as string,
    });
    expect(searches).toBe(16);
  });

  it('is refused beyond 16 MB from one search, too', async () => {
    const { status, body } = await ask('/indexes/findling/search', { q: 'ferry', limit: 1 }, 16 * MEGABYTE);
    expect(status).toBe(413);
    expect(body).toMatchObject({
      code: 'payload_too_large',
      message: expect.stringMatching(/^The answer to the search is larger than 16 MB/) as string,
    });
  });

  it.each([
    ['/multi-search', { queries: queriesOf(15) }],
    ['/indexes/findling/search', { q: 'ferry', limit: 2 }],
  ])('is sent whole at %s, in pieces as fast as they are read', async (path, sent) => {
    const { status, headers, text, pieces } = await ask(path, sent);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(Number(headers['content-length'])).toBe(Buffer.byteLength(text));
    expect(text.match(/"big":"/g)).toHaveLength('queries' in sent ? 15 : 2);
    expect(pieces.length).toBeGreaterThan(16);
    expect(Math.max(...pieces)).toBeLessThanOrEqual(64 * 1024);
  });
});
