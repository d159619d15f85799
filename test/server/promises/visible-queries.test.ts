import { describe, expect, it } from 'vitest';
import { openCollection } from '../../search/promises/open-collection.js';
import { get } from '../ask.js';
import { openApp } from '../open-app.js';

const KEY = 'an-admin-key-of-many-letters';
const authorized = { Authorization: `Bearer ${KEY}` };

describe('popular queries and those that find nothing are visible on the own server', () => {
  it('with their counts, the most frequent first, from the API and the page together', async () => {
    const engine = await openCollection([{ id: 'a', title: 'Ferry', text: 'The harbour' }]);
    const app = openApp({ engine: () => engine, adminKey: KEY });
    for (const path of [
      ...['/search?q=Ferry', '/?q=ferry', '/search?q=%20ferry%20', '/search?q=harbour'],
      ...['/search?q=submarine', '/search?q=submarine', '/search?q=zeppelin'],
    ]) {
      expect((await get(app, path)).status).toBe(200);
    }
    // Not a question asked: still being typed, a further page, nothing at all, refused.
    for (const path of [
      '/search?q=subm&prefix=last',
      '/search?q=ferry&offset=10',
      '/',
      '/search?q=x&limit=-1',
    ]) {
      await get(app, path);
    }
    const { status, body } = await get(app, '/queries?limit=2', authorized);
    expect(status).toBe(200);
    expect(body).toEqual({
      searches: 7,
      searchesWithoutHits: 3,
      popular: [
        { query: 'ferry', count: 3, error: 0 },
        { query: 'submarine', count: 2, error: 0 },
      ],
      withoutHits: [
        { query: 'submarine', count: 2, error: 0 },
        { query: 'zeppelin', count: 1, error: 0 },
      ],
    });
  });

  it('to nobody without the admin key', async () => {
    expect((await get(openApp({ adminKey: KEY }), '/queries')).status).toBe(401);
    expect((await get(openApp(), '/queries')).status).toBe(404);
  });

  it('without anything about who asked, and without long texts', async () => {
    const app = openApp({ adminKey: KEY });
    await get(app, `/search?q=${'secret '.repeat(30)}`, {
      'User-Agent': 'somebody',
      'X-Forwarded-For': '192.0.2.7',
    });
    const { text, body } = await get(app, '/queries', authorized);
    expect(body).toMatchObject({ searches: 1, popular: [] });
    expect(text).not.toMatch(/secret|somebody|192\.0\.2\.7/);
  });
});
