import { describe, expect, it } from 'vitest';
import type { SearchRequest } from '../../../src/search/engine.js';
import { Searcher } from '../../../src/search/searcher.js';
import { idsOf, makeDocument, makeGeneration, makeRequest } from '../memory-generation.js';

describe('totals are exact and the same on every page; pages add up to all hits, none twice', () => {
  const words = ['ferry', 'tide', 'rope', 'harbour', 'storm'];
  const documents = Array.from({ length: 137 }, (_, index) =>
    makeDocument({
      id: `d${index}`,
      title: words[index % 5] ?? '',
      text: words.filter((_word, at) => (index >>> at) % 2 === 1).join(' '),
      date: index % 7 === 0 ? null : `2015-${String((index % 12) + 1).padStart(2, '0')}-15`,
      section: index % 2 === 0 ? 'World' : 'Arts',
    }),
  );
  const parts = [0, 1, 2].map((part) => documents.filter((_, index) => index % 3 === part));
  const searcher = new Searcher(makeGeneration(parts, new Set(['d3', 'd4', 'd77'])), { timeoutMs: Infinity });

  it.each<[string, Partial<SearchRequest>]>([
    ['ferry', {}],
    ['ferry tide rope', {}],
    ['ferry tide', { match: 'all' }],
    ['"tide rope" OR section:Arts', {}],
    ['ferry -storm', { filter: 'section = World' }],
    ['ferri', { prefix: 'last' }],
    ['ferryy', {}],
    ['tide', { sort: 'date:desc' }],
    ['tide storm', { sort: 'date:asc' }],
    ['tide storm', { recency: '30d' }],
    ['', {}],
  ])('%s %j', (query, given) => {
    const all = searcher.search(makeRequest(query, { ...given, snippets: 0, limit: 1000 }));
    expect(all.hits).toHaveLength(all.totalHits);
    expect(all.totalHits).toBeGreaterThan(0);
    const paged: string[] = [];
    for (let offset = 0; offset < all.totalHits + 10; offset += 10) {
      const page = searcher.search(makeRequest(query, { ...given, snippets: 0, offset, limit: 10 }));
      expect(page.totalHits).toBe(all.totalHits);
      paged.push(...idsOf(page.hits));
    }
    expect(new Set(paged).size).toBe(paged.length);
    expect(paged).toEqual(idsOf(all.hits));
  });

  it('does not stop counting at any limit', () => {
    const many = Array.from({ length: 12_345 }, (_, index) =>
      makeDocument({ id: `d${index}`, text: 'ferry' }),
    );
    const { totalHits, hits } = new Searcher(makeGeneration([many]), { timeoutMs: Infinity }).search(
      makeRequest('ferry', { limit: 5, snippets: 0 }),
    );
    expect(totalHits).toBe(12_345);
    expect(hits).toHaveLength(5);
  });
});
