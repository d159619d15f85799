import { describe, expect, it } from 'vitest';
import { FindlingError } from '../../../src/errors.js';
import type { Hit, StoredDocument } from '../../../src/search/engine.js';
import { get } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';
import { readTags } from './read-html.js';

async function getPage(path: string, app = openApp()): Promise<{ status: number; text: string }> {
  const { status, text, headers } = await get(app, path, { Accept: 'text/html' });
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  return { status, text };
}

describe('the search page', () => {
  it('lists the newest documents without a query, with the cursor in the box', async () => {
    const { status, text } = await getPage('/');
    expect(status).toBe(200);
    expect(text).toContain('<h1>Latest documents</h1>');
    expect(text).toMatch(/1–10 of 12 documents/);
    expect(text).toMatch(/<input[^>]* autofocus/);
    expect(text.indexOf('पहाड़ी रेल')).toBeLessThan(text.indexOf('Ferry to the northern islands'));
  });

  it('shows the hits of a query with their matches marked', async () => {
    const { text } = await getPage('/?q=ferry');
    expect(text).toContain('<h1>Results for <q dir="auto">ferry</q></h1>');
    expect(text).toContain('<title>ferry - Findling</title>');
    expect(text).toContain('<mark>Ferry</mark> to the northern islands');
    expect(text).toContain('data-announcement="5 documents found for ferry"');
    expect(text).not.toMatch(/<input[^>]* autofocus/);
  });

  it('has one h1, a heading for each hit, and the landmarks', async () => {
    const { text } = await getPage('/?q=ferry');
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect(text.match(/<h2 class="hit-title"/g)).toHaveLength(5);
    for (const landmark of [
      '<main id="main"',
      '<header class="masthead">',
      '<footer',
      'role="search"',
      '<aside',
    ]) {
      expect(text).toContain(landmark);
    }
    expect(text).toMatch(/<a class="skip-link" href="#main">/);
  });

  it('links a title to its source only over http and https, and to the stored text otherwise', async () => {
    const { text } = await getPage('/?q=ferry');
    expect(text).toContain('href="https://news.example/islands/ferry"');
    expect(text).toContain('href="/documents/notes/100%25%20%26%20more%3F.txt?q=ferry#passage"');
    expect(text).not.toContain('javascript:');
  });

  it('says which language a hit is in, and which way it runs', async () => {
    const { text } = await getPage('/?hitsPerPage=100');
    expect(text).toMatch(/<article class="hit" dir="rtl">\s*<p class="kicker" dir="auto"><a [^>]*>ثقافة/);
    expect(text).toContain('lang="ar"');
    expect(text).toContain('<span class="badge" dir="auto">Arabic</span>');
    expect(text).not.toContain('<span class="badge" dir="auto">English</span>');
  });

  it('offers the other pages, and keeps the search on them', async () => {
    const { text } = await getPage('/?q=ferry&hitsPerPage=2&page=2&sort=date:asc');
    expect(text).toContain('<ol class="hits" start="3">');
    expect(text).toContain('aria-current="page"');
    expect(text).toContain('href="/?q=ferry&amp;hitsPerPage=2&amp;sort=date%3Aasc&amp;page=3"');
    expect(text).toContain('rel="prev" href="/?q=ferry&amp;hitsPerPage=2&amp;sort=date%3Aasc"');
    expect(text).toMatch(/<option value="date:asc" selected/);
    expect(text).toContain('<input type="hidden" name="hitsPerPage" value="2" />');
  });

  it('takes limit and offset for the page that they amount to', async () => {
    const { text } = await getPage('/?q=ferry&limit=2&offset=2');
    expect(text).toContain('<ol class="hits" start="3">');
  });

  it('says when there is no such page', async () => {
    const { status, text } = await getPage('/?q=ferry&page=9');
    expect(status).toBe(200);
    expect(text).toContain('There is no page 9.');
    expect(text).toContain('<a href="/?q=ferry">Go to the last page</a>');
  });

  it('narrows by what the engine counts, without those that every hit shares', async () => {
    const { text } = await getPage('/?q=ferry');
    expect(text).toMatch(/<input type="checkbox"[^>]* name="section" value="World" form="search"/);
    expect(text).toMatch(/<input type="checkbox"[^>]* name="year" value="2015" form="search"/);
    expect(text).toContain(`href="/?q=ferry&amp;filter=section+%21%3D+%22World%22"`);
    const { text: narrowed } = await getPage(`/?q=ferry&filter=${encodeURIComponent('section = "World"')}`);
    expect(narrowed).toContain('aria-label="Only documents with"');
    expect(narrowed).toMatch(/<a class="chip" href="\/\?q=ferry"/);
    expect(narrowed).toMatch(/name="section" value="World" form="search" checked/);
    // What else there is to choose stays countable.
    expect(narrowed).toMatch(/name="section" value="Local"/);
    expect(narrowed).toContain('2 documents');
  });

  it('offers the months where all hits are of one year, and no dates where they are of one month', async () => {
    const { text } = await getPage('/?q=harbour');
    expect([...text.matchAll(/name="(?:year|month)" value="([^"]+)"/g)].map(([, value]) => value)).toEqual([
      '2015',
      '2015-03',
      '2015-04',
    ]);
    expect((await getPage('/?q=northern')).text).not.toContain('name="year"');
  });

  it('shows a filter it cannot take apart as one condition that can be lifted', async () => {
    const engine = new FakeEngine();
    const all = engine.search.bind(engine);
    engine.search = (asked) => all({ ...asked, filter: null });
    const { text } = await getPage(
      `/?q=ferry&filter=${encodeURIComponent('date >= 2015 OR <b>')}`,
      openApp({ engine: () => engine }),
    );
    expect(text).toContain('<bdi>date &gt;= 2015 OR &lt;b&gt;</bdi>');
    expect(text).toContain('filter=%28date+%3E%3D+2015+OR+%3Cb%3E%29+AND+section+%21%3D+%22World%22');
  });

  it('asks "Did you mean" when the engine does', async () => {
    const { text } = await getPage('/?q=fery');
    expect(text).toContain('Did you mean <a dir="auto" href="/?q=ferry">ferry</a>?');
    expect(text).toContain('No document matches.');
    expect(text).toContain('data-announcement="0 documents found for fery. Did you mean ferry?"');
  });

  it('says what to do when there is nothing to search', async () => {
    const engine = new FakeEngine([]);
    const { status, text } = await getPage('/', openApp({ engine: () => engine }));
    expect(status).toBe(200);
    expect(text).toContain('<code>findling index</code>');
  });

  it.each([
    ['/?q=ferry&limit=x', 400, 'Parameter limit must be a whole number from 0 to 100'],
    ['/?q=ferry&sort=up', 400, 'Parameter sort must be one of'],
    ['/?q=ferry&filter=nonsense', 400, 'The filter cannot be read'],
  ])('says what is wrong with %s, with status %i', async (path, status, message) => {
    const page = await getPage(path);
    expect(page.status).toBe(status);
    expect(page.text).toContain(message);
    expect(page.text).toContain('id="results"');
    if (path.includes('q=ferry')) expect(page.text).toContain('value="ferry"');
  });

  it.each([
    ['/?q=ferry&utm_source=letter&fbclid=1&gclid=2&colour=red', 'Results for <q dir="auto">ferry</q>'],
    ['/?q=ferry&filter=&sort=&limit=&page=', 'Results for <q dir="auto">ferry</q>'],
    ['/?q=ferry&q=storm', 'Results for <q dir="auto">ferry</q>'],
    ['/?q=caf%E9', 'Results for <q dir="auto">café</q>'],
    ['/?q=caf%C3%A9%', 'Results for <q dir="auto">café%</q>'],
    ['/?q=%', 'Results for <q dir="auto">%</q>'],
    [`/?q=ferry&${'a=1&'.repeat(60)}`, 'Results for <q dir="auto">ferry</q>'],
  ])('is shown whatever was appended to its address: %s', async (path, heading) => {
    const { status, text } = await getPage(path);
    expect(status).toBe(200);
    expect(text).toContain(heading);
  });

  it.each([
    [new FindlingError('invalid_parameter', 'There is no such facet.'), 400, 'There is no such facet.'],
    [new Error('secret'), 500, 'request id request-1'],
  ])('is never blank when the engine fails', async (error, status, message) => {
    const engine = new FakeEngine();
    engine.search = () => Promise.reject(error);
    const page = await getPage('/?q=ferry', openApp({ engine: () => engine }));
    expect(page.status).toBe(status);
    expect(page.text).toContain(message);
    expect(page.text).not.toContain('secret');
  });

  it('is a page as well while nothing is loaded', async () => {
    const { status, text } = await getPage('/', openApp({ engine: () => null }));
    expect(status).toBe(503);
    expect(text).toContain('The search is not available right now');
  });
});

describe('hostile text', () => {
  const BOMB = `"><script>alert(1)</script><img src=x onerror=alert(1)>' onmouseover='x' {{7*7}} \${7*7} </title></textarea>\u202e`;
  const document: StoredDocument = {
    id: `wire/${BOMB}`,
    title: BOMB,
    text: `${BOMB}\n\n${BOMB}`,
    related: [BOMB],
    other: [BOMB],
    sections: [{ heading: BOMB, level: 2, anchor: BOMB, start: 0 }],
    annotations: [
      { kind: 'link', start: 0, length: 5, value: BOMB },
      { kind: 'link', start: 6, length: 5, value: 'javascript:alert(1)' },
    ],
    url: `https://x.example/${BOMB}`,
    date: BOMB,
    language: BOMB,
    section: BOMB,
    source: BOMB,
    tags: [BOMB],
    extra: { [BOMB]: BOMB, deep: { [BOMB]: [BOMB] } },
  };

  /** No tag, handler or address that our own templates do not write. */
  function expectInert(text: string): void {
    const tags = readTags(text);
    expect(tags.filter(({ name }) => ['img', 'b', 'i', 'textarea', 'svg'].includes(name))).toEqual([]);
    expect(tags.filter(({ name }) => name === 'script')).toEqual([
      {
        name: 'script',
        attributes: { type: 'module', src: expect.stringMatching(/^\/assets\//) as unknown },
      },
    ]);
    expect(tags.filter(({ name }) => name === 'title')).toHaveLength(1);
    for (const { attributes } of tags) {
      expect(
        Object.keys(attributes).filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name) || name.startsWith('on')),
      ).toEqual([]);
      expect(attributes['href'] ?? '/').toMatch(/^(\/|#|https?:\/\/)/);
    }
  }

  it('stays text in every field of a hit and a facet', async () => {
    const engine = new FakeEngine([document]);
    const { text } = await getPage(`/?q=alert&filter=`, openApp({ engine: () => engine }));
    expectInert(text);
    expect(text).toContain('&lt;script&gt;');
  });

  it('stays text in a query, a suggestion and a filter', async () => {
    const engine = new FakeEngine([document]);
    const all = engine.search.bind(engine);
    engine.search = async (asked) => ({ ...(await all({ ...asked, filter: null })), suggestion: BOMB });
    const query = new URLSearchParams({ q: BOMB, filter: BOMB, fields: 'title' }).toString();
    const { status, text } = await getPage(`/?${query}`, openApp({ engine: () => engine }));
    expect(status).toBe(200);
    expectInert(text);
  });

  it('stays text on the page of a document', async () => {
    const engine = new FakeEngine([document]);
    const { status, text } = await getPage(
      `/documents/${encodeURIComponent(document.id)}?${new URLSearchParams({ q: BOMB }).toString()}`,
      openApp({ engine: () => engine }),
    );
    expect(status).toBe(200);
    expectInert(text);
  });

  it('stays text in the messages of errors', async () => {
    for (const name of ['limit', 'sort', 'facets']) {
      const { status, text } = await getPage(
        `/?${new URLSearchParams({ q: BOMB, [name]: BOMB }).toString()}`,
      );
      expect(status).toBe(400);
      expectInert(text);
    }
    const { text } = await getPage(`/documents/${encodeURIComponent(BOMB)}`);
    expectInert(text);
  });

  it('is the only thing trusted as markup where the engine vouches for it', async () => {
    const engine = new FakeEngine();
    const all = engine.search.bind(engine);
    engine.search = async (asked) => {
      const result = await all(asked);
      const hits = result.hits.map((hit): Hit => ({
        ...hit,
        titleHtml: '<mark>vouched</mark>',
        title: '<i>raw</i>',
      }));
      return { ...result, hits };
    };
    const { text } = await getPage('/?q=ferry', openApp({ engine: () => engine }));
    expect(text).toContain('<mark>vouched</mark>');
    expect(text).not.toContain('<i>raw</i>');
  });
});
