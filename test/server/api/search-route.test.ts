import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { type ErrorCode, FindlingError } from '../../../src/errors.js';
import { defaultRequest } from '../../../src/search/default-request.js';
import type { SearchEngine, SearchRequest } from '../../../src/search/engine.js';
import { errorSchema, searchResultSchema } from '../../../src/server/api/response-schemas.js';
import { get, readAnswer } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';

function failingEngine(error: unknown): SearchEngine {
  const engine = new FakeEngine();
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whatever is thrown must be answered
  engine.search = () => Promise.reject(error);
  return engine;
}

describe('GET /search', () => {
  it('sends the warnings also under the name they had before', async () => {
    for (const target of ['/search?q=...', '/search?q=...&page=1']) {
      const { warnings, notes } = (await get(openApp(), target)).body as Record<string, string[]>;
      expect(warnings).toEqual(['There is no word to look for in this query.']);
      expect(notes).toEqual(warnings);
    }
  });

  it('answers in the shape of the contract', async () => {
    const { status, body, headers } = await get(openApp(), '/search?q=ferry&limit=2&facets=section,year');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(searchResultSchema.strict().parse(body)).toMatchObject({
      query: 'ferry',
      totalHits: 5,
      limit: 2,
      offset: 0,
      generation: 7,
      facetDistribution: { section: { World: 2, Local: 2 } },
    });
    expect(Object.keys(body as object)).toEqual([
      'query',
      'totalHits',
      'limit',
      'offset',
      'processingTimeMs',
      'generation',
      'hits',
      'facetDistribution',
      'suggestion',
      'warnings',
      'notes',
    ]);
  });

  it('asks the engine with the defaults of the contract', async () => {
    const engine = new FakeEngine();
    await request(openApp({ engine: () => engine })).get('/search');
    expect(engine.requests).toEqual<SearchRequest[]>([
      {
        query: '',
        limit: 10,
        offset: 0,
        filter: null,
        sort: 'relevance',
        recency: null,
        facets: [],
        fields: null,
        snippets: 1,
        match: 'auto',
        fuzzy: 'auto',
        prefix: 'auto',
        explain: false,
        collapse: false,
        duplicatesOf: null,
        facetQuery: '',
        disjunctive: [],
        distinct: null,
        attributesToRetrieve: null,
      },
    ]);
  });

  it('hands every parameter on to the engine', async () => {
    const engine = new FakeEngine();
    const target =
      '/search?q=a+b%20c&limit=3&offset=4&filter=section+%3D+%22World%22&sort=date:asc&recency=2w&facets=section,%20tags' +
      '&fields=title,text&snippets=5&match=all&fuzzy=off&prefix=last&explain=1&collapse=1&duplicatesOf=wire/ferry.txt' +
      '&facetQuery=re&disjunctive=author&distinct=author&attributesToRetrieve=*';
    await request(openApp({ engine: () => engine }))
      .get(target)
      .expect(200);
    expect(engine.requests).toEqual<SearchRequest[]>([
      {
        query: 'a b c',
        limit: 3,
        offset: 4,
        filter: 'section = "World"',
        sort: 'date:asc',
        recency: '2w',
        facets: ['section', 'tags'],
        fields: ['title', 'text'],
        snippets: 5,
        match: 'all',
        fuzzy: 'off',
        prefix: 'last',
        explain: true,
        collapse: true,
        duplicatesOf: 'wire/ferry.txt',
        facetQuery: 're',
        disjunctive: ['author'],
        distinct: 'author',
        attributesToRetrieve: ['*'],
      },
    ]);
  });

  it('adds the place in the pages when asked by page', async () => {
    const { body } = await get(openApp(), '/search?q=ferry&page=2&hitsPerPage=2');
    expect(body).toMatchObject({ limit: 2, offset: 2, page: 2, hitsPerPage: 2, totalPages: 3, totalHits: 5 });
  });

  it.each([
    ['page=3', { page: 3, hitsPerPage: 10, offset: 20 }],
    ['hitsPerPage=4', { page: 1, hitsPerPage: 4, offset: 0 }],
    ['page=100&hitsPerPage=100', { page: 100, hitsPerPage: 100, offset: 9900 }],
  ])('fills in what %s leaves open', async (query, expected) => {
    const { body } = await get(openApp(), `/search?${query}`);
    expect(body).toMatchObject(expected);
  });

  it('gives every hit once over all pages', async () => {
    const app = openApp();
    const ids: string[] = [];
    for (const page of [1, 2, 3]) {
      const { body } = await get(app, `/search?q=ferry&page=${page}&hitsPerPage=2`);
      ids.push(...searchResultSchema.parse(body).hits.map((hit) => hit.id));
    }
    expect(new Set(ids).size).toBe(5);
    expect(ids).toHaveLength(5);
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const response = await request(openApp()).head('/search?q=ferry');
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(readAnswer(response).text).toBe('');
  });

  it.each(['', '?', '?&&', '?q', '?q=', '?filter=&facets=&fields='])(
    'lists everything for %j',
    async (query) => {
      const { status, body } = await get(openApp(), `/search${query}`);
      expect(status).toBe(200);
      expect(searchResultSchema.parse(body).totalHits).toBe(12);
    },
  );

  const failures: readonly (readonly [code: ErrorCode, status: number, type: string])[] = [
    ['invalid_filter', 400, 'invalid_request'],
    ['invalid_parameter', 400, 'invalid_request'],
  ];
  it.each(failures)(
    'answers %s of the engine in its own words, with status %i',
    async (code, status, type) => {
      const engine = failingEngine(new FindlingError(code, 'What went wrong, and where.'));
      const response = await get(openApp({ engine: () => engine }), '/search');
      expect(response.status).toBe(status);
      expect(response.body).toEqual({
        message: 'What went wrong, and where.',
        code,
        type,
        link: `/help/errors#${code}`,
      });
    },
  );

  it('says where an answer is not all there is, and says nothing where it is', async () => {
    const engine = new FakeEngine();
    const whole = await engine.search(defaultRequest('ferry'));
    const { body } = await get(openApp({ engine: () => engine }), '/search?q=ferry');
    expect(body).not.toHaveProperty('partial');
    engine.search = () => Promise.resolve({ ...whole, partial: true, warnings: ['Ended early.'] });
    const partial = await get(openApp({ engine: () => engine }), '/search?q=ferry');
    expect(partial.status).toBe(200);
    expect(searchResultSchema.parse(partial.body)).toMatchObject({
      partial: true,
      warnings: ['Ended early.'],
    });
  });

  it.each<[ErrorCode, number]>([
    ['index_damaged', 503],
    ['index_missing', 503],
    ['write_failed', 500],
    ['file_unreadable', 500],
  ])('keeps paths in the message of %s from the caller', async (code, status) => {
    const engine = failingEngine(new FindlingError(code, '/srv/secret/segments/7 is broken'));
    const response = await get(openApp({ engine: () => engine }), '/search');
    expect(response.status).toBe(status);
    expect(response.text).not.toContain('secret');
  });

  it.each([new Error('secret detail'), 'secret detail', null, undefined, { secret: true }])(
    'answers 500 with a request id and no detail for a bug (%s)',
    async (thrown) => {
      const engine = failingEngine(thrown);
      const response = await get(openApp({ engine: () => engine }), '/search');
      expect(response.status).toBe(500);
      expect(errorSchema.strict().parse(response.body).code).toBe('internal');
      expect(response.text).not.toMatch(/secret|\bat \//);
      expect(response.text).toContain(response.headers['x-request-id']);
    },
  );

  it('answers 503 while no generation is loaded', async () => {
    const response = await get(openApp({ engine: () => null }), '/search');
    expect(response.status).toBe(503);
    expect(response.body).toMatchObject({ code: 'not_ready', type: 'system' });
    expect(response.headers['retry-after']).toBe('2');
  });
});
