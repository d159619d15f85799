import { describe, expect, it } from 'vitest';
import {
  errorSchema,
  searchResultSchema,
  similarResultSchema,
} from '../../../src/server/api/response-schemas.js';
import { linkToDocument } from '../../../src/server/page/links.js';
import { get } from '../ask.js';
import { FAKE_DOCUMENTS } from '../fake-documents.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';

const [ferry] = FAKE_DOCUMENTS;
/** The documents of the fake engine, and two more versions of the first. */
const engine = new FakeEngine([
  { ...ferry!, extra: { story: 'ferry' } },
  { ...ferry!, id: 'late/ferry.txt', date: '2015-03-23', extra: { story: 'ferry' } },
  { ...ferry!, id: 'later/ferry.txt', title: 'Ferry is back', date: '2015-03-24', extra: { story: 'ferry' } },
  ...FAKE_DOCUMENTS.slice(1),
  { ...ferry!, id: 'notes/similar', title: 'Notes', text: '' },
]);
const app = openApp({ engine: () => engine });
const HTML = { Accept: 'text/html' };

describe('GET /documents/:id/similar', () => {
  it.each(['/documents/wire/ferry.txt/similar', '/documents/wire%2Fferry.txt/similar?limit=3&snippets=1'])(
    'answers %s in the shape of the contract',
    async (target) => {
      const { status, body } = await get(app, target);
      expect(status).toBe(200);
      const result = similarResultSchema.strict().parse(body);
      expect(result.id).toBe('wire/ferry.txt');
      expect(result.hits.length).toBeGreaterThan(0);
      expect(result.hits.map(({ id }) => id)).not.toContain('wire/ferry.txt');
    },
  );

  it('answers 404 for an id no document has', async () => {
    const { status, body } = await get(app, '/documents/none/similar');
    expect(status).toBe(404);
    expect(errorSchema.strict().parse(body)).toMatchObject({
      code: 'document_not_found',
      message: 'No document has the id "none".',
    });
  });

  it.each([
    ['limit=0', 'invalid_similar_limit'],
    ['limit=101', 'invalid_similar_limit'],
    ['snippets=6', 'invalid_similar_snippets'],
    ['duplicates=yes', 'invalid_similar_duplicates'],
    ['q=ferry', 'unknown_parameter'],
  ])('answers 400 to ?%s', async (query, code) => {
    const { status, body } = await get(app, `/documents/wire/ferry.txt/similar?${query}`);
    expect(status).toBe(400);
    expect(errorSchema.parse(body).code).toBe(code);
  });

  it('leaves the address of a document whose id ends the same way', async () => {
    const { status, body } = await get(app, linkToDocument('notes/similar', new Map()));
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: 'notes/similar', title: 'Notes', text: '' });
  });
});

describe('near-duplicates over HTTP', () => {
  it('are all hits unless asked otherwise', async () => {
    const { body } = await get(app, '/search?q=helicopter');
    const result = searchResultSchema.strict().parse(body);
    expect(result).not.toHaveProperty('collapsedHits');
    expect(result.totalHits).toBe(3);
  });

  it.each(['true', '1'])('are one hit with collapse=%s, which says how many more there are', async (yes) => {
    const { body } = await get(app, `/search?q=helicopter&collapse=${yes}`);
    const result = searchResultSchema.strict().parse(body);
    expect(result).toMatchObject({ totalHits: 1, collapsedHits: 2 });
    expect(result.hits[0]).toMatchObject({ id: 'wire/ferry.txt', duplicates: 2 });
  });

  it('are listed with duplicatesOf', async () => {
    const { body } = await get(app, '/search?duplicatesOf=wire/ferry.txt');
    const { hits } = searchResultSchema.strict().parse(body);
    expect(hits.map(({ id }) => id)).toEqual(['later/ferry.txt', 'late/ferry.txt']);
  });

  it.each([
    ['collapse=yes', 400, 'invalid_search_collapse'],
    [`duplicatesOf=${'a'.repeat(4001)}`, 400, 'invalid_search_duplicates_of'],
    ['duplicatesOf=none', 404, 'document_not_found'],
  ])('answers ?%s with %i', async (query, status, code) => {
    const answer = await get(app, `/search?${query}`);
    expect(answer.status).toBe(status);
    expect(errorSchema.parse(answer.body).code).toBe(code);
  });
});

describe('near-duplicates on the page', () => {
  it('are left out, and each story leads to its other versions', async () => {
    const { text } = await get(app, '/?q=helicopter', HTML);
    expect(text).toContain('2 other versions of these stories are left out.');
    expect(text).toContain('href="/?q=helicopter&amp;collapse=false"');
    expect(text).toMatch(/href="\/\?q=helicopter&amp;duplicatesOf=wire%2Fferry.txt"[^>]*>2 other versions</);
  });

  it('are all there when asked for, with the way back', async () => {
    const { text } = await get(app, '/?q=helicopter&collapse=false', HTML);
    expect(text.match(/class="hit-title"/g)).toHaveLength(3);
    expect(text).toContain('Every version of a story is listed.');
    expect(text).toMatch(/href="\/\?q=helicopter"[^>]*>Show one of each/);
  });

  it('have a page that names the story and leads back to all results', async () => {
    const { text } = await get(app, '/?q=helicopter&duplicatesOf=wire%2Fferry.txt', HTML);
    expect(text.match(/class="hit-title"/g)).toHaveLength(2);
    expect(text).toMatch(
      /Other versions of\s+<a[^>]*href="\/documents\/wire\/ferry.txt\?q=helicopter&amp;from=duplicatesOf/,
    );
    expect(text).toMatch(/href="\/\?q=helicopter"[^>]*>All results/);
    expect(text).not.toMatch(/<input[^>]*type="hidden"[^>]*name="duplicatesOf"/);
  });

  it('say nothing where there are none', async () => {
    const { text } = await get(openApp(), '/?q=ferry', HTML);
    expect(text).not.toContain('class="versions"');
    expect(text).not.toContain('other version');
  });

  it('stand below a document, before what is similar', async () => {
    const { text } = await get(app, '/documents/wire/ferry.txt?q=helicopter', HTML);
    const versions = text.indexOf('<h2>Other versions</h2>');
    expect(versions).toBeGreaterThan(0);
    expect(text.indexOf('<h2>Similar documents</h2>')).toBeGreaterThan(versions);
    expect(text).toContain('href="/documents/late/ferry.txt?q=helicopter"');
  });
});
