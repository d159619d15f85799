import { describe, expect, it } from 'vitest';
import { QueryCounts } from '../../../src/server/metrics/query-counts.js';
import { get } from '../ask.js';
import { openApp } from '../open-app.js';

/** Each time by another client. */
const ask = (counts: QueryCounts, query: string, times: number, totalHits = 1): void => {
  for (let time = 0; time < times; time += 1)
    counts.count({ query, prefix: 'auto', offset: 0, totalHits }, {});
};

describe('popular queries', () => {
  it('are those that were asked often and found something, the most frequent first', () => {
    const counts = new QueryCounts();
    ask(counts, 'ferry', 6);
    ask(counts, 'Storm ', 9);
    ask(counts, 'rare', 4);
    ask(counts, 'zzzz', 20, 0);
    expect(counts.popular(5)).toEqual(['storm', 'ferry']);
    expect(counts.popular(1)).toEqual(['storm']);
  });

  it('are none that a single client asks, however often', () => {
    const counts = new QueryCounts();
    const one = {};
    for (let time = 0; time < 50; time += 1)
      counts.count({ query: 'divorce', prefix: 'auto', offset: 0, totalHits: 1 }, one);
    expect(counts.popular(5)).toEqual([]);
    ask(counts, 'divorce', 4);
    ask(counts, 'ferry', 60);
    expect(counts.popular(5)).toEqual(['ferry', 'divorce']);
  });

  it('stay popular where a filter leaves nothing of them, which counts neither as popular nor as finding nothing', () => {
    const counts = new QueryCounts();
    ask(counts, 'ferry', 6);
    for (let time = 0; time < 10; time += 1) {
      const asked = { prefix: 'auto', offset: 0, totalHits: 0, isFiltered: true } as const;
      counts.count({ ...asked, query: 'ferry' }, {});
      counts.count({ ...asked, query: 'storm' }, {});
    }
    expect(counts.popular(5)).toEqual(['ferry']);
    const { searches, searchesWithoutHits, withoutHits } = counts.report(5);
    expect({ searches, searchesWithoutHits, withoutHits }).toEqual({
      searches: 26,
      searchesWithoutHits: 0,
      withoutHits: [],
    });
  });

  it('are told of the filter by the server', async () => {
    const app = openApp({ adminKey: 'admin-key-of-settings' });
    for (const rest of ['&filter=section=zzzz', '&fields=title', ''])
      expect((await get(app, `/search?q=zzzz${rest}`)).status).toBe(200);
    const authorized = { Authorization: 'Bearer admin-key-of-settings' };
    expect((await get(app, '/queries', authorized)).body).toMatchObject({
      searches: 3,
      withoutHits: [{ query: 'zzzz', count: 1 }],
    });
  });

  it('follow what is asked', () => {
    const counts = new QueryCounts();
    ask(counts, 'ferry', 5);
    expect(counts.popular(5)).toEqual(['ferry']);
    ask(counts, 'storm', 500);
    expect(counts.popular(5)).toEqual(['storm', 'ferry']);
  });

  it('stand on a page that found nothing where the operator allows it, and nowhere else', async () => {
    for (const popularQueries of [true, false]) {
      const app = openApp({ popularQueries, cacheBytes: 1_000_000 });
      expect((await get(app, '/?q=zzzz')).text).not.toContain('What others search for');
      for (let time = 0; time < 5; time += 1) await get(app, '/?q=ferry');
      const nothing = await get(app, '/?q=zzzz%20xqxq&match=all');
      expect(nothing.text.includes('<h2>What others search for</h2>')).toBe(popularQueries);
      expect(nothing.text.includes('<a dir="auto" href="/?match=all&amp;q=ferry">ferry</a>')).toBe(
        popularQueries,
      );
      expect((await get(app, '/?q=ferry')).text).not.toContain('What others search for');
    }
  });

  it('are not kept with the answer: what is asked meanwhile is shown', async () => {
    const app = openApp({ popularQueries: true, cacheBytes: 1_000_000 });
    for (let time = 0; time < 5; time += 1) await get(app, '/?q=ferry');
    const first = await get(app, '/?q=zzzz');
    expect(first.headers['etag']).toBeUndefined();
    for (let time = 0; time < 9; time += 1) await get(app, '/?q=islands');
    expect((await get(app, '/?q=zzzz')).text).toContain('>islands</a>');
  });
});

describe('a page that found nothing', () => {
  it('shows queries that find something where nothing in the index is like the words', async () => {
    const { text } = await get(openApp(), '/?q=xqxqxq');
    const [, phrases = ''] = /<h2>What the documents hold<\/h2>([^]*?)<\/ul>/.exec(text) ?? [];
    expect(phrases).toMatch(/<a dir="auto" href="\/\?q=[^"]+">/);
  });
});
