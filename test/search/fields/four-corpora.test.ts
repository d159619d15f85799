// What people bring: a table of products, papers, recipes as nested JSON, an export of a content system. No configuration.

import { beforeAll, describe, expect, it } from 'vitest';
import type { FieldSettings } from '../../../src/field-settings.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { IndexReader } from '../../../src/index/read/index-reader.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import type { SearchRequest, SearchResult } from '../../../src/search/engine.js';
import { Searcher } from '../../../src/search/searcher.js';
import { writeCorpus } from '../../documents/read-corpus.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';
import { idsOf, makeRequest } from '../memory-generation.js';

const root = temporaryFolder();

/** A searcher over a corpus, and the types of its fields. */
interface Indexed {
  readonly searcher: Searcher;
  readonly types: Readonly<Record<string, string>>;
}

async function openIndex(directory: MemoryDirectory): Promise<Indexed> {
  const reader = new IndexReader(directory);
  await reader.refresh({ fallback: false });
  const { generation } = reader.current();
  const types = Object.fromEntries(generation.schema.fields.map(({ name, type }) => [name, type]));
  return { searcher: new Searcher(generation, { timeoutMs: Infinity }), types };
}

async function indexFiles(
  files: Readonly<Record<string, string>>,
  fields: FieldSettings = {},
): Promise<Indexed> {
  const directory = new MemoryDirectory();
  await updateIndex({ corpus: writeCorpus(root, files), directory, fields });
  return openIndex(directory);
}

const lines = (records: readonly object[]): string =>
  records.map((record) => JSON.stringify(record)).join('\n');

const products = `id,name,description,brand,price,In Stock,launched,colours
1,Oak lamp,A lamp of oak for the desk,Nordlys,$49.90,yes,2021-03-01,"brown;black"
2,Steel lamp,A lamp of steel for the wall,nordlys,"$1,199.00",no,2022-11-15,silver
3,Wool rug,A rug of wool for cold floors,Havn,$89.00,yes,2020-06-30,"red,blue"
4,Steel chair,A chair of steel for gardens,Kite & Co,N/A,yes,2019,silver
`;

const papers = lines([
  {
    id: 'p1',
    title: 'Tides of small seas',
    text: 'We measure tides.',
    authors: ['Ada Reed', 'Sam Lee'],
    year: 2014,
    venue: 'Ocean Letters',
    cited: 12,
  },
  {
    id: 'p2',
    title: 'Waves under ice',
    text: 'Ice bends waves.',
    authors: ['Sam Lee'],
    year: 2016,
    venue: 'Polar Notes',
    cited: 3,
  },
  {
    id: 'p3',
    title: 'Currents and fish',
    text: 'Fish follow currents.',
    authors: ['Zoë Quist', 'Ada Reed'],
    year: 2020,
    venue: 'Ocean Letters',
    cited: 40,
  },
  {
    id: 'p4',
    title: 'Storm surges',
    text: 'Surges flood ports.',
    authors: ['Mia Old'],
    year: 1998,
    venue: 'ocean letters',
  },
]);

const recipes = JSON.stringify([
  {
    id: 'r1',
    title: 'Flatbread',
    text: 'Mix and bake.',
    ingredients: [
      { name: 'flour', grams: 300 },
      { name: 'salt', grams: 5 },
    ],
    time: { total: 40 },
    vegan: true,
    cuisine: ['Nordic'],
  },
  {
    id: 'r2',
    title: 'Fish soup',
    text: 'Boil gently.',
    ingredients: [
      { name: 'cod', grams: 400 },
      { name: 'leek', grams: 120 },
    ],
    time: { total: 55 },
    vegan: false,
    cuisine: ['Nordic', 'Coastal'],
  },
  {
    id: 'r3',
    title: 'Bean stew',
    text: 'Simmer long.',
    ingredients: [{ name: 'beans', grams: 500 }],
    time: { total: 120 },
    vegan: true,
  },
]);

const cms = JSON.stringify([
  {
    id: 'c1',
    title: 'Harbour opens',
    body: '<p>The harbour <b>opens</b> again.</p>',
    byline: 'Ada Reed',
    dek: '<p>After <i>dredging</i></p>',
    meta: { section: { name: 'Local' }, words: 320 },
    topics: ['harbour', 'money-fx'],
    status: 'published',
  },
  {
    id: 'c2',
    title: 'Ferry late',
    body: '<p>The ferry was late.</p>',
    byline: 'Sam Lee',
    dek: 'Fog again',
    meta: { section: { name: 'Traffic' }, words: 120 },
    topics: 'ferries,fog',
    status: 'published',
  },
]);

/** The indexed corpora, by name. */
const indexed: Record<string, Indexed> = {};

function search(corpus: string, query: string, given: Partial<SearchRequest> = {}): SearchResult {
  const open = indexed[corpus];
  if (open === undefined) throw new TypeError(corpus);
  return open.searcher.search(makeRequest(query, { limit: 50, ...given }));
}

function passing(corpus: string, filter: string): string[] {
  return idsOf(search(corpus, '', { filter }).hits).sort();
}

beforeAll(async () => {
  indexed['products'] = await indexFiles({ 'products.csv': products });
  indexed['papers'] = await indexFiles({ 'papers.jsonl': papers });
  indexed['recipes'] = await indexFiles({ 'recipes.json': recipes });
  indexed['cms'] = await indexFiles({ 'export.json': cms });
});

describe('the fields of a corpus', () => {
  it('have the types that their values show', () => {
    expect(indexed['products']?.types).toMatchObject({
      brand: 'keyword',
      price: 'number',
      In_Stock: 'boolean',
      launched: 'date',
    });
    expect(indexed['papers']?.types).toEqual({
      authors: 'keyword',
      cited: 'number',
      venue: 'keyword',
      year: 'number',
    });
    expect(indexed['recipes']?.types).toMatchObject({
      'ingredients.name': 'keyword',
      'ingredients.grams': 'number',
      'time.total': 'number',
      vegan: 'boolean',
    });
    expect(indexed['cms']?.types).toMatchObject({
      'meta.words': 'number',
      'meta.section.name': 'keyword',
      status: 'keyword',
    });
  });
});

// The forms of filters that other engines document, each asked of one of the corpora.
describe('a filter', () => {
  it.each<[corpus: string, filter: string, ids: readonly string[]]>([
    ['papers', 'venue = "Ocean Letters"', ['p1', 'p3', 'p4']],
    ['papers', 'authors = "Ada Reed"', ['p1', 'p3']],
    ['papers', 'venue != "Polar Notes"', ['p1', 'p3', 'p4']],
    ['papers', 'cited > 12', ['p3']],
    ['papers', 'cited >= 12', ['p1', 'p3']],
    ['papers', 'cited < 12', ['p2']],
    ['papers', 'cited 3 TO 12', ['p1', 'p2']],
    ['papers', 'cited EXISTS', ['p1', 'p2', 'p3']],
    ['papers', 'cited NOT EXISTS', ['p4']],
    ['papers', 'NOT cited EXISTS', ['p4']],
    ['papers', 'cited IS NULL', ['p4']],
    ['papers', 'cited IS NOT EMPTY', ['p1', 'p2', 'p3']],
    ['papers', 'authors IN ["Mia Old", "Zoë Quist"]', ['p3', 'p4']],
    ['papers', 'authors NOT IN ["Mia Old", "Zoë Quist"]', ['p1', 'p2']],
    ['papers', 'venue CONTAINS let', ['p1', 'p3', 'p4']],
    ['papers', 'NOT venue CONTAINS "let"', ['p2']],
    ['papers', 'authors STARTS WITH zoe', ['p3']],
    ['papers', 'authors NOT STARTS WITH "S"', ['p3', 'p4']],
    ['papers', '(authors = "Sam Lee" OR authors = "Mia Old") AND NOT venue = "Polar Notes"', ['p1', 'p4']],
    ['papers', 'year < 2000 OR year > 2018', ['p3', 'p4']],
    ['papers', 'authors = "Ada Reed" AND NOT year < 2015', ['p3']],
    ['products', 'price 10 TO 100 AND In_Stock = true', ['1', '3']],
    ['products', 'price > 1000', ['2']],
    ['products', '"In Stock" = false', ['2']],
    ['products', 'brand = NORDLYS', ['1', '2']],
    ['products', 'launched >= 2020-06 AND launched < 2022', ['1', '3']],
    ['products', 'launched = 2019', ['4']],
    ['products', 'colours IN [red, black]', ['1', '3']],
    ['recipes', 'ingredients.name = cod', ['r2']],
    ['recipes', 'ingredients.grams >= 400', ['r2', 'r3']],
    ['recipes', 'time.total <= 60 AND vegan = true', ['r1']],
    ['recipes', 'cuisine = coastal', ['r2']],
    ['cms', 'meta.section.name = Local', ['c1']],
    ['cms', 'topics = money-fx', ['c1']],
    ['cms', 'topics = fog', ['c2']],
  ])('on %s: %s', (corpus, filter, ids) => {
    const known = passing(corpus, filter);
    expect(known.map((id) => id.replace(/^.*#/, ''))).toEqual(ids);
  });
});

describe('a search', () => {
  it('finds names and summaries', () => {
    expect(idsOf(search('papers', 'quist').hits)).toEqual(['p3']);
    expect(idsOf(search('cms', 'dredging').hits)).toEqual(['c1']);
    expect(idsOf(search('cms', 'fog author sam').hits)[0]).toBe('c2');
  });

  it('counts values and says what numbers are like', () => {
    const { facetDistribution, facetStats } = search('papers', '', { facets: ['authors', 'venue', 'cited'] });
    expect(facetDistribution['authors']).toEqual({
      'Ada Reed': 2,
      'Sam Lee': 2,
      'Mia Old': 1,
      'Zoë Quist': 1,
    });
    expect(facetDistribution['venue']).toEqual({ 'Ocean Letters': 3, 'Polar Notes': 1 });
    expect(facetStats?.['cited']).toMatchObject({ min: 3, max: 40, count: 3 });
  });

  it('sorts by fields', () => {
    expect(idsOf(search('papers', '', { sort: 'venue:asc,year:desc' }).hits)).toEqual([
      'p3',
      'p1',
      'p4',
      'p2',
    ]);
    expect(idsOf(search('recipes', '', { sort: 'time.total:desc' }).hits)).toEqual(['r3', 'r2', 'r1']);
  });
});

describe('an update', () => {
  it('gives a field another type where its values are others, says so, and answers as a new index does', async () => {
    const directory = new MemoryDirectory();
    const corpus = writeCorpus(root, { 'papers.jsonl': papers });
    await updateIndex({ corpus, directory });
    const edited = papers.replace('"cited":3', '"cited":"many"');
    writeFiles(corpus, { 'papers.jsonl': edited });
    const summary = await updateIndex({ corpus, directory });
    expect(summary.retyped).toEqual([{ name: 'cited', before: 'number', after: 'keyword' }]);
    const { types } = await openIndex(directory);
    expect(types).toEqual((await indexFiles({ 'papers.jsonl': edited })).types);
  });

  it('takes changed settings over without reading a document', async () => {
    const directory = new MemoryDirectory();
    const corpus = writeCorpus(root, { 'products.csv': products });
    await updateIndex({ corpus, directory });
    const fields: FieldSettings = { cost: { as: 'number', from: ['price'], label: 'Cost' } };
    const summary = await updateIndex({ corpus, directory, fields });
    expect(summary).toMatchObject({ published: true, added: 0, changed: 0, restarted: null });
    const { searcher, types } = await openIndex(directory);
    expect(types).toHaveProperty('cost');
    expect(idsOf(searcher.search(makeRequest('', { filter: 'cost > 1000' })).hits).length).toBe(1);
    expect((await updateIndex({ corpus, directory, fields })).published).toBe(false);
    const importance = { boost: { field: 'cost', prefer: 'low', weight: 3 } } as const;
    const weighed = await updateIndex({ corpus, directory, fields, importance });
    expect(weighed).toMatchObject({ published: true, bytesRead: 0, unusedSettings: [] });
    expect((await openIndex(directory)).searcher.generation.schema.importance).toEqual(importance);
  });

  it('reads the documents again where a field is no longer to be asked for', async () => {
    const directory = new MemoryDirectory();
    const corpus = writeCorpus(root, { 'products.csv': products });
    await updateIndex({ corpus, directory });
    const fields: FieldSettings = { brand: false };
    expect((await updateIndex({ corpus, directory, fields })).restarted).not.toBeNull();
    expect((await openIndex(directory)).types).not.toHaveProperty('brand');
    expect((await updateIndex({ corpus, directory, fields })).published).toBe(false);
  });
});
