import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { makeDocument } from '../../make-document.js';
import { get } from '../ask.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** The elements of an XML text in the order of their ends, each with its own text. Fails where tags do not match. */
function readXml(xml: string): readonly Element[] {
  const open: Element[] = [];
  const closed: Element[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open.push({ name, attributes, text: '' });
      },
      ontext(text) {
        const element = open.at(-1);
        if (element !== undefined) element.text += text;
      },
      onclosetag(name, isImplied) {
        const element = open.pop();
        expect([element?.name, isImplied]).toEqual([name, isImplied]);
        if (element !== undefined) closed.push(element);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  expect(open).toEqual([]);
  return closed;
}

describe('GET /feed.atom', () => {
  const HOST = { Host: 'search.example.org' };

  it('lists the hits of a query, the newest first, with whole addresses', async () => {
    const engine = new FakeEngine();
    const { status, headers, text } = await get(
      openApp({ engine: () => engine }),
      '/feed.atom?q=ferry',
      HOST,
    );
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(engine.requests.at(-1)).toMatchObject({ query: 'ferry', sort: 'date:desc', limit: 30 });
    const elements = readXml(text);
    const named = (name: string) => elements.filter((element) => element.name === name);
    expect(named('title').at(-1)?.text).toBeDefined();
    expect(named('link')[0]?.attributes).toEqual({
      rel: 'self',
      type: 'application/atom+xml',
      href: 'http://search.example.org/feed.atom?q=ferry',
    });
    expect(named('link')[1]?.attributes['href']).toBe('http://search.example.org/?q=ferry');
    expect(named('link').map(({ attributes }) => attributes['href'])).toContain(
      'https://news.example/islands/ferry',
    );
    expect(named('id').map((element) => element.text)).toContain(
      'http://search.example.org/documents/wire/ferry.txt',
    );
    expect(named('summary')[0]?.text).toContain('<b>ferry</b>');
    for (const { text: updated } of named('updated'))
      expect(new Date(updated).toISOString()).toMatch(/^\d{4}/);
  });

  it('is well-formed whatever documents hold', async () => {
    const odd = 'a <b> & "c" \u0000\u0008\ufffe ]]>';
    const engine = new FakeEngine([
      makeDocument({
        id: `x/${odd}`,
        title: odd,
        text: odd,
        section: odd,
        source: odd,
        tags: [odd],
        date: '2015',
      }),
      makeDocument({ id: 'y', date: '-0043', text: 'undated' }),
    ]);
    const { text } = await get(openApp({ engine: () => engine }), '/feed.atom');
    for (const forbidden of ['\u0000', '\u0008', '\ufffe']) expect(text).not.toContain(forbidden);
    const titles = readXml(text).filter(({ name }) => name === 'title');
    expect(titles.map((title) => title.text)).toContain('a <b> & "c" \ufffd\ufffd\ufffd ]]>');
  });

  it('is tagged, and refuses what it does not know', async () => {
    const app = openApp();
    const { headers } = await get(app, '/feed.atom?q=ferry', HOST);
    const again = await get(app, '/feed.atom?q=ferry', {
      ...HOST,
      'If-None-Match': headers['etag'] ?? '',
    });
    expect(again.status).toBe(304);
    const other = await get(app, '/feed.atom?q=ferry', {
      Host: 'other.example.org',
      'If-None-Match': headers['etag'] ?? '',
    });
    expect(other.status).toBe(200);
    expect((await get(app, '/feed.atom?limit=x')).body).toMatchObject({ code: 'invalid_feed_limit' });
    expect((await get(app, '/feed.atom?page=2')).body).toMatchObject({ code: 'unknown_parameter' });
  });

  it('is linked from the page of the results', async () => {
    const { text } = await get(openApp(), '/?q=ferry&filter=section+%3D+World');
    expect(text).toContain('type="application/atom+xml"');
    expect(text.match(/href="\/feed\.atom\?q=ferry&amp;filter=section\+%3D\+World"/g)).toHaveLength(2);
    const help = await get(openApp(), '/help');
    expect(help.text).not.toContain('feed.atom');
  });
});

describe('GET /opensearch.xml', () => {
  it('describes where a browser searches and asks for suggestions', async () => {
    const app = openApp({
      basePath: '/find',
      site: { title: 'The archive of the harbour', placeholder: null },
    });
    const { status, headers, text } = await get(app, '/find/opensearch.xml', { Host: 'www.example.org' });
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^application\/opensearchdescription\+xml/);
    const elements = readXml(text);
    expect(elements.find(({ name }) => name === 'ShortName')?.text).toBe('The archive of t');
    const templates = elements
      .filter(({ name }) => name === 'Url')
      .map(({ attributes }) => attributes['template']);
    expect(templates).toEqual([
      'http://www.example.org/find/?q={searchTerms}',
      'http://www.example.org/find/opensearch/suggestions?q={searchTerms}',
      'http://www.example.org/find/feed.atom?q={searchTerms}',
      'http://www.example.org/find/opensearch.xml',
    ]);
  });

  it('cuts a long name between characters, never within one', async () => {
    const app = openApp({ site: { title: 'Archives, whale🐋 and more', placeholder: null } });
    const { text } = await get(app, '/opensearch.xml');
    expect(readXml(text).find(({ name }) => name === 'ShortName')?.text).toBe('Archives, whale');
  });

  it('says https only where a proxy that is trusted does', async () => {
    const headers = { Host: 'www.example.org', 'X-Forwarded-Proto': 'https' };
    const trusted = await get(openApp({ trustProxy: 1 }), '/opensearch.xml', headers);
    expect(trusted.text).toContain('https://www.example.org/?q=');
    const other = await get(openApp(), '/opensearch.xml', headers);
    expect(other.text).toContain('http://www.example.org/?q=');
  });

  it('is linked from every page', async () => {
    for (const path of ['/', '/help', '/documents/wire/ferry.txt']) {
      const { text } = await get(openApp(), path, { Accept: 'text/html' });
      expect(text).toContain('<link rel="search" type="application/opensearchdescription+xml"');
    }
  });
});

describe('GET /opensearch/suggestions', () => {
  it('answers in the shape of OpenSearch', async () => {
    const { headers, text } = await get(openApp(), '/opensearch/suggestions?q=har');
    expect(headers['content-type']).toBe('application/x-suggestions+json; charset=utf-8');
    const [typed, suggestions] = JSON.parse(text) as [string, string[]];
    expect(typed).toBe('har');
    expect(suggestions).toContain('harbour');
  });
});
