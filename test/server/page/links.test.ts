import { describe, expect, it } from 'vitest';
import { get } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';
import { readTags } from './read-html.js';

async function getPage(path: string, engine = new FakeEngine()): Promise<{ status: number; text: string }> {
  const { status, text } = await get(openApp({ engine: () => engine }), path, { Accept: 'text/html' });
  return { status, text };
}

/** The addresses of a page that go on with a search or lead to a document. */
function linksOf(text: string): URL[] {
  return readTags(text)
    .flatMap(({ name, attributes }) => (name === 'a' ? [attributes['href'] ?? ''] : []))
    .filter((href) => /^\/\?|^\/documents\//.test(href))
    .map((href) => new URL(href, 'http://127.0.0.1'));
}

/** What the form of a page sends if its button is pressed, by name. */
function formOf(text: string): Map<string, string> {
  const fields = readTags(text).flatMap(({ name, attributes }) =>
    name === 'input' ? [[attributes['name'] ?? '', attributes['value'] ?? ''] as const] : [],
  );
  const chosen = readTags(text).find(({ name, attributes }) => name === 'option' && 'selected' in attributes);
  return new Map(chosen === undefined ? fields : [...fields, ['sort', chosen.attributes['value'] ?? '']]);
}

const WORLD = 'section = "World" OR date >= 1990';
const SET = {
  fields: 'title,text',
  snippets: '2',
  match: 'any',
  fuzzy: 'off',
  prefix: 'off',
  explain: 'true',
  sort: 'date:asc',
  facets: 'section',
};
const address = (parameters: Record<string, string>): string =>
  `/?${new URLSearchParams(parameters).toString()}`;

/** An engine that takes any filter and offers another spelling. */
function generousEngine(): FakeEngine {
  const engine = new FakeEngine();
  const search = engine.search.bind(engine);
  engine.search = async (asked) => ({ ...(await search({ ...asked, filter: null })), suggestion: 'ferries' });
  return engine;
}

describe('a link or form of the page', () => {
  it.each([
    ['a limit', { q: 'ferry', limit: '2', ...SET }],
    ['a limit and an offset', { q: 'ferry', limit: '2', offset: '2', ...SET }],
    ['a number of hits a page', { q: 'ferry', hitsPerPage: '2', page: '2', ...SET }],
    ['a filter', { q: 'ferry', limit: '2', filter: WORLD, ...SET }],
    ['nothing found', { q: 'zzzz', limit: '2', ...SET }],
    ['a page that is not there', { q: 'ferry', hitsPerPage: '2', page: '99', ...SET }],
    ['no words', { limit: '2', ...SET, sort: 'recency' }],
  ])(
    'keeps what the visitor set, all but what it changes: %s',
    async (_name, given: Record<string, string>) => {
      const { status, text } = await getPage(address(given), generousEngine());
      expect(status).toBe(200);
      const kept = Object.entries(given).filter(([name]) => name !== 'page' && name !== 'offset');
      const links = linksOf(text);
      expect(links.length).toBeGreaterThan(1);
      for (const link of links) {
        const view =
          link.pathname === '/'
            ? link.searchParams
            : new URLSearchParams(link.searchParams.get('from') ?? '');
        if (link.pathname !== '/') view.set('q', link.searchParams.get('q') ?? '');
        const lost = kept.filter(([name, value]) => view.get(name) !== value).map(([name]) => name);
        expect(lost.length, `${link.href} changes ${lost.join(', ')}`).toBeLessThanOrEqual(1);
        for (const name of lost) expect(['q', 'filter', 'explain']).toContain(name);
        expect((await getPage(link.pathname + link.search, generousEngine())).status, link.href).toBe(200);
      }
      const form = formOf(text);
      for (const [name, value] of kept) expect(form.get(name), name).toBe(value);
    },
  );

  it('shows as many hits on every page as were asked for', async () => {
    const { text } = await getPage('/?q=ferry&limit=2');
    const next = linksOf(text).find((link) => link.searchParams.has('offset'))!;
    const { text: second } = await getPage(next.pathname + next.search);
    expect(second).toContain('<ol class="hits" start="3">');
    expect(second.match(/class="hit-title"/g)).toHaveLength(2);
    expect(second).toContain('rel="prev" href="/?q=ferry&amp;limit=2"');
  });

  it('offers the hits where none were asked for', async () => {
    const { text } = await getPage('/?q=ferry&limit=0&sort=date:asc');
    expect(text).toContain('No hits were asked for.');
    expect(text).toContain('<a href="/?q=ferry&amp;sort=date%3Aasc">Show them</a>');
  });
});

describe('the way back from a document', () => {
  it('leads to the view it was found in, through other documents, too', async () => {
    const view = address({ q: 'ferry', limit: '3', offset: '3', ...SET, filter: WORLD });
    const { text } = await getPage(view, generousEngine());
    const link = linksOf(text).find(({ pathname }) => pathname.startsWith('/documents/'))!;
    const { status, text: document } = await getPage(link.pathname + link.search, generousEngine());
    expect(status).toBe(200);
    const back = new URL(
      readTags(document).find(
        ({ name, attributes }) => name === 'a' && attributes['href']?.startsWith('/?') === true,
      )!.attributes['href']!,
      'http://127.0.0.1',
    );
    expect(Object.fromEntries(back.searchParams)).toEqual(
      Object.fromEntries(new URL(view, 'http://127.0.0.1').searchParams),
    );
    expect(formOf(document).get('filter')).toBe(WORLD);
    const own = document.slice(document.indexOf('<article'));
    for (const other of linksOf(own).filter(({ pathname }) => pathname.startsWith('/documents/')))
      expect(other.search).toBe(link.search);
  });

  it('is there where no words were typed, and not where nothing was searched', async () => {
    const { text } = await getPage('/documents/wire/ferry.txt?from=page%3D2');
    expect(text).toContain('<a href="/?page=2">Back to the results</a>');
    expect((await getPage('/documents/wire/ferry.txt')).text).not.toContain('Back to the results');
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    'javascript:alert(1)',
    'sort=up',
    'colour=red',
    'page=%ff',
    '"><script>alert(1)</script>',
    `filter=${'a'.repeat(4000)}`,
  ])('takes nothing that is no search: %j', async (from) => {
    const path = `/documents/wire/ferry.txt?from=${encodeURIComponent(from)}`;
    const refused = await get(openApp(), path);
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ code: 'invalid_documents_from' });
    // A reader wants the document, whatever was appended to its address.
    const { status, text } = await getPage(path);
    expect(status).toBe(200);
    expect(text).not.toContain('Back to the results');
    expect(readTags(text).filter(({ name }) => name === 'script')).toHaveLength(1);
    for (const { pathname, search } of linksOf(text)) expect(pathname + search).not.toContain('evil');
  });

  it.each([
    'part=x',
    'part=0',
    'part=5000000',
    'at=-1',
    'at=99999999999',
    'from=%ff',
    `from=${'a'.repeat(5000)}`,
  ])('is shown with its document whatever else cannot be read: %s', async (wrong) => {
    const { status, text } = await getPage(`/documents/wire/ferry.txt?q=ferry&${wrong}`);
    expect(status).toBe(200);
    expect(text).toContain('<a href="/?q=ferry">Back to the results</a>');
  });

  it('has the hits of the same words beside it where the rest is no search', async () => {
    const engine = new FakeEngine();
    const path = `/documents/wire/ferry.txt?q=ferry&from=${encodeURIComponent('sort=up')}`;
    const { text } = await getPage(path, engine);
    expect(text).toContain('<a href="/?q=ferry">Back to the results</a>');
    expect(engine.requests.at(-1)).toMatchObject({ query: 'ferry', sort: 'relevance' });
  });

  it('writes whatever it leads to as text and as parameters of the page', async () => {
    const bomb = `"><script>alert(1)</script>' onmouseover='x`;
    const from = new URLSearchParams({ filter: bomb, q: 'other' }).toString();
    const { status, text } = await getPage(
      `/documents/wire/ferry.txt?${new URLSearchParams({ q: bomb, from }).toString()}`,
    );
    expect(status).toBe(200);
    const [back] = linksOf(text).filter(({ pathname }) => pathname === '/');
    expect(Object.fromEntries(back!.searchParams)).toEqual({ q: bomb, filter: bomb });
    expect(readTags(text).filter(({ name }) => name === 'script')).toHaveLength(1);
  });

  it('forgets a view whose address would grow too long, all but its words', async () => {
    const filter = `section = "${'é'.repeat(1500)}"`;
    const { text } = await getPage(address({ q: 'ferry', filter }), generousEngine());
    const documents = linksOf(text).filter(({ pathname }) => pathname.startsWith('/documents/'));
    expect(documents.length).toBeGreaterThan(0);
    for (const { search } of documents) expect(search).toBe('?q=ferry');
  });
});
