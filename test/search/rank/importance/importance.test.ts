import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../../src/documents/document.js';
import type { ImportanceSettings } from '../../../../src/importance-settings.js';
import type { Explanation, SearchRequest } from '../../../../src/search/engine.js';
import { Searcher } from '../../../../src/search/searcher.js';
import { makeDocument } from '../../../make-document.js';
import { makeGeneration } from '../../../memory-segments.js';
import { runs } from '../../../runs.js';
import { idsOf, makeRequest } from '../../memory-generation.js';

function searcherWith(documents: readonly Document[], importance: ImportanceSettings, parts = 1): Searcher {
  const size = Math.ceil(documents.length / parts);
  const lists = Array.from({ length: parts }, (_, part) => documents.slice(part * size, (part + 1) * size));
  return new Searcher(makeGeneration(lists, new Set(), { importance }), { timeoutMs: Infinity });
}

function find(
  documents: readonly Document[],
  importance: ImportanceSettings,
  query: string,
  given: Partial<SearchRequest> = {},
): string[] {
  return idsOf(searcherWith(documents, importance).search(makeRequest(query, given)).hits);
}

/** Documents with the same words, each with its own fields. */
function alike(...given: readonly (Partial<Document> & { readonly id: string })[]): Document[] {
  return given.map((one) => makeDocument({ title: 'Ferry', text: 'The ferry to the island.', ...one }));
}

describe('the importance of documents with the same words', () => {
  it.each<[string, ImportanceSettings, readonly Partial<Document>[], string]>([
    [
      'a high number first',
      { boost: { field: 'rank' } },
      [{ extra: { rank: 1 } }, { extra: {} }, { extra: { rank: 9 } }],
      'cab',
    ],
    [
      'a low number first where that is set, and none last',
      { boost: { field: 'rank', prefer: 'low' } },
      [{ extra: { rank: 4 } }, { extra: {} }, { extra: { rank: 2 } }],
      'cab',
    ],
    [
      'a new date first',
      { boost: { field: 'date', halfLife: '30d' } },
      [{ date: '2015-01-01' }, { date: null }, { date: '2015-02-01' }],
      'cab',
    ],
    [
      'the newest of several dates of an own field',
      { boost: [{ field: 'reviewed' }] },
      [{ extra: { reviewed: ['2015-01-01', '2013-01-01'] } }, { extra: { reviewed: '2014-01-01' } }],
      'ab',
    ],
    [
      'what is true first',
      { boost: { field: 'inStock' } },
      [{ extra: { inStock: false } }, { extra: { inStock: true } }],
      'ba',
    ],
    [
      'a section by its weight',
      { weights: [{ section: 'Blog', weight: 0.5 }] },
      [{ section: 'blog' }, { section: 'News' }],
      'ba',
    ],
    [
      'a language by its weight',
      { weights: [{ language: 'fr', weight: 3 }] },
      [{ language: null }, { language: 'fr' }],
      'ba',
    ],
    [
      'a value of an own field by its weight',
      { weights: [{ field: 'kind', value: 'Guide', weight: 2 }] },
      [{ extra: { kind: 'note' } }, { extra: { kind: ['guide', 'note'] } }],
      'ba',
    ],
    [
      'a field that no document has changes nothing',
      { boost: { field: 'visits' }, weights: [{ field: 'kind', value: 'x', weight: 2 }] },
      [{ extra: { rank: 1 } }, { extra: { rank: 2 } }],
      'ab',
    ],
  ])('puts %s', (_, importance, given, order) => {
    const documents = alike(...given.map((one, index) => ({ id: 'abc'[index] ?? '', ...one })));
    expect(find(documents, importance, 'ferry').join('')).toBe(order);
  });

  it.each([
    ['archive', 'archive/old.md', true],
    ['archive/**', 'archive/2015/old.md', true],
    ['archive/*', 'archive/2015/old.md', false],
    ['**/old*', 'x/y/old.md', true],
    ['docs/**/v1', 'docs/v1/a.md', true],
    ['arch', 'archive/old.md', false],
    ['(a)+', '(a)+/b.md', true],
  ])('of the folder %s counts for %s: %s', (folder, id, counts) => {
    const documents = alike({ id }, { id: 'zz/other.md' });
    const importance = { weights: [{ folder, weight: 0.5 }] };
    expect(find(documents, importance, 'ferry')[0] === id).toBe(!counts);
  });

  it('is the same however often the words are repeated', () => {
    const documents = [
      ...alike({ id: 'a', extra: { rank: 1 } }, { id: 'b', extra: { rank: 9 } }),
      makeDocument({ id: 'c', title: 'Ferry', text: 'A boat.' }),
    ];
    for (const times of [1, 127, 128, 200]) {
      const query = 'ferry island '.repeat(times).trim();
      expect(find(documents, { boost: { field: 'rank' } }, query, { match: 'any' })).toEqual(['b', 'a', 'c']);
    }
  });

  it.each([{}, { pivot: 1e308 }])('tells the largest numbers there are apart, with %j', (given) => {
    const ranks = [1, 1.7e308, 1e300, 1.6e308, 0, -5];
    const documents = alike(...ranks.map((rank, index) => ({ id: 'abcdef'.charAt(index), extra: { rank } })));
    const boost = { field: 'rank', weight: 3, ...given };
    expect(find(documents, { boost }, 'ferry').slice(0, 2)).toEqual(['b', 'd']);
    expect(find(documents, { boost: { ...boost, prefer: 'low' } }, 'ferry').slice(-2)).toEqual(['d', 'b']);
  });

  it('holds in orders of relevance alone, and in the score that others show', () => {
    const documents = alike(
      { id: 'a', date: '2015-01-02', extra: { rank: 1 } },
      { id: 'b', date: '2015-01-01', extra: { rank: 50 } },
    );
    const importance = { boost: { field: 'rank', weight: 2 } };
    expect(find(documents, importance, 'ferry')).toEqual(['b', 'a']);
    expect(find(documents, importance, 'ferry', { sort: 'date:desc' })).toEqual(['a', 'b']);
    expect(find(documents, importance, '')).toEqual(['a', 'b']);
    const [first, second] = searcherWith(documents, importance).search(
      makeRequest('ferry', { sort: 'date:desc' }),
    ).hits;
    expect(first!.score).toBeLessThan(second!.score);
  });

  it('changes no score where nothing is configured, or all are as important', () => {
    const documents = alike({ id: 'a', extra: { rank: 3 } }, { id: 'b', extra: { rank: 3 } });
    const score = (importance: ImportanceSettings): number | undefined =>
      searcherWith(documents, importance).search(makeRequest('ferry')).hits[0]?.score;
    expect(score({ boost: { field: 'rank' } })).toBe(score({}));
  });
});

describe('words in headings', () => {
  const text = 'Tickets and times.\n\nThe ferry\n\nIt sails daily.';
  const documents = [
    makeDocument({ id: 'a', title: 'Travel', text: text.replace('The ferry', 'A ferry'), language: 'en' }),
    makeDocument({
      id: 'b',
      title: 'Travel',
      text: text.replace('It sails', 'It sails and sails'),
      language: 'en',
      sections: [{ start: 20, level: 2, heading: 'The ferries', anchor: null }],
    }),
  ];

  it('count more than words in the rest of the text where that is set', () => {
    expect(find(documents, {}, 'ferry')).toEqual(['a', 'b']);
    expect(find(documents, { headings: 2 }, 'ferry')).toEqual(['b', 'a']);
    expect(find(documents, { headings: 2 }, 'ferry', { fields: ['title', 'text'] })).toEqual(['b', 'a']);
    expect(find(documents, { headings: 2 }, 'title:travel')).toEqual(['a', 'b']);
  });
});

describe('a document pinned for a query', () => {
  const documents = [
    ...alike({ id: 'a', title: 'Ferry times' }, { id: 'b' }),
    makeDocument({ id: 'c', title: 'Harbour', text: 'Boats, and at the very end of it all a ferry, too.' }),
    makeDocument({ id: 'd', title: 'Hills', text: 'Nothing of the kind.' }),
  ];
  const pins = [{ query: 'Ferry  times!', ids: ['d', 'c', 'missing', 'b'] }];

  it('comes first, in the order of the setting, where it holds a word of the query', () => {
    expect(find(documents, { pins }, 'ferry times')).toEqual(['c', 'b', 'a']);
    expect(find(documents, { pins }, 'FERRY TIMES')).toEqual(['c', 'b', 'a']);
    expect(find(documents, { pins }, 'ferry times', { limit: 1, offset: 1 })).toEqual(['b']);
    expect(find(documents, { pins }, 'ferry')[0]).toBe('b');
  });

  it('does not come where the query or the filter leaves it out', () => {
    expect(find(documents, { pins }, 'ferry times', { match: 'all' })).toEqual(['a']);
    const filtered = find(
      [...documents, makeDocument({ id: 'e', text: 'ferry', section: 'x' })],
      { pins },
      'ferry times',
      {
        filter: 'section = x',
      },
    );
    expect(filtered).toEqual(['e']);
  });

  it('says so in its explanation', () => {
    const { hits } = searcherWith(documents, { pins }).search(makeRequest('ferry times', { explain: true }));
    expect(JSON.stringify(hits[0]?.explanation)).toContain('pinned for this query');
    expect(JSON.stringify(hits[2]?.explanation)).not.toContain('pinned');
  });
});

const words = ['ferry', 'harbour', 'lantern'];
const anyDocument = fc.record({
  title: fc.constantFrom('', 'boat', 'ferry'),
  text: fc.array(fc.constantFrom(...words, 'salt', 'rope'), { minLength: 1, maxLength: 9 }),
  rank: fc.constantFrom(0, 1, 3, 40, 1000),
  section: fc.constantFrom(null, 'News', 'Blog'),
  date: fc.constantFrom(null, '2014-01-01', '2015-06-01'),
});
type AnyDocument = typeof anyDocument extends fc.Arbitrary<infer Given> ? Given : never;
const anyImportance: fc.Arbitrary<ImportanceSettings> = fc.record({
  boost: fc.array(
    fc.record({
      field: fc.constantFrom('rank', 'date'),
      weight: fc.constantFrom(0.2, 1, 3),
      prefer: fc.constantFrom('high' as const, 'low' as const),
    }),
    { maxLength: 2 },
  ),
  weights: fc.subarray([
    { section: 'News', weight: 0.25 },
    { section: 'Blog', weight: 4 },
    { folder: '0-1', weight: 2 },
  ]),
  headings: fc.constantFrom(1, 2),
});

function documentsOf(given: readonly AnyDocument[]): Document[] {
  return given.map(({ title, text, rank, section, date }, index) =>
    makeDocument({ id: `0-${index}`, title, text: text.join(' '), section, date, extra: { rank } }),
  );
}

describe('importance, whatever is configured', () => {
  const anyQuery = fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 });

  it('never lifts a document over one that holds more of the words', () => {
    fc.assert(
      fc.property(
        fc.array(anyDocument, { minLength: 2, maxLength: 12 }),
        anyImportance,
        anyQuery,
        fc.constantFrom(1, 2),
        (given, { boost = [], weights = [] }, query, parts) => {
          const documents = documentsOf(given);
          const asked = makeRequest(query.join(' '), { limit: 50 });
          const plain = searcherWith(documents, {}, parts).findIds(asked).ids;
          const weighed = searcherWith(documents, { boost, weights }, parts).findIds(asked).ids;
          const held = (id: string): number => {
            const { title, text } = documents.find((other) => other.id === id)!;
            return query.filter((word) => `${title} ${text}`.includes(word)).length;
          };
          expect([...weighed].sort()).toEqual([...plain].sort());
          for (const [place, lifted] of weighed.entries())
            for (const other of weighed.slice(place + 1))
              if (held(other) > held(lifted))
                expect(plain.indexOf(lifted)).toBeLessThan(plain.indexOf(other));
        },
      ),
      runs(150),
    );
  });

  it('is explained, part by part, in the score of every hit, and pages fit together', () => {
    fc.assert(
      fc.property(
        fc.array(anyDocument, { minLength: 2, maxLength: 40 }),
        anyImportance,
        anyQuery,
        fc.constantFrom('relevance' as const, 'recency' as const, 'date:desc' as const),
        (given, importance, query, sort) => {
          const searcher = searcherWith(
            documentsOf(given),
            { ...importance, pins: [{ query: 'ferry', ids: ['0-1', '0-0'] }] },
            2,
          );
          const request = makeRequest(query.join(' '), { limit: 50, explain: true, sort });
          const { hits } = searcher.search(request);
          for (const { score, explanation } of hits) {
            expect(explanation!.value).toBeCloseTo(score, 9);
            expectSum(explanation!);
          }
          if (sort === 'relevance')
            for (const [index, hit] of hits.entries())
              expect(hit.score).toBeLessThanOrEqual(hits[index - 1]?.score ?? Infinity);
          const paged = [0, 3, 6].flatMap((offset) =>
            idsOf(searcher.search({ ...request, offset, limit: 3 }).hits),
          );
          expect(paged).toEqual(idsOf(hits.slice(0, 9)));
        },
      ),
      runs(100),
    );
  });
});

function expectSum({ value, details }: Explanation): void {
  expect(details.reduce((sum, detail) => sum + detail.value, 0)).toBeCloseTo(value, 9);
}
