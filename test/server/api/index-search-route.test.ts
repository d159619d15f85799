import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { errorSchema } from '../../../src/server/api/response-schemas.js';
import { openCollection } from '../../search/promises/open-collection.js';
import { get, readAnswer } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';

interface Found {
  readonly hits: readonly Readonly<Record<string, unknown>>[];
  readonly estimatedTotalHits?: number;
}

/** What the description says of failures. */
interface Description {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<string, { readonly responses: Readonly<Record<string, { readonly description: string }>> }>
      >
    >
  >;
}

async function post(path: string, body: object, app = openApp()) {
  return readAnswer(await request(app).post(path).send(body));
}

describe('POST /indexes/:uid/search', () => {
  it('answers as Meilisearch does', async () => {
    const { status, body } = await post('/indexes/findling/search', {
      q: 'ferry',
      facets: ['section', 'year'],
      attributesToHighlight: ['*'],
      highlightPreTag: '[',
      highlightPostTag: ']',
      showMatchesPosition: true,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      query: 'ferry',
      limit: 20,
      offset: 0,
      estimatedTotalHits: expect.any(Number) as number,
      processingTimeMs: expect.any(Number) as number,
      facetDistribution: { section: { World: expect.any(Number) as number } },
      facetStats: { year: { min: 2014 } },
    });
    const [hit] = (body as Found).hits;
    expect(hit).toMatchObject({
      id: 'wire/ferry.txt',
      title: 'Ferry to the northern islands returns after the winter storms',
      url: 'https://news.example/islands/ferry',
      section: 'World',
      tags: ['islands', 'transport'],
      _formatted: { title: '[Ferry] to the northern islands returns after the winter storms' },
      _matchesPosition: { title: [{ start: 0, length: 5 }] },
    });
    expect(formattedText(hit)).toContain('[ferry]');
  });

  it('pages by page and hitsPerPage, or by limit and offset', async () => {
    const paged = await post('/indexes/findling/search', { q: '', page: 2, hitsPerPage: 5 });
    expect(paged.body).toMatchObject({ page: 2, hitsPerPage: 5, totalPages: 3, totalHits: 12 });
    expect((paged.body as Found).hits).toHaveLength(5);
    const cut = await post('/indexes/findling/search', { q: '', limit: 5, offset: 5 });
    expect((cut.body as Found).hits).toEqual((paged.body as Found).hits);
    const none = await post('/indexes/findling/search', { q: '', hitsPerPage: 0, page: 1 });
    expect(none.body).toMatchObject({ hits: [], totalPages: 0, totalHits: 12 });
  });

  it('keeps to the attributes that were asked for, and crops', async () => {
    const { body } = await post('/indexes/findling/search', {
      q: 'ferry',
      attributesToRetrieve: ['id', 'title'],
      attributesToCrop: ['text:3'],
      cropMarker: '~',
      limit: 1,
    });
    const [hit] = (body as Found).hits;
    expect(Object.keys(hit ?? {}).sort()).toEqual(['_formatted', 'id', 'title']);
    expect(formattedText(hit).replaceAll('~', '').split(' ')).toHaveLength(3);
  });

  it('hands filters, orders and words on to the engine', async () => {
    const engine = new FakeEngine();
    await post(
      '/indexes/findling/search',
      {
        q: 'ferry',
        filter: [['"section"="World"', '"section"="Local"']],
        sort: ['date:desc'],
        matchingStrategy: 'all',
      },
      openApp({ engine: () => engine }),
    );
    expect(engine.requests.at(-1)).toMatchObject({
      query: 'ferry',
      filter: '((section="World") OR (section="Local"))',
      sort: 'date:desc',
      match: 'all',
      prefix: 'last',
    });
  });

  it.each([
    ['an index of another name', '/indexes/other/search', {}, 404, 'index_not_found'],
    ['an unknown field', '/indexes/findling/search', { querry: 'x' }, 400, 'bad_request'],
    ['a wrong limit', '/indexes/findling/search', { limit: 'many' }, 400, 'invalid_search_limit'],
    ['too many hits', '/indexes/findling/search', { limit: 1000 }, 400, 'invalid_search_limit'],
    ['hits beyond the last', '/indexes/findling/search', { offset: 1e6 }, 400, 'invalid_search_offset'],
    ['a wrong filter', '/indexes/findling/search', { filter: 'section =' }, 400, 'invalid_search_filter'],
    [
      'a long list of conditions with quotation marks that are never closed',
      '/indexes/findling/search',
      { filter: Array(36).fill('"\\\''.repeat(1333)) },
      400,
      'invalid_search_filter',
    ],
    [
      'a long condition among several',
      '/indexes/findling/search',
      { filter: Array(20).fill('"\\\''.repeat(2000)) },
      400,
      'invalid_search_filter',
    ],
    [
      'places',
      '/indexes/findling/search',
      { filter: '_geoPolygon([1,2],[3,4],[5,6])' },
      400,
      'feature_not_enabled',
    ],
    ['a wrong order', '/indexes/findling/search', { sort: ['date'] }, 400, 'invalid_search_sort'],
    ['vectors', '/indexes/findling/search', { vector: [1, 2] }, 400, 'feature_not_enabled'],
    ['a list', '/indexes/findling/search', [], 400, 'bad_request'],
    ['a facet without a name', '/indexes/findling/facet-search', {}, 400, 'invalid_facet_search_facet_name'],
    ['nothing', '/multi-search', {}, 400, 'bad_request'],
    ['a federation', '/multi-search', { queries: [], federation: {} }, 400, 'feature_not_enabled'],
    [
      'another index among several',
      '/multi-search',
      { queries: [{ indexUid: 'x' }] },
      404,
      'index_not_found',
    ],
  ])('answers %s with its error object', async (_what, path, sent, status, code) => {
    const answer = await post(path, sent);
    expect(answer.status).toBe(status);
    const error = errorSchema.strict().parse(answer.body);
    expect(error).toMatchObject({ code, type: 'invalid_request' });
  });

  it('does without what is switched off', async () => {
    const { status } = await post('/indexes/findling/search', { showRankingScore: false, vector: null });
    expect(status).toBe(200);
  });
});

describe('GET /indexes/:uid/search', () => {
  it('takes the same in its address', async () => {
    const asked = { q: 'ferry', limit: 1, facets: ['section'], attributesToHighlight: ['title'] };
    const posted = await post('/indexes/findling/search', asked);
    const path = '/indexes/findling/search?q=ferry&limit=1&facets=section&attributesToHighlight=title';
    const { status, body } = await get(openApp(), path);
    expect(status).toBe(200);
    expect(withoutTime(body)).toEqual(withoutTime(posted.body));
    const list = await get(openApp(), '/indexes/findling/search?filter=%5B%22section%3DWorld%22%5D');
    expect(list.status).toBe(200);
  });
});

describe('JSON that is nested thousands of levels deep', () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  const objects = (levels: number) => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);

  it.each([5000, 20_000, 100_000])('is refused wherever it is sent: %i levels', async (levels) => {
    const deep = [nested(levels), objects(Math.min(levels, 30_000))];
    const sent = deep.flatMap((json) => [
      ['/indexes/findling/search', `{"filter":${json}}`],
      ['/indexes/findling/facet-search', `{"filter":${json}}`],
      ['/indexes/findling/search', `{"querry":${json}}`],
      ['/multi-search', `{"queries":[{"indexUid":"findling","filter":${json}}]}`],
    ]);
    for (const [path = '', body] of sent) {
      const asked = request(openApp()).post(path).set('Content-Type', 'application/json');
      const answer = readAnswer(await asked.send(body));
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_body' } });
    }
  });

  it('is refused in an address', async () => {
    const path = `/indexes/findling/search?filter=${nested(5000)}`;
    expect(await get(openApp(), path)).toMatchObject({
      status: 400,
      body: { code: 'invalid_search_filter' },
    });
  });

  it('is an error of its field where it is few levels', async () => {
    for (const levels of [3, 90])
      expect(
        await post('/indexes/findling/search', { filter: JSON.parse(nested(levels)) as object }),
      ).toMatchObject({ status: 400, body: { code: 'invalid_search_filter' } });
  });
});

describe('POST /multi-search', () => {
  it('answers several searches in their order, each with its index', async () => {
    const queries = ['ferry', 'observatory'].map((q) => ({ indexUid: 'findling', q, limit: 1 }));
    const { status, body } = await post('/multi-search', { queries });
    expect(status).toBe(200);
    const { results } = body as { results: (Found & { indexUid: string; query: string })[] };
    expect(results.map(({ indexUid, query }) => [indexUid, query])).toEqual([
      ['findling', 'ferry'],
      ['findling', 'observatory'],
    ]);
    for (const { indexUid: _indexUid, ...result } of results)
      expect(withoutTime(result)).toEqual(
        withoutTime((await post('/indexes/findling/search', { q: result.query, limit: 1 })).body),
      );
  });

  it('says which of them is wrong', async () => {
    const queries = [{ indexUid: 'findling' }, { indexUid: 'findling', limit: -1 }];
    const { body } = await post('/multi-search', { queries });
    expect(body).toMatchObject({
      code: 'invalid_search_limit',
      message: expect.stringMatching(/^Inside `\.queries\[1\]`: /) as string,
    });
  });
});

describe('POST /indexes/:uid/facet-search', () => {
  it('answers with values and how many documents have them', async () => {
    const { status, body } = await post('/indexes/findling/facet-search', {
      facetName: 'section',
      q: 'ferry',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      facetHits: expect.arrayContaining([{ value: 'World', count: expect.any(Number) as number }]) as unknown,
      facetQuery: null,
    });
  });
});

describe('GET /version', () => {
  it('answers in the shape of Meilisearch', async () => {
    expect((await get(openApp(), '/version')).body).toEqual({
      commitSha: 'unknown',
      commitDate: 'unknown',
      pkgVersion: '0.0.0-test',
    });
  });
});

describe('the name of the index', () => {
  it('is a setting', async () => {
    const app = openApp({ indexName: 'articles' });
    expect((await post('/indexes/articles/search', { q: 'ferry' }, app)).status).toBe(200);
    expect((await post('/indexes/findling/search', { q: 'ferry' }, app)).status).toBe(404);
  });
});

function formattedText(hit: Readonly<Record<string, unknown>> | undefined): string {
  return (hit?.['_formatted'] as { text: string } | undefined)?.text ?? '';
}

function withoutTime(body: unknown): object {
  const { processingTimeMs: _time, ...rest } = body as { processingTimeMs: number };
  return rest;
}

describe('the description of searches in the shapes of Meilisearch', () => {
  const wrong: readonly object[] = [
    { q: 1 },
    { offset: -1 },
    { offset: 9_999_999 },
    { limit: 'x' },
    { limit: 9_999_999 },
    { page: -1 },
    { page: 9_999_999 },
    { hitsPerPage: -1 },
    { hitsPerPage: 9_999_999 },
    { filter: 5 },
    { filter: 'nowhere =' },
    { facets: 'section' },
    { facets: ['no such facet'] },
    { sort: 'price' },
    { sort: ['price'] },
    { sort: ['nowhere:asc'] },
    { distinct: 'nowhere' },
    { attributesToSearchOn: ['nowhere'] },
    { distinct: [] },
    { attributesToRetrieve: 5 },
    { attributesToSearchOn: 5 },
    { matchingStrategy: 'some' },
    { vector: [1] },
    { unheardOf: 1 },
  ];

  it('has every code that a wrong search is answered with', async () => {
    const engine = await openCollection([{ id: 'a', title: 'The ferry', section: 'World', price: 5 }]);
    const app = openApp({ engine: () => engine });
    const { body } = await get(app, '/openapi.json');
    const { paths } = body as Description;
    const answered = new Set<string>();
    for (const query of wrong)
      for (const [path, route, sent] of [
        ['/indexes/findling/search', '/indexes/{uid}/search', query],
        ['/indexes/findling/facet-search', '/indexes/{uid}/facet-search', { facetName: 'section', ...query }],
        ['/multi-search', '/multi-search', { queries: [{ indexUid: 'findling', ...query }] }],
      ] as const) {
        const answer = await post(path, sent, app);
        if (answer.status === 200) continue;
        const { code } = errorSchema.parse(answer.body);
        answered.add(code);
        const described = paths[route]?.['post']?.responses[String(answer.status)]?.description ?? '';
        expect(described.split(/[ ,]+/), `${path} ${JSON.stringify(sent)}`).toContain(code);
      }
    expect(answered.size).toBeGreaterThan(12);
  });

  it('has every code of an address that is no query string', async () => {
    const app = openApp();
    const { body } = await get(app, '/openapi.json');
    const description = (body as Description).paths['/indexes/{uid}/search']?.['get']?.responses['400']
      ?.description;
    for (const address of ['q=%ff', 'q=a&q=b', Array.from({ length: 30 }, (_, n) => `x${n}=1`).join('&')]) {
      const answer = await get(app, `/indexes/findling/search?${address}`);
      expect(answer.status).toBe(400);
      expect((description ?? '').split(/[ ,]+/)).toContain(errorSchema.parse(answer.body).code);
    }
  });
});
