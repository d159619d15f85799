// What every search engine promises (src/search/engine.ts), as one suite that each implementation runs. It asks in whole words of
// plain English and never compares scores between engines: how well an engine ranks is not its contract.

import { beforeAll, describe, expect, it } from 'vitest';
import { FindlingError } from '../../src/errors.js';
import { defaultRequest } from '../../src/search/default-request.js';
import type {
  Hit,
  SearchEngine,
  SearchRequest,
  SearchResult,
  StoredDocument,
} from '../../src/search/engine.js';
import { makeDocument } from '../make-document.js';

const VERSION = 'the ferry left the quay on time and came back late in fog with cargo of salt';

/** Ids are not in the order of dates, two are alike but for a headline, one has no date, one is full of markup. */
export const CONTRACT_DOCUMENTS: readonly StoredDocument[] = [
  makeDocument({
    id: 'b-harbour',
    title: 'Harbour council votes',
    text: 'The council voted on the ferry.\n\nThe harbour stays open.',
    date: '2015-04-02',
    section: 'Local',
    source: 'Wire',
    tags: ['harbour', 'council'],
    language: 'en',
  }),
  makeDocument({
    id: 'a-ferry',
    title: 'Ferry returns',
    text: 'The ferry left the harbour at six.',
    date: '2016-03-22',
    section: 'World',
    source: 'Wire',
    tags: ['ferry'],
    language: 'en',
    url: 'https://news.example/ferry',
    extra: { edition: 2 },
  }),
  makeDocument({
    id: 'c/undated',
    title: 'Ferry timetable <b>& "prices"</b>',
    text: 'A ferry ticket costs 4 & a return 7.',
    section: 'Local',
    language: 'en',
  }),
  makeDocument({
    id: 'd-version',
    title: 'Fog delays crossing',
    text: VERSION,
    date: '2014-01-01',
    section: 'World',
    language: 'en',
    extra: { story: 'fog' },
  }),
  makeDocument({
    id: 'e-version',
    title: 'Crossing delayed',
    text: VERSION,
    date: '2014-01-02',
    section: 'World',
    language: 'en',
    extra: { story: 'fog' },
  }),
  makeDocument({
    id: 'f-comet',
    title: 'Comet seen',
    text: 'A comet was seen.',
    date: '2013-05-05',
    language: 'en',
  }),
];

const idsOf = (hits: readonly Hit[]): string[] => hits.map(({ id }) => id);
const withoutTime = (result: SearchResult): SearchResult => ({ ...result, processingTimeMs: 0 });

/** The text of escaped HTML; fails where it carries any tag but `<mark>`. */
function textOf(html: string): string {
  const plain = html.replaceAll(/<\/?mark>/g, '');
  expect(plain).not.toMatch(/[<>]/);
  return plain
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&');
}

/**
 * Describes an implementation.
 * @param open makes an engine over `CONTRACT_DOCUMENTS`; whoever gives it closes it
 */
export function describeSearchEngine(name: string, open: () => Promise<SearchEngine>): void {
  describe(`${name} as a search engine`, () => {
    let engine: SearchEngine;
    const search = (query: string, given: Partial<SearchRequest> = {}): Promise<SearchResult> =>
      engine.search(defaultRequest(query, given));

    beforeAll(async () => {
      engine = await open();
    });

    it('says what it serves, and names the same generation in every answer', async () => {
      const { state, generation, documents, reason } = engine.status();
      expect({ state, documents, reason }).toEqual({ state: 'ready', documents: 6, reason: null });
      expect((await search('ferry')).generation).toBe(generation);
      expect((await engine.suggest({ query: 'fer', limit: 3 })).generation).toBe(generation);
      const similar = await engine.similar({ id: 'a-ferry', limit: 3, snippets: 0, duplicates: true });
      expect(similar?.generation).toBe(generation);
    });

    it('gives back the request that it answers', async () => {
      const { query, limit, offset, processingTimeMs } = await search('  Ferry ', { limit: 2, offset: 1 });
      expect({ query, limit, offset }).toEqual({ query: '  Ferry ', limit: 2, offset: 1 });
      expect(processingTimeMs).toBeGreaterThanOrEqual(0);
    });

    it('finds documents with any of the words, or with all of them', async () => {
      const any = await search('council comet', { match: 'any' });
      expect(idsOf(any.hits).sort()).toEqual(['b-harbour', 'f-comet']);
      expect((await search('ferry council', { match: 'all' })).totalHits).toBe(1);
      expect((await search('council comet', { match: 'all', fuzzy: 'off' })).totalHits).toBe(0);
    });

    it('counts all hits whatever the page, and pages neither overlap nor leave anything out', async () => {
      const all = await search('ferry', { limit: 100 });
      expect(all.totalHits).toBe(all.hits.length);
      expect(all.hits.map(({ score }) => score)).toEqual(
        all.hits.map(({ score }) => score).sort((a, b) => b - a),
      );
      const paged: string[] = [];
      for (let offset = 0; offset < all.totalHits; offset += 2) {
        const page = await search('ferry', { limit: 2, offset });
        expect(page.totalHits).toBe(all.totalHits);
        paged.push(...idsOf(page.hits));
      }
      expect(paged).toEqual(idsOf(all.hits));
      expect((await search('ferry', { limit: 0 })).hits).toEqual([]);
      expect((await search('ferry', { limit: 0 })).totalHits).toBe(all.totalHits);
      expect((await search('ferry', { offset: all.totalHits })).hits).toEqual([]);
    });

    it('answers the same request in the same way, whatever was asked in between', async () => {
      const before = await search('ferry harbour', { facets: ['section'] });
      await search('comet');
      await expect(search('x', { filter: 'section = ' })).rejects.toThrow();
      expect(withoutTime(await search('ferry harbour', { facets: ['section'] }))).toEqual(
        withoutTime(before),
      );
    });

    it('lists every document for a blank query, the newest first and undated ones last', async () => {
      const newest = ['a-ferry', 'b-harbour', 'e-version', 'd-version', 'f-comet', 'c/undated'];
      for (const blank of ['', ' \n ']) {
        const { hits, totalHits, warnings } = await search(blank, { limit: 100 });
        expect({ ids: idsOf(hits), totalHits, warnings }).toEqual({
          ids: newest,
          totalHits: 6,
          warnings: [],
        });
      }
      const oldest = (await search('', { sort: 'date:asc' })).hits;
      expect(idsOf(oldest)).toEqual([
        'f-comet',
        'd-version',
        'e-version',
        'b-harbour',
        'a-ferry',
        'c/undated',
      ]);
    });

    it('finds nothing for a query without a word, and says so', async () => {
      const { totalHits, warnings } = await search('...');
      expect(totalHits).toBe(0);
      expect(warnings).toHaveLength(1);
    });

    it.each(['"', '(((', 'AND OR NOT', 'title:', '\\', '-', '*~"', '\ud800', '𝒜😀', 'a'.repeat(2000)])(
      'answers %j',
      async (query) => {
        const { hits, totalHits } = await search(query, { prefix: 'last' });
        expect(hits.length).toBeLessThanOrEqual(totalHits);
        await engine.suggest({ query, limit: 3 });
      },
    );

    it.each([
      Array.from({ length: 900 }, (_, number) => `word${number}`).join(' '),
      `"${'the ferry '.repeat(300)}"`,
      Array.from({ length: 300 }, (_, number) => `w${number}*`).join(' OR '),
      `ferry ${'-comet '.repeat(500)}`,
    ])('is whole, or says in words what it did not look for or did not find', async (query) => {
      const { partial, ignoredTerms = [], warnings } = await search(query);
      expect(new Set(ignoredTerms).size).toBe(ignoredTerms.length);
      if (partial === true || ignoredTerms.length > 0) expect(warnings.length).toBeGreaterThan(0);
    });

    it('says neither that an answer is partial nor that words were ignored where neither is so', async () => {
      for (const answer of [
        await search('ferry -comet "the harbour"', { facets: ['section'] }),
        await engine.suggest({ query: 'ferr', limit: 3 }),
        await engine.similar({ id: 'a-ferry', limit: 3, snippets: 0, duplicates: true }),
      ]) {
        expect(answer).not.toHaveProperty('partial');
        expect(answer).not.toHaveProperty('ignoredTerms');
      }
    });

    it('counts the values of facets under the query and the filter', async () => {
      const { facetDistribution } = await search('', { facets: ['section', 'source', 'tags', 'year'] });
      expect(Object.keys(facetDistribution)).toEqual(['section', 'source', 'tags', 'year']);
      expect({ ...facetDistribution['section'] }).toEqual({ Local: 2, World: 3 });
      expect({ ...facetDistribution['tags'] }).toEqual({ council: 1, ferry: 1, harbour: 1 });
      const found = await search('ferry', { facets: ['section'], filter: 'section = "World"', limit: 0 });
      expect({ ...found.facetDistribution['section'] }).toEqual({ World: found.totalHits });
      expect((await search('ferry')).facetDistribution).toEqual({});
    });

    it('counts a facet as if the filter were another where that is asked, and nothing else changes', async () => {
      const request = { facets: ['section', 'source'], filter: 'section = "World"' };
      const asked = await search('ferry', {
        ...request,
        facetFilters: { section: null, year: 'section = "Local"' },
      });
      const plain = await search('ferry', request);
      const unfiltered = await search('ferry', { facets: ['section'] });
      const local = await search('ferry', { facets: ['year'], filter: 'section = "Local"' });
      const plainOf = (counts: object): unknown => JSON.parse(JSON.stringify(counts));
      expect(plainOf(asked.facetDistribution)).toEqual(
        plainOf({
          source: plain.facetDistribution['source'],
          ...unfiltered.facetDistribution,
          ...local.facetDistribution,
        }),
      );
      expect(plainOf(asked.facetDistribution)).not.toEqual(plainOf(plain.facetDistribution));
      expect(idsOf(asked.hits)).toEqual(idsOf(plain.hits));
      const collapsed = await search('fog', { collapse: true, limit: 1, facetFilters: { section: null } });
      const counts = Object.values(collapsed.facetDistribution['section'] ?? {});
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(collapsed.totalHits);
    });

    it('counts words alone where nothing is found, under the filter', async () => {
      const request: Partial<SearchRequest> = { match: 'all', countAlone: ['ferry', 'council', 'zzxqv'] };
      const { totalHits, foundAlone } = await search('ferry council zzxqv', { ...request, fuzzy: 'off' });
      const alone = await Promise.all(
        ['ferry', 'council', 'zzxqv'].map(async (word) => (await search(word, { fuzzy: 'off' })).totalHits),
      );
      expect([totalHits, foundAlone]).toEqual([0, alone]);
      const filter = 'section = "World"';
      const inWorld = await search('ferry council zzxqv', { ...request, fuzzy: 'off', filter });
      expect(inWorld.foundAlone).toEqual([(await search('ferry', { fuzzy: 'off', filter })).totalHits, 0, 0]);
      expect(await search('ferry', request)).not.toHaveProperty('foundAlone');
      expect(await search('ferry council zzxqv', { match: 'all' })).not.toHaveProperty('foundAlone');
    });

    it('keeps to the filter', async () => {
      const { hits } = await search('', { filter: 'section = "Local" AND source = "Wire"' });
      expect(idsOf(hits)).toEqual(['b-harbour']);
    });

    it.each<readonly [string, Partial<SearchRequest>]>([
      ['invalid_filter', { filter: 'section = ' }],
      ['invalid_filter', { filter: 'colour = "red"' }],
      ['invalid_parameter', { facets: ['colour'] }],
      ['invalid_parameter', { facetFilters: { colour: null } }],
      ['invalid_parameter', { fields: ['colour'] }],
      ['invalid_parameter', { recency: 'soon' }],
      ['document_not_found', { duplicatesOf: 'nowhere' }],
    ])('rejects with %s where it is asked %j', async (code, given) => {
      const failure = await search('ferry', given).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(FindlingError);
      expect(failure).toMatchObject({ code, message: expect.stringMatching(/\w/) as string });
    });

    it('shows the stored fields of a hit, its title marked and escaped', async () => {
      const [hit] = (await search('timetable')).hits;
      const { id, title, url, date, language, source, section, tags } = CONTRACT_DOCUMENTS[2]!;
      expect(hit).toMatchObject({ id, title, url, date, language, source, section, tags });
      expect(textOf(hit!.titleHtml)).toBe(title);
      expect(hit!.titleHtml).toContain('<mark>timetable</mark>');
    });

    it('shows at most as many snippets as are wanted, with ranges that are what is marked', async () => {
      for (const snippets of [0, 1, 5]) {
        for (const hit of (await search('ferry harbour', { snippets })).hits) {
          expect(hit.snippets.length).toBeLessThanOrEqual(snippets);
          for (const { text, html, ranges } of hit.snippets) {
            expect(textOf(html)).toBe(text);
            const marked = [...html.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, inner = '']) => textOf(inner));
            expect(ranges.map(({ start, length }) => text.slice(start, start + length))).toEqual(marked);
          }
        }
      }
      expect((await search('ferry')).hits[0]?.snippets).toHaveLength(1);
    });

    it('explains a score only where that is asked, and the tree has the score', async () => {
      for (const { score, explanation } of (await search('ferry', { explain: true })).hits)
        expect(explanation?.value).toBeCloseTo(score, 9);
      expect((await search('ferry')).hits.every((hit) => !('explanation' in hit))).toBe(true);
    });

    it('collapses near-duplicates only where that is asked, and says how many are not shown', async () => {
      const { hits, totalHits, collapsedHits } = await search('fog', { collapse: true });
      expect({ found: hits.length, totalHits, collapsedHits }).toEqual({
        found: 1,
        totalHits: 1,
        collapsedHits: 1,
      });
      expect(hits[0]?.duplicates).toBe(1);
      const all = await search('fog');
      expect(idsOf(all.hits).sort()).toEqual(['d-version', 'e-version']);
      expect('collapsedHits' in all || all.hits.some((hit) => 'duplicates' in hit)).toBe(false);
    });

    it('lists the near-duplicates of a document without itself', async () => {
      expect(idsOf((await search('', { duplicatesOf: 'd-version' })).hits)).toEqual(['e-version']);
      expect((await search('', { duplicatesOf: 'f-comet' })).totalHits).toBe(0);
    });

    it('suggests at most as many queries as are wanted, none twice, none that stands there already', async () => {
      const { query, suggestions } = await engine.suggest({ query: 'ferr', limit: 2 });
      expect(query).toBe('ferr');
      expect(suggestions.length).toBeGreaterThan(0);
      expect(suggestions.length).toBeLessThanOrEqual(2);
      expect(new Set(suggestions.map(({ text }) => text)).size).toBe(suggestions.length);
      for (const { text, html } of suggestions) {
        expect(text.toLowerCase()).not.toBe('ferr');
        expect(textOf(html)).toBe(text);
      }
      const typed = await engine.suggest({ query: 'ferry', limit: 10 });
      expect(typed.suggestions.map(({ text }) => text.toLowerCase())).not.toContain('ferry');
      for (const blank of ['', '  ', 'zzqx'])
        expect((await engine.suggest({ query: blank, limit: 3 })).suggestions).toEqual([]);
    });

    it('lists documents like one, without itself, and null where there is none', async () => {
      const similar = await engine.similar({ id: 'a-ferry', limit: 2, snippets: 0, duplicates: true });
      expect(similar).toMatchObject({ id: 'a-ferry', limit: 2 });
      expect(similar!.hits.length).toBeLessThanOrEqual(2);
      expect(idsOf(similar!.hits)).not.toContain('a-ferry');
      expect(await engine.similar({ id: 'nowhere', limit: 2, snippets: 0, duplicates: true })).toBeNull();
    });

    it('gives a stored document whole, by exactly its id', async () => {
      expect(await engine.document('a-ferry')).toEqual(CONTRACT_DOCUMENTS[1]);
      expect(await engine.document('c/undated')).toEqual(CONTRACT_DOCUMENTS[2]);
      for (const id of ['A-ferry', 'a-ferry ', '', 'nowhere']) expect(await engine.document(id)).toBeNull();
    });
  });
}
