import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { fieldTypes } from '../../../src/index/field-types/field-types.js';
import { Searcher } from '../../../src/search/searcher.js';
import { makeDocument } from '../../make-document.js';
import { makeGeneration } from '../../memory-segments.js';
import { runs } from '../../runs.js';
import { ask, idsOf, makeRequest } from '../memory-generation.js';

const extraOf = fc.record(
  {
    price: fc.oneof(
      fc.integer({ min: -3, max: 12 }),
      fc.double({ min: 0, max: 12, noNaN: true }).map((n) => Math.round(n * 100) / 100),
    ),
    author: fc.constantFrom('Ada Reed', 'ada reed', 'Sam Lee', 'Zoë Quist', 'ZOE\u0308 QUIST'),
    genres: fc.array(fc.constantFrom('sea', 'Sea', 'travel', 'mountains'), { maxLength: 3 }),
    inStock: fc.boolean(),
    released: fc.constantFrom('2014', '2014-05', '2014-05-12', '2015-01-01', '2015-06-30'),
    maker: fc.record({ city: fc.constantFrom('Bergen', 'Oslo') }),
  },
  { requiredKeys: [] },
);
const parts = fc.array(fc.array(extraOf, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 });

function documentsOf(lists: readonly (readonly Record<string, unknown>[])[]): Document[][] {
  return lists.map((list, part) =>
    list.map((extra, index) =>
      makeDocument({ id: `${part}-${index}`, title: 'Boat', text: 'a boat', extra }),
    ),
  );
}

/** The values of a field, told from the document alone. */
function valuesOf({ extra }: Document, field: string): readonly unknown[] {
  const value =
    field === 'maker.city' ? (extra['maker'] as { city?: string } | undefined)?.city : extra[field];
  return value === undefined ? [] : [value].flat();
}

const fold = (value: unknown): string => String(value).normalize('NFC').toLowerCase();

interface Condition {
  readonly filter: string;
  passes(document: Document): boolean;
}

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.tuple(fc.integer({ min: -3, max: 12 }), fc.integer({ min: -3, max: 12 })).map(([from, to]) => ({
    filter: `price ${from} TO ${to}`,
    passes: (document: Document) =>
      valuesOf(document, 'price').some((price) => Number(price) >= from && Number(price) <= to),
  })),
  fc
    .tuple(fc.constantFrom('<', '<=', '>', '>=', '=', '!='), fc.integer({ min: -3, max: 12 }))
    .map(([sign, bound]) => ({
      filter: `price ${sign} ${bound}`,
      passes: (document: Document) => {
        const prices = valuesOf(document, 'price').map(Number);
        if (sign === '!=') return !prices.includes(bound);
        return prices.some((price) =>
          sign === '<'
            ? price < bound
            : sign === '<='
              ? price <= bound
              : sign === '>'
                ? price > bound
                : sign === '>='
                  ? price >= bound
                  : price === bound,
        );
      },
    })),
  fc.constantFrom('Ada Reed', 'SAM LEE', 'Zoë Quist', 'Nobody').map((author) => ({
    filter: `author = "${author}"`,
    passes: (document: Document) =>
      valuesOf(document, 'author').some((value) => fold(value) === fold(author)),
  })),
  fc.subarray(['sea', 'travel', 'hills'], { minLength: 1 }).map((genres) => ({
    filter: `genres IN [${genres.join(', ')}]`,
    passes: (document: Document) =>
      valuesOf(document, 'genres').some((value) => genres.includes(fold(value))),
  })),
  fc.boolean().map((value) => ({
    filter: `inStock = ${value}`,
    passes: (document: Document) => valuesOf(document, 'inStock').includes(value),
  })),
  fc.constant({
    filter: 'released < 2015',
    passes: (document: Document) => valuesOf(document, 'released').some((value) => String(value) < '2015'),
  }),
  fc.constant({
    filter: 'released = 2014-05',
    passes: (document: Document) =>
      valuesOf(document, 'released').some((value) => String(value).startsWith('2014-05')),
  }),
  fc.constantFrom('price', 'author', 'genres', 'inStock', 'maker.city').map((field) => ({
    filter: `${field} EXISTS`,
    passes: (document: Document) => valuesOf(document, field).length > 0,
  })),
);

const filter: fc.Arbitrary<Condition> = fc.letrec<{ filter: Condition }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    condition,
    tie('filter').map((part) => ({
      filter: `NOT (${part.filter})`,
      passes: (document: Document) => !part.passes(document),
    })),
    fc.tuple(tie('filter'), tie('filter')).map(([a, b]) => ({
      filter: `(${a.filter} AND ${b.filter})`,
      passes: (document: Document) => a.passes(document) && b.passes(document),
    })),
    fc.tuple(tie('filter'), tie('filter')).map(([a, b]) => ({
      filter: `(${a.filter} OR ${b.filter})`,
      passes: (document: Document) => a.passes(document) || b.passes(document),
    })),
  ),
})).filter;

/** Every field has a value of its type, so that each can be named. */
const complete: Record<string, unknown> = {
  price: 7,
  author: 'Ada Reed',
  genres: ['sea'],
  inStock: true,
  released: '2014-02-01',
  maker: { city: 'Oslo' },
};

describe('own fields', () => {
  it('let through what a filter says, as a scan of the documents tells', () => {
    fc.assert(
      fc.property(parts, filter, (lists, asked) => {
        const documents = documentsOf([...lists, [complete]]);
        const searcher = new Searcher(makeGeneration(documents), { timeoutMs: Infinity });
        const { hits } = searcher.search(makeRequest('', { filter: asked.filter, limit: 100 }));
        const passing = documents.flat().filter((document) => asked.passes(document));
        expect(idsOf(hits).sort()).toEqual(passing.map(({ id }) => id).sort());
      }),
      runs(100),
    );
  });

  it('are counted by value, spellings of one value together under the commonest', () => {
    fc.assert(
      fc.property(parts, filter, (lists, asked) => {
        const documents = documentsOf([...lists, [complete]]);
        const searcher = new Searcher(makeGeneration(documents), { timeoutMs: Infinity });
        const facets = ['price', 'author', 'genres', 'inStock', 'maker.city'];
        const { facetDistribution } = searcher.search(
          makeRequest('', { filter: asked.filter, facets, limit: 0 }),
        );
        const passing = documents.flat().filter((document) => asked.passes(document));
        for (const facet of facets) {
          const counts: Record<string, number> = {};
          for (const document of passing)
            for (const key of new Set(valuesOf(document, facet).map(fold)))
              counts[key] = (counts[key] ?? 0) + 1;
          const counted = Object.entries(facetDistribution[facet] ?? {}).map(([value, count]) => [
            fold(value),
            count,
          ]);
          expect(Object.fromEntries(counted)).toEqual(counts);
        }
      }),
      runs(60),
    );
  });

  it('sort documents, those without a value last, equal ones by id', () => {
    const keys = fc.uniqueArray(
      fc.tuple(fc.constantFrom('price', 'author', 'released'), fc.constantFrom('asc', 'desc')),
      { minLength: 1, maxLength: 3, selector: ([name]) => name },
    );
    fc.assert(
      fc.property(parts, keys, fc.integer({ min: 1, max: 9 }), (lists, order, limit) => {
        const documents = documentsOf([...lists, [complete]]);
        const searcher = new Searcher(makeGeneration(documents), { timeoutMs: Infinity });
        const sort = order.map((key) => key.join(':')).join(',') as `${string}:asc`;
        const { hits } = searcher.search(makeRequest('', { sort, limit }));
        const place = (document: Document, name: string, direction: string): number | string | null => {
          const [value] = valuesOf(document, name);
          if (value === undefined) return null;
          if (name === 'author') return fold(value).normalize('NFD').replace(/\p{M}/gu, '');
          const number =
            name === 'price' ? Number(value) : (fieldTypes.date.read(value as string)?.from ?? 0);
          return direction === 'asc' ? number : -number;
        };
        const sorted = documents.flat().sort((a, b) => {
          for (const [name, direction] of order) {
            const [placeA, placeB] = [place(a, name, direction), place(b, name, direction)];
            if (placeA === placeB) continue;
            if (placeA === null) return 1;
            if (placeB === null) return -1;
            const isBefore = placeA < placeB ? -1 : 1;
            return name === 'author' && direction === 'desc' ? -isBefore : isBefore;
          }
          return a.id < b.id ? -1 : 1;
        });
        expect(idsOf(hits)).toEqual(sorted.slice(0, limit).map(({ id }) => id));
      }),
      runs(60),
    );
  });
});

const books = [
  { price: 12.5, author: 'Ada Reed', year: 2014, genres: ['sea', 'travel'] },
  { price: 19.99, author: 'ada reed', year: 2016, genres: ['sea'] },
  { price: 8, author: 'Sam Lee', year: 2015, genres: ['travel'] },
  { price: 'N/A', author: 'Ada Reed', year: 2020 },
].map((extra, index) =>
  makeDocument({ id: String(index), title: 'Boat', text: 'a boat', date: '2001', extra }),
);

describe('what is said of a field', () => {
  it('is the least, the greatest and the mean of its numbers, and how they are spread', () => {
    const { facetStats } = ask(books, 'boat', { facets: ['price', 'fields.year'] });
    expect(facetStats?.['price']).toMatchObject({ min: 8, max: 19.99, count: 3 });
    expect(facetStats?.['price']?.mean).toBeCloseTo(13.4967, 3);
    const { buckets = [] } = facetStats?.['price'] ?? {};
    expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(buckets[0]?.from).toBe(8);
    expect(facetStats?.['fields.year']).toMatchObject({ min: 2014, max: 2020 });
  });

  it('is of the own field where it is asked for as fields.year, and of the date otherwise', () => {
    const { facetDistribution } = ask(books, 'boat', { facets: ['year', 'fields.year'] });
    expect(facetDistribution).toEqual({
      year: { 2001: 4 },
      'fields.year': { 2014: 1, 2015: 1, 2016: 1, 2020: 1 },
    });
  });

  it('lists only values with a word that begins as asked', () => {
    const { facetDistribution } = ask(books, 'boat', { facets: ['author', 'genres'], facetQuery: 'Re' });
    expect(facetDistribution).toEqual({ author: { 'Ada Reed': 3 }, genres: {} });
  });

  it('counts the siblings of a value that was chosen, where that is asked', () => {
    const asked = { filter: 'author = "Sam Lee" AND price < 10', facets: ['author', 'genres'] } as const;
    expect(ask(books, 'boat', { ...asked, disjunctive: ['author'] }).facetDistribution).toEqual({
      author: { 'Sam Lee': 1 },
      genres: { travel: 1 },
    });
    const many = { filter: 'author = "Sam Lee"', facets: ['author'], disjunctive: ['author'] } as const;
    expect(ask(books, 'boat', many).facetDistribution).toEqual({ author: { 'Ada Reed': 3, 'Sam Lee': 1 } });
  });

  it('shows of hits with one value only the first, and counts those shown', () => {
    const found = ask(books, 'boat', { distinct: 'author', sort: 'price:desc' });
    expect(idsOf(found.hits)).toEqual(['1', '2']);
    expect(found).toMatchObject({ totalHits: 2, collapsedHits: 2 });
  });

  it('comes with hits where it is asked for', () => {
    const { hits } = ask(books, 'boat', {
      attributesToRetrieve: ['Author', 'none'],
      sort: 'fields.year:asc',
      limit: 1,
    });
    expect(hits[0]?.fields).toEqual({ Author: 'Ada Reed' });
    expect(ask(books, 'boat').hits[0]).not.toHaveProperty('fields');
  });
});

describe('a filter, facet or order that is none', () => {
  it.each([
    ['pric = 3', 'pric'],
    ['price = abc', 'a number'],
    ['price 3', 'TO'],
    ['author > "a"', '=, !=, IN, CONTAINS'],
  ])('is refused with what is wrong: %s', (wrong, message) => {
    expect(() => ask(books, 'boat', { filter: wrong })).toThrow(message);
  });

  it('names the fields that there are', () => {
    expect(() => ask(books, 'boat', { facets: ['colour'] })).toThrow('author');
    expect(() => ask(books, 'boat', { sort: 'colour:asc' })).toThrow('price');
    expect(() => ask(books, 'boat', { distinct: 'colour' })).toThrow('author');
  });
});

describe('an own field in the box', () => {
  const found = (query: string): string[] => idsOf(ask(books, query).hits).sort();

  it.each([
    ['author:reed', ['0', '1', '3']],
    ['author:"Ada Reed"', ['0', '1', '3']],
    ['author:"Reed Ada"', []],
    ['boat author:lee', ['2']],
    ['boat -author:lee', ['0', '1', '3']],
    ['author:(lee OR reed) year:>2015', ['1', '3']],
    ['price:10..20', ['0', '1']],
    ['price:..12.5', ['0', '2']],
    ['price:>=12.5', ['0', '1']],
    ['Price:8', ['2']],
    ['genres:*', ['0', '1', '2']],
    ['fields.year:2014..2015', ['0', '2']],
  ])('is a condition: %s', (query, ids) => {
    expect(found(query)).toEqual(ids);
    expect(ask(books, query).warnings).toEqual([]);
  });

  it('is text where it has no value that the field can hold, and a warning says so', () => {
    const { hits, warnings } = ask(
      [makeDocument({ id: 'a', title: 'price cheap', extra: { price: 3 } })],
      'price:cheap',
    );
    expect(idsOf(hits)).toEqual(['a']);
    expect(warnings).toEqual(['"price:" needs a number; it was taken as text.']);
  });

  it('is text without a warning where nothing stands directly behind it', () => {
    expect(ask(books, 'price: boat').warnings).toEqual([]);
  });

  it('is listed where another is asked for that is none', () => {
    expect(ask(books, 'colour:red').warnings[0]).toContain('author');
  });
});
