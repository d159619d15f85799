import { describe, expect, it } from 'vitest';
import type { AnswerRequest } from '../../../src/server/answers/answerer.js';
import { LocalAnswerer } from '../../../src/server/answers/local-answerer.js';
import { createPages } from '../../../src/server/page/pages.js';
import { FakeEngine } from '../fake-engine.js';
import { makeAssets } from '../open-app.js';

function openAnswerer(
  engine: FakeEngine | null = new FakeEngine(),
  pageFacets: readonly string[] = ['section'],
): LocalAnswerer {
  return new LocalAnswerer({
    engine: () => engine,
    pages: createPages(makeAssets()),
    pageFacets,
  });
}

function ask(kind: AnswerRequest['kind'], url: string, asPage = false): AnswerRequest {
  return { kind, url, asPage, encoding: 'identity' };
}

describe('a local answerer', () => {
  it.each([
    ['search', '/search?q=ferry', 'application/json; charset=utf-8'],
    ['suggest', '/suggest?q=fer', 'application/json; charset=utf-8'],
    ['similar', '/documents/wire/ferry.txt/similar', 'application/json; charset=utf-8'],
    ['document', '/documents/wire/ferry.txt', 'application/json; charset=utf-8'],
    ['home', '/?q=ferry', 'text/html; charset=utf-8'],
  ] as const)('answers %s with plain data that names its generation', async (kind, url, type) => {
    const answer = await openAnswerer().answer(ask(kind, url, kind === 'home'));
    const { status, headers, generation, partial } = structuredClone(answer);
    expect({ status, generation, partial }).toEqual({ status: 200, generation: 7, partial: false });
    expect(headers['Content-Type']).toBe(type);
    expect(Buffer.from(answer.body).toString()).toMatch(type.startsWith('text') ? /^<!doctype html>/ : /^{/);
  });

  it('sums up searches, and nothing else, for whoever counts them', async () => {
    const answerer = openAnswerer();
    const search = { query: 'ferry', prefix: 'auto', offset: 2, totalHits: 5 };
    const summary = { ...search, processingTimeMs: 0.4, partial: false, isFiltered: false };
    expect((await answerer.answer(ask('search', '/search?q=ferry&offset=2'))).summary).toEqual(summary);
    expect((await answerer.answer(ask('home', '/?q=ferry&offset=2', true))).summary).toEqual(summary);
    const filtered = await answerer.answer(ask('search', '/search?q=ferry&offset=2&filter=section=World'));
    expect(filtered.summary).toEqual({ ...summary, totalHits: 2, isFiltered: true });
    expect((await answerer.answer(ask('suggest', '/suggest?q=fer'))).summary).toBeNull();
  });

  it.each([
    ['/?q=ferry', 1],
    ['/?q=ferry&section=World', 1],
    ['/?q=ferry&section=World&year=2015', 1],
    ['/?q=ferry&from=2014&until=2016', 1],
    ['/?q=ferry&year=2015&from=2014', 1],
    // Nothing is found, and each word is counted alone.
    ['/?q=zxqv+qzvk+vkqz&match=all', 1],
    // Versions, and the hits on either side.
    ['/documents/wire/ferry.txt', 1],
    ['/documents/wire/ferry.txt?q=ferry', 2],
  ])('searches for %s %i times once the collection is known', async (url, searches) => {
    const engine = new FakeEngine();
    const answerer = openAnswerer(engine, ['section', 'source', 'year']);
    await answerer.answer(ask('home', '/', true));
    engine.requests.length = 0;
    const kind = url.startsWith('/documents/') ? 'document' : 'home';
    expect((await answerer.answer(ask(kind, url, true))).status).toBe(200);
    expect(engine.requests).toHaveLength(searches);
  });

  it('refuses while no index is loaded, but reads the parameters first', async () => {
    const answerer = openAnswerer(null);
    await expect(answerer.answer(ask('search', '/search?q=a'))).rejects.toMatchObject({ code: 'not_ready' });
    await expect(answerer.answer(ask('search', '/search?limit=x'))).rejects.toMatchObject({
      code: 'invalid_search_limit',
    });
  });
});
