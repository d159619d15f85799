import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorSchema, searchResultSchema } from '../../../src/server/api/response-schemas.js';
import { listen, type Listening } from '../../../src/server/listen.js';
import { anyCodePoint } from '../../any-text.js';
import { runs } from '../../runs.js';
import { openApp } from '../open-app.js';

// Real connections: what reaches the routes is what Node's own parser makes of it.
describe('any input', () => {
  let server: Listening;

  beforeAll(async () => {
    // On a busy machine a connection may lie idle for long; the server is not to close it just as it is used again.
    const limits = { keepAliveTimeout: 600_000 };
    server = await listen(openApp(), { host: '127.0.0.1', port: 0, limits });
  });
  afterAll(() => server.close());

  const words = fc.oneof(
    fc.string({ unit: anyCodePoint, maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.constantFrom(
      '__proto__',
      'constructor',
      '"',
      '-',
      '((((',
      '${7*7}',
      '<script>alert(1)</script>',
      '\u0000',
      '%00',
    ),
    fc.string({
      unit: fc.constantFrom('"', '-', '(', ')', '*', 'AND ', 'a', ' ', ':', '\\'),
      maxLength: 200,
    }),
  );

  it('as q gives 200 with a result, as JSON and as a page', async () => {
    await fc.assert(
      fc.asyncProperty(words, async (q) => {
        const query = new URLSearchParams({ q }).toString();
        const response = await fetch(`${server.url}/search?${query}`);
        expect(response.status).toBe(200);
        expect(searchResultSchema.parse(await response.json()).query).toBe(
          q.replaceAll(/\p{Surrogate}/gu, '\u{fffd}'),
        );
        const page = await fetch(`${server.url}/?${query}`);
        expect(page.status).toBe(200);
        expect(await page.text()).not.toContain('<script>alert');
      }),
      runs(75),
    );
  });

  const rawPiece = fc.oneof(
    fc.string({
      unit: fc.constantFrom(...'abq=&%+[]0123456789.,:;/?@!$\'()*~-_{}|^`<>"\\'.split('')),
      maxLength: 30,
    }),
    fc.constantFrom(
      'q=',
      'limit=',
      'page=',
      'sort=date:asc',
      '&',
      '%41',
      '%ff',
      '%',
      'offset=1',
      'filter=',
      'facets=section',
    ),
  );
  const rawQuery = fc.array(rawPiece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  it('as a raw query string gives 200 or 400, and 400 in the error shape', async () => {
    await fc.assert(
      fc.asyncProperty(
        rawQuery,
        fc.constantFrom('/search', '/suggest', '/documents/wire/ferry.txt'),
        async (query, path) => {
          const response = await fetch(`${server.url}${path}?${query}`);
          const body: unknown = await response.json();
          expect([200, 400]).toContain(response.status);
          if (response.status === 400) errorSchema.strict().parse(body);
        },
      ),
      runs(75),
    );
  });

  it('as a document id gives 200, 400 or 404 and never a file', async () => {
    const part = fc.oneof(
      fc.constantFrom('..', '%2e%2e', '%2f', '/', '%00', '__proto__', 'etc', 'passwd', '%5c'),
      fc.webSegment(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 8 }), async (parts) => {
        const response = await fetch(`${server.url}/documents/x${parts.join('')}`);
        expect([400, 404]).toContain(response.status);
        errorSchema.strict().parse(await response.json());
      }),
      runs(50),
    );
  });
});
