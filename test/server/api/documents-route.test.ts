import { describe, expect, it } from 'vitest';
import { documentSchema, errorSchema } from '../../../src/server/api/response-schemas.js';
import { linkToDocument } from '../../../src/server/page/links.js';
import { get } from '../ask.js';
import { FAKE_DOCUMENTS } from '../fake-documents.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';

const HTML = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8';

describe('GET /documents/:id', () => {
  it.each(['/documents/wire/ferry.txt', '/documents/wire%2Fferry.txt', '/documents/wire%2fferry%2Etxt'])(
    'finds the document at %s',
    async (target) => {
      const { status, body } = await get(openApp(), target);
      expect(status).toBe(200);
      expect(documentSchema.strict().parse(body)).toEqual(FAKE_DOCUMENTS[0]);
    },
  );

  it.each(FAKE_DOCUMENTS.map((document) => document.id))(
    'is linked to so that %s is found again',
    async (id) => {
      const { status, body } = await get(openApp(), linkToDocument(id, new Map([['q', 'ferry']])));
      expect(status).toBe(200);
      expect(documentSchema.parse(body).id).toBe(id);
    },
  );

  it.each(['.', '..', './', '..//'])(
    'is found where its id is %s, which a browser would resolve',
    async (id) => {
      const engine = new FakeEngine(FAKE_DOCUMENTS.slice(0, 1).map((document) => ({ ...document, id })));
      const link = new URL(linkToDocument(id, new Map()), 'http://127.0.0.1');
      const { status, body } = await get(openApp({ engine: () => engine }), link.pathname);
      expect(status).toBe(200);
      expect(documentSchema.parse(body).id).toBe(id);
    },
  );

  it.each([
    '/documents/..%2f..%2fetc%2fpasswd',
    '/documents/../../etc/passwd',
    '/documents/%00',
    '/documents/wire%00/ferry.txt',
    '/documents/__proto__',
    '/documents/constructor',
    '/documents/wire//ferry.txt',
    '/documents/wire/ferry.txt/',
    '/documents/WIRE/ferry.txt',
    '/documents/wire/%2e/ferry.txt',
    '/documents/',
    '/documents',
    `/documents/${'a/'.repeat(2000)}`,
  ])('answers 404 to %s', async (target) => {
    const { status, body, headers } = await get(openApp(), target);
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    errorSchema.strict().parse(body);
  });

  it('is a page for a client that prefers HTML, and says that it depends on the client', async () => {
    const page = await get(openApp(), '/documents/wire/ferry.txt', { Accept: HTML });
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['vary']).toContain('Accept');
    expect(page.text).toContain('<h1 dir="auto" lang="en">Ferry to the northern islands');
    expect(page.text).toContain('<time dir="auto" datetime="2015-03-22">22 March 2015</time>');
    expect(page.text).toContain('href="/?q=A+second+ferry+for+the+islands"');
    expect(page.text).toContain('href="https://news.example/islands/ferry" rel="noreferrer"');
  });

  it('is JSON for a client that takes anything or says nothing', async () => {
    for (const accept of ['*/*', 'application/json', '']) {
      const { headers } = await get(openApp(), '/documents/wire/ferry.txt', { Accept: accept });
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
      expect(headers['vary']).toContain('Accept');
    }
  });

  it('is a page as well where there is no such document', async () => {
    const page = await get(openApp(), '/documents/nothing', { Accept: HTML });
    expect(page.status).toBe(404);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('document_not_found');
  });

  it('shows every other field of a record, and never as a link that runs', async () => {
    const page = await get(openApp(), '/documents/data/record-12', { Accept: HTML });
    expect(page.text).toContain('<dt dir="auto">station</dt>');
    expect(page.text).toContain('[1.2,3.4]');
    const { text } = await get(openApp(), linkToDocument('notes/100% & more?.txt', new Map()), {
      Accept: HTML,
    });
    expect(text).not.toContain('javascript:');
  });

  it('offers the way back to the search that led there', async () => {
    const page = await get(openApp(), '/documents/wire/ferry.txt?q=storms+%26+quay', { Accept: HTML });
    expect(page.text).toContain('<a href="/?q=storms+%26+quay">Back to the results</a>');
    expect(page.text).toContain('value="storms &amp; quay"');
  });
});
