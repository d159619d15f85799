import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../runs.js';
import { anyCollection, anyFilter, collect, passes, printFilter } from '../../match/filtered-documents.js';
import { ask, makeDocument, makeRequest } from '../../memory-generation.js';

describe('facets', () => {
  it('count the documents found by value, exactly, the most frequent first', () => {
    fc.assert(
      fc.property(anyCollection, anyFilter, (collection, filter) => {
        const { documents, searcher } = collect(collection);
        const facets = ['section', 'source', 'tags', 'language', 'year', 'month'] as const;
        const { facetDistribution } = searcher.search(
          makeRequest('ferry', { filter: printFilter(filter), facets, limit: 0 }),
        );
        const found = documents.filter((document) => passes(document, filter));
        for (const facet of facets) {
          const counts = new Map<string, number>();
          for (const document of found) {
            const value =
              facet === 'year'
                ? document.date?.replace(/(?<=\d)-.*/, '')
                : facet === 'month'
                  ? /^-?\d+-\d\d/.exec(document.date ?? '')?.[0]
                  : document[facet];
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
      runs(40),
    );
  });

  it('count a document whose month is not known in its year only', () => {
    const dates = ['2024', '2024-01', '2024-01-31T23:59:59Z'];
    const documents = dates.map((date) => makeDocument({ id: date, text: 'ferry', date }));
    const { facetDistribution } = ask(documents, 'ferry', { facets: ['year', 'month'] });
    expect(facetDistribution).toEqual({ year: { 2024: 3 }, month: { '2024-01': 2 } });
  });

  it('name years before Christ as documents have them, the earliest first', () => {
    const documents = ['-000043-03-15', '-000099', '0079-08-24'].map((date) =>
      makeDocument({ id: date, text: 'ferry', date }),
    );
    const { facetDistribution } = ask(documents, 'ferry', { facets: ['year'] });
    expect(Object.keys(facetDistribution['year'] ?? {})).toEqual(['-000099', '-000043', '0079']);
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
