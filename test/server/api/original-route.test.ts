import { describe, expect, it } from 'vitest';
import type { OpenOriginal } from '../../../src/server/dependencies.js';
import { linkToDocument, linkToOriginal } from '../../../src/server/page/links.js';
import { get } from '../ask.js';
import { FAKE_DOCUMENTS } from '../fake-documents.js';
import { FakeEngine } from '../fake-engine.js';
import { openApp } from '../open-app.js';

const HTML = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8';

/** A corpus in memory, which counts what is open. */
class FakeCorpus {
  readonly files: ReadonlyMap<string, string>;
  readonly asked: string[] = [];
  openFiles = 0;

  constructor(files: Readonly<Record<string, string>>) {
    this.files = new Map(Object.entries(files));
  }

  readonly open: OpenOriginal = (path) => {
    this.asked.push(path);
    const content = this.files.get(path);
    if (content === undefined) return null;
    const bytes = Buffer.from(content);
    this.openFiles += 1;
    return {
      bytes: bytes.length,
      read: (position, length) => Promise.resolve(bytes.subarray(position, position + length)),
      close: () => {
        this.openFiles -= 1;
      },
    };
  };
}

const page = '<script>alert(1)</script>';

describe('GET /documents/:id/original', () => {
  it('sends the file as a download that no browser runs', async () => {
    const corpus = new FakeCorpus({ 'wire/ferry.txt': page });
    const { status, headers, body } = await get(
      openApp({ originals: corpus.open }),
      linkToOriginal('wire/ferry.txt'),
    );
    expect(status).toBe(200);
    expect(Buffer.from(body as Uint8Array).toString()).toBe(page);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="ferry.txt"; filename*=UTF-8\'\'ferry.txt',
      'content-length': String(page.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-robots-tag': 'noindex',
    });
    expect(corpus.openFiles).toBe(0);
  });

  it('names the file whatever its name holds', async () => {
    const id = 'a/"b\\";\r\nX-Evil: 1 (é).html';
    const engine = new FakeEngine(FAKE_DOCUMENTS.slice(0, 1).map((document) => ({ ...document, id })));
    const corpus = new FakeCorpus({ [id]: page });
    const app = openApp({ engine: () => engine, originals: corpus.open });
    const { status, headers } = await get(app, linkToOriginal(id));
    expect(status).toBe(200);
    expect(headers['x-evil']).toBeUndefined();
    expect(headers['content-disposition']).toBe(
      'attachment; filename="_b__;__X-Evil: 1 (_).html"; ' +
        "filename*=UTF-8''%22b%5C%22%3B__X-Evil%3A%201%20%28%C3%A9%29.html",
    );
  });

  it('opens what the index has of the document, and never what the address says', async () => {
    const corpus = new FakeCorpus({ '../secret': 'x', secret: 'x' });
    const app = openApp({ originals: corpus.open });
    for (const target of ['/documents/..%2Fsecret/original', '/documents/secret/original']) {
      const { status, body } = await get(app, target);
      expect([status, body]).toMatchObject([404, { code: 'document_not_found' }]);
    }
    expect(corpus.asked).toEqual([]);
    const { status, body } = await get(app, linkToOriginal('wire/ferry.txt'));
    expect([status, body]).toMatchObject([404, { code: 'original_not_found' }]);
    expect(corpus.asked).toEqual(['wire/ferry.txt']);
  });

  it('sends large files whole, and none to a HEAD request', async () => {
    const text = 'ferry '.repeat(100_000);
    const corpus = new FakeCorpus({ 'wire/ferry.txt': text });
    const { body } = await get(openApp({ originals: corpus.open }), linkToOriginal('wire/ferry.txt'));
    expect((body as Uint8Array).length).toBe(text.length);
    expect(corpus.openFiles).toBe(0);
  });

  it('does not exist unless it is allowed, and pages offer it only then', async () => {
    const target = linkToOriginal('wire/ferry.txt');
    expect((await get(openApp(), target)).status).toBe(404);
    const document = linkToDocument('wire/ferry.txt', new Map());
    const without = await get(openApp(), document, { Accept: HTML });
    expect(without.text).not.toContain(target);
    const corpus = new FakeCorpus({ 'wire/ferry.txt': page });
    const offered = await get(openApp({ originals: corpus.open }), document, { Accept: HTML });
    expect(offered.text).toContain(`href="${target}" download`);
    expect(offered.text).toContain('<code>wire/ferry.txt</code>');
  });

  it('needs the key that documents need', async () => {
    const key = {
      id: 'k',
      name: 'k',
      sha256: '0'.repeat(64),
      scopes: ['documents'],
      created: 0,
      expires: null,
    };
    const corpus = new FakeCorpus({ 'wire/ferry.txt': page });
    const app = openApp({ originals: corpus.open, keys: () => [key as never] });
    expect((await get(app, linkToOriginal('wire/ferry.txt'))).status).toBe(401);
    expect(corpus.asked).toEqual([]);
  });

  it('is apart from a document whose id ends so', () => {
    expect(linkToDocument('notes/original', new Map())).toBe('/documents/notes%2Foriginal');
  });
});
