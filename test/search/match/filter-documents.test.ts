import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { FindlingError } from '../../../src/errors.js';
import type { Filter } from '../../../src/search/query/filter.js';
import { parseFilter } from '../../../src/search/query/parse-filter.js';
import { Searcher } from '../../../src/search/searcher.js';
import { ask, idsOf, makeDocument, makeGeneration, makeRequest, searcherOf } from '../memory-generation.js';

const DAY = 86_400_000;

describe('a filter as written', () => {
  const section = (...values: string[]): Filter => ({ kind: 'in', facet: 'section', values });
  const days = (from: string | null, to: string | null): Filter => ({
    kind: 'date',
    from: from === null ? -Infinity : Date.parse(from),
    to: to === null ? Infinity : Date.parse(to),
  });

  it.each<[string, Filter]>([
    ['section = World', section('World')],
    ['section=World', section('World')],
    ['section = "World"', section('World')],
    ["section = 'Arts \\' Crafts'", section("Arts ' Crafts")],
    ['section = "a \\"b\\" \\\\ c"', section('a "b" \\ c')],
    ['section = Middle East', section('Middle East')],
    ['section != World', { kind: 'not', part: section('World') }],
    ['section IN [World, "Far East", Arts]', section('World', 'Far East', 'Arts')],
    ['section in []', section()],
    ['section NOT IN [World]', { kind: 'not', part: section('World') }],
    ['section EXISTS', { kind: 'exists', facet: 'section' }],
    ['section NOT EXISTS', { kind: 'not', part: { kind: 'exists', facet: 'section' } }],
    ['tag = a', { kind: 'in', facet: 'tags', values: ['a'] }],
    ['lang = de', { kind: 'in', facet: 'language', values: ['de'] }],
    ['date EXISTS', { kind: 'exists', facet: 'date' }],
    ['date = 2015', days('2015-01-01', '2016-01-01')],
    ['date = 2015-12', days('2015-12-01', '2016-01-01')],
    ['date = 2016-02-29', days('2016-02-29', '2016-03-01')],
    ['date != 2015-12-31', { kind: 'not', part: days('2015-12-31', '2016-01-01') }],
    ['date < 2015-12', days(null, '2015-12-01')],
    ['date <= 2015-12', days(null, '2016-01-01')],
    ['date > 2015-12', days('2016-01-01', null)],
    ['date >= "2015-12"', days('2015-12-01', null)],
    ['date >= 2015-12-31T08:30:00Z', days('2015-12-31T08:30:00Z', null)],
    [
      'section = A OR section = B AND NOT section = C',
      {
        kind: 'or',
        parts: [section('A'), { kind: 'and', parts: [section('B'), { kind: 'not', part: section('C') }] }],
      },
    ],
    [
      '(section = A or section = B) and section = C',
      { kind: 'and', parts: [{ kind: 'or', parts: [section('A'), section('B')] }, section('C')] },
    ],
  ])('%s is read', (text, filter) => {
    expect(parseFilter(text)).toEqual(filter);
  });

  it.each<[string, number, RegExp]>([
    ['', 1, /its end/],
    ['section', 8, /=, !=, IN or EXISTS/],
    ['section =', 10, /a value/],
    ['section = =', 11, /a value/],
    ['colour = red', 1, /"colour"/],
    ['__proto__ = red', 1, /"__proto__"/],
    ['section = "A" tags = b', 15, /AND, OR or the end/],
    ['(section = A', 13, /closing parenthesis/],
    ['section = A)', 12, /AND, OR or the end/],
    ['section IN World', 12, /square brackets/],
    ['section IN [A B', 16, /comma or a closing bracket/],
    ['section IN ["A" "B"]', 17, /comma/],
    ['section = A AND', 16, /a field/],
    ['date = yesterday', 8, /a date/],
    ['date = 2015-13', 8, /a date/],
    ['date = 2015-02-29', 8, /a date/],
    ['date = 2015-00-10', 8, /a date/],
    ['date IN [2015]', 6, /EXISTS/],
    ['section = "open', 11, /no meaning/],
    ['! section = A', 1, /no meaning/],
  ])('%s is an error at character %d', (text, at, problem) => {
    try {
      parseFilter(text);
    } catch (error) {
      expect(error).toBeInstanceOf(FindlingError);
      expect((error as FindlingError).code).toBe('invalid_filter');
      expect((error as FindlingError).message).toContain(`at character ${at} `);
      expect((error as FindlingError).message).toMatch(problem);
      return;
    }
    expect.unreachable(`"${text}" was read`);
  });

  it('is read or refused with invalid_filter, whatever it holds and however deep', () => {
    const signs = [
      '(',
      ')',
      '[',
      ']',
      'NOT',
      'AND',
      'OR',
      'IN',
      '=',
      '!=',
      '<',
      ',',
      '"',
      'date',
      'tags',
      '2015',
      'x',
    ];
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.array(fc.constantFrom(...signs), { maxLength: 20 }).map((parts) => parts.join(' ')),
        ),
        (text) => {
          try {
            parseFilter(text);
          } catch (error) {
            expect(error).toMatchObject({ code: 'invalid_filter' });
          }
        },
      ),
    );
    for (const deep of ['('.repeat(1900), 'NOT '.repeat(900), 'x'.repeat(5000)]) {
      expect(() => parseFilter(deep)).toThrow(FindlingError);
    }
  });
});

const anyDocument = fc.record({
  section: fc.constantFrom(null, 'World', 'Arts', 'world'),
  source: fc.constantFrom(null, 'A', 'B'),
  language: fc.constantFrom(null, 'en', 'de'),
  tags: fc.array(fc.constantFrom('x', 'y', 'Z'), { maxLength: 4 }),
  date: fc.constantFrom(null, '2014-12-31', '2015-01-01', '2015-12-31T23:59:59Z', '2016-01-01', '1969-07-20'),
  part: fc.nat({ max: 2 }),
  deleted: fc.boolean(),
});
type Given = typeof anyDocument extends fc.Arbitrary<infer Value> ? Value : never;

const { filter: anyFilter } = fc.letrec<{ filter: Filter; part: Filter }>((tie) => ({
  part: fc.oneof(
    fc.record({
      kind: fc.constant('in' as const),
      facet: fc.constantFrom('section' as const, 'source' as const, 'language' as const, 'tags' as const),
      values: fc.array(fc.constantFrom('World', 'arts', 'A', 'en', 'x', 'z', 'none'), { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('exists' as const),
      facet: fc.constantFrom(
        'section' as const,
        'source' as const,
        'language' as const,
        'tags' as const,
        'date' as const,
      ),
    }),
    fc
      .record({
        from: fc.constantFrom(-Infinity, Date.UTC(2015), Date.UTC(1970)),
        span: fc.constantFrom(DAY, 365 * DAY, Infinity),
      })
      .map(({ from, span }): Filter => ({
        kind: 'date',
        from,
        to: from === -Infinity ? Date.UTC(2015, 6) : from + span,
      })),
  ),
  filter: fc.oneof(
    { maxDepth: 3 },
    tie('part'),
    fc.record({ kind: fc.constant('not' as const), part: tie('filter') }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }),
    }),
  ),
}));

function passes(document: Document, filter: Filter): boolean {
  switch (filter.kind) {
    case 'in': {
      const value = document[filter.facet];
      const values = value === null ? [] : typeof value === 'string' ? [value] : value;
      const wanted = filter.values.map((text) => text.toLowerCase());
      return values.some((text) => wanted.includes(text.toLowerCase()));
    }
    case 'exists': {
      const value = document[filter.facet];
      return value !== null && value.length > 0;
    }
    case 'date':
      return (
        document.date !== null &&
        Date.parse(document.date) >= filter.from &&
        Date.parse(document.date) < filter.to
      );
    case 'and':
      return filter.parts.every((part) => passes(document, part));
    case 'or':
      return filter.parts.some((part) => passes(document, part));
    case 'not':
      return !passes(document, filter.part);
  }
}

/** The filter as a program would write it. */
function print(filter: Filter): string {
  switch (filter.kind) {
    case 'in':
      return `${filter.facet} IN [${filter.values.map((value) => `"${value}"`).join(', ')}]`;
    case 'exists':
      return `${filter.facet} EXISTS`;
    case 'date': {
      const at = (time: number): string => new Date(time).toISOString();
      const ends = [
        ...(filter.from === -Infinity ? [] : [`date >= ${at(filter.from)}`]),
        ...(filter.to === Infinity ? [] : [`date < ${at(filter.to)}`]),
      ];
      return `(${ends.join(' AND ')})`;
    }
    case 'and':
    case 'or':
      return `(${filter.parts.map(print).join(` ${filter.kind} `)})`;
    case 'not':
      return `NOT ${print(filter.part)}`;
  }
}

function collect(collection: readonly Given[]): { documents: Document[]; searcher: Searcher } {
  const all = collection.map(({ section, source, language, tags, date }, index) =>
    makeDocument({
      id: `d${String(index).padStart(2, '0')}`,
      text: 'ferry',
      section,
      source,
      language,
      tags,
      date,
    }),
  );
  const gone = new Set(all.map(({ id }) => id).filter((_, index) => collection[index]?.deleted));
  const parts = [0, 1, 2].map((part) => all.filter((_, index) => collection[index]?.part === part));
  return {
    documents: all.filter(({ id }) => !gone.has(id)),
    searcher: new Searcher(makeGeneration(parts, gone), { timeoutMs: Number.POSITIVE_INFINITY }),
  };
}

const anyCollection = fc.array(anyDocument, { minLength: 1, maxLength: 70 });

describe('filtering', () => {
  it('lets through what a test of every live document lets through, with and without words', () => {
    fc.assert(
      fc.property(anyCollection, anyFilter, fc.constantFrom('', 'ferry'), (collection, filter, query) => {
        const { documents, searcher } = collect(collection);
        const { hits, totalHits } = searcher.search(
          makeRequest(query, { filter: print(filter), limit: 100 }),
        );
        const expected = documents.filter((document) => passes(document, filter)).map(({ id }) => id);
        expect(idsOf(hits).sort()).toEqual(expected);
        expect(totalHits).toBe(expected.length);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves scores as they are', () => {
    const documents = ['a', 'b', 'c'].map((id) => makeDocument({ id, text: 'ferry', section: id }));
    const [all] = ask(documents, 'ferry').hits;
    const [one] = ask(documents, 'ferry', { filter: 'section = a' }).hits;
    expect(one?.score).toBe(all?.score);
  });
});

describe('facets', () => {
  it('count the documents found by value, exactly, the most frequent first', () => {
    fc.assert(
      fc.property(anyCollection, anyFilter, (collection, filter) => {
        const { documents, searcher } = collect(collection);
        const facets = ['section', 'source', 'tags', 'language', 'year', 'month'] as const;
        const { facetDistribution } = searcher.search(
          makeRequest('ferry', { filter: print(filter), facets, limit: 0 }),
        );
        const found = documents.filter((document) => passes(document, filter));
        for (const facet of facets) {
          const counts = new Map<string, number>();
          for (const document of found) {
            const date = document.date === null ? null : new Date(document.date).toISOString();
            const value =
              facet === 'year' ? date?.slice(0, 4) : facet === 'month' ? date?.slice(0, 7) : document[facet];
            for (const one of new Set(value === null || value === undefined ? [] : [value].flat()))
              counts.set(one, (counts.get(one) ?? 0) + 1);
          }
          const counted = Object.entries(facetDistribution[facet] ?? {});
          expect(new Map(counted)).toEqual(counts);
          if (facet === 'section' || facet === 'tags') {
            const numbers = counted.map(([, count]) => count);
            expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('may be named like parts of an object without harm', () => {
    const documents = ['__proto__', 'constructor', 'toString'].map((section) =>
      makeDocument({ id: section, text: 'ferry', section, tags: [section] }),
    );
    const { facetDistribution } = ask(documents, 'ferry', { facets: ['section', 'tags'] });
    for (const facet of ['section', 'tags']) {
      expect(Object.entries(facetDistribution[facet] ?? {})).toEqual([
        ['__proto__', 1],
        ['constructor', 1],
        ['toString', 1],
      ]);
    }
  });

  it('that are unknown are refused by name', () => {
    expect(() => ask([makeDocument({ id: 'a' })], '', { facets: ['colour'] })).toThrow(
      /"colour" is not a facet/,
    );
  });
});

describe('sorting by date', () => {
  it('goes both ways, those without a date last, equal dates by id', () => {
    fc.assert(
      fc.property(anyCollection, fc.boolean(), fc.nat({ max: 20 }), (collection, newest, limit) => {
        const { documents, searcher } = collect(collection);
        const time = ({ date }: Document): number =>
          date === null ? Infinity : newest ? -Date.parse(date) : Date.parse(date);
        const expected = [...documents].sort((a, b) =>
          time(a) === time(b) ? (a.id < b.id ? -1 : 1) : time(a) < time(b) ? -1 : 1,
        );
        const { hits } = searcher.search(
          makeRequest('ferry', { sort: newest ? 'date:desc' : 'date:asc', limit, snippets: 0 }),
        );
        expect(idsOf(hits)).toEqual(expected.map(({ id }) => id).slice(0, limit));
      }),
      { numRuns: 200 },
    );
  });

  it('gives the scores of the first stage, in the order that relevance gives', () => {
    const documents = [
      makeDocument({ id: 'a', text: 'ferry ferry ferry', date: '2015-01-01' }),
      makeDocument({ id: 'b', text: 'a ferry among many other words', date: '2016-01-01' }),
    ];
    const scores = (sort: 'relevance' | 'date:desc'): Map<string, number> =>
      new Map(ask(documents, 'ferry', { sort }).hits.map(({ id, score }) => [id, score]));
    expect(idsOf(ask(documents, 'ferry', { sort: 'date:desc' }).hits)).toEqual(['b', 'a']);
    const [byDate, byRelevance] = [scores('date:desc'), scores('relevance')];
    for (const id of ['a', 'b']) expect(byDate.get(id)).toBeLessThanOrEqual(byRelevance.get(id) ?? 0);
    expect(byDate.get('a')).toBeGreaterThan(byDate.get('b') ?? 0);
  });
});

describe('a search past its time', () => {
  it.each(['ferry', '"ferry harbour"', 'ferry AND harbour'])(
    'is stopped with search_timeout: %s',
    (query) => {
      const searcher = searcherOf([makeDocument({ id: 'a', text: 'ferry harbour' })], -1);
      expect(() => searcher.search(makeRequest(query))).toThrow(
        expect.objectContaining({ code: 'search_timeout' }) as Error,
      );
    },
  );
});
