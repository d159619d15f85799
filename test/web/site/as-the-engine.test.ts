// An exported index finds what the engine finds in the same documents, and says the same of a query.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { FindlingError } from '../../../src/errors.js';
import { defaultRequest } from '../../../src/search/default-request.js';
import type { SearchRequest } from '../../../src/search/engine.js';
import { Searcher } from '../../../src/search/searcher.js';
import { makeDocument } from '../../make-document.js';
import { makeGeneration } from '../../memory-segments.js';
import { runs } from '../../runs.js';
import { openSiteSearch } from './open-site-search.js';

const texts = [
  'The ferry sails at six from the northern quay of the harbour.',
  'Two ferries collided in the salt water; the inquiry begins on Monday.',
  'Salt and water: what the harbour pilots know of the sea.',
  'A well-known tram line is closed. The minister said nothing of the ferry.',
  'Storm surge warning for the salt sea. Water rises at the quay.',
  'The e-commerce of wheat and grain, sold for prices of 10 to 20.',
  'Off grid living: what to find first, and what not to be afraid of.',
  'Ferry timetable. The ferry runs hourly; another ferry runs at night.',
];
const documents: readonly Document[] = Array.from({ length: 24 }, (_, number) =>
  makeDocument({
    id: `news/${String(number).padStart(2, '0')}`,
    title: ['Ferry news', 'The harbour', 'Grain and wheat', 'Salt water', 'A storm'][number % 5] ?? '',
    text: `${texts[number % texts.length] ?? ''} ${texts[(number * 5 + 3) % texts.length] ?? ''}`,
    other: number % 6 === 0 ? ['lighthouse keeper'] : [],
    language: 'en',
    section: ['World', 'Far East', 'sport', null][number % 4] ?? null,
    source: number % 3 === 0 ? 'Agency' : null,
    tags: number % 2 === 0 ? ['ferries', number % 4 === 0 ? 'Salt Water' : 'tram'] : [],
    date: [null, '2014', '2015-03', '2015-12-31', '2016-01-01T10:00:00Z'][number % 5] ?? null,
    extra: {
      price: 5 + number,
      author: ['Ada Reed', 'Bo Lund'][number % 2],
      inStock: number % 3 !== 0,
      ...(number % 4 === 0
        ? { review: `${texts[number % 7] ?? ''} ${'long review of it all '.repeat(12)}` }
        : {}),
    },
  }),
);
// Two segments with documents that are gone: an export is made of what is left, in one order.
const gone = makeDocument({ id: 'news/gone', title: 'Ferry', text: 'Salt water ferry', section: 'World' });
const generation = makeGeneration(
  [
    [...documents.filter((_, number) => number % 3 === 0), gone],
    documents.filter((_, number) => number % 3 !== 0),
  ],
  new Set(['news/gone']),
);
const engine = new Searcher(generation, { timeoutMs: Number.POSITIVE_INFINITY });
const site = openSiteSearch(generation);

type Given = Partial<Pick<SearchRequest, 'match' | 'sort' | 'facets'>> & {
  readonly filter?: string;
  readonly disjunctive?: readonly string[];
  readonly recency?: string;
};

async function askBoth(query: string, given: Given = {}): Promise<void> {
  const asked = engine.search(defaultRequest(query, { limit: 100, fuzzy: 'off', ...given }));
  const found = await site.search(query, { limit: 100, fuzzy: 'off', ...given });
  const ids = (hits: readonly { readonly id: string }[]): string[] => hits.map(({ id }) => id).sort();
  expect({ query, ids: ids(found.hits) }).toEqual({ query, ids: ids(asked.hits) });
  expect(found.totalHits).toBe(asked.totalHits);
  expect({ query, warnings: found.warnings }).toEqual({ query, warnings: asked.warnings });
  expect(found.facetDistribution).toEqual({ ...asked.facetDistribution });
  expect(found.facetStats).toEqual(asked.facetStats);
}

const queries = [
  '',
  'ferry',
  'island ferry',
  'ferry inquiry',
  'the ferry',
  'of the',
  '"salt water"',
  '"water salt"',
  '"salt water"~3',
  '"water salt"~2',
  '"the ferry runs"',
  '"ferry" tram',
  'ferry -storm',
  'ferry NOT storm',
  'ferry -"salt water"',
  '-"salt water" -(storm tram)',
  '-ferry',
  'ferry +timetable',
  '+the ferry',
  'ferry AND harbour',
  'ferry OR (tram AND minister)',
  'harb*',
  'f*rry',
  '*erry',
  '*err*',
  'zz*zz',
  'harbur~',
  'harbur~1',
  'harbor~0',
  'harbors',
  'inquiring ferried',
  '"sailing at six"',
  'ferry -storming',
  'title:ferry',
  'title:(ferry OR "salt water")',
  'text:water title:harbour',
  'other:lighthouse',
  'other:ferry',
  'section:World',
  'section:world ferry',
  'section:(World OR "Far East")',
  'ferry OR section:sport',
  '-section:World ferry',
  'source:Agency',
  'tag:"salt water"',
  'lang:en-GB storm',
  'lang:de storm',
  'before:2015-12-31',
  'after:2015',
  'date:2015',
  'date:2015-03',
  'date:nonsense',
  'author:reed',
  'author:"ada reed" ferry',
  'price:10..20',
  'price:>20',
  'inStock:true',
  'inStock:*',
  'review:*',
  'review:ferry',
  'well-known',
  'e-commerce',
  'ecommerce',
  'cat,ferry',
  'colour:red',
  'ferry^2',
  'f?rry',
  '/ferr(y|ies)/',
  'ferry && harbour',
  '!ferry',
  '"open phrase',
  '(open group',
  'closed) group',
  'ferry "harb*"',
  'section:Wor*',
  '-5°C',
  'AND ferry',
  '...',
  '""',
  'nothing found here at all xylophone',
  'xylophone zebra',
  'xylophone',
  '"xylophone ferry"',
  'ferry +xylophone',
  'find first',
  'off grid',
  'A headline about "salt water" and the ferry - what nobody in the harbour knew of it',
  '\\"quoted\\" \\-5 \\OR',
  'ferry NEAR/3 harbour',
  'ferry~0.8',
  'constructor __proto__',
];

describe('an exported index', () => {
  it.each(queries)('finds the same documents as the engine for %j, with the same warnings', async (query) => {
    await askBoth(query);
  });

  it.each(['all', 'any'] as const)('takes match=%s as the engine does', async (match) => {
    for (const query of ['ferry inquiry', 'well-known tram', '"salt water" title:ferry', 'ferry -storm'])
      await askBoth(query, { match });
  });

  it.each([
    'section = World',
    'section != "Far East"',
    'tags IN [ferries, "salt water"]',
    'tags NOT IN [tram]',
    'source EXISTS',
    'date NOT EXISTS',
    'date >= 2015-12-01 OR NOT section EXISTS',
    'year = 2015',
    'language = "en-US"',
    'price 10 TO 20',
    'price IN [10, 11] OR price > 25',
    'author = "ada reed" AND inStock = true',
    'author CONTAINS lun',
    'author STARTS WITH Ada',
    'author IS NULL',
    'section = nowhere',
  ])('lets the same documents through a filter: %s', async (filter) => {
    await askBoth('', { filter });
    await askBoth('ferry harbour', { filter, facets: ['section', 'year'] });
  });

  it.each(['section =', 'nosuch = 1', 'price = many', 'section = a b (', 'date > soon'])(
    'refuses a filter that is wrong in the words of the engine: %s',
    async (filter) => {
      const said = await site.search('ferry', { filter }).catch((error: unknown) => error);
      if (!(said instanceof FindlingError)) throw new Error(`the filter was taken: ${filter}`);
      expect(() => engine.search(defaultRequest('ferry', { filter }))).toThrow(said.message);
    },
  );

  it('counts the values of facets as the engine does, those of the documents and their own fields', async () => {
    const facets = ['section', 'source', 'tags', 'language', 'year', 'month', 'price', 'author', 'inStock'];
    for (const query of ['', 'ferry', '"salt water"', 'section:World', 'xylophone'])
      await askBoth(query, { facets });
    await askBoth('ferry', {
      facets,
      filter: 'section = World AND price > 8',
      disjunctive: ['section', 'price'],
    });
    await askBoth('ferry', { facets: ['year'], filter: 'year = 2015 OR year = 2014', disjunctive: ['year'] });
    await expect(site.search('ferry', { facets: ['nosuch'] })).rejects.toThrow(
      'facets: "nosuch" is not a facet; there are section,',
    );
  });

  it.each(['date:desc', 'date:asc', 'price:desc', 'author:asc,price:desc', 'inStock:asc,date:asc'] as const)(
    'orders by %s as the engine does',
    async (sort) => {
      for (const query of ['', 'ferry', 'section:World']) {
        const asked = engine.search(defaultRequest(query, { limit: 100, sort, fuzzy: 'off' }));
        const found = await site.search(query, { limit: 100, sort });
        expect(found.hits.map(({ id }) => id)).toEqual(asked.hits.map(({ id }) => id));
      }
    },
  );

  it('lists everything newest first, and refuses an order that there is not', async () => {
    const newest = await site.search('', { limit: 3 });
    expect(newest.hits.map(({ date }) => date)).toEqual(Array(3).fill('2016-01-01T10:00:00Z'));
    await expect(site.search('', { sort: 'weight:asc' })).rejects.toThrow(
      '"weight" is not a field to sort by',
    );
    await expect(site.search('ferry', { recency: 'soon' })).rejects.toThrow('is no half-life');
  });

  it('prefers newer documents of equal worth by recency', async () => {
    const { hits } = await site.search('ferry', { sort: 'recency', limit: 100 });
    const known = await site.search('ferry', { limit: 100 });
    expect(hits.map(({ id }) => id).sort()).toEqual(known.hits.map(({ id }) => id).sort());
    expect(hits).not.toEqual(known.hits);
  });

  it('shows what was typed as it was typed where it is asked for', async () => {
    expect(await site.search('inqiury')).toMatchObject({ searchedFor: 'inquiry' });
    expect(await site.search('inqiury', { asTyped: true })).toMatchObject({ totalHits: 0, suggestion: null });
    expect(await site.search('"inqiury" -fery')).not.toHaveProperty('searchedFor');
  });

  it('finds the same documents for whatever is made of words and signs', async () => {
    const word = fc.constantFrom('ferry', 'salt', 'water', 'harbour', 'quay', 'tram', 'the', 'storm', 'xyz');
    const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((list) => `"${list.join(' ')}"`);
    const field = fc.constantFrom('section:World', 'price:>20', 'before:2016', 'tag:tram', 'inStock:false');
    const part = fc
      .tuple(fc.constantFrom('', '', '-', '+', 'title:', 'NOT '), fc.oneof(word, phrase))
      .map((signed) => signed.join(''));
    const group = fc.array(part, { minLength: 1, maxLength: 3 }).map((list) => `(${list.join(' OR ')})`);
    const query = fc
      .array(fc.oneof(part, field, group, fc.constantFrom('AND', 'OR')), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join(' '));
    await fc.assert(
      fc.asyncProperty(query, async (text) => askBoth(text)),
      runs(60),
    );
  });
});
