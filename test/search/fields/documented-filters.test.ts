// The forms of filters that Meilisearch documents, one by one, asked of corpora of four kinds and compared with a scan of their
// records. What is by its nature otherwise here is said in docs/fields.md, and here what it is instead.

import { beforeAll, describe, expect, it } from 'vitest';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { IndexReader } from '../../../src/index/read/index-reader.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { Searcher } from '../../../src/search/searcher.js';
import { writeCorpus } from '../../documents/read-corpus.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { idsOf, makeRequest } from '../memory-generation.js';

/** Films are papers here, with their kinds (`genres`) and makers (`director`). */
const papers = [
  {
    id: '1',
    title: 'Tides',
    genres: ['survey'],
    director: 'Ada Reed',
    released: 1998,
    rating: { users: 90 },
  },
  {
    id: '2',
    title: 'Ice',
    genres: ['survey', 'Letter'],
    director: 'Sam Lee',
    released: 1994,
    rating: { users: 85 },
  },
  { id: '3', title: 'Fish', genres: ['letter'], director: 'ADA REED', released: 2001, rating: { users: 80 } },
  { id: '4', title: 'Storms', genres: ['report'], director: 'Mia Old', rating: { users: 89 } },
  { id: '5', title: 'Ports', genres: [], director: null, released: 1996, remark: '' },
  { id: '6', title: 'Walls', remark: 'Walls of old harbours', released: 2020, rating: { users: 12 } },
  { id: '7', title: 'Words', genres: ['NOT'], director: 'AND', remark: null },
];
type Paper = Partial<Record<'genres', readonly string[]>> & {
  readonly id: string;
  readonly director?: string | null;
  readonly released?: number;
  readonly remark?: string | null;
  readonly rating?: { readonly users: number };
};

const recipes = [
  {
    id: 'r1',
    title: 'Soup',
    dairy: [
      { name: 'Kefir', fat: 3 },
      { name: 'butter', fat: 80 },
    ],
  },
  { id: 'r2', title: 'Dip', dairy: [{ name: 'skyr', fat: 0 }] },
  { id: 'r3', title: 'Cake', dairy: { name: 'Old kefir', fat: 2 } },
  { id: 'r4', title: 'Bread' },
];
interface Recipe {
  readonly id: string;
  readonly dairy?: Dairy | readonly Dairy[];
}
interface Dairy {
  readonly name: string;
  readonly fat: number;
}

const products = [
  'id,name,text,price,inStock,_geo',
  's1,Lamp,A lamp of oak,49.9,true,"48.8566,2.3522"',
  's2,Rug,A rug of wool,89,false,"48.8049,2.1204"',
  's3,Chair,A chair of steel,12,true,"45.764,4.8357"',
  's4,Table,A table of ash,,true,',
].join('\n');
interface Product {
  readonly id: string;
  readonly price?: number;
  readonly inStock: boolean;
  readonly at?: readonly [number, number];
}
const productRows: readonly Product[] = [
  { id: 's1', price: 49.9, inStock: true, at: [48.8566, 2.3522] },
  { id: 's2', price: 89, inStock: false, at: [48.8049, 2.1204] },
  { id: 's3', price: 12, inStock: true, at: [45.764, 4.8357] },
  { id: 's4', inStock: true },
];

const pages = [
  {
    id: 'c1',
    title: 'Opening',
    body: '<p>The harbour opens</p>',
    meta: { desk: { name: 'Local' }, words: 320 },
  },
  {
    id: 'c2',
    title: 'Fog',
    body: '<p>The ferry was late</p>',
    meta: { desk: { name: 'Traffic news' }, words: 120 },
  },
  { id: 'c3', title: 'Notice', body: '<p>A short note</p>', meta: { words: 9 } },
];
interface Page {
  readonly id: string;
  readonly meta: { readonly desk?: { readonly name: string }; readonly words: number };
}

const searchers: Record<string, Searcher> = {};

beforeAll(async () => {
  const root = temporaryFolder();
  const corpora = {
    papers: { 'a.json': JSON.stringify(papers.map((paper) => ({ text: 'A paper of some.', ...paper }))) },
    recipes: { 'a.json': JSON.stringify(recipes) },
    products: { 'a.csv': products },
    pages: { 'a.json': JSON.stringify(pages) },
  };
  for (const [name, files] of Object.entries(corpora)) {
    const directory = new MemoryDirectory();
    await updateIndex({ corpus: writeCorpus(root, files), directory });
    const reader = new IndexReader(directory);
    await reader.refresh({ fallback: false });
    searchers[name] = new Searcher(reader.current().generation, { timeoutMs: Infinity });
  }
});

function passing(corpus: string, filter: string): readonly string[] {
  const found = searchers[corpus]?.search(makeRequest('', { filter, limit: 50 })).hits ?? [];
  return idsOf(found)
    .map((id) => id.replace(/^.*#/, ''))
    .toSorted();
}

function scan<Row extends { readonly id: string }>(
  rows: readonly Row[],
  passes: (row: Row) => boolean,
): readonly string[] {
  return rows
    .filter((row) => passes(row))
    .map(({ id }) => id)
    .toSorted();
}

const has = ({ genres = [] }: Paper, ...wanted: readonly string[]): boolean =>
  genres.some((genre) => wanted.some((one) => one.toLowerCase() === genre.toLowerCase()));
const by = ({ director }: Paper, name: string): boolean => director?.toLowerCase() === name.toLowerCase();
const rated = ({ rating }: Paper): number => rating?.users ?? Number.NaN;
const releasedIn = ({ released = Number.NaN }: Paper): number => released;

describe('on papers', () => {
  it.each<[filter: string, passes: (paper: Paper) => boolean]>([
    ['genres = survey', (paper) => has(paper, 'survey')],
    ['genres = SURVEY', (paper) => has(paper, 'survey')],
    ["director = 'Ada Reed'", (paper) => by(paper, 'Ada Reed')],
    ['director = "Sam Lee"', (paper) => by(paper, 'Sam Lee')],
    ['genres != letter', (paper) => !has(paper, 'letter')],
    ["director != 'ada reed'", (paper) => !by(paper, 'Ada Reed')],
    ['rating.users > 85', (paper) => rated(paper) > 85],
    ['rating.users >= 85', (paper) => rated(paper) >= 85],
    ['rating.users < 85', (paper) => rated(paper) < 85],
    ['rating.users <= 85', (paper) => rated(paper) <= 85],
    ['rating.users 80 TO 89', (paper) => rated(paper) >= 80 && rated(paper) <= 89],
    ['NOT rating.users 80 TO 89', (paper) => !(rated(paper) >= 80 && rated(paper) <= 89)],
    ['released EXISTS', ({ released }) => released !== undefined],
    ['released NOT EXISTS', ({ released }) => released === undefined],
    ['NOT released EXISTS', ({ released }) => released === undefined],
    ['genres IN [survey, letter]', (paper) => has(paper, 'survey', 'letter')],
    ['genres = survey OR genres = letter', (paper) => has(paper, 'survey', 'letter')],
    ['genres NOT IN [survey, letter]', (paper) => !has(paper, 'survey', 'letter')],
    ['NOT genres IN [survey, letter]', (paper) => !has(paper, 'survey', 'letter')],
    ['director IN [\'Ada Reed\', "Mia Old"]', (paper) => by(paper, 'Ada Reed') || by(paper, 'Mia Old')],
    ['NOT genres = survey', (paper) => !has(paper, 'survey')],
    ["genres = survey AND director = 'Ada Reed'", (paper) => has(paper, 'survey') && by(paper, 'Ada Reed')],
    [
      '(genres = survey OR genres = letter) AND released > 1995',
      (paper) => has(paper, 'survey', 'letter') && releasedIn(paper) > 1995,
    ],
    // AND binds closer than OR, and NOT closer than both.
    [
      'genres = survey OR genres = letter AND released > 1995',
      (paper) => has(paper, 'survey') || (has(paper, 'letter') && releasedIn(paper) > 1995),
    ],
    ['NOT genres = survey AND released > 1995', (paper) => !has(paper, 'survey') && releasedIn(paper) > 1995],
    [
      'NOT (genres = survey AND released > 1995)',
      (paper) => !(has(paper, 'survey') && releasedIn(paper) > 1995),
    ],
    ['genres = "NOT" OR director = "AND"', (paper) => has(paper, 'NOT') || by(paper, 'AND')],
    [
      "(genres = letter OR genres = survey) AND director != 'Ada Reed'",
      (paper) => has(paper, 'letter', 'survey') && !by(paper, 'Ada Reed'),
    ],
    ['"genres" = survey', (paper) => has(paper, 'survey')],
  ])('%s', (filter, passes) => {
    const found = scan<Paper>(papers, passes);
    expect(found.length).toBeGreaterThan(0);
    expect(passing('papers', filter)).toEqual(found);
  });

  // Null, an empty text and an empty list are no values: they are kept with the document, and are not told from a missing field.
  it.each<[filter: string, passes: (paper: Paper) => boolean]>([
    ['remark EXISTS', ({ remark }) => (remark ?? '') !== ''],
    ['remark IS EMPTY', ({ remark }) => (remark ?? '') === ''],
    ['remark IS NULL', ({ remark }) => (remark ?? '') === ''],
    ['remark IS NOT EMPTY', ({ remark }) => (remark ?? '') !== ''],
    ['NOT remark IS EMPTY', ({ remark }) => (remark ?? '') !== ''],
    ['remark IS NOT NULL', ({ remark }) => (remark ?? '') !== ''],
    ['NOT remark IS NULL', ({ remark }) => (remark ?? '') !== ''],
    ['genres IS EMPTY', ({ genres = [] }) => genres.length === 0],
    ['director IS NULL', ({ director }) => (director ?? '') === ''],
  ])('%s, as any value or none', (filter, passes) => {
    expect(passing('papers', filter)).toEqual(scan<Paper>(papers, passes));
  });
});

const dairyOf = ({ dairy = [] }: Recipe): readonly Dairy[] => [dairy].flat();

describe('on recipes', () => {
  const contains = (row: Recipe, part: string): boolean =>
    dairyOf(row).some(({ name }) => name.toLowerCase().includes(part));
  const starts = (row: Recipe, part: string): boolean =>
    dairyOf(row).some(({ name }) => name.toLowerCase().startsWith(part));
  it.each<[filter: string, passes: (recipe: Recipe) => boolean]>([
    ['dairy.name CONTAINS kef', (row) => contains(row, 'kef')],
    ['dairy.name NOT CONTAINS kef', (row) => !contains(row, 'kef')],
    ['NOT dairy.name CONTAINS kef', (row) => !contains(row, 'kef')],
    ['dairy.name STARTS WITH kef', (row) => starts(row, 'kef')],
    ['dairy.name NOT STARTS WITH kef', (row) => !starts(row, 'kef')],
    ['NOT dairy.name STARTS WITH "kef"', (row) => !starts(row, 'kef')],
    ['dairy.name = butter', (row) => dairyOf(row).some(({ name }) => name === 'butter')],
    ['dairy.fat > 2', (row) => dairyOf(row).some(({ fat }) => fat > 2)],
    ['dairy.fat 0 TO 2', (row) => dairyOf(row).some(({ fat }) => fat <= 2)],
    // Values of a list are of the document: one of them fits each condition.
    [
      'dairy.name = Kefir AND dairy.fat > 50',
      (row) => dairyOf(row).some(({ name }) => name === 'Kefir') && dairyOf(row).some(({ fat }) => fat > 50),
    ],
  ])('%s', (filter, passes) => {
    const found = scan<Recipe>(recipes, passes);
    expect(found.length).toBeGreaterThan(0);
    expect(passing('recipes', filter)).toEqual(found);
  });
});

/** Metres on a sphere. */
function metres([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number {
  const rad = Math.PI / 180;
  const x = Math.sin(((c - a) * rad) / 2) ** 2;
  const y = Math.cos(a * rad) * Math.cos(c * rad) * Math.sin(((d - b) * rad) / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.sqrt(x + y));
}

describe('on products', () => {
  const near = ({ at }: Product, far: number): boolean =>
    at !== undefined && metres(at, [48.85, 2.35]) <= far;
  it.each<[filter: string, passes: (product: Product) => boolean]>([
    ['inStock = true', ({ inStock }) => inStock],
    ['inStock = false AND price > 50', ({ inStock, price = 0 }) => !inStock && price > 50],
    ['price = 12 OR price = 89', ({ price = 0 }) => price === 12 || price === 89],
    ['price != 12', ({ price }) => price !== 12],
    ['_geoRadius(48.85, 2.35, 5000)', (row) => near(row, 5000)],
    [
      '_geoRadius(48.85, 2.35, 50000) AND price < 50',
      (row) => near(row, 50_000) && (row.price ?? Infinity) < 50,
    ],
    ['NOT _geoRadius(48.85, 2.35, 5000)', (row) => !near(row, 5000)],
    [
      '_geoBoundingBox([49, 2.5], [48, 2])',
      ({ at }) => at !== undefined && at[0] <= 49 && at[0] >= 48 && at[1] <= 2.5 && at[1] >= 2,
    ],
    [
      '_geoBoundingBox([49, 2.5], [48, 2]) AND inStock = true',
      ({ at, inStock }) => at !== undefined && at[0] >= 48 && at[1] <= 2.5 && inStock,
    ],
  ])('%s', (filter, passes) => {
    const found = scan(productRows, passes);
    expect(found.length).toBeGreaterThan(0);
    expect(passing('products', filter)).toEqual(found);
  });
});

describe('on pages of a content system', () => {
  it.each<[filter: string, passes: (page: Page) => boolean]>([
    ['meta.desk.name = local', ({ meta }) => meta.desk?.name === 'Local'],
    ['meta.desk.name = "Traffic news"', ({ meta }) => meta.desk?.name === 'Traffic news'],
    [
      'meta.desk.name EXISTS AND meta.words >= 120',
      ({ meta }) => meta.desk !== undefined && meta.words >= 120,
    ],
    ['meta.desk.name NOT EXISTS', ({ meta }) => meta.desk === undefined],
    ['meta.words 100 TO 400 AND NOT meta.desk.name = Local', ({ meta }) => meta.words === 120],
  ])('%s', (filter, passes) => {
    const found = scan<Page>(pages, passes);
    expect(found.length).toBeGreaterThan(0);
    expect(passing('pages', filter)).toEqual(found);
  });
});
